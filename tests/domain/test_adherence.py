"""What was answered is counted; silence is no answer."""

from __future__ import annotations

from datetime import date, timedelta

from lbp_app.domain.adherence import Adherence, adherence
from lbp_app.domain.reminders import Became, ReminderKind, ReminderOutcome

DAY = date(2026, 3, 2)
KINDS = {"walk": ReminderKind.ACTIVITY, "warm": ReminderKind.HEAT, "pill": ReminderKind.MEDICINE}


def became(rule: str, what: Became, days: int = 0) -> ReminderOutcome:
    return ReminderOutcome(rule, DAY + timedelta(days=days), 480, what)


def test_each_answer_counts_once() -> None:
    told = [
        became("walk", Became.DONE),
        became("warm", Became.DONE),
        became("walk", Became.PART, 1),
        became("walk", Became.NOT_TODAY, 2),
    ]
    counted = adherence(told, KINDS, DAY, DAY + timedelta(days=6))
    assert counted == Adherence(done=2, part=1, not_today=1)
    assert counted.answered == 4


def test_silence_skips_and_other_kinds_are_not_counted() -> None:
    told = [
        became("walk", Became.SHOWN),
        became("walk", Became.MISSED, 1),
        became("walk", Became.SKIPPED, 2),
        became("walk", Became.QUIET, 3),
        became("pill", Became.DONE),
        became("gone", Became.DONE),
    ]
    assert adherence(told, KINDS, DAY, DAY + timedelta(days=6)) == Adherence()


def test_only_the_days_asked_for_are_counted() -> None:
    told = [became("walk", Became.DONE, days) for days in (-1, 0, 6, 7)]
    assert adherence(told, KINDS, DAY, DAY + timedelta(days=6)).done == 2

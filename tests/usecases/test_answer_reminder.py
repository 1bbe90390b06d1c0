"""Snoozes that make sense, and what is kept of an answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from lbp_app.domain.daily import Activity
from lbp_app.domain.heat import HeatSession
from lbp_app.domain.log import LogItem
from lbp_app.domain.plan import How, PlanChoice, PlanDone, PlanPart
from lbp_app.domain.reminders import (
    Became,
    Occurrence,
    ReminderKind,
    ReminderOutcome,
    ReminderRule,
)
from lbp_app.ui.services import Services
from lbp_app.usecases.answer_reminder import AnswerReminder, Snooze, snoozed_until
from lbp_app.usecases.ports import Trouble
from lbp_app.usecases.read_flags import ReadFlags
from lbp_app.usecases.read_reminders import ReadReminders
from tests.building import diary_with, services
from tests.fakes import FrozenClock, MemoryDiary
from tests.fixtures import A_MORNING
from tests.usecases.plans import first_week
from tests.usecases.unreadable import UnreadableDiary

KEY = Occurrence("walk", date(2026, 3, 2), 480)


def _answer(diary: MemoryDiary | UnreadableDiary, clock: FrozenClock) -> AnswerReminder:
    read = ReadReminders(diary, clock, ReadFlags(diary, clock))
    return AnswerReminder(diary, clock, read)


@pytest.mark.parametrize(
    ("length", "by"),
    [
        (Snooze.TEN_MINUTES, timedelta(minutes=10)),
        (Snooze.HOUR, timedelta(hours=1)),
        (Snooze.EVENING, timedelta(hours=10, minutes=30)),
    ],
)
def test_a_snooze_ends_when_it_says(length: Snooze, by: timedelta) -> None:
    assert snoozed_until(A_MORNING, length) == A_MORNING + by


def test_this_evening_late_in_the_evening_is_an_hour() -> None:
    late = datetime(2026, 3, 2, 20, 0, tzinfo=ZoneInfo("Europe/Dublin"))
    assert snoozed_until(late, Snooze.EVENING) == late + timedelta(hours=1)


def test_this_evening_is_offered_before_it_only() -> None:
    clock = FrozenClock(datetime(2026, 3, 2, 17, 59, tzinfo=ZoneInfo("Europe/Dublin")))
    answer = _answer(MemoryDiary(), clock)
    assert answer.offered() == tuple(Snooze)
    clock.advance(timedelta(minutes=1))
    assert answer.offered() == (Snooze.TEN_MINUTES, Snooze.HOUR)


def test_a_later_answer_takes_the_place_of_an_earlier_one_and_both_are_kept() -> None:
    diary = MemoryDiary()
    answer = _answer(diary, FrozenClock())
    answer(KEY, Became.NOT_TODAY)
    answer(KEY, Became.DONE)
    [item] = diary.items(ReminderOutcome)
    assert item.fact.became is Became.DONE
    assert len(diary.versions(KEY.id)) == 2


def test_an_answer_that_could_not_be_kept_says_so() -> None:
    diary = MemoryDiary()
    answer = _answer(diary, FrozenClock())
    diary.trouble = Trouble.FULL
    assert answer(KEY, Became.DONE) is Trouble.FULL
    assert answer.snooze(KEY, Snooze.HOUR).trouble is Trouble.FULL


def test_a_diary_that_cannot_be_read_says_so() -> None:
    answer = _answer(UnreadableDiary(), FrozenClock())
    assert answer(KEY, Became.DONE) is not None
    assert answer.snooze(KEY, Snooze.HOUR).trouble is not None


# With a plan.

WALK = ReminderRule(ReminderKind.ACTIVITY, (480,), date(2026, 3, 2))


def _with_plan(
    rule: ReminderRule = WALK, days_ago: int = 1, clock: FrozenClock | None = None
) -> tuple[Services, MemoryDiary]:
    now = A_MORNING
    diary = diary_with(LogItem("walk", now, now, rule), *first_week(now, days_ago))
    return services(diary=diary, clock=clock or FrozenClock()), diary


@pytest.mark.parametrize(
    ("became", "how", "minutes"),
    [
        (Became.DONE, How.DONE, [8]),
        (Became.PART, How.PART, [4]),
        (Became.NOT_TODAY, How.NOT_TODAY, []),
    ],
)
def test_an_answer_ticks_the_walk_of_the_plan_and_takes_it_back_with_it(
    became: Became, how: How, minutes: list[int]
) -> None:
    built, diary = _with_plan()
    assert built.reminders.answer(KEY, became) is None
    assert [item.fact.how for item in diary.items(PlanDone)] == [how]
    assert [item.fact.minutes for item in diary.items(Activity)] == minutes
    assert built.reminders.answer.take_back(KEY) is None
    assert (diary.items(PlanDone), diary.items(Activity)) == ((), ())
    assert diary.items(ReminderOutcome) == ()


def test_a_tick_of_the_patients_own_stays_when_the_answer_is_taken_back() -> None:
    clock = FrozenClock()
    built, diary = _with_plan(clock=clock)
    built.record_plan.did(PlanPart.MOVE, How.PART)
    clock.advance(timedelta(minutes=1))
    built.reminders.answer(KEY, Became.DONE)
    built.reminders.answer.take_back(KEY)
    assert [item.fact.how for item in diary.items(PlanDone)] == [How.PART]


def test_what_was_before_the_answer_counts_again() -> None:
    built, diary = _with_plan()
    shown = ReminderOutcome("walk", KEY.day, KEY.slot, Became.SHOWN, shown_at=A_MORNING)
    diary.keep(LogItem(KEY.id, A_MORNING, A_MORNING, shown))
    built.reminders.answer(KEY, Became.DONE)
    built.reminders.answer.take_back(KEY)
    assert [item.fact for item in diary.items(ReminderOutcome)] == [shown]
    assert len(diary.versions(KEY.id)) == 3


@pytest.mark.parametrize(
    ("rule", "days_ago", "key"),
    [
        (replace(WALK, kind=ReminderKind.MEDICINE), 1, KEY),
        (replace(WALK, kind=ReminderKind.HEAT), 1, KEY),
        (WALK, 7, KEY),
        (WALK, 1, replace(KEY, day=date(2026, 3, 1))),
    ],
)
def test_another_kind_a_week_that_is_over_or_another_day_ticks_nothing(
    rule: ReminderRule, days_ago: int, key: Occurrence
) -> None:
    built, diary = _with_plan(rule, days_ago)
    built.reminders.answer(key, Became.DONE)
    assert diary.items(PlanDone) == ()
    assert built.reminders.answer.take_back(key) is None


def test_heat_that_is_wanted_is_ticked_and_no_heat_is_logged() -> None:
    built, diary = _with_plan(replace(WALK, kind=ReminderKind.HEAT))
    built.record_plan.chose(PlanChoice(wants_heat=True))
    built.reminders.answer(KEY, Became.DONE)
    assert [item.fact.part for item in diary.items(PlanDone)] == [PlanPart.HEAT]
    assert diary.items(HeatSession) == ()


def test_taking_back_what_was_never_answered_does_nothing() -> None:
    built, diary = _with_plan()
    assert built.reminders.answer.take_back(KEY) is None
    assert diary.items(ReminderOutcome) == ()


def test_with_a_diary_in_trouble_answer_and_tick_are_both_not_kept() -> None:
    built, diary = _with_plan()
    diary.trouble = Trouble.FULL
    assert built.reminders.answer(KEY, Became.DONE) is Trouble.FULL
    diary.trouble = None
    assert (diary.items(PlanDone), diary.items(ReminderOutcome)) == ((), ())

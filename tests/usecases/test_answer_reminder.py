"""Snoozes that make sense, and what is kept of an answer."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from lbp_app.domain.reminders import Became, Occurrence, ReminderOutcome
from lbp_app.usecases.answer_reminder import AnswerReminder, Snooze, snoozed_until
from lbp_app.usecases.ports import Trouble
from lbp_app.usecases.read_flags import ReadFlags
from lbp_app.usecases.read_reminders import ReadReminders
from tests.fakes import FrozenClock, MemoryDiary
from tests.fixtures import A_MORNING
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

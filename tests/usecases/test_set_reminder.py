"""Each change of a reminder is a new version, and speaks from the moment it was made."""

from __future__ import annotations

from datetime import date, timedelta

from lbp_app.domain.reminders import ReminderKind, ReminderRule, ReminderSettings
from lbp_app.usecases.ports import Trouble
from lbp_app.usecases.read_flags import ReadFlags
from lbp_app.usecases.read_reminders import ReadReminders
from lbp_app.usecases.set_reminder import WEEK, SetReminder
from tests.building import ids
from tests.fakes import FrozenClock, MemoryDiary

RULE = ReminderRule(ReminderKind.ACTIVITY, (480,), date(2026, 3, 1))


def _desk() -> tuple[MemoryDiary, FrozenClock, SetReminder, ReadReminders]:
    diary, clock = MemoryDiary(), FrozenClock()
    read = ReadReminders(diary, clock, ReadFlags(diary, clock))
    return diary, clock, SetReminder(diary, clock, ids()), read


def test_a_new_reminder_gets_an_id_and_speaks_from_now_on() -> None:
    _, clock, put, read = _desk()
    assert put(RULE) is None
    [item] = read.rules()
    assert (item.id, item.fact, item.happened_at) == ("made-1", RULE, clock.now())


def test_off_and_on_again_is_two_versions_and_begins_anew() -> None:
    diary, clock, put, read = _desk()
    put(RULE, "walk")
    clock.advance(timedelta(days=1))
    put.switch("walk", RULE, on=False)
    assert [i.fact.on for i in read.rules()] == [False]
    clock.advance(timedelta(days=1))
    put.switch("walk", read.rules()[0].fact, on=True)
    assert [(i.fact.on, i.happened_at) for i in read.rules()] == [(True, clock.now())]
    assert len(diary.versions("walk")) == 3


def test_a_pause_lasts_a_week_and_switching_on_ends_it() -> None:
    _, clock, put, read = _desk()
    put.pause("walk", RULE)
    assert read.rules()[0].fact.paused_until == clock.now() + WEEK
    put.switch("walk", read.rules()[0].fact, on=True)
    assert read.rules()[0].fact.paused_until is None


def test_a_reminder_that_was_taken_away_is_gone_and_its_versions_stay() -> None:
    diary, _, put, read = _desk()
    put(RULE, "walk")
    put.remove("walk", RULE)
    assert read.rules() == ()
    assert len(diary.versions("walk")) == 2


def test_a_change_after_the_clock_was_set_back_counts() -> None:
    _, clock, put, read = _desk()
    put(RULE, "walk")
    clock._now -= timedelta(days=400)
    put.switch("walk", RULE, on=False)
    assert not read.rules()[0].fact.on


def test_limits_and_a_rest_from_all() -> None:
    _, clock, put, read = _desk()
    put.limits(ReminderSettings(most_a_day=5))
    put.rest(read.settings())
    settings = read.settings()
    assert settings.most_a_day == 5
    assert settings.rests_at(clock.now())
    put.end_rest(settings)
    assert not read.settings().rests_at(clock.now())


def test_what_could_not_be_kept_says_so() -> None:
    diary, _, put, _ = _desk()
    diary.trouble = Trouble.FULL
    assert put(RULE) is Trouble.FULL
    assert put.limits(ReminderSettings()) is Trouble.FULL

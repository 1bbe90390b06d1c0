"""The form of a reminder: chips, a time of one's own, and what is missing said in words."""

from __future__ import annotations

from datetime import date

from lbp_app.domain.log import LogItem
from lbp_app.domain.reminders import Follow, ReminderKind, ReminderRule
from lbp_app.ui import routes
from tests.building import diary_with, say, services
from tests.fakes import FrozenClock, MemoryDiary
from tests.fixtures import A_MORNING
from tests.harness import mounted, play

MONDAY = date(2026, 3, 2)
NEW = routes.reminder_change()


def _only(diary: MemoryDiary) -> ReminderRule:
    [item] = diary.items(ReminderRule)
    return item.fact


def test_four_taps_set_a_reminder() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary, clock=FrozenClock()), route=NEW) as window:
            await window.tap("kind-check_in", "time-480", "time-1200", "save")
            assert window.route == routes.REMINDERS
            assert window.has("Every day at 8:00, 20:00")
        assert _only(diary) == ReminderRule(ReminderKind.CHECK_IN, (480, 1200), MONDAY)

    play(journey())


def test_some_days_own_words_and_the_time_of_home() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary, clock=FrozenClock()), route=NEW) as window:
            await window.type("reminder-name", " Walk to the park ")
            await window.tap("time-480", "days-some", "day-0", "day-4", "travel-home", "save")
        rule = _only(diary)
        assert (rule.name, rule.weekdays) == ("Walk to the park", (0, 4))
        assert (rule.follow, rule.zone) == (Follow.HOME, "Europe/Dublin")

    play(journey())


def test_for_a_medicine_it_says_what_its_name_does() -> None:
    async def journey() -> None:
        async with mounted(services(diary=diary_with(), clock=FrozenClock()), route=NEW) as window:
            await window.tap("kind-medicine")
            assert window.has(say("reminders.name_hint_medicine"))

    play(journey())


def test_a_time_of_ones_own_needs_no_dial() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary, clock=FrozenClock()), route=NEW) as window:
            await window.tap("time-add", "hour-more", "minute-more", "minute-more", "minute-less")
            await window.tap("time-take", "save")
        assert _only(diary).times == (10 * 60 + 15,)

    play(journey())


def test_once_is_never_before_today() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary, clock=FrozenClock()), route=NEW) as window:
            await window.tap("time-600", "days-once", "once-less", "once-more", "once-more", "save")
        assert (_only(diary).once, _only(diary).start) == (True, date(2026, 3, 4))

    play(journey())


def test_without_a_time_or_a_day_it_says_what_is_missing() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary, clock=FrozenClock()), route=NEW) as window:
            await window.tap("save")
            assert window.has(say("reminders.error_no_time"))
            await window.tap("time-480", "days-some", "save")
            assert window.has(say("reminders.error_no_day"))
        assert diary.items(ReminderRule) == ()

    play(journey())


def test_a_time_in_quiet_hours_says_when_it_will_come() -> None:
    async def journey() -> None:
        async with mounted(services(clock=FrozenClock()), route=NEW) as window:
            await window.tap("time-add", *["hour-less"] * 3, "time-take")
            assert window.has(say("reminders.quiet_note", time="6:00", end="7:00"))

    play(journey())


def test_a_change_begins_with_what_is_set() -> None:
    async def journey() -> None:
        rule = ReminderRule(ReminderKind.HEAT, (540,), MONDAY, every=3, name="Wheat bag")
        diary = diary_with(LogItem("heat", A_MORNING, A_MORNING, rule))
        here = routes.reminder_change("heat")
        async with mounted(services(diary=diary, clock=FrozenClock()), route=here) as window:
            assert window.has("Wheat bag")
            await window.tap("time-1080", "save")
            assert window.route == routes.reminder("heat")
        kept = _only(diary)
        assert (kept.times, kept.every, kept.name) == ((540, 1080), 3, "Wheat bag")
        assert len(diary.versions("heat")) == 2

    play(journey())

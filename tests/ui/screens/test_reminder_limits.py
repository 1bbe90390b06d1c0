"""Quiet hours, the most a day, and a rest: each tap is kept at once."""

from __future__ import annotations

from lbp_app.domain.reminders import ReminderSettings
from lbp_app.ui import routes
from tests.building import diary_with, say, services
from tests.fakes import FrozenClock, MemoryDiary
from tests.harness import mounted, play


def _kept(diary: MemoryDiary) -> ReminderSettings:
    [item] = diary.items(ReminderSettings)
    return item.fact


def test_each_tap_is_kept_at_once() -> None:
    async def journey() -> None:
        diary = diary_with()
        built = services(diary=diary, clock=FrozenClock())
        async with mounted(built, route=routes.REMINDER_LIMITS) as window:
            await window.tap("from-less", "to-more", "to-more", "most-more")
            assert window.has("21:30")
            assert window.has("8:00")
            assert window.has(say("reminders.most_count", count=3))
        kept = _kept(diary)
        assert (kept.quiet_from, kept.quiet_to, kept.most_a_day) == (1290, 480, 3)

    play(journey())


def test_quiet_hours_can_be_ended_and_used_again() -> None:
    async def journey() -> None:
        diary = diary_with()
        built = services(diary=diary, clock=FrozenClock())
        async with mounted(built, route=routes.REMINDER_LIMITS) as window:
            await window.tap("quiet-none")
            assert not _kept(diary).is_quiet(0)
            await window.tap("quiet-on")
            assert _kept(diary).is_quiet(0)

    play(journey())


def test_all_reminders_can_rest_for_a_week() -> None:
    async def journey() -> None:
        diary, clock = diary_with(), FrozenClock()
        built = services(diary=diary, clock=clock)
        async with mounted(built, route=routes.REMINDER_LIMITS) as window:
            await window.tap("rest-week")
            assert window.has(say("reminders.rest_now", day="Monday 9 March"))
            assert _kept(diary).rests_at(clock.now())
            await window.tap("rest-end")
            assert window.offers("rest-week")

    play(journey())

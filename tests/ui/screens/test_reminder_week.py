"""The next seven days on the screen are what the planner will do."""

from __future__ import annotations

from datetime import date

from lbp_app.domain.log import LogItem
from lbp_app.domain.reminders import ReminderKind, ReminderRule
from lbp_app.ui import routes
from tests.building import diary_with, say, services, verdict_of
from tests.fakes import FrozenClock
from tests.fixtures import A_MORNING
from tests.harness import mounted, play


def _rule(kind: ReminderKind, times: tuple[int, ...]) -> LogItem[ReminderRule]:
    return LogItem(kind.value, A_MORNING, A_MORNING, ReminderRule(kind, times, date(2026, 3, 2)))


def test_each_day_has_its_reminders_and_says_what_quiet_hours_moved() -> None:
    async def journey() -> None:
        diary = diary_with(_rule(ReminderKind.CHECK_IN, (1200, 1380)))
        built = services(diary=diary, clock=FrozenClock())
        async with mounted(built, route=routes.REMINDER_WEEK) as window:
            headings = [text for level, text in window.headings() if level == 2]
            assert headings[:2] == ["Today", "Tuesday 3 March"]
            assert len(headings) == 7
            assert window.texts().count("20:00") == 7
            assert window.texts().count("7:00") == 6
            assert window.texts().count(say("reminders.week_moved")) == 6

    play(journey())


def test_with_a_flag_open_it_says_that_movement_is_silent() -> None:
    async def journey() -> None:
        flag = verdict_of("fever", given_at=A_MORNING)
        diary = diary_with(_rule(ReminderKind.ACTIVITY, (1200,)), flag)
        built = services(diary=diary, clock=FrozenClock())
        async with mounted(built, route=routes.REMINDER_WEEK) as window:
            assert window.has(say("reminders.week_flag"))
            assert window.has(say("reminders.week_none"))

    play(journey())

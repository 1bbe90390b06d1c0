"""The list of reminders says of each when it comes, or why it does not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from lbp_app.domain.log import LogItem
from lbp_app.domain.reminders import ReminderKind, ReminderRule
from lbp_app.ui import routes
from lbp_app.usecases.ports import Trouble
from tests.building import closed_services, diary_with, say, services
from tests.fakes import FrozenClock
from tests.fixtures import A_MORNING
from tests.harness import mounted, play

MONDAY = date(2026, 3, 2)


def _rule(**changes: object) -> LogItem[ReminderRule]:
    fields = {"kind": ReminderKind.ACTIVITY, "times": (540, 1080), "start": MONDAY, **changes}
    return LogItem("walk", A_MORNING, A_MORNING, ReminderRule(**fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (_rule(), "Every day at 9:00, 18:00"),
        (_rule(weekdays=(0, 3)), "Monday, Thursday at 9:00, 18:00"),
        (_rule(every=2), "Every 2 days at 9:00, 18:00"),
        (_rule(once=True), "Once: Today at 9:00, 18:00"),
        (_rule(on=False), "Off"),
        (_rule(paused_until=A_MORNING + timedelta(days=7)), "Rests until Monday 9 March"),
        (_rule(name="Walk to the park"), "Walk to the park"),
    ],
)
def test_each_says_when_it_comes(rule: LogItem[ReminderRule], told: str) -> None:
    async def journey() -> None:
        built = services(diary=diary_with(rule), clock=FrozenClock())
        async with mounted(built, route=routes.REMINDERS) as window:
            assert window.has(told)
            await window.tap("reminder-walk")
            assert window.route == routes.reminder("walk")

    play(journey())


def test_more_than_the_limit_of_a_day_is_said() -> None:
    async def journey() -> None:
        built = services(diary=diary_with(_rule(times=(540, 600, 1080))), clock=FrozenClock())
        async with mounted(built, route=routes.REMINDERS) as window:
            assert window.has(say("reminders.week_limit", most=2, count=7))

    play(journey())


def test_the_way_leads_from_me_to_the_list_and_on() -> None:
    async def journey() -> None:
        async with mounted(services(clock=FrozenClock()), route=routes.ME) as window:
            await window.tap("me-reminders")
            assert window.has(say("reminders.none"))
            for key, route in (
                ("open-week", routes.REMINDER_WEEK),
                ("open-limits", routes.REMINDER_LIMITS),
            ):
                await window.tap(key)
                assert window.route == route
                await window.tap("back")
            await window.tap("add")
            assert window.route == routes.reminder_change()

    play(journey())


def test_a_diary_that_could_not_be_opened_is_said() -> None:
    async def journey() -> None:
        built = closed_services(Trouble.CORRUPT)
        async with mounted(built, route=routes.REMINDERS) as window:
            assert window.has(say("trouble.corrupt"))

    play(journey())

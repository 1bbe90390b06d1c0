"""The page of one reminder: off in one tap, a rest, and what this device can do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lbp_app.domain.log import LogItem
from lbp_app.domain.reminders import ReminderKind, ReminderRule
from lbp_app.ui import routes
from lbp_app.usecases.ports import Reach, Trouble
from tests.building import diary_with, say, services
from tests.fakes import FrozenClock, MemoryDiary
from tests.fixtures import A_MORNING
from tests.harness import mounted, play
from tests.usecases.test_ring import Notices

HERE = routes.reminder("walk")


def _diary() -> MemoryDiary:
    rule = ReminderRule(ReminderKind.ACTIVITY, (540,), date(2026, 3, 2))
    return diary_with(LogItem("walk", A_MORNING, A_MORNING, rule))


def test_off_is_one_tap_and_so_is_on() -> None:
    async def journey() -> None:
        diary = _diary()
        async with mounted(services(diary=diary, clock=FrozenClock()), route=HERE) as window:
            assert window.has(say("reminders.next_at", when="Today at 9:00"))
            await window.tap("switch")
            assert window.has(say("reminders.is_off"))
            assert not window.offers("rest")
            await window.tap("switch")
            assert window.has(say("reminders.next_at", when="Today at 9:00"))
        assert len(diary.versions("walk")) == 3

    play(journey())


def test_a_rest_of_a_week_can_be_ended() -> None:
    async def journey() -> None:
        built = services(diary=_diary(), clock=FrozenClock())
        async with mounted(built, route=HERE) as window:
            await window.tap("rest")
            assert window.has(say("reminders.rests_until", day="Monday 9 March"))
            await window.tap("rest")
            assert window.has(say("reminders.next_at", when="Today at 9:00"))

    play(journey())


def test_a_deleted_reminder_is_gone_from_the_list() -> None:
    async def journey() -> None:
        built = services(diary=_diary(), clock=FrozenClock())
        async with mounted(built, route=HERE) as window:
            await window.tap("remove")
            assert window.route == routes.REMINDERS
            assert window.has(say("reminders.none"))
            await window.go(HERE)
            assert window.has(say("reminders.gone"))

    play(journey())


@pytest.mark.parametrize("reach", list(Reach))
def test_it_says_what_this_device_can_do_with_the_app_closed(reach: Reach) -> None:
    async def journey() -> None:
        built = services(diary=_diary(), clock=FrozenClock())
        desk = replace(built.reminders, notifier=Notices(reach))
        async with mounted(replace(built, reminders=desk), route=HERE) as window:
            assert window.has(say(f"reminders.reach_{reach.value}"))
            assert window.offers("calendar")

    play(journey())


def test_the_calendar_file_is_offered_with_neutral_words() -> None:
    built = services(diary=_diary(), clock=FrozenClock())
    text = built.reminders.calendar(say("reminders.neutral")).decode()
    assert text.count("BEGIN:VEVENT") == 1
    assert f"SUMMARY:{say('reminders.neutral')}" in text


def test_saving_the_calendar_file_opens_the_dialog_of_the_system() -> None:
    async def journey() -> None:
        built = services(diary=_diary(), clock=FrozenClock())
        async with mounted(built, route=HERE) as window:
            await window.tap("calendar")
            await window.settle()
            assert window.was_sent(say("reminders.calendar_name"))

    play(journey())


def test_a_change_that_could_not_be_kept_is_said() -> None:
    async def journey() -> None:
        diary = _diary()
        async with mounted(services(diary=diary, clock=FrozenClock()), route=HERE) as window:
            diary.trouble = Trouble.FULL
            await window.tap("switch")
            assert window.has(say("failure.head"))

    play(journey())

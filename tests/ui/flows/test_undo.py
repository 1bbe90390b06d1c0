"""After a tick a line at the foot says so and takes it back; nobody has to hurry."""

from __future__ import annotations

import flet as ft

from lbp_app.domain.daily import Activity
from lbp_app.domain.plan import How, PlanDone
from lbp_app.ui import routes
from lbp_app.usecases.ports import Trouble
from tests.building import diary_with, say, services
from tests.fakes import FrozenClock, MemoryDiary
from tests.harness import Window, mounted, play
from tests.usecases.plans import first_week

MOVING = say("plan.part_move")


def _started() -> MemoryDiary:
    return diary_with(*first_week(FrozenClock().now(), 1))


def _read_out(window: Window) -> list[str]:
    """What screen readers are told of by itself."""
    live = [s for s in window.all(ft.Semantics) if s.live_region]
    return [s.content.value for s in live if isinstance(s.content, ft.Text)]


def test_a_tick_is_said_read_out_and_taken_back_in_one_tap() -> None:
    async def journey() -> None:
        diary = _started()
        async with mounted(services(diary=diary, clock=FrozenClock())) as window:
            await window.tap("plan-move")
            assert say("undo.done", what=MOVING) in _read_out(window)
            await window.tap("undo")
            assert say("undo.taken_back") in _read_out(window)
            assert not window.offers("undo")
        assert (diary.items(PlanDone), diary.items(Activity)) == ((), ())

    play(journey())


def test_what_was_there_before_comes_back() -> None:
    async def journey() -> None:
        diary = _started()
        async with mounted(services(diary=diary, clock=FrozenClock())) as window:
            await window.tap("plan-move-more", "move-part")
            assert window.has(say("undo.part", what=MOVING))
            await window.tap("plan-move-more", "move-not_today")
            assert window.has(say("undo.not_today", what=MOVING))
            await window.tap("undo")
        assert [item.fact.how for item in diary.items(PlanDone)] == [How.PART]
        assert [item.fact.minutes for item in diary.items(Activity)] == [4]

    play(journey())


def test_on_another_screen_the_line_is_gone() -> None:
    async def journey() -> None:
        async with mounted(services(diary=_started(), clock=FrozenClock())) as window:
            await window.tap("plan-pacing", "see-plan")
            assert window.route == routes.PLAN
            assert not window.offers("undo")
            await window.tap("plan-pacing")
            await window.go(routes.PLAN_CHANGE)
            assert not window.offers("undo")

    play(journey())


def test_what_cannot_be_taken_back_is_said() -> None:
    async def journey() -> None:
        diary = _started()
        async with mounted(services(diary=diary, clock=FrozenClock())) as window:
            await window.tap("plan-pacing")
            diary.trouble = Trouble.FULL
            await window.tap("undo")
            assert window.has(say("failure.head"))
            assert not window.offers("undo")

    play(journey())

"""Changing the plan: each tap is kept, and three kinds always stay."""

from __future__ import annotations

from lbp_app.domain.daily import ActivityKind
from lbp_app.domain.plan import PlanChoice, PlanPart
from lbp_app.ui import routes
from tests.building import diary_with, say, services
from tests.fakes import MemoryDiary
from tests.harness import mounted, play


def _choice(diary: MemoryDiary) -> PlanChoice:
    item = diary.latest(PlanChoice)
    assert item is not None
    return item.fact


def test_the_activity_can_be_changed_and_the_plan_speaks_of_it() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route=routes.PLAN_CHANGE) as window:
            await window.tap("activity-swim")
            assert _choice(diary).activity is ActivityKind.SWIM
            await window.go(routes.PLAN)
            assert window.has(say("plan.tries_lead", unit="swim"))

    play(journey())


def test_three_kinds_can_be_unticked_and_a_fourth_is_kindly_kept() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route=routes.PLAN_CHANGE) as window:
            await window.tap("part-move", "part-sleep", "part-mood", "part-social")
            assert window.has(say("plan.change_three"))
            assert set(_choice(diary).refused) == {PlanPart.MOVE, PlanPart.SLEEP, PlanPart.MOOD}
            await window.tap("part-move")
            assert PlanPart.MOVE not in _choice(diary).refused
            assert not window.has(say("plan.change_three"))

    play(journey())


def test_heat_is_offered_only_when_it_is_ticked() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route=routes.PLAN_CHANGE) as window:
            await window.tap("part-heat")
            assert _choice(diary).wants_heat

    play(journey())


def test_long_inactivity_is_noted_and_the_plan_goes_slower() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route=routes.PLAN_CHANGE) as window:
            await window.tap("inactive")
            assert _choice(diary).inactive
            await window.go(routes.PLAN)
            assert window.has(say("plan.note_begin_small"))

    play(journey())

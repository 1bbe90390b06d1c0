"""Changing the plan: each tap is kept, and three kinds always stay."""

from __future__ import annotations

from lbp_app.domain.daily import ActivityKind
from lbp_app.domain.plan import PlanChoice, PlanPart
from lbp_app.ui import routes
from tests.building import diary_with, say, services
from tests.fakes import FrozenClock, MemoryDiary
from tests.harness import mounted, play
from tests.usecases.plans import first_week


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


def test_another_activity_in_a_running_week_asks_for_half_and_can_be_taken_back() -> None:
    async def journey() -> None:
        clock = FrozenClock()
        diary = diary_with(*first_week(clock.now(), 1))
        async with mounted(services(diary=diary, clock=clock), route=routes.PLAN_CHANGE) as window:
            await window.tap("activity-sit_to_stand")
            assert window.has(say("plan.change_halved", level="3 stand-up sessions of 4 minutes"))
            assert window.has(say("plan.how_sit_to_stand"))
            await window.tap("undo")
            assert _choice(diary).activity is ActivityKind.WALK
            await window.go(routes.PLAN)
            assert window.has("3 walks of 8 minutes")

    play(journey())


def test_who_cannot_walk_is_shown_the_way_to_a_chair_before_the_start() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route=routes.PLAN) as window:
            await window.tap("other-activity", "activity-seated", "back")
            assert window.route == routes.PLAN
            assert window.has(say("plan.how_seated"))
            assert not window.offers("other-activity")

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

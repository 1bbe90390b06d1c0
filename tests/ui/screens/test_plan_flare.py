"""The plan for bad days is kept, and shown again as it was."""

from __future__ import annotations

from lbp_app.domain.plan import FlareHelp, PlanFlare
from lbp_app.ui import routes
from tests.building import diary_with, say, services
from tests.harness import mounted, play


def test_what_was_ticked_and_written_is_there_again() -> None:
    async def journey() -> None:
        diary = diary_with()
        built = services(diary=diary)
        async with mounted(built, route=routes.PLAN_FLARE) as window:
            await window.tap("help-talk", "help-breathe")
            await window.type("plan-flare.own", " It passed in May. ")
            await window.tap("flare-save")
            assert window.has(say("plan.flare_kept"))
        latest = diary.latest(PlanFlare)
        assert latest is not None
        assert latest.fact == PlanFlare((FlareHelp.BREATHE, FlareHelp.TALK), "It passed in May.")
        async with mounted(built, route=routes.PLAN_FLARE) as window:
            assert window.has("It passed in May.")

    play(journey())


def test_the_safety_questions_are_one_tap_away() -> None:
    async def journey() -> None:
        async with mounted(services(), route=routes.PLAN_FLARE) as window:
            await window.tap("flare-check")
            assert window.route == routes.HELP_QUESTIONS

    play(journey())

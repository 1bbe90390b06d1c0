"""Several windows on one diary never disagree, and none of them acts for another."""

from __future__ import annotations

from lbp_app.usecases.ports import Trouble
from tests.building import diary_with, say, services, verdict_of
from tests.harness import mounted, play
from tests.ui.steps import RATE_ALL, TO_AN_EMERGENCY, TO_THE_PAIN


def test_an_emergency_in_one_window_shows_in_the_other_without_a_tap_there() -> None:
    async def journey() -> None:
        both = services()
        async with (
            mounted(both) as one,
            mounted(both, route="/diary") as other,
            mounted(both) as third,
        ):
            await one.tap(*TO_AN_EMERGENCY)
            await other.settle()
            await third.settle()
            assert other.has(say("banner.emergency"))
            assert third.has("EMERGENCY: still open")
            assert one.has("Call 112 or go to the emergency department (A&E) now")

    play(journey())


def test_an_emergency_that_could_not_be_saved_shows_in_the_other_window_too() -> None:
    async def journey() -> None:
        diary = diary_with()
        both = services(diary=diary)
        async with mounted(both) as one, mounted(both, route="/me") as other:
            diary.trouble = Trouble.FULL
            await one.tap(*TO_AN_EMERGENCY)
            await other.settle()
            assert other.has(say("banner.emergency"))

    play(journey())


def test_a_visit_recorded_in_one_window_closes_the_card_in_the_other() -> None:
    async def journey() -> None:
        both = services(diary=diary_with(verdict_of("weight_loss")))
        async with mounted(both, route="/flag/seen") as one, mounted(both) as other:
            assert other.has("still open")
            await one.tap("who-gp", "after-after")
            await one.type("seen.said", "All looked at.")
            await one.tap("save-visit")
            await other.settle()
            assert not other.has("still open")
            assert one.route == "/"

    play(journey())


def test_saving_in_one_window_does_not_take_the_other_one_anywhere() -> None:
    async def journey() -> None:
        both = services()
        async with (
            mounted(both, route="/me/profile") as one,
            mounted(both, route="/diary") as other,
        ):
            await one.tap("save-profile")
            await other.settle()
            assert (one.route, other.route) == ("/me", "/diary")

    play(journey())


def test_a_form_half_filled_in_one_window_is_kept_when_another_one_writes() -> None:
    async def journey() -> None:
        both = services()
        async with mounted(both) as one, mounted(both) as other:
            await one.tap(*TO_THE_PAIN, "back_pain-6")
            await one.type("check-in.note", "half a sen")
            await other.tap(*TO_AN_EMERGENCY)
            await one.settle()
            assert one.has("half a sen")
            assert "6 of 10, quite bad" in one.spoken()
            assert one.has(say("banner.emergency"))
            await one.tap(*RATE_ALL[1:])

    play(journey())


def test_a_window_that_was_closed_is_told_nothing_any_more() -> None:
    async def journey() -> None:
        both = services()
        async with mounted(both) as one:
            async with mounted(both) as other:
                pass
            before = other.messages
            await one.tap(*TO_AN_EMERGENCY)
            assert other.messages == before

    play(journey())

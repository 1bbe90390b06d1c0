"""The care card of all open flags: closed only by an answer, gone only by a visit."""

from __future__ import annotations

import pytest

from lbp_app.domain.flags import Action
from tests.building import diary_with, say, services, verdict_of
from tests.fixtures import an_action
from tests.harness import mounted, play
from tests.ui.steps import ANSWERS_TO_A_CARD, entries, reassurance


def test_an_emergency_card_cannot_be_closed_before_what_did_you_do_is_answered() -> None:
    async def journey() -> None:
        diary = diary_with(verdict_of("saddle_numbness"))
        async with mounted(services(diary=diary)) as window:
            await window.tap("see-card")
            assert window.route == "/flag"
            assert set(ANSWERS_TO_A_CARD) <= set(window.keys())
            assert not window.offers("back")
            assert not window.can_leave
            assert not reassurance(window)
            await window.tap("did-called")
            assert window.route == "/"
            assert window.has("EMERGENCY: still open")
            await window.tap("see-card")
            assert window.can_leave
            await window.tap("back")
            assert window.route == "/"
        assert [action.action for action in entries(diary)[0].actions] == [Action.CALLED]

    play(journey())


@pytest.mark.parametrize("action", list(Action))
def test_each_answer_to_the_card_is_logged(action: Action) -> None:
    async def journey() -> None:
        diary = diary_with(verdict_of("saddle_numbness"))
        async with mounted(services(diary=diary), route="/flag") as window:
            await window.tap(f"did-{action.value}")
        assert [taken.action for taken in entries(diary)[0].actions] == [action]

    play(journey())


def test_one_answer_to_a_card_of_two_emergencies_is_logged_for_both() -> None:
    async def journey() -> None:
        diary = diary_with(verdict_of("saddle_numbness"), verdict_of("chest_pain"))
        async with mounted(services(diary=diary), route="/flag") as window:
            assert window.has("Chest pain or new trouble breathing")
            assert window.has("Numb, tingly or different skin between your legs")
            await window.tap("did-went", "see-card")
            assert window.offers("back")
        assert [len(entry.actions) for entry in entries(diary)] == [1, 1]

    play(journey())


def test_an_urgent_card_may_be_closed_and_stays_open_on_today() -> None:
    async def journey() -> None:
        async with mounted(services(diary=diary_with(verdict_of("weight_loss")))) as window:
            await window.tap("see-card")
            assert window.can_leave
            await window.tap("back")
            assert window.has("URGENT: TODAY: still open")

    play(journey())


def test_an_answered_emergency_does_not_open_the_way_for_a_new_one() -> None:
    async def journey() -> None:
        old = verdict_of("saddle_numbness", id="old")
        diary = diary_with(old, an_action("old"), verdict_of("chest_pain"))
        async with mounted(services(diary=diary), route="/flag") as window:
            assert not window.can_leave
            assert not window.offers("back")

    play(journey())


def test_without_an_open_flag_the_address_answers_calmly() -> None:
    async def journey() -> None:
        async with mounted(services(), route="/flag") as window:
            assert window.has(say("flag.none_head"))
            await window.tap("back")
            assert window.route == "/"

    play(journey())

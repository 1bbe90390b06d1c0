"""A care card on its own, as Get help offers it."""

from __future__ import annotations

import pytest

from lbp_app.domain.red_flags import Urgency
from tests.building import library, say, services
from tests.harness import mounted, play


@pytest.mark.parametrize("level", ["emergency", "urgent", "soon"])
def test_each_level_shows_its_card_and_when_it_is_meant(level: str) -> None:
    async def journey() -> None:
        async with mounted(services(), route="/help") as window:
            await window.tap(f"card-{level}")
            assert window.route == f"/help/card/{level}"
            assert window.has(library().wording.levels[Urgency[level.upper()]].level)
            assert window.has(say(f"help.card_when_{level}"))
            assert not window.has(say("card.told"))
            assert not window.offers("show-at-door")
            await window.tap("back")
            assert window.route == "/help"

    play(journey())


def test_an_unknown_level_shows_the_emergency_card() -> None:
    async def journey() -> None:
        async with mounted(services(), route="/help/card/unheard-of") as window:
            assert window.has("EMERGENCY")
            assert window.link("call") == "tel:112"

    play(journey())

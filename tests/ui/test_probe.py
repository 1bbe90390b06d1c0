"""The text size of the system is read from the height of an unseen letter."""

from __future__ import annotations

import pytest

from lbp_app.ui.components.probe import text_scale
from tests.building import say, services
from tests.harness import mounted, play


@pytest.mark.parametrize(
    ("height", "scale"),
    [(20, 1.0), (20.4, 1.0), (20.6, 1.05), (26, 1.3), (28, 1.4), (40, 2.0), (0, 0.05)],
)
def test_the_scale_is_the_height_in_steps_of_five_percent(height: float, scale: float) -> None:
    assert text_scale(height) == pytest.approx(scale)


def test_large_text_stacks_what_stood_side_by_side() -> None:
    async def journey() -> None:
        async with mounted(services(), route="/check-in") as window:
            assert window.has(say("safety.head"))
            before = window.messages
            await window.letter_drawn(20)
            assert window.messages == before
            await window.letter_drawn(40)
            assert window.messages > before
            assert window.has(say("safety.head"))

    play(journey())


def test_the_letter_is_never_read_out() -> None:
    async def journey() -> None:
        async with mounted(services()) as window:
            assert "M" not in window.texts()

    play(journey())

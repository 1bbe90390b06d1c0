"""Text gives way before a word is broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import ImageFont

from lbp_app.ui.components.text import fitted
from lbp_app.ui.theme import ACTION, BODY, FONT, FONT_FILES, Look
from tests.building import say

ASSETS = Path(__file__).parents[3] / "assets"
LONG = "Contact your doctor or physiotherapist within days"


def test_text_keeps_its_size_where_its_words_fit() -> None:
    assert fitted(Look({}, say), LONG, ACTION) is ACTION
    assert fitted(Look({}, say, scale=2.0), "Call 111 today", ACTION) is ACTION


def test_at_200_percent_a_long_word_is_drawn_smaller_and_fits_its_room() -> None:
    drawn = fitted(Look({}, say, scale=2.0), LONG, ACTION, room=290)
    font = ImageFont.truetype(str(ASSETS / FONT_FILES[f"{FONT} 800"]), 1000)
    width = font.getlength("physiotherapist") / 1000 * drawn.size * 2.0
    assert 200 < width <= 290
    assert drawn.weight == ACTION.weight


def test_words_may_part_at_a_hyphen_or_a_slash() -> None:
    look = Look({}, say, scale=2.0)
    assert fitted(look, "out-of-hours/out-of-hours/out-of-hours", BODY) is BODY


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_drawn_smaller_than_16_pixels(scale: float) -> None:
    drawn = fitted(Look({}, say, scale=scale), "x" * 400, BODY)
    assert drawn.size * scale == 16

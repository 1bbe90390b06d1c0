"""The drawings: all of them are read, and they take their colours from the palette."""

from __future__ import annotations

import re
from pathlib import Path

from lbp_app.library.pictures import load_pictures
from lbp_app.ui.components.safety import PICTURES

ASSETS = Path(__file__).parents[2] / "assets"


def test_every_drawing_is_read_under_its_name() -> None:
    names = {path.stem for path in (ASSETS / "pictures").glob("*.svg")}
    pictures = load_pictures(ASSETS)
    assert set(pictures) == names
    assert all(svg.startswith("<svg") for svg in pictures.values())


def test_every_tile_of_the_safety_questions_has_a_drawing() -> None:
    assert set(PICTURES.values()) <= set(load_pictures(ASSETS))


def test_drawings_have_no_colour_of_their_own() -> None:
    own = {
        name: colours
        for name, svg in load_pictures(ASSETS).items()
        if (colours := set(re.findall(r"#[0-9A-Fa-f]{3,8}\b", svg)) - _SLOTS)
    }
    assert not own


_SLOTS = {f"#00000{n}" for n in range(1, 6)}

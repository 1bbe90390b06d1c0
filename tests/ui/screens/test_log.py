"""What would you like to note? The tiles, and where they lead."""

from __future__ import annotations

import pytest

from lbp_app.library.pictures import load_pictures
from lbp_app.ui import routes
from lbp_app.ui.app import ROUTES
from lbp_app.ui.flows.fact_form import FORMS
from lbp_app.ui.screens.log.state import TILES
from tests.building import say, services
from tests.harness import mounted, play
from tests.library.test_pictures import ASSETS


def test_the_way_to_note_something_stands_on_today() -> None:
    async def journey() -> None:
        async with mounted(services()) as window:
            await window.tap("log")
            assert window.route == routes.LOG
            assert window.keys("log-") == [f"log-{name}" for name, _, _ in TILES]
            await window.tap("back")
            assert window.route == routes.TODAY

    play(journey())


@pytest.mark.parametrize(("name", "picture", "route"), TILES, ids=[t[0] for t in TILES])
def test_each_tile_has_words_a_drawing_and_a_screen(name: str, picture: str, route: str) -> None:
    assert say(f"log.tile_{name}")
    assert picture in load_pictures(ASSETS)
    known = {path for path, _ in ROUTES} | {routes.log_form(kind) for kind in FORMS}
    assert route in known


def test_with_an_open_flag_the_flag_stands_first_and_notes_can_still_be_made() -> None:
    async def journey() -> None:
        async with mounted(services(), route=routes.LOG) as window:
            await window.tap("log-note")
            assert window.route == "/log/note"
            await window.tap("back")
            assert window.route == routes.LOG

    play(journey())

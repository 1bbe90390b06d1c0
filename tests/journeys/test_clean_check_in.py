"""A clean check-in: under a minute, at most six inputs, and on the disk when it says so."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize

from tests.journeys import spoken
from tests.journeys.conftest import OpenWindow, StartApp, now
from tests.journeys.driver import starting, within
from tests.journeys.running import RunningApp
from tests.seeding import Past

pytestmark = pytest.mark.browser


def test_a_clean_check_in_takes_at_most_six_inputs_and_is_on_the_disk_when_it_says_saved(
    start_app: StartApp, open_window: OpenWindow, size: ViewportSize
) -> None:
    app = start_app(Past(now()))
    window = open_window(app, size)
    window.tap("button", starting("Check in"))
    window.see("heading", "Anything new or worse?")
    window.tap("button", "None of these")
    window.rate("Back pain", 4)
    window.rate("Leg pain", 6)
    window.rate("How much it got in the way", 3)
    window.tap("button", "Save")
    window.see("heading", "Saved")
    last = "SELECT back_pain, leg_pain, interference FROM check_in ORDER BY number DESC LIMIT 1"
    assert app.rows(last) == [(4, 6, 3)]
    assert window.taps <= 6
    window.see("heading", "No red flag reported")
    window.read("That does not rule everything out.")
    window.tap("button", "Done")
    window.read("Back pain 4, leg pain 6, in the way 3")
    assert window.problems == []


def test_all_eight_tiles_are_in_sight_at_once(
    served_app: RunningApp, open_window: OpenWindow, size: ViewportSize
) -> None:
    window = open_window(served_app, size, "/check-in")
    window.see("heading", "Anything new or worse?")
    window.quiet()
    tiles = [window.see("button", spoken.tile(group)) for group in spoken.groups()]
    assert len(tiles) == 8
    within(lambda: all(window.box(tile).room_needed == 0 for tile in tiles), "all in sight")

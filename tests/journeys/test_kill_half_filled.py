"""The process is killed in the middle of a check-in: it is offered again and goes on."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize

from tests.journeys import spoken
from tests.journeys.conftest import OpenWindow, StartApp, now
from tests.journeys.driver import starting, within
from tests.journeys.running import RunningApp
from tests.seeding import Past

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def on_the_disk(app: RunningApp, words: str) -> bool:
    """Whether the half-filled check-in on the disk holds these words."""
    return any(words in str(form) for (form,) in app.rows("SELECT form FROM draft"))


def test_a_half_filled_check_in_comes_back_after_the_process_was_killed(
    start_app: StartApp, open_window: OpenWindow, size: ViewportSize
) -> None:
    app = start_app(Past(now()))
    window = open_window(app, size)
    window.tap("button", starting("Check in"))
    window.tap("button", "None of these")
    window.rate("Back pain", 7)
    window.fill("A note, if you like", "Gardening.")
    within(lambda: on_the_disk(app, "Gardening."), "the draft reaches the disk")
    app.kill()
    app.start()
    window = open_window(app, size)
    window.see("heading", "You had not finished")
    window.tap("button", "Go on")
    window.see("heading", "How bad is it now?")
    window.rate("Leg pain", 2)
    window.see("button", "Save without the rest")
    window.tap("button", "Save without the rest")
    window.see("heading", "Saved")
    last = "SELECT back_pain, leg_pain, note FROM check_in ORDER BY number DESC LIMIT 1"
    assert app.rows(last) == [(7, 2, "Gardening.")]
    within(lambda: app.rows("SELECT key FROM draft") == [], "the draft is forgotten")


def test_an_emergency_card_comes_back_as_the_card_after_the_process_was_killed(
    start_app: StartApp, open_window: OpenWindow
) -> None:
    app = start_app(Past(now()))
    window = open_window(app)
    window.tap("button", starting("Check in"))
    window.tap("button", spoken.tile("saddle"))
    window.tap_in(spoken.ask("saddle_numbness"), "Yes")
    window.see("heading", "Call 999 or go to A&E now")
    within(lambda: on_the_disk(app, "RF01"), "the draft reaches the disk")
    app.kill()
    app.start()
    window = open_window(app)
    window.see("heading", "Call 999 or go to A&E now")
    window.tap("button", "Go on")
    window.see("heading", "What did you do?")
    assert not window.has("button", "Back")
    assert app.rows("SELECT count(*) FROM verdict WHERE urgency > 0") == [(1,)]

"""Get help: one tap from every place, the numbers of the country, the questions and the cards."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize

from tests.journeys import spoken
from tests.journeys.conftest import OpenWindow, StartApp, now
from tests.journeys.driver import starting, within
from tests.journeys.running import RunningApp
from tests.journeys.screens import WITH_GET_HELP
from tests.seeding import Past

pytestmark = pytest.mark.browser
OPENED = "window.opened || []"
NOTE_WHAT_IS_OPENED = """() => {
  window.opened = [];
  window.open = address => { window.opened.push(String(address)); return null; };
}"""


def test_get_help_is_one_tap_away_from_every_place(
    served_app: RunningApp, open_window: OpenWindow, size: ViewportSize
) -> None:
    window = open_window(served_app, size)
    for path, heading in WITH_GET_HELP:
        window.visit(path, heading)
        window.tap("button", "Get help")
        window.see("heading", "Get help")
    assert window.taps == len(WITH_GET_HELP)


def test_get_help_gives_the_numbers_the_signs_and_the_three_cards(
    served_app: RunningApp, open_window: OpenWindow, size: ViewportSize
) -> None:
    window = open_window(served_app, size)
    window.tap("button", "Get help")
    window.see("button", "Call 999")
    window.see("button", "Call 111")
    window.read("Numbers for: United Kingdom")
    for sign in spoken.library().wording.watch_for:
        window.read(sign)
    for level, heading in (
        ("EMERGENCY", "Call 999 or go to A&E now"),
        ("URGENT: TODAY", "Call 111 today"),
        ("SOON", "Contact your doctor or physiotherapist within days"),
    ):
        window.tap("button", starting(level))
        window.see("heading", heading)
        window.tap("button", "Close")
        window.see("heading", "Get help")


def test_the_call_button_calls_the_emergency_number(
    served_app: RunningApp, open_window: OpenWindow, size: ViewportSize
) -> None:
    window = open_window(served_app, size)
    window.page.evaluate(NOTE_WHAT_IS_OPENED)
    window.tap("button", "Get help")
    window.tap("button", "Call 999")
    within(lambda: window.page.evaluate(OPENED) == ["tel:999"], "tel:999 is opened")
    window.see("button", "Call 999")


def test_the_questions_on_demand_give_the_same_card(
    start_app: StartApp, open_window: OpenWindow, size: ViewportSize
) -> None:
    app = start_app(Past(now()))
    window = open_window(app, size)
    window.tap("button", "Get help")
    window.tap("button", "Answer the safety questions")
    window.see("heading", "Anything new or worse?")
    window.tap("button", spoken.tile("chest"))
    window.tap_in(spoken.ask("chest_pain"), "Yes")
    window.see("heading", "Call 999 or go to A&E now")
    assert app.rows("SELECT max(urgency) FROM verdict") == [(3,)]

"""One yes between the legs: the card at once, no way round it, and the flag first on Today."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize

from tests.journeys import spoken
from tests.journeys.conftest import OpenWindow, StartApp, now
from tests.journeys.driver import Window, starting
from tests.seeding import Past

pytestmark = pytest.mark.browser
ACTIONS = ["I called", "I went there", "I decided not to", "Not yet"]


def to_the_card(window: Window) -> None:
    """From Today to the emergency card."""
    window.tap("button", starting("Check in"))
    window.tap("button", spoken.tile("saddle"))
    window.see("heading", spoken.title("saddle"))
    window.tap("button", "Yes")
    window.see("heading", "Call 999 or go to A&E now")


def test_an_emergency_interrupts_at_once_and_is_first_on_today_afterwards(
    start_app: StartApp, open_window: OpenWindow, size: ViewportSize
) -> None:
    app = start_app(Past(now()))
    window = open_window(app, size)
    to_the_card(window)
    assert app.rows("SELECT max(urgency) FROM verdict") == [(3,)]
    window.tap("button", "Show this at the door")
    window.see("heading", "I need to be seen because of my back")
    window.read("Numb, tingly or different skin between your legs")
    window.tap("button", "Back")
    window.tap("button", "Not yet")
    window.see("heading", spoken.title("saddle"))
    window.tap("button", "Next")
    window.see("heading", "Anything else?")
    for group in spoken.groups()[1:]:
        window.see("button", spoken.tile(group))
    window.tap("button", "Nothing else")
    window.tap("button", "Finish without pain scores")
    window.tap("button", "Done")
    window.see("button", "Check in")
    window.see("button", "I was seen")
    said = window.reading()
    assert said.index("Call 999 or go to A&E now") < said.index("Check in")
    assert app.rows("SELECT action FROM flag_action") == [("not_yet",)]
    assert window.problems == []


def test_the_emergency_card_has_no_way_on_but_to_call_to_show_it_and_to_say_what_was_done(
    start_app: StartApp, open_window: OpenWindow
) -> None:
    window = open_window(start_app(Past(now())))
    to_the_card(window)
    assert window.names("button") == ["Call 999", "Show this at the door", *ACTIONS]
    window.page.keyboard.press("Escape")
    window.page.reload()
    window.see("heading", "Call 999 or go to A&E now")
    assert window.names("button") == ["Call 999", "Show this at the door", *ACTIONS]


def test_going_back_in_the_browser_does_not_lose_the_card(
    start_app: StartApp, open_window: OpenWindow
) -> None:
    window = open_window(start_app(Past(now())))
    to_the_card(window)
    window.page.go_back()
    window.see("button", "I was seen")
    window.tap("button", starting("Check in"))
    window.see("heading", "Call 999 or go to A&E now")

"""Fever: the urgent card, and a flag that outlives a killed process until a clinician was seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize

from lbp_app.domain.red_flags import Urgency
from tests.journeys import spoken
from tests.journeys.conftest import OpenWindow, StartApp, now
from tests.journeys.driver import starting
from tests.seeding import Past

pytestmark = [pytest.mark.browser, pytest.mark.slow]
BANNER = starting("Urgent: get seen today")


def test_a_fever_sends_to_urgent_care_and_stays_until_a_clinician_was_seen(
    start_app: StartApp, open_window: OpenWindow, size: ViewportSize
) -> None:
    app = start_app(Past(now()))
    window = open_window(app, size)
    window.tap("button", starting("Check in"))
    window.tap("button", spoken.tile("fever"))
    window.tap_in(spoken.ask("fever"), "Not sure")
    window.tap("button", "No to the rest")
    window.see("heading", "Anything else?")
    window.tap("button", "Nothing else")
    window.see("heading", "Call 111 today")
    window.see("button", "Call 111")
    window.see("button", "Call 999")  # instead, if it gets worse
    window.tap("button", "I called")
    window.see("heading", "How bad is it now?")

    app.kill()
    app.start()
    window = open_window(app, size)
    window.see("button", "I was seen")
    window.see("button", "Call 111")
    window.visit("/diary", "My diary")
    window.see("button", BANNER)
    window.visit("/me", "Me")
    window.tap("button", BANNER)
    window.see("heading", "Call 111 today")

    window.tap("button", "I was seen")
    window.see("heading", "Who saw you?")
    window.tap("button", "After")
    window.tap("button", "A doctor (GP)")
    window.fill("What did they say?", "A virus. Rest.")
    window.tap("button", "Yes, they checked this")
    window.fill("What would make you come back?", "If I get worse.")
    window.tap("button", "Save")
    window.gone("heading", "Who saw you?")
    window.see("button", starting("Check in"))
    assert not window.has("button", "I was seen")
    assert app.rows("SELECT who, said FROM visit") == [("A doctor (GP)", "A virus. Rest.")]
    assert app.rows("SELECT rule_id, different_now FROM checked_item") == [
        ("RF11", "If I get worse.")
    ]


def test_a_visit_without_a_name_is_not_kept_and_the_flag_stays(
    start_app: StartApp, open_window: OpenWindow
) -> None:
    app = start_app(Past(now(), flag=Urgency.URGENT))
    window = open_window(app)
    window.tap("button", "I was seen")
    window.see("heading", "Who saw you?")
    window.tap("button", "After")
    window.tap("button", "Save")
    window.read("Please choose who saw you.")
    assert app.rows("SELECT * FROM visit") == []
    window.visit("/me", "Me")
    window.see("button", BANNER)

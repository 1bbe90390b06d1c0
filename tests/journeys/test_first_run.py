"""The first run from nothing: the country is typed, no sign is left out, then Today."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize

from tests.journeys import spoken
from tests.journeys.conftest import OpenWindow, StartApp
from tests.journeys.driver import starting

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_the_first_run_asks_every_safety_group_and_ends_on_today(
    start_app: StartApp, open_window: OpenWindow, size: ViewportSize
) -> None:
    app = start_app()
    window = open_window(app, size)
    window.see("heading", "Welcome to your Back Diary")
    window.tap("button", "Start")
    window.fill("Type to find your country", "united k")
    window.gone("button", starting("Argentina"))
    window.tap("button", starting("United Kingdom"))
    for group in spoken.groups():
        window.see("heading", spoken.title(group))
        window.tap("button", "No to all of these")
    window.see("heading", "About your health")
    window.tap("button", "65 to 69")
    window.tap_in("Do you have thin bones (osteoporosis)?", "Yes")
    window.tap("button", "No to the rest")
    window.see("heading", "What we should mind")
    window.tap("button", "No to the rest")
    window.see("heading", "How is your pain today?")
    window.rate("Back pain", 5)
    window.rate("Leg pain", 7)
    window.rate("How much it got in the way", 3)
    window.tap("button", "Next")
    window.see("heading", "You are set up")
    window.tap("button", "Go to Today")
    window.see("button", starting("Check in"))
    window.read("Back pain 5, leg pain 7, in the way 3")
    assert app.rows("SELECT kind, back_pain, leg_pain, interference FROM check_in") == [
        ("first_run", 5, 7, 3)
    ]
    assert app.rows("SELECT urgency FROM verdict") == [(0,)]
    assert window.problems == []


def test_the_safety_questions_of_the_first_run_cannot_be_skipped(
    start_app: StartApp, open_window: OpenWindow
) -> None:
    window = open_window(start_app())
    window.tap("button", "Start")
    window.tap("button", "Skip this")
    window.see("heading", spoken.title("saddle"))
    assert set(window.names("button")) == {
        "Back",
        "Get help",
        "Yes",
        "No",
        "Not sure",
        "No to all of these",
    }


def test_a_first_run_can_be_left_by_reloading_and_goes_on_where_it_was(
    start_app: StartApp, open_window: OpenWindow
) -> None:
    window = open_window(start_app())
    window.tap("button", "Start")
    window.tap("button", "Skip this")
    window.see("heading", spoken.title("saddle"))
    window.tap("button", "No to all of these")
    window.see("heading", spoken.title("bladder_bowel_sex"))
    window.page.reload()
    window.see("heading", spoken.title("bladder_bowel_sex"))

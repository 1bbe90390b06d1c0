"""Progress in a real browser: sentences for those who cannot see, one tap for another time."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import ViewportSize

from tests.journeys.conftest import OpenWindow, StartApp, now
from tests.journeys.driver import starting
from tests.seeding import Past
from tests.three_months import fill_three_months

pytestmark = pytest.mark.browser


def test_a_chart_is_called_by_the_sentence_below_it_and_another_time_is_one_tap(
    start_app: StartApp, open_window: OpenWindow, size: ViewportSize
) -> None:
    app = start_app(fill=lambda folder: fill_three_months(folder, now()))
    window = open_window(app, size)
    window.tap("button", "Progress")
    window.see("heading", "Pain in your week: improved, 7 to 3.3")
    long = window.see("img", starting("Leg pain.")).get_attribute("aria-label") or ""
    assert "Lower is better." in long
    assert "20 days without an entry." in long
    window.tap("button", "2 weeks")
    window.see("img", re.compile(r"^Leg pain\..* 1 day without an entry\."))
    window.tap("button", "Show as table")
    window.see("button", "Hide the table")
    window.read("no entry")
    assert not window.problems


def test_the_diary_is_a_row_of_progress_and_leads_back(
    start_app: StartApp, open_window: OpenWindow
) -> None:
    window = open_window(start_app(Past(now(), days=1)), path="/progress")
    window.read("After three check-ins you will see here how your pain changes.")
    window.tap("button", starting("My diary"))
    window.see("heading", "My diary")
    window.tap("button", "Back")
    window.see("heading", "Progress")

"""Noting a walk of yesterday by role and name, and finding it in the diary."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize

from tests.journeys.conftest import OpenWindow, StartApp, now
from tests.journeys.driver import starting
from tests.seeding import Past

pytestmark = pytest.mark.browser


def test_a_walk_of_yesterday_morning_is_noted_and_stands_there_in_the_diary(
    start_app: StartApp, open_window: OpenWindow, size: ViewportSize
) -> None:
    app = start_app(Past(now()))
    window = open_window(app, size)
    window.tap("button", starting("Note something else"))
    window.see("heading", "What would you like to note?")
    window.tap("button", "Walk or activity")
    window.see("heading", "What did you do?")
    window.tap("button", "Walk")
    window.tap("button", "20 min")
    window.tap("button", "5 minutes more")
    window.read("25 min")
    window.tap("button", "Yesterday")
    window.tap("button", "Morning")
    window.tap("button", "Save")
    window.see("heading", "Saved")
    window.read("Walk, 25 min")
    ((fact, happened, logged),) = app.rows("SELECT fact, happened_us, logged_us FROM log")
    assert '"minutes":25' in str(fact)
    assert int(str(happened)) < int(str(logged))
    window.tap("button", "Done")
    window.see("button", starting("Check in"))
    window.visit("/diary", "My diary")
    window.see("button", starting("Yesterday at 8:00"))
    window.tap("button", starting("Yesterday at 8:00"))
    window.see("heading", "Walk, 25 min")
    window.read("Happened: Yesterday at 8:00")
    assert window.problems == []

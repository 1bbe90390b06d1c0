"""The process is killed the moment the patient reads "Saved": the check-in is there afterwards."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import OpenWindow, StartApp, now
from tests.journeys.driver import starting
from tests.seeding import Past

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_what_was_saved_is_there_after_the_process_was_killed(
    start_app: StartApp, open_window: OpenWindow
) -> None:
    app = start_app(Past(now(), days=0))
    window = open_window(app)
    window.tap("button", starting("Check in"))
    window.tap("button", "None of these")
    window.rate("Back pain", 8)
    window.rate("Leg pain", 2)
    window.see("button", "Save without the rest")
    window.tap("button", "Save without the rest")
    window.see("heading", "Saved")
    app.kill()
    app.start()
    window = open_window(app, path="/diary")
    window.read("1 entry")
    window.see("button", starting("Today at"))
    window.read("Back pain 8, leg pain 2")

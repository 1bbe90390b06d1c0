"""Correcting and deleting a check-in by role and name."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import ViewportSize

from tests.journeys.conftest import OpenWindow, StartApp, now
from tests.journeys.driver import starting
from tests.journeys.screens import A_DAY
from tests.seeding import Past

pytestmark = pytest.mark.browser


def test_back_pain_is_corrected_and_the_old_value_can_still_be_read(
    start_app: StartApp, open_window: OpenWindow, size: ViewportSize
) -> None:
    app = start_app(Past(now(), days=1))
    window = open_window(app, size, path="/diary")
    window.tap("button", starting("Yesterday at"))
    window.see("heading", A_DAY)
    window.read("Back pain 5")
    window.tap("button", "Correct")
    window.see("heading", "Correct this entry")
    window.rate("Back pain", 8)
    window.tap("button", "Wrong tap")
    window.tap("button", "Save the correction")
    window.see("heading", "Earlier versions")
    window.read("Back pain 8")
    window.read(re.compile("Before: Back pain 5, leg pain 6, in the way 4"))
    window.read(re.compile("Reason: Wrong tap"))
    versions = app.rows("SELECT back_pain, reason FROM check_in ORDER BY number")
    assert versions == [(5, ""), (8, "wrong_tap")]
    assert window.problems == []


def test_an_entry_is_deleted_with_one_question_and_brought_back(
    start_app: StartApp, open_window: OpenWindow, size: ViewportSize
) -> None:
    app = start_app(Past(now(), days=2))
    window = open_window(app, size, path="/diary")
    window.read("2 entries, newest first")
    window.tap("button", starting("Yesterday at"))
    window.see("heading", A_DAY)
    window.tap("button", "Delete")
    window.read("Delete this from your diary?")
    window.tap("button", "Yes, delete it")
    window.see("heading", "Deleted")
    window.visit("/diary", "My diary")
    window.read("1 entry")
    window.page.go_back()
    window.see("heading", "Deleted")
    window.tap("button", "Undo")
    window.see("heading", "Pain")
    window.visit("/diary", "My diary")
    window.read("2 entries, newest first")
    assert window.problems == []

"""Tabs, addresses and reloads: what was given stays, and two windows never disagree."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import ViewportSize

from tests.journeys import spoken
from tests.journeys.conftest import OpenWindow, StartApp, now
from tests.journeys.driver import starting
from tests.journeys.running import RunningApp
from tests.seeding import Past

pytestmark = pytest.mark.browser


def test_an_emergency_in_one_tab_appears_in_the_other_without_a_tap(
    start_app: StartApp, open_window: OpenWindow
) -> None:
    app = start_app(Past(now()))
    other, window = open_window(app), open_window(app)
    window.tap("button", starting("Check in"))
    window.tap("button", spoken.tile("saddle"))
    window.see("heading", spoken.title("saddle"))
    window.tap("button", "Yes")
    other.see("button", "I was seen")
    assert other.taps == 0


def test_a_reload_in_the_middle_of_a_check_in_keeps_what_was_given(
    start_app: StartApp, open_window: OpenWindow, size: ViewportSize
) -> None:
    app = start_app(Past(now()))
    window = open_window(app, size)
    window.tap("button", starting("Check in"))
    window.tap("button", "None of these")
    window.rate("Back pain", 7)
    window.see("button", "Save without the rest")
    window.fill("A note, if you like", "A long drive.")
    window.page.reload()
    window.tap("button", "Save without the rest")
    window.see("heading", "Saved")
    last = "SELECT back_pain, leg_pain, note FROM check_in ORDER BY number DESC LIMIT 1"
    assert app.rows(last) == [(7, None, "A long drive.")]


def test_a_line_that_was_lost_twice_leaves_a_window_that_lives_with_all_that_was_given(
    start_app: StartApp, open_window: OpenWindow
) -> None:
    app = start_app(Past(now()))
    window = open_window(app)
    window.tap("button", starting("Check in"))
    window.see("heading", "Anything new or worse?")
    window.lose_the_line()
    window.tap("button", "None of these")
    window.rate("Back pain", 7)
    window.see("button", "Save without the rest")
    window.fill("A note, if you like", "A long drive.")
    window.lose_the_line()
    window.tap("button", "Save without the rest")
    window.see("heading", "Saved")
    last = "SELECT back_pain, leg_pain, note FROM check_in ORDER BY number DESC LIMIT 1"
    assert app.rows(last) == [(7, None, "A long drive.")]
    window.lose_the_line()
    window.tap("button", "Get help")
    window.tap("button", "Answer the safety questions")
    window.tap("button", spoken.tile("saddle"))
    window.see("heading", spoken.title("saddle"))
    window.lose_the_line()
    window.tap("button", "Yes")
    window.see("heading", re.compile("^Call "))


def test_an_address_opens_its_screen_and_the_browsers_back_button_works(
    served_app: RunningApp, open_window: OpenWindow, size: ViewportSize
) -> None:
    window = open_window(served_app, size, "/diary")
    window.see("heading", "My diary")
    window.tap("button", "Me")
    window.see("heading", "Me")
    window.tap("button", starting("About this app"))
    window.see("heading", "About this app")
    window.page.go_back()
    window.see("heading", "Me")
    window.page.go_back()
    window.see("heading", "My diary")


def test_the_diary_opens_an_entry_and_comes_back(
    served_app: RunningApp, open_window: OpenWindow
) -> None:
    window = open_window(served_app, path="/diary")
    window.read("5 entries, newest first")
    window.tap("button", re.compile("^Yesterday at"))
    window.see("heading", "Safety questions")
    window.tap("button", "My diary")
    window.see("heading", "My diary")

"""Measures in a real browser: ticks, none of these, and support when mood weighs on somebody."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import ViewportSize

from tests.journeys.conftest import OpenWindow, StartApp, now
from tests.journeys.driver import Window, starting
from tests.journeys.running import RunningApp
from tests.seeding import Past

pytestmark = pytest.mark.browser

HOME = "I stay at home most of the time because of my back."
BED = "I stay in bed most of the time because of my back."
NONE = "None of these apply today"
NERVOUS = "Feeling nervous, anxious or on edge"
WORRYING = "Not being able to stop or control worrying"
REST = ("Little interest or pleasure in doing things", "Feeling down, depressed, or hopeless")


def last_sheet(app: RunningApp) -> dict[str, object]:
    """The answers as they lie on the disk."""
    ((fact,),) = app.rows("SELECT fact FROM log WHERE kind = 'measure' ORDER BY rowid DESC LIMIT 1")
    found: dict[str, object] = json.loads(str(fact))
    return found


def to_measure(window: Window, name: str) -> None:
    """From Today to one measure, as a patient goes."""
    window.tap("button", starting("A few questions about your week"))
    window.see("heading", "Measures")
    window.tap("button", starting(name))
    window.see("heading", name)


def test_sentences_are_ticked_and_the_score_says_which_way_is_better(
    start_app: StartApp, open_window: OpenWindow, size: ViewportSize
) -> None:
    app = start_app(Past(now()))
    window = open_window(app, size)
    to_measure(window, "Your back and your day")
    window.tap("checkbox", HOME)
    window.read("1 sentence ticked")
    window.tap("checkbox", BED)
    window.read("2 sentences ticked")
    window.tap("checkbox", BED)
    window.read("1 sentence ticked")
    window.tap("button", "Save")
    window.see("heading", "1 of 24")
    window.read("0 to 24. Lower is better.")
    assert last_sheet(app)["given"] == [{"item": "home", "value": 1}]
    assert window.problems == []


def test_sentences_are_ticked_by_keyboard_and_a_screen_reader_hears_the_tick(
    start_app: StartApp, open_window: OpenWindow
) -> None:
    app = start_app(Past(now()))
    window = open_window(app, path="/me/measures/rmdq")
    window.tab_to(HOME)
    window.page.keyboard.press("Space")
    window.read("1 sentence ticked")
    assert window.find("checkbox", HOME).is_checked()
    assert not window.find("checkbox", BED).is_checked()
    window.tab_to("Save")
    window.page.keyboard.press("Enter")
    window.see("heading", "1 of 24")
    assert window.problems == []


def test_none_of_these_is_said_and_is_not_the_same_as_skipped(
    start_app: StartApp, open_window: OpenWindow, size: ViewportSize
) -> None:
    app = start_app(Past(now()))
    window = open_window(app, size)
    to_measure(window, "Your back and your day")
    assert not window.has("button", "Save")
    window.tap("button", NONE)
    window.tap("button", "Save")
    window.see("heading", "0 of 24")
    kept = last_sheet(app)
    assert (kept["none_apply"], kept["given"]) == (True, [])
    window.tap("button", starting("That is enough for now"))
    window.read("Today: 0 of 24")
    assert window.problems == []


def test_a_positive_part_of_the_questions_about_mood_shows_support(
    start_app: StartApp, open_window: OpenWindow, size: ViewportSize
) -> None:
    app = start_app(Past(now()))
    window = open_window(app, size)
    to_measure(window, "Mood and worry")
    window.tap_in(NERVOUS, "Nearly every day")
    window.tap_in(WORRYING, "Several days")
    for question in REST:
        window.tap_in(question, "Not at all")
    window.tap("button", "Save")
    window.see("heading", "4 of 12")
    window.see("heading", "You do not have to carry this alone")
    window.see("button", "Call 999")
    window.read("This is not a diagnosis.")
    window.tap("button", "Done")
    window.see("heading", "Measures")
    assert window.problems == []

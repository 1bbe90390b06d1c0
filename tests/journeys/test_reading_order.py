"""What a screen reader meets on every screen: names, one title, and Get help first of all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import ViewportSize

from lbp_app.domain.flags import Action
from lbp_app.domain.red_flags import Urgency
from tests.journeys import spoken
from tests.journeys.conftest import OpenWindow, StartApp, now
from tests.journeys.driver import Name, Window, starting
from tests.journeys.running import RunningApp
from tests.journeys.screens import HELP, WITH_AN_OPEN_FLAG, WITH_GET_HELP
from tests.seeding import Past

pytestmark = [pytest.mark.browser, pytest.mark.slow]
BEFORE_GET_HELP = {
    "Back Diary",
    "Back",
    "Stop",
    "Today",
    "Progress",
    "My diary",
    "Learn",
    "Lesson",
    "Your plan",
}


def each(window: Window, screens: tuple[tuple[str, Name], ...]) -> Iterator[str]:
    """Go through screens and say where we are."""
    for path, heading in screens:
        window.visit(path, heading)
        window.quiet(250)
        yield path


def test_every_screen_has_one_title_and_no_button_without_a_name(
    served_app: RunningApp, open_window: OpenWindow, size: ViewportSize
) -> None:
    window = open_window(served_app, size)
    titles = {}
    nameless = {}
    for path in each(window, (*WITH_GET_HELP, *HELP)):
        titles[path] = window.page.get_by_role("heading", level=1).count()
        nameless[path] = window.names("button").count("")
    assert titles == dict.fromkeys(titles, 1)
    assert nameless == dict.fromkeys(nameless, 0)
    assert window.problems == []


def test_every_screen_with_an_open_flag_has_one_title_and_no_button_without_a_name(
    start_app: StartApp, open_window: OpenWindow, size: ViewportSize
) -> None:
    app = start_app(Past(now(), flag=Urgency.EMERGENCY, action=Action.NOT_YET))
    window = open_window(app, size)
    titles = {}
    nameless = {}
    for path in each(window, WITH_AN_OPEN_FLAG):
        titles[path] = window.page.get_by_role("heading", level=1).count()
        nameless[path] = window.names("button").count("")
    assert titles == dict.fromkeys(titles, 1)
    assert nameless == dict.fromkeys(nameless, 0)
    assert window.problems == []


def test_get_help_is_read_right_after_the_name_of_the_place_or_the_way_back(
    served_app: RunningApp, open_window: OpenWindow, size: ViewportSize
) -> None:
    window = open_window(served_app, size)
    for path in each(window, WITH_GET_HELP):
        said = window.reading()
        assert said[said.index("Get help") - 1] in BEFORE_GET_HELP, path


def test_the_steps_of_a_check_in_have_one_title_each_and_names_for_all_buttons(
    served_app: RunningApp, open_window: OpenWindow
) -> None:
    window = open_window(served_app)
    window.tap("button", starting("Check in"))
    window.tap("button", spoken.tile("legs"))
    window.see("heading", spoken.title("legs"))
    assert window.page.get_by_role("heading", level=1).count() == 1
    assert "" not in window.names("button")
    window.tap("button", "I tapped this by mistake")
    window.tap("button", "None of these")
    window.see("heading", "How bad is it now?")
    assert window.page.get_by_role("heading", level=1).count() == 1
    assert "" not in window.names("button")
    assert "Back pain: one more" in window.names("button")


def test_an_emergency_card_is_read_with_its_level_and_its_action_first(
    start_app: StartApp, open_window: OpenWindow
) -> None:
    app = start_app(Past(now(), flag=Urgency.EMERGENCY, action=Action.NOT_YET))
    window = open_window(app, path="/flag")
    window.see("heading", "What did you do?")
    said = window.reading()
    assert said[1].startswith("EMERGENCY")
    order = [
        "Call 999 or go to A&E now",
        "You told us:",
        "Call 999",
        "What did you do?",
        "I called",
    ]
    assert [words for words in said if words in order] == order

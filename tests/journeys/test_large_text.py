"""Text at 200 %: nothing is wider than the window, no button lies on another, no word is cut."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from lbp_app.domain.flags import Action
from lbp_app.domain.red_flags import Urgency
from tests.journeys import spoken, word_by_word
from tests.journeys.broken_words import Drawn, broken_words
from tests.journeys.conftest import OpenWindow, StartApp, now
from tests.journeys.driver import PHONE, Window, starting
from tests.journeys.running import RunningApp
from tests.journeys.screens import HELP, WITH_AN_OPEN_FLAG, WITH_GET_HELP
from tests.seeding import Past

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Shape = dict[str, Any]
# The drawn boxes of all buttons and texts, cut to what a scrolling parent lets be seen.
BOXES = """selector => [...document.querySelectorAll('flt-semantics-host ' + selector)].map(one => {
  const own = one.getBoundingClientRect();
  let [top, bottom] = [own.top, own.bottom];
  for (let up = one.parentElement; up; up = up.parentElement) {
    if (getComputedStyle(up).overflowY === 'visible') { continue; }
    const edge = up.getBoundingClientRect();
    top = Math.max(top, edge.top); bottom = Math.min(bottom, edge.bottom);
  }
  return {name: one.getAttribute('aria-label') || one.textContent.trim(), left: own.left,
          right: own.right, top, bottom, height: own.height};
}).filter(one => one.bottom - one.top > 1)"""


def boxes(window: Window, selector: str) -> list[Shape]:
    found: list[Shape] = window.page.evaluate(BOXES, selector)
    return found


def overlap(one: Shape, other: Shape) -> bool:
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return bool(across > 1 and down > 1)


def faults(window: Window, place: str) -> list[str]:
    """What is cut off at the side, or lies on something else."""
    window.quiet(300)
    buttons = boxes(window, "[role=button]")
    texts = boxes(window, ":is(h1, h2, h3, span)")
    width = PHONE["width"] + 0.5
    wide = [b["name"] for b in (*buttons, *texts) if b["left"] < -0.5 or b["right"] > width]
    on_top = [(a["name"], b["name"]) for a, b in combinations(buttons, 2) if overlap(a, b)]
    return [f"{place}: {fault}" for fault in (*wide, *on_top)]


def test_at_200_percent_every_screen_fits_the_window(
    served_app: RunningApp, open_window: OpenWindow
) -> None:
    window = open_window(served_app)
    window.text_size(200)
    found: list[str] = []
    for path, heading in (*WITH_GET_HELP, *HELP):
        window.visit(path, heading)
        found += faults(window, path)
    assert found == []


def test_at_200_percent_an_open_flag_and_its_call_button_fit_the_window(
    start_app: StartApp, open_window: OpenWindow
) -> None:
    app = start_app(Past(now(), flag=Urgency.EMERGENCY, action=Action.NOT_YET))
    window = open_window(app)
    window.text_size(200)
    found: list[str] = []
    for path, heading in WITH_AN_OPEN_FLAG:
        window.visit(path, heading)
        found += faults(window, path)
    assert found == []
    window.visit("/flag", "What did you do?")
    call = window.scroll_to(window.see("button", "Call 999"))
    assert call.bottom - call.top >= 84


def test_at_200_percent_a_check_in_can_be_done(
    start_app: StartApp, open_window: OpenWindow
) -> None:
    app = start_app(Past(now()))
    window = open_window(app)
    window.text_size(200)
    window.tap("button", starting("Check in"))
    window.see("heading", "Anything new or worse?")
    found = faults(window, "tiles")
    window.tap("button", spoken.tile("legs"))
    window.see("heading", spoken.title("legs"))
    found += faults(window, "questions")
    window.tap("button", "I tapped this by mistake")
    window.tap("button", "None of these")
    window.see("heading", "How bad is it now?")
    found += faults(window, "pain")
    window.rate("Back pain", 4)
    window.see("button", "Save without the rest")
    found += faults(window, "pain, one given")
    window.tap("button", "Save without the rest")
    window.see("heading", "Saved")
    found += faults(window, "saved")
    assert found == []
    last = "SELECT back_pain FROM check_in ORDER BY number DESC LIMIT 1"
    assert app.rows(last) == [(4,)]


@pytest.mark.parametrize(
    ("width", "spill", "broken"), [(200.0, 0.0, False), (150.0, 0.0, True), (200.0, 3.0, True)]
)
def test_a_word_wider_than_its_box_or_over_the_edge_of_its_button_is_found(
    width: float, spill: float, *, broken: bool
) -> None:
    drawn = Drawn("Argentina", size=19, weight="600", width=width, spill=spill)
    assert drawn.broken(2.0) is broken


def test_at_200_percent_no_word_is_broken_or_cut_not_even_inside_a_button(
    start_app: StartApp, open_window: OpenWindow
) -> None:
    app = start_app(Past(now()), program=word_by_word.PROGRAM)
    window = open_window(app)
    window.text_size(200)
    found: list[str] = []
    for path, heading in (*WITH_GET_HELP, *HELP):
        window.visit(path, heading)
        found += broken_words(window, path)
    window.visit("/me/profile", "About you")
    window.tap("button", "Change country")
    window.see("heading", "Where are you?")
    found += broken_words(window, "countries")
    assert found == []


def test_at_200_percent_no_word_of_an_open_flag_is_broken_or_cut(
    start_app: StartApp, open_window: OpenWindow
) -> None:
    app = start_app(Past(now(), flag=Urgency.URGENT), program=word_by_word.PROGRAM)
    window = open_window(app)
    window.text_size(200)
    found: list[str] = []
    for path, heading in (("/", "Call 111 today"), *WITH_AN_OPEN_FLAG[1:]):
        window.visit(path, heading)
        found += broken_words(window, path)
    window.tap("button", "The emergency department")
    window.tap("button", "Yes, they checked this")
    window.see("textbox", "What would make you come back?")
    found += broken_words(window, "seen, checked")
    assert found == []


def test_at_200_percent_no_word_of_a_check_in_or_of_the_first_run_is_broken_or_cut(
    start_app: StartApp, open_window: OpenWindow
) -> None:
    window = open_window(start_app(program=word_by_word.PROGRAM))
    window.text_size(200)
    found = broken_words(window, "welcome")
    window.tap("button", "Start")
    window.see("heading", "Where are you?")
    window.tap("button", "Skip this")
    for group in spoken.groups():
        window.see("heading", spoken.title(group))
        found += broken_words(window, group)
        window.tap("button", "No to all of these")
    for step in ("About your health", "What we should mind"):
        window.see("heading", step)
        found += broken_words(window, step)
        window.tap("button", "No to the rest")
    window.see("heading", "How is your pain today?")
    window.rate("Back pain", 10)
    found += broken_words(window, "baseline")
    window.tap("button", "Next")
    window.see("heading", "You are set up")
    found += broken_words(window, "end")
    assert found == []

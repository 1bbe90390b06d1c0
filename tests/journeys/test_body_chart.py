"""The body chart by touch on the drawn figure, and by keyboard alone through the list."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import ViewportSize

from lbp_app.domain.body import View
from lbp_app.domain.body_drawing import HEIGHT, WIDTH, BodyDrawing, middle
from lbp_app.library.body_shapes import load_body
from tests.journeys import spoken
from tests.journeys.conftest import OpenWindow, StartApp, now
from tests.journeys.driver import PHONE, Window, starting
from tests.journeys.running import RunningApp
from tests.seeding import Past

pytestmark = pytest.mark.browser
HEAD = "Tap where you feel it"
LAST = "SELECT fact FROM log WHERE kind = 'body_chart' ORDER BY number DESC LIMIT 1"


@cache
def body() -> BodyDrawing:
    return load_body(Path(__file__).parents[2] / "assets")


def touch(window: Window, view: View, region: str) -> None:
    """Tap the drawn figure where this region is."""
    shape = next(s for s in body().of(view).shapes if s.region == region)
    picture = window.see("img", re.compile(f"^Body, {view.value} view"))
    window.quiet(250)
    window.taps += 1
    x, y = middle(shape)
    box: Any = picture.bounding_box()
    window.page.mouse.click(
        box["x"] + x * box["width"] / WIDTH, box["y"] + y * box["height"] / HEIGHT
    )


def feels(window: Window, name: str) -> None:
    """Tick a feeling; wait until it is ticked."""
    box = window.page.get_by_role("checkbox", name=name, exact=True).first
    box.wait_for(state="attached")
    window.scroll_to(box)
    box.click()
    window.page.get_by_role("checkbox", name=name, exact=True, checked=True).first.wait_for(
        state="attached"
    )


def marks(app: RunningApp) -> list[tuple[str, int | None, list[str]]]:
    """The newest body chart on the disk."""
    ((fact,),) = app.rows(LAST)
    chart = json.loads(str(fact))
    return [(m["region"], m["strength"], m["feelings"]) for m in chart["marks"]]


def test_a_chart_marked_by_touch_is_kept_and_offered_again_the_next_time(
    start_app: StartApp, open_window: OpenWindow, size: ViewportSize
) -> None:
    app = start_app(Past(now()))
    window = open_window(app, size)
    window.visit("/log/body", HEAD)
    touch(window, View.BACK, "back_low_right")
    window.see("heading", "Low back, right side")
    window.rate("How strong?", 4)
    window.see("button", "Remove")
    window.tap("button", "Done")
    window.gone("heading", "Low back, right side")
    touch(window, View.BACK, "thigh_back_right")
    window.see("heading", "Back of the right thigh")
    window.rate("How strong?", 7)
    feels(window, "Burning")
    window.tap("button", "Done")
    window.gone("heading", "Back of the right thigh")
    window.read("From the low back down the right leg to the thigh.")
    window.tap("button", "Save")
    window.see("heading", "Saved")
    assert marks(app) == [("back_low_right", 4, []), ("thigh_back_right", 7, ["burning"])]
    window.tap("button", "Done")
    window.tap("button", starting("Check in"))
    window.tap("button", "None of these")
    window.tap("button", "Same as last time")
    window.see("button", re.compile("Marked today"))
    assert marks(app) == [("back_low_right", 4, []), ("thigh_back_right", 7, ["burning"])]
    assert window.problems == []


def test_a_numb_foot_marked_in_a_check_in_opens_the_questions_about_the_legs(
    start_app: StartApp, open_window: OpenWindow, size: ViewportSize
) -> None:
    app = start_app(Past(now()))
    window = open_window(app, size)
    window.tap("button", starting("Check in"))
    window.tap("button", "None of these")
    window.tap("button", re.compile("^Where is it"))
    window.see("heading", HEAD)
    touch(window, View.BACK, "sole_left")
    window.see("heading", "Sole of the left foot")
    feels(window, "Numb")
    window.tap("button", "Done")
    window.gone("heading", "Sole of the left foot")
    window.tap("button", "Save")
    window.see("heading", spoken.title("legs"))
    assert marks(app) == [("sole_left", None, ["numb"])]
    window.tap("button", "No to all of these")
    window.see("heading", "How bad is it now?")
    assert window.problems == []


def test_a_chart_can_be_marked_by_keyboard_alone(
    start_app: StartApp, open_window: OpenWindow, size: ViewportSize
) -> None:
    app = start_app(Past(now()))
    window = open_window(app, size)
    press = window.page.keyboard.press
    window.visit("/log/body", HEAD)
    if size == PHONE:
        window.tab_to(re.compile("^List"))
        press("Enter")
    window.see("button", "Right calf: not marked")
    window.tab_to("Right calf: not marked", most=90)
    press("Enter")
    window.see("heading", "Right calf")
    window.tab_to("How strong?: one more")
    press("Enter")
    window.hears("How strong?", "1 of 10, very mild")
    window.tab_to("Cramp")
    press("Space")
    window.page.get_by_role("checkbox", name="Cramp", checked=True).first.wait_for(state="attached")
    window.tab_to("Done")
    press("Enter")
    window.see("button", "Right calf: 1 of 10, cramp")
    window.tab_to("Save", most=90)
    press("Enter")
    window.see("heading", "Saved")
    assert marks(app) == [("calf_right", 1, ["cramp"])]
    assert window.problems == []


@pytest.mark.slow
def test_every_region_is_a_button_with_its_name_of_at_least_48_pixels(
    served_app: RunningApp, open_window: OpenWindow, size: ViewportSize
) -> None:
    window = open_window(served_app, size)
    window.visit("/log/body", HEAD)
    if size == PHONE:
        window.tap("button", "List, 0")
    window.see("button", "Right toes: not marked")
    window.quiet()
    named = window.page.get_by_role("button", name=re.compile(": not marked$"))
    names = [spoken.library().text(f"body_region.{s.region}") for s in body().front.shapes]
    names += [spoken.library().text(f"body_region.{s.region}") for s in body().back.shapes]
    found = window.names("button")
    assert {f"{name}: not marked" for name in names} <= set(found)
    sizes = named.evaluate_all("all => all.map(one => one.getBoundingClientRect())")
    assert len(sizes) == 50
    least = sorted(min(box["width"], box["height"]) for box in sizes)
    assert least[3] >= 48  # the edge of the page may cut one row, of three at most

"""A whole clean check-in without a mouse, and a ring around what has the keyboard."""

from __future__ import annotations

import io
from operator import sub
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import ViewportSize

from lbp_app.ui.palette import LIGHT
from tests.journeys.conftest import OpenWindow, StartApp, now
from tests.journeys.driver import Window, starting, within
from tests.journeys.running import RunningApp
from tests.seeding import Past

pytestmark = pytest.mark.browser
VEIL = 30  # Material lays a tenth of white over a button that has the keyboard
AFTER_A_TREMOR_MS = 300


def ring_pixels(window: Window, name: str) -> int:
    """How many pixels round a button have the colour of the focus ring, seen through a veil."""
    box = window.box(window.see("button", name))
    clip = {
        "x": box.left - 4,
        "y": box.top - 4,
        "width": box.right - box.left + 8,
        "height": box.bottom - box.top + 8,
    }
    picture = Image.open(io.BytesIO(window.page.screenshot(clip=clip))).convert("RGB")  # type: ignore[arg-type]
    ring = bytes.fromhex(LIGHT.focus.removeprefix("#"))
    counts: Any = picture.getcolors(1 << 20)
    return sum(n for n, color in counts if max(map(abs, map(sub, color, ring))) <= VEIL)


def test_a_clean_check_in_needs_no_mouse(
    start_app: StartApp, open_window: OpenWindow, size: ViewportSize
) -> None:
    app = start_app(Past(now()))
    window = open_window(app, size)
    press = window.page.keyboard.press
    window.tab_to(starting("Check in"))
    press("Enter")
    window.see("heading", "Anything new or worse?")
    window.tab_to("None of these")
    press("Space")
    window.see("heading", "How bad is it now?")
    window.tab_to("Back pain: one more")
    press("Enter")
    window.page.wait_for_timeout(AFTER_A_TREMOR_MS)  # a second press at once would be a tremor
    press("Space")
    window.tab_to("Leg pain: one less")
    press("Enter")
    window.tab_to("How much it got in the way: one more")
    press("Enter")
    window.see("button", "Save")
    window.tab_to("Save")
    press("Enter")
    window.see("heading", "Saved")
    last = "SELECT back_pain, leg_pain, interference FROM check_in ORDER BY number DESC LIMIT 1"
    assert app.rows(last) == [(2, 0, 1)]
    window.tab_to("Done")
    press("Enter")
    window.see("button", starting("Check in"))


def test_the_pain_sliders_answer_to_the_arrow_keys(
    start_app: StartApp, open_window: OpenWindow
) -> None:
    window = open_window(start_app(Past(now())))
    window.visit("/check-in", "Anything new or worse?")
    window.see("button", "None of these").focus()
    window.page.keyboard.press("Enter")
    window.see("slider", "Back pain").focus()
    window.page.keyboard.press("ArrowUp")
    window.hears("Back pain", "1 of 10, very mild")
    window.page.keyboard.press("ArrowUp")
    window.hears("Back pain", "2 of 10, mild")
    window.page.keyboard.press("ArrowDown")
    window.hears("Back pain", "1 of 10, very mild")


@pytest.mark.xfail(strict=True, reason="Flutter names the box around a slider, not the slider")
def test_a_pain_slider_has_its_name(start_app: StartApp, open_window: OpenWindow) -> None:
    window = open_window(start_app(Past(now())))
    window.visit("/check-in", "Anything new or worse?")
    window.tap("button", "None of these")
    window.see("heading", "How bad is it now?")
    window.quiet()
    assert window.page.get_by_role("slider", name="Back pain").count() == 1


def test_what_has_the_keyboard_wears_the_focus_ring(
    served_app: RunningApp, open_window: OpenWindow, size: ViewportSize
) -> None:
    window = open_window(served_app, size, "/check-in")
    window.see("heading", "Anything new or worse?")
    window.quiet()
    before = ring_pixels(window, "None of these")
    window.tab_to("None of these")
    within(lambda: ring_pixels(window, "None of these") > before + 300, "a ring is drawn")

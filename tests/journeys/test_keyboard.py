"""A whole clean check-in without a mouse, and a ring around what has the keyboard."""

from __future__ import annotations

import io
from operator import sub
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import ViewportSize

from lbp_app.ui.palette import LIGHT
from tests.journeys import spoken
from tests.journeys.conftest import OpenWindow, StartApp, now
from tests.journeys.driver import Window, starting, within
from tests.journeys.running import RunningApp
from tests.seeding import Past

pytestmark = pytest.mark.browser
VEIL = 30  # Material lays a tenth of white over a button that has the keyboard
AFTER_A_TREMOR_MS = 300
AFTER_A_TAP_MS = 800  # Flutter takes sliders from the keyboard for half a second


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


def test_a_pain_slider_has_its_name_and_its_value_also_after_the_mouse_was_used(
    start_app: StartApp, open_window: OpenWindow
) -> None:
    window = open_window(start_app(Past(now())))
    window.visit("/check-in", "Anything new or worse?")
    window.tap("button", "None of these")
    window.see("heading", "How bad is it now?")
    window.hears("Back pain", "not rated")
    window.rate("Back pain", 4)
    window.hears("Back pain", "4 of 10, moderate")
    window.tap("button", "Back pain: one more")
    window.hears("Back pain", "5 of 10, moderate")
    assert window.page.get_by_role("slider", name="Back pain", exact=True).count() == 1
    assert window.names("slider") == ["Back pain", "Leg pain", "How much it got in the way"]


def test_tab_goes_down_the_pain_page_in_the_order_of_reading_and_save_comes_last(
    start_app: StartApp, open_window: OpenWindow, size: ViewportSize
) -> None:
    window = open_window(start_app(Past(now())), size)
    window.visit("/check-in", "Anything new or worse?")
    window.tap("button", "None of these")
    window.rate("Back pain", 4)
    window.see("button", "Save without the rest")
    window.quiet(AFTER_A_TAP_MS)
    window.tab_to("Back")
    stops = [window.focus_name()]
    while stops[-1] != "Save without the rest":
        window.page.keyboard.press("Tab")
        window.frames()
        stops.append(window.focus_name())
        assert len(stops) < 30
    assert [s for s in stops if not s.startswith("Last time")] == [
        "Back",
        "Get help",
        *(
            stop
            for name in ("Back pain", "Leg pain", "How much it got in the way")
            for stop in (f"{name}: one less", f"{name}: one more", name)
        ),
        "Where is it? Not filled in yet Mark it",
        "A note, if you like",
        "This was earlier",
        "Save without the rest",
    ]


def test_a_button_that_is_tapped_with_the_mouse_wears_no_ring(
    served_app: RunningApp, open_window: OpenWindow
) -> None:
    window = open_window(served_app, path="/help/questions")
    window.tap("button", spoken.tile("legs"))
    window.see("heading", spoken.title("legs"))
    window.quiet()
    before = ring_pixels(window, "No")
    window.tap("button", "No")
    window.quiet()
    window.page.mouse.move(1, 1)
    assert ring_pixels(window, "No") < before + 300


def test_the_chosen_answer_says_so_itself(served_app: RunningApp, open_window: OpenWindow) -> None:
    window = open_window(served_app, path="/me/profile")
    window.tap("button", "Under 45")
    chosen = window.see("button", "Under 45")
    within(lambda: chosen.get_attribute("aria-current") == "true", "the chosen one says so")
    assert window.see("button", "45 to 64").get_attribute("aria-current") == "false"


def test_what_has_the_keyboard_wears_the_focus_ring(
    served_app: RunningApp, open_window: OpenWindow, size: ViewportSize
) -> None:
    window = open_window(served_app, size, "/check-in")
    window.see("heading", "Anything new or worse?")
    window.quiet()
    before = ring_pixels(window, "None of these")
    window.tab_to("None of these")
    within(lambda: ring_pixels(window, "None of these") > before + 300, "a ring is drawn")

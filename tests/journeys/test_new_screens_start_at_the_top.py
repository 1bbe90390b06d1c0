"""Whoever scrolled down to answer still sees the head of what comes next, above all of a card."""

from __future__ import annotations

import pytest

from tests.journeys import spoken
from tests.journeys.conftest import OpenWindow, StartApp, now
from tests.journeys.driver import starting
from tests.seeding import Past

pytestmark = pytest.mark.browser


def test_an_emergency_card_starts_at_its_head_after_an_answer_far_down_the_page(
    start_app: StartApp, open_window: OpenWindow
) -> None:
    window = open_window(start_app(Past(now())))
    window.tap("button", starting("Check in"))
    window.tap("button", spoken.tile("legs"))
    window.tap_in(spoken.ask("calf_breathless"), "Yes")
    head = window.see("heading", "Call 999 or go to A&E now")
    window.quiet()
    assert window.box(head).room_needed == 0


def test_the_pain_scales_start_at_the_title_after_the_last_tile(
    start_app: StartApp, open_window: OpenWindow
) -> None:
    window = open_window(start_app(Past(now())))
    window.text_size(200)
    window.tap("button", starting("Check in"))
    window.scroll_to(window.see("button", spoken.tile("chest")))
    window.tap("button", "None of these")
    title = window.see("heading", "How bad is it now?")
    window.quiet()
    assert window.box(title).room_needed == 0

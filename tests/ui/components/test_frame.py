"""The frame: places below on a phone, beside on a wide window, and the call of a care card."""

from __future__ import annotations

import flet as ft

from lbp_app.domain.care_card import Service
from lbp_app.ui.components.care_cards import dial
from tests.building import services
from tests.harness import Window, controls_in, mounted, play

PLACES = ["place-today", "place-progress", "place-learn", "place-me"]


def _places(window: Window) -> list[str]:
    return window.keys("place-")


def _rows_of_places(window: Window) -> list[list[str]]:
    rows = [_keys(row) for row in window.all(ft.Row)]
    return [row for row in rows if row and set(row) <= set(PLACES)]


def _keys(row: ft.Row) -> list[str]:
    return [str(c.key) for c in controls_in(row) if str(c.key).startswith("place-")]


def test_the_places_come_last_on_a_phone_and_first_on_a_wide_window() -> None:
    async def journey() -> None:
        async with mounted(services()) as window:
            assert window.keys()[-4:] == PLACES
            await window.resize(1280, 800)
            assert window.keys()[:4] == PLACES
            await window.resize(390, 844)
            assert window.keys()[-4:] == PLACES

    play(journey())


def test_a_screen_with_one_task_shows_no_places() -> None:
    async def journey() -> None:
        async with mounted(services(), route="/check-in") as window:
            assert not _places(window)

    play(journey())


def test_the_names_of_the_places_grow_with_all_text_and_then_stand_in_two_rows() -> None:
    async def journey() -> None:
        async with mounted(services()) as window:
            assert _rows_of_places(window) == [PLACES]
            await window.letter_drawn(26)  # 130 %
            assert _rows_of_places(window) == [PLACES]
            await window.letter_drawn(40)  # 200 %
            assert _rows_of_places(window) == [PLACES[:2], PLACES[2:]]
            (name,) = [t for t in window.all(ft.Text) if t.value == "Progress"]
            assert name.size is None  # it is that of its style, drawn at 200 %

    play(journey())


def test_the_chosen_place_is_told_to_assistive_technology() -> None:
    async def journey() -> None:
        async with mounted(services(), route="/me") as window:
            chosen = [s.selected for s in window.all(ft.Semantics) if s.selected is not None]
            assert chosen == [False, False, False, True]

    play(journey())


def test_a_service_without_a_number_dials_nothing() -> None:
    assert dial(Service("your local emergency number", None)) is None

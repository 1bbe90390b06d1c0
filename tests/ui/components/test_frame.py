"""The frame: places below on a phone, beside on a wide window, and the call of a care card."""

from __future__ import annotations

import flet as ft

from lbp_app.domain.care_card import Service
from lbp_app.ui.components.care_cards import dial
from lbp_app.ui.theme import SMALL
from tests.building import services
from tests.harness import Window, mounted, play

PLACES = ["place-today", "place-progress", "place-learn", "place-me"]


def _places(window: Window) -> list[str]:
    return window.keys("place-")


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


def test_the_names_of_the_places_grow_by_less_than_a_third_so_that_all_stay_in_sight() -> None:
    async def journey() -> None:
        async with mounted(services()) as window:
            await window.letter_drawn(40)  # 200 %
            names = [t for t in window.all(ft.Text) if t.value in {"Progress", "Learn", "Me"}]
            assert [t.value for t in names][-3:] == ["Progress", "Learn", "Me"]
            assert all(2 * float(t.size or 99) <= 1.3 * SMALL.size + 0.01 for t in names[-3:])

    play(journey())


def test_the_chosen_place_is_told_to_assistive_technology() -> None:
    async def journey() -> None:
        async with mounted(services(), route="/me") as window:
            chosen = [s.selected for s in window.all(ft.Semantics) if s.selected is not None]
            assert chosen == [False, False, False, True]

    play(journey())


def test_a_service_without_a_number_dials_nothing() -> None:
    assert dial(Service("your local emergency number", None)) is None

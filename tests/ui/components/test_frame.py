"""The frame: places below on a phone, beside on a wide window, and the call of a care card."""

from __future__ import annotations

import flet as ft

from lbp_app.domain.care_card import Service
from lbp_app.ui.components.care_cards import dial
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


def test_the_chosen_place_is_told_to_assistive_technology() -> None:
    async def journey() -> None:
        async with mounted(services(), route="/me") as window:
            chosen = [s.selected for s in window.all(ft.Semantics) if s.selected is not None]
            assert chosen == [False, False, False, True]

    play(journey())


def test_a_service_without_a_number_dials_nothing() -> None:
    assert dial(Service("your local emergency number", None)) is None

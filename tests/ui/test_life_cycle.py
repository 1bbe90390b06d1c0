"""The app leaves the screen and comes back: what is written at once, and what is looked at."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft
import pytest

from lbp_app.ui.services import Services
from lbp_app.usecases.keep_drafts import KeepDrafts
from tests.building import diary_with, later, services
from tests.fakes import MemoryDiary
from tests.harness import mounted, play
from tests.ui.steps import TO_THE_PAIN

STATE = ft.AppLifecycleState
LEAVING = (STATE.INACTIVE, STATE.HIDE, STATE.PAUSE, STATE.DETACH)
COMING = (STATE.SHOW, STATE.RESUME, STATE.RESTART)


def _never(_: Callable[[], None]) -> None:
    """A moment later does not come: the system has stopped the app."""


def _on_a_phone(diary: MemoryDiary) -> Services:
    return services(diary=diary, drafts=KeepDrafts(diary, later(), _never))


@pytest.mark.parametrize("state", LEAVING)
def test_a_form_in_hand_is_on_the_disk_when_the_app_leaves_the_screen(
    state: ft.AppLifecycleState,
) -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(_on_a_phone(diary), phone=True) as window:
            await window.tap(*TO_THE_PAIN, "back_pain-7")
            assert diary.drafts() == {}
            await window.life_cycle(state)
            assert "back_pain" in diary.drafts()["check-in"]

    play(journey())


@pytest.mark.parametrize("state", [*LEAVING, *COMING])
def test_the_reminders_are_looked_at_whenever_the_app_comes_or_goes(
    state: ft.AppLifecycleState,
) -> None:
    async def journey() -> None:
        asked: list[str] = []
        built = services()
        async with mounted(built, phone=True) as window:
            built.reminders.bell.on_asked(lambda: asked.append("look"))
            await window.life_cycle(state)
        assert asked == ["look"]

    play(journey())


def test_the_screen_is_drawn_anew_when_the_app_comes_back() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), phone=True) as window:
            before = window.messages
            await window.life_cycle(STATE.PAUSE)
            assert window.messages == before
            await window.tap(*TO_THE_PAIN)
            await window.life_cycle(STATE.RESUME)
            assert window.route == "/check-in"
            assert window.offers("back_pain-7")

    play(journey())


def test_a_window_that_a_phone_opens_anew_in_the_same_process_takes_up_the_form() -> None:
    async def journey() -> None:
        built = _on_a_phone(diary_with())
        async with mounted(built, phone=True) as window:
            await window.tap(*TO_THE_PAIN, "back_pain-7")
            await window.life_cycle(STATE.DETACH)
        async with mounted(built, phone=True) as window:
            await window.tap("go-on-check-in")
            assert window.route == "/check-in"

    play(journey())

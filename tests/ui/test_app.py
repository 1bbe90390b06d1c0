"""What holds on every screen of the route table: help in one tap, the banner, no false comfort."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import NoReturn

import pytest

from lbp_app.domain.daily import Activity, ActivityKind
from lbp_app.domain.log import LogItem
from lbp_app.ui import app, routes, screens
from lbp_app.ui.app import ROUTES, route_table
from lbp_app.usecases.ports import Record
from tests.building import FOLDER, diary_with, say, services, verdict_of
from tests.fixtures import A_MORNING, a_check_in, an_action
from tests.harness import mounted, play
from tests.ui.steps import reassurance

pytestmark = pytest.mark.slow

HELP_ITSELF = {routes.HELP, routes.HELP_QUESTIONS}
CARE_CARDS = {routes.FLAG, routes.DOOR, routes.HELP_CARD}
THE_CARD_OR_ITS_FORM = {routes.TODAY, routes.FLAG, routes.DOOR, routes.SEEN}
LEFT_OUT_LARGE = {"Back Diary", *(str(rating) for rating in range(11))}
ALL = (routes.TODAY, *(path for path, _ in ROUTES))


def _address(path: str) -> str:
    for name, value in _PARAMETERS.items():
        path = path.replace(name, value)
    return path


_PARAMETERS = {":level": "urgent", ":entry_id": "e", ":item_id": "walk", ":kind": "activity"}
_WALK = LogItem("walk", A_MORNING, A_MORNING, Activity(ActivityKind.WALK, 20))


def _flagged() -> tuple[Record, ...]:
    flag = verdict_of("saddle_numbness", id="v")
    return (a_check_in(entry_id="e"), flag, an_action("v"), _WALK)


def test_get_help_is_one_tap_away_from_every_screen_but_care_cards() -> None:
    async def journey() -> None:
        async with mounted(services()) as window:
            for path in sorted(set(ALL) - HELP_ITSELF - CARE_CARDS):
                await window.go(_address(path))
                assert window.route == _address(path)
                await window.tap("get-help")
                assert window.route == routes.HELP, path

    play(journey())


def test_a_care_card_has_a_way_back_in_place_of_get_help() -> None:
    async def journey() -> None:
        async with mounted(services(diary=diary_with(*_flagged()))) as window:
            for path in sorted(CARE_CARDS):
                await window.go(_address(path))
                assert not window.offers("get-help"), path
                assert window.offers("back"), path

    play(journey())


def test_the_banner_of_an_open_flag_stands_on_every_screen_and_leads_to_its_card() -> None:
    async def journey() -> None:
        async with mounted(services(diary=diary_with(*_flagged()))) as window:
            for path in sorted(set(ALL) - THE_CARD_OR_ITS_FORM):
                await window.go(_address(path))
                assert window.has(say("banner.emergency")), path
                await window.tap("open-flag")
                assert window.route == routes.FLAG, path

    play(journey())


@pytest.mark.parametrize("records", [(), _flagged()], ids=["no flag", "a flag"])
def test_no_screen_promises_safety(records: tuple[Record, ...]) -> None:
    async def journey() -> None:
        async with mounted(services(diary=diary_with(*records))) as window:
            for path in ALL:
                await window.go(_address(path))
                assert window.texts()
                assert not reassurance(window)

    play(journey())


def test_each_screen_has_one_title_for_screen_readers() -> None:
    async def journey() -> None:
        async with mounted(services(diary=diary_with(*_flagged()))) as window:
            for path in sorted(set(ALL) - {routes.TODAY}):
                await window.go(_address(path))
                titles = [text for level, text in window.headings() if level == 1]
                assert len(titles) == 1, path

    play(journey())


def test_each_screen_says_the_same_wide_and_dark_as_narrow_and_with_large_text() -> None:
    async def journey() -> None:
        diary = diary_with(*_flagged())
        said: dict[str, set[str]] = {}
        async with mounted(services(diary=diary), width=1280, height=800, dark=True) as window:
            for path in ALL:
                await window.go(_address(path))
                assert not window.has(say("failure.screen_head")), path
                said[path] = set(window.texts())
            await window.resize(390, 844)
            await window.letter_drawn(40)
            for path in ALL:
                await window.go(_address(path))
                assert not window.has(say("failure.screen_head")), path
                assert said[path] - set(window.texts()) <= LEFT_OUT_LARGE, path

    play(journey())


def test_an_address_that_is_not_known_shows_today() -> None:
    async def journey() -> None:
        async with mounted(services(), route="/no/such/place") as window:
            assert window.offers("check-in")

    play(journey())


def test_the_back_gesture_of_the_phone_leads_from_every_screen_to_today() -> None:
    async def journey() -> None:
        async with mounted(services(), route=routes.HELP, phone=True) as window:
            await window.swipe_back()
            assert window.route == routes.TODAY

    play(journey())


def test_a_change_of_brightness_changes_the_colours_and_nothing_else() -> None:
    async def journey() -> None:
        async with mounted(services()) as window:
            light, before = window.top.bgcolor, window.texts()
            await window.brightness(dark=True)
            assert window.top.bgcolor != light
            assert window.texts() == before

    play(journey())


def test_every_screen_of_the_table_stands_above_today() -> None:
    (home,) = route_table(stacked=True)
    assert home.path == routes.TODAY
    assert {f"/{child.path}" for child in home.children or []} >= {path for path, _ in ROUTES}


def test_every_folder_of_screens_has_its_place() -> None:
    folders = {path.parent.name for path in Path(screens.__path__[0]).glob("*/screen.py")}
    assert folders == {folder for _, folder in ROUTES} | {"today", "first_run"}
    assert all(callable(app.screen_in(folder)) for folder in folders)


def test_the_screens_behind_the_first_one_are_loaded_without_being_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(app, "_PAUSE_SECONDS", 0)
    monkeypatch.setattr(app, "screen_in", loaded.append)
    asyncio.run(app.load_all_screens())
    assert loaded == [folder for _, folder in ROUTES]


def test_a_screen_that_cannot_be_loaded_shows_the_calm_card_and_help(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def lost(_: str) -> NoReturn:
        raise ImportError("secret note")

    async def journey() -> None:
        async with mounted(services(), errors_expected=True) as window:
            monkeypatch.setattr(app, "screen_in", lost)
            await window.go(routes.DIARY)
            assert window.has(say("failure.screen_head"))
            assert window.offers("get-help")
            assert "secret note" not in window.texts()

    play(journey())


def test_the_folder_of_the_diary_is_told_on_no_screen_but_me() -> None:
    async def journey() -> None:
        async with mounted(services(), route=routes.ME) as window:
            assert window.has(str(FOLDER))
            await window.go(routes.ABOUT)
            assert not window.has(str(FOLDER))

    play(journey())

"""What holds on every screen of the route table: help in one tap, the banner, no false comfort."""

from __future__ import annotations

import pytest

from lbp_app.ui import routes
from lbp_app.ui.app import ROUTES, route_table
from lbp_app.usecases.ports import Record
from tests.building import FOLDER, diary_with, say, services, verdict_of
from tests.fixtures import a_check_in, an_action
from tests.harness import mounted, play
from tests.ui.steps import reassurance

HELP_ITSELF = {routes.HELP, routes.HELP_QUESTIONS}
CARE_CARDS = {routes.FLAG, routes.DOOR, routes.HELP_CARD}
THE_CARD_OR_ITS_FORM = {routes.TODAY, routes.FLAG, routes.DOOR, routes.SEEN}
ALL = (routes.TODAY, *(path for path, _ in ROUTES))


def _address(path: str) -> str:
    return path.replace(":level", "urgent").replace(":entry_id", "e")


def _flagged() -> tuple[Record, ...]:
    return (a_check_in(entry_id="e"), verdict_of("saddle_numbness", id="v"), an_action("v"))


@pytest.mark.parametrize("path", sorted(set(ALL) - HELP_ITSELF - CARE_CARDS))
def test_get_help_is_one_tap_away_from_every_screen_but_care_cards(path: str) -> None:
    async def journey() -> None:
        async with mounted(services(), route=_address(path)) as window:
            await window.tap("get-help")
            assert window.route == routes.HELP

    play(journey())


@pytest.mark.parametrize("path", sorted(CARE_CARDS))
def test_a_care_card_has_a_way_back_in_place_of_get_help(path: str) -> None:
    async def journey() -> None:
        diary = diary_with(*_flagged())
        async with mounted(services(diary=diary), route=_address(path)) as window:
            assert "get-help" not in window.keys()
            assert "back" in window.keys()

    play(journey())


@pytest.mark.parametrize("path", sorted(set(ALL) - THE_CARD_OR_ITS_FORM))
def test_the_banner_of_an_open_flag_stands_on_every_screen_and_leads_to_its_card(
    path: str,
) -> None:
    async def journey() -> None:
        diary = diary_with(*_flagged())
        async with mounted(services(diary=diary), route=_address(path)) as window:
            assert window.has(say("banner.emergency"))
            await window.tap("open-flag")
            assert window.route == routes.FLAG

    play(journey())


@pytest.mark.parametrize("path", ALL)
@pytest.mark.parametrize("records", [(), _flagged()], ids=["no flag", "a flag"])
def test_no_screen_promises_safety(path: str, records: tuple[Record, ...]) -> None:
    async def journey() -> None:
        diary = diary_with(*records)
        async with mounted(services(diary=diary), route=_address(path)) as window:
            assert window.texts()
            assert not reassurance(window)

    play(journey())


@pytest.mark.parametrize("path", sorted(set(ALL) - {routes.TODAY}))
def test_each_screen_has_one_title_for_screen_readers(path: str) -> None:
    async def journey() -> None:
        diary = diary_with(*_flagged())
        async with mounted(services(diary=diary), route=_address(path)) as window:
            titles = [text for level, text in window.headings() if level == 1]
            assert len(titles) == 1

    play(journey())


@pytest.mark.parametrize("path", sorted(ALL))
def test_each_screen_can_be_drawn_wide_dark_and_with_large_text(path: str) -> None:
    async def journey() -> None:
        diary = diary_with(*_flagged())
        address = _address(path)
        async with mounted(
            services(diary=diary), route=address, width=1280, height=800, dark=True
        ) as window:
            wide = sorted(window.texts())
            await window.letter_drawn(40)
            await window.resize(390, 844)
            assert window.route == address
            assert set(wide) - set(window.texts()) <= {"Back Diary"}
            assert not window.has(say("failure.screen_head"))

    play(journey())


def test_an_address_that_is_not_known_shows_today() -> None:
    async def journey() -> None:
        async with mounted(services(), route="/no/such/place") as window:
            assert "check-in" in window.keys()

    play(journey())


def test_the_back_gesture_of_the_phone_leads_from_every_screen_to_today() -> None:
    async def journey() -> None:
        async with mounted(services(), route=routes.HELP) as window:
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
    (home,) = route_table()
    assert home.path == routes.TODAY
    assert {f"/{child.path}" for child in home.children or []} == {path for path, _ in ROUTES}


def test_the_folder_of_the_diary_is_told_on_no_screen_but_me() -> None:
    async def journey() -> None:
        async with mounted(services(), route=routes.ME) as window:
            assert window.has(str(FOLDER))
            await window.go(routes.ABOUT)
            assert not window.has(str(FOLDER))

    play(journey())

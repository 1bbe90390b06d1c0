"""Get help: the numbers of the country, the questions on demand and all cards."""

from __future__ import annotations

from lbp_app.domain.profile import Profile
from tests.building import library, say, services
from tests.fakes import MemoryDiary
from tests.fixtures import a_profile
from tests.harness import mounted, play


def test_the_numbers_are_those_of_the_country() -> None:
    async def journey() -> None:
        british = a_profile(profile=Profile(country="GB"))
        async with mounted(services(diary=MemoryDiary(british))) as window:
            await window.tap("get-help")
            assert window.route == "/help"
            assert window.link("call-emergency") == "tel:999"
            assert window.link("call-urgent") == "tel:111"
            assert window.has("United Kingdom")
            await window.tap("change-country")
            assert window.route == "/me/profile"

    play(journey())


def test_without_a_country_there_is_a_word_and_no_number_to_tap() -> None:
    async def journey() -> None:
        nowhere = a_profile(profile=Profile())
        async with mounted(services(diary=MemoryDiary(nowhere)), route="/help") as window:
            assert window.has("your local emergency number")
            assert window.has(say("help.no_country"))
            assert not window.offers("call-emergency")

    play(journey())


def test_the_page_offers_the_questions_all_cards_and_the_signs() -> None:
    async def journey() -> None:
        async with mounted(services(), route="/help") as window:
            assert {"card-emergency", "card-urgent", "card-soon"} <= set(window.keys())
            assert all(window.has(sign) for sign in library().wording.watch_for)
            await window.tap("help-questions")
            assert window.route == "/help/questions"
            await window.tap("back")
            assert window.route == "/help"
            await window.tap("back")
            assert window.route == "/"

    play(journey())


def test_back_leads_to_where_help_was_asked_for_and_nothing_is_lost_there() -> None:
    async def journey() -> None:
        async with mounted(services()) as window:
            await window.tap("check-in", "none-of-these", "back_pain-4", "get-help")
            await window.tap("card-urgent", "back", "back")
            assert window.route == "/check-in"
            assert "4 of 10, moderate" in window.spoken()
            await window.tap("save", "get-help", "back")
            assert window.route == "/check-in"
            assert window.has("Saved")

    play(journey())


def test_back_from_help_that_was_opened_by_its_address_leads_to_today() -> None:
    async def journey() -> None:
        async with mounted(services(), route="/help") as window:
            await window.tap("back")
            assert window.route == "/"

    play(journey())

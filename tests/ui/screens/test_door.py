"""The page to show at the door: what was answered, when, and who this is."""

from __future__ import annotations

import flet as ft

from lbp_app.domain.answers import Answer
from lbp_app.domain.profile import AgeBand, Factor, Profile
from lbp_app.ui.palette import LIGHT
from tests.building import diary_with, library, say, services, verdict_of
from tests.fakes import MemoryDiary
from tests.fixtures import a_profile
from tests.harness import mounted, play


def test_the_page_tells_answers_times_clinical_words_and_the_patient() -> None:
    async def journey() -> None:
        profile = Profile(
            country="IE",
            name="Maeve",
            age_band=AgeBand.FROM_70,
            factors={Factor.OSTEOPOROSIS: Answer.YES, Factor.PAST_CANCER: Answer.NO},
        )
        diary = MemoryDiary(a_profile(profile=profile), verdict_of("saddle_numbness", "fever"))
        async with mounted(services(diary=diary)) as window:
            await window.tap("see-card", "show-at-door")
            assert window.route == "/flag/door"
            assert window.has("Numb, tingly or different skin between your legs")
            assert window.has("Altered saddle or perineal sensation")
            assert window.has("Fever, rigors or night sweats with back pain")
            assert window.has("Monday 2 March at 8:30")
            assert window.has("Maeve")
            assert window.has("Age: 70 or over")
            assert window.has(say("door.factor.osteoporosis"))
            assert not window.has(say("door.factor.past_cancer"))
            assert window.has(say("door.note", version=library().table.version))
            await window.tap("back")
            assert window.route == "/flag"

    play(journey())


def test_a_patient_who_told_nothing_is_not_made_up() -> None:
    async def journey() -> None:
        unknown = a_profile(profile=Profile())
        diary = MemoryDiary(unknown, verdict_of("saddle_numbness"))
        async with mounted(services(diary=diary), route="/flag/door") as window:
            assert window.has(say("door.nothing_known"))
            await window.go("/")

    play(journey())


def test_the_way_back_from_the_door_leads_to_the_card_in_hand() -> None:
    async def journey() -> None:
        async with mounted(services()) as window:
            await window.tap("check-in", "tile-saddle", "saddle_numbness-yes", "show-at-door")
            assert window.route == "/flag/door"
            await window.tap("back")
            assert window.route == "/check-in"
            assert window.offers("did-called")

    play(journey())


def test_without_an_open_flag_the_address_answers_calmly() -> None:
    async def journey() -> None:
        async with mounted(services(), route="/flag/door") as window:
            assert window.has(say("flag.none_body"))

    play(journey())


def test_the_page_is_dark_on_white_paper_also_at_night() -> None:
    async def journey() -> None:
        diary = MemoryDiary(verdict_of("saddle_numbness"))
        async with mounted(services(diary=diary), route="/flag/door", dark=True) as window:
            inks = {text.style.color for text in window.all(ft.Text) if text.style}
            assert window.top.bgcolor == LIGHT.surface
            assert inks == {LIGHT.ink, LIGHT.primary}
            await window.go("/")

    play(journey())


def test_from_the_open_card_the_way_back_leads_to_it_and_not_to_a_check_in_in_hand() -> None:
    async def journey() -> None:
        diary = diary_with(verdict_of("fever"))
        async with mounted(services(diary=diary)) as window:
            await window.tap("check-in", "tile-legs")
            await window.go("/flag")
            await window.tap("show-at-door", "back")
            assert window.route == "/flag"

    play(journey())

"""A result: the score with its scale, the change in a sentence, support where mood asks for it."""

from __future__ import annotations

import re

from lbp_app.domain.profile import Profile
from tests.building import diary_with, later, say, services
from tests.domain.sheets import peg, phq4, rmdq_of
from tests.fakes import MemoryDiary
from tests.fixtures import a_profile
from tests.harness import Window, mounted, play
from tests.ui.steps import reassurance
from tests.usecases.test_read_measures import sheet_of

DIAGNOSIS = re.compile(r"you (have|are) (depress|anxi)|depression|anxiety disorder", re.IGNORECASE)


def has_support(window: Window) -> bool:
    return window.has(say("support.head"))


def test_a_score_comes_with_its_scale_direction_and_change() -> None:
    async def journey() -> None:
        diary = diary_with(sheet_of(rmdq_of(14)), sheet_of(rmdq_of(9), week=2))
        built = services(diary=diary, clock=later(weeks=2))
        async with mounted(built, route="/me/measures/rmdq/result") as window:
            assert window.has("9 of 24")
            assert window.has("0 to 24. Lower is better.")
            assert window.has("14 at the start, 9 now.")
            assert window.has(say("change.said.improved"))
            assert window.has("A fall counts from 5 points")
            assert window.has(say("measures.not_a_diagnosis"))
            assert not has_support(window)

    play(journey())


def test_the_first_score_has_nothing_to_compare_with() -> None:
    async def journey() -> None:
        built = services(diary=diary_with(sheet_of(peg(5, 5, 5))))
        async with mounted(built, route="/me/measures/peg/result") as window:
            assert window.has(say("change.not_enough.only_the_start"))

    play(journey())


def test_a_positive_part_of_the_phq_4_shows_whom_to_talk_to_and_the_known_numbers() -> None:
    async def journey() -> None:
        built = services(diary=diary_with(sheet_of(phq4(0, 0, 2, 1))))
        country = built.show_care_card.country()
        async with mounted(built, route="/me/measures/phq4/result") as window:
            assert has_support(window)
            assert window.has(say("support.doctor"))
            assert window.has(say("support.harm", emergency=country.emergency.shown))
            assert window.link("call-emergency") == f"tel:{country.emergency.number}"
            assert not [text for text in window.texts() if DIAGNOSIS.search(text)]
            assert not reassurance(window)

    play(journey())


def test_in_an_unknown_country_support_names_no_number() -> None:
    async def journey() -> None:
        profile = a_profile(profile=Profile(country=None))
        diary = MemoryDiary(profile, sheet_of(phq4(3, 3, 3, 3)))
        async with mounted(services(diary=diary), route="/me/measures/phq4/result") as window:
            assert has_support(window)
            assert not window.offers("call-emergency")
            support = " ".join(window.texts()[window.texts().index(say("support.head")) :])
            assert not re.search(r"\b\d{3,}\b", support.split(say("support.not"))[0])

    play(journey())


def test_a_half_filled_sheet_that_is_positive_already_shows_support_too() -> None:
    async def journey() -> None:
        built = services(diary=diary_with(sheet_of(phq4(3, None, None, None))))
        async with mounted(built, route="/me/measures/phq4/result") as window:
            assert window.has(say("measures.no_score"))
            assert has_support(window)

    play(journey())


def test_a_negative_phq_4_shows_its_band_in_calm_words_and_no_support() -> None:
    async def journey() -> None:
        built = services(diary=diary_with(sheet_of(phq4(1, 1, 1, 1))))
        async with mounted(built, route="/me/measures/phq4/result") as window:
            assert window.has(say("measures.phq4.band.mild"))
            assert not has_support(window)

    play(journey())


def test_a_measure_without_any_sheet_says_so() -> None:
    async def journey() -> None:
        async with mounted(services(), route="/me/measures/peg/result") as window:
            assert window.has(say("measures.never"))
            await window.tap("done")
            assert window.route == "/me/measures"

    play(journey())

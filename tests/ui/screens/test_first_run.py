"""The first day: from the welcome to Today, skipped, and interrupted by an emergency."""

from __future__ import annotations

import pytest

from lbp_app.domain.answers import Answer
from lbp_app.domain.diary import Kind
from lbp_app.domain.profile import AgeBand, Consideration, Factor
from lbp_app.domain.red_flags import Urgency
from tests.building import library, say, services
from tests.fakes import MemoryDiary
from tests.harness import mounted, play
from tests.ui.steps import ANSWERS_TO_A_CARD, SAFETY_ALL_NO, entries, reassurance

pytestmark = pytest.mark.slow

TO_THE_SAFETY_QUESTIONS = ("next", "country-IE")


def test_the_first_run_from_the_welcome_to_today() -> None:
    async def journey() -> None:
        diary = MemoryDiary()
        async with mounted(services(diary=diary)) as window:
            assert (1, say("welcome.head")) in window.headings()
            assert window.has(say("welcome.not"))
            await window.tap("next")
            assert len(window.keys("country-")) > 25
            await window.tap("country-GB", *SAFETY_ALL_NO)
            await window.tap("age-from_45_to_64", "factor-past_cancer-yes", "no-to-the-rest")
            await window.tap("need-pelvic_floor-unsure", "no-to-the-rest")
            await window.tap("back_pain-6", "leg_pain-3", "interference-5", "next")
            assert window.has(say("first_run.end_body"))
            assert not reassurance(window)
            await window.tap("finish")
            assert window.offers("check-in")
            assert window.route == "/"
        version = diary.profile()
        assert version is not None
        assert version.first_run_done
        assert version.profile.country == "GB"
        assert version.profile.age_band is AgeBand.FROM_45_TO_64
        assert version.profile.factor(Factor.PAST_CANCER) is Answer.YES
        assert version.profile.factor(Factor.PREGNANT) is Answer.NO
        assert version.profile.consideration(Consideration.PELVIC_FLOOR) is Answer.UNSURE
        (entry,) = entries(diary)
        assert entry.kind is Kind.FIRST_RUN
        assert entry.check_in is not None
        assert dict(entry.check_in.ratings) == {"back_pain": 6, "leg_pain": 3, "interference": 5}
        asked = {q for q, _ in entry.verdicts[0].answers}
        assert asked == {q.id for q in library().table.questions}

    play(journey())


def test_what_is_tapped_faster_than_it_is_drawn_is_not_lost() -> None:
    async def journey() -> None:
        diary = MemoryDiary()
        async with mounted(services(diary=diary)) as window:
            await window.tap(*TO_THE_SAFETY_QUESTIONS, *SAFETY_ALL_NO[:-1])
            await window.tap_at_once("chest_pain-yes", "no-to-the-rest")
            assert window.has("EMERGENCY")
            await window.tap("did-went", "no-to-the-rest")  # the card came before the second tap
            await window.tap_at_once("factor-past_cancer-yes", "no-to-the-rest")
            await window.tap_at_once("need-pelvic_floor-yes", "no-to-the-rest")
            await window.tap_at_once("back_pain-6", "leg_pain-3")
            await window.tap("next", "finish")
        version = diary.profile()
        assert version is not None
        assert version.profile.factor(Factor.PAST_CANCER) is Answer.YES
        assert version.profile.factor(Factor.PREGNANT) is Answer.NO
        assert version.profile.consideration(Consideration.PELVIC_FLOOR) is Answer.YES
        (entry,) = entries(diary)
        assert entry.check_in is not None
        assert entry.check_in.ratings == (("back_pain", 6), ("leg_pain", 3))

    play(journey())


def test_all_of_it_can_be_skipped_but_the_safety_questions() -> None:
    async def journey() -> None:
        diary = MemoryDiary()
        async with mounted(services(diary=diary)) as window:
            await window.tap("next", "skip")
            assert not window.offers("skip")
            await window.tap(*SAFETY_ALL_NO[:-1])
            assert not window.offers("skip")
            await window.tap("no-to-the-rest", "skip", "skip", "skip", "finish")
            assert window.offers("check-in")
        version = diary.profile()
        assert version is not None
        assert version.profile.country is None
        assert version.profile.factor(Factor.OSTEOPOROSIS) is Answer.NOT_ASKED
        assert entries(diary)[0].urgency is Urgency.NONE

    play(journey())


def test_an_emergency_interrupts_the_first_run_and_stays_in_the_banner_to_the_end() -> None:
    async def journey() -> None:
        diary = MemoryDiary()
        async with mounted(services(diary=diary)) as window:
            await window.tap(*TO_THE_SAFETY_QUESTIONS, "saddle_numbness-yes")
            assert window.has("EMERGENCY")
            assert set(window.keys()) == {"call", "show-at-door", *ANSWERS_TO_A_CARD}
            assert not window.can_leave
            await window.tap("did-called")
            assert window.has(say("banner.emergency"))
            await window.tap("next", *SAFETY_ALL_NO[1:])
            assert window.has(say("banner.emergency"))
            await window.tap("skip", "skip", "skip")
            assert window.has(say("banner.emergency"))
            await window.tap("finish")
            assert window.has("EMERGENCY: still open")
        (entry,) = entries(diary)
        assert entry.urgency is Urgency.EMERGENCY
        assert len(entry.actions) == 1

    play(journey())


def test_a_first_run_that_was_broken_off_starts_with_the_safety_questions_again() -> None:
    async def journey() -> None:
        diary = MemoryDiary()
        async with mounted(services(diary=diary)) as window:
            await window.tap(*TO_THE_SAFETY_QUESTIONS, "saddle_numbness-yes", "did-went")
        async with mounted(services(diary=diary)) as again:
            assert again.has(say("banner.emergency"))
            await again.tap("next")
            await again.tap("country-IE")
            assert again.offers("saddle_numbness-yes")

    play(journey())


def test_the_way_back_leads_through_the_steps_that_were_passed() -> None:
    async def journey() -> None:
        async with mounted(services(diary=MemoryDiary())) as window:
            await window.tap(*TO_THE_SAFETY_QUESTIONS, "no-to-the-rest")
            assert (1, "Pee, poo and sex") in window.headings()
            await window.tap("back")
            assert (1, "Between your legs") in window.headings()
            await window.tap("back")
            assert (1, say("country.head")) in window.headings()
            await window.tap("back")
            assert (1, say("welcome.head")) in window.headings()

    play(journey())


def test_typing_narrows_the_list_of_countries() -> None:
    async def journey() -> None:
        async with mounted(services(diary=MemoryDiary())) as window:
            await window.tap("next")
            await window.type("profile.country-filter", "IREL")
            shown = window.keys("country-")
            assert shown == ["country-IE", "country-other"]
            await window.type("profile.country-filter", "Nowhere")
            assert window.offers("country-other")

    play(journey())


def test_the_profile_filled_in_from_get_help_does_not_end_the_first_run() -> None:
    async def journey() -> None:
        diary = MemoryDiary()
        async with mounted(services(diary=diary)) as window:
            await window.tap("get-help", "change-country", "save-profile")
            await window.go("/")
            assert (1, say("welcome.head")) in window.headings()
            assert not window.offers("check-in")

    play(journey())


def test_the_country_chosen_from_get_help_is_still_there_after_the_first_run() -> None:
    async def journey() -> None:
        diary = MemoryDiary()
        async with mounted(services(diary=diary)) as window:
            await window.tap("next", "skip", "get-help", "change-country", "change-country")
            await window.tap("country-IE", "save-profile")
            await window.go("/")
            await window.tap(*SAFETY_ALL_NO, "skip", "skip", "skip", "finish")
        version = diary.profile()
        assert version is not None
        assert version.profile.country == "IE"

    play(journey())

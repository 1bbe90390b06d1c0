"""A diary in trouble: the verdict is shown all the same, the app says why, and nothing is lost."""

from __future__ import annotations

import pytest

from lbp_app.domain.flags import Action
from lbp_app.domain.red_flags import Urgency
from lbp_app.usecases.ports import Trouble
from tests.building import closed_services, diary_with, say, services, verdict_of
from tests.fakes import MemoryDiary
from tests.harness import mounted, play
from tests.ui.steps import (
    CLEAN_CHECK_IN,
    RATE_ALL,
    SAFETY_ALL_NO,
    TO_AN_EMERGENCY,
    TO_THE_PAIN,
    entries,
)
from tests.usecases.unreadable import UnreadableDiary

pytestmark = pytest.mark.slow

EACH_TROUBLE = pytest.mark.parametrize("trouble", list(Trouble))


@EACH_TROUBLE
def test_a_verdict_that_cannot_be_saved_is_shown_and_stays_and_is_saved_later(
    trouble: Trouble,
) -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary)) as window:
            diary.trouble = trouble
            await window.tap(*TO_AN_EMERGENCY)
            assert (1, "Call 112 or go to the emergency department (A&E) now") in window.headings()
            assert window.has(say("trouble.unsaved_head"))
            assert window.has(say(f"trouble.{trouble.value}"))
            await window.go("/diary")
            assert window.has(say("banner.emergency"))
            await window.go("/check-in")
            await window.tap("did-called", "next", "none-of-these", *RATE_ALL, "save")
            assert window.has(say("trouble.unsaved_head"))
            assert window.has("EMERGENCY: still open")
            assert not window.has(say("result.none_head"))
            assert entries(diary) == ()
            diary.trouble = None
            await window.tap("try-again")
            assert window.has("Saved")
        (entry,) = entries(diary)
        assert entry.urgency is Urgency.EMERGENCY
        assert entry.check_in is not None
        assert dict(entry.check_in.ratings) == {"back_pain": 4, "leg_pain": 2, "interference": 3}

    play(journey())


def test_what_the_patient_did_while_the_disk_was_full_is_saved_later_too() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary)) as window:
            diary.trouble = Trouble.FULL
            await window.tap(*TO_AN_EMERGENCY, "did-called", "next", "none-of-these", *RATE_ALL)
            await window.tap("save")
            diary.trouble = None
            await window.tap("try-again")
        assert [a.action for a in entries(diary)[0].actions] == [Action.CALLED]

    play(journey())


def test_try_again_says_so_when_it_fails_again_and_keeps_one_entry_in_the_end() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary)) as window:
            await window.tap(*CLEAN_CHECK_IN[:-1])
            diary.trouble = Trouble.LOCKED
            await window.tap("save")
            diary.trouble = Trouble.FULL
            await window.tap("try-again")
            assert window.has(say("trouble.full"))
            diary.trouble = None
            await window.tap("try-again")
            assert window.has("Saved")
            assert not window.offers("try-again")
        assert len(entries(diary)) == 1

    play(journey())


def test_a_warning_sign_in_a_note_is_asked_about_even_when_the_note_cannot_be_saved() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary)) as window:
            await window.tap(*TO_THE_PAIN, *RATE_ALL)
            await window.type("check-in.note", "I can't pee")
            diary.trouble = Trouble.FULL
            await window.tap("save")
            assert window.has(say("safety.from_note"))
            await window.tap("no-to-the-rest")
            diary.trouble = None
            await window.tap("try-again")
            assert window.has("Saved")
        (entry,) = entries(diary)
        assert entry.check_in is not None
        assert entry.check_in.note == "I can't pee"

    play(journey())


def test_an_answer_on_the_open_card_that_cannot_be_saved_says_so_and_locks_nobody_in() -> None:
    async def journey() -> None:
        diary = diary_with(verdict_of("saddle_numbness"))
        async with mounted(services(diary=diary), route="/flag") as window:
            diary.trouble = Trouble.READ_ONLY
            await window.tap("did-went")
            assert window.has(say("trouble.unsaved_head"))
            assert window.has(say("trouble.read_only"))
            await window.tap("back")
            assert window.route == "/"
            assert window.has("EMERGENCY: still open")

    play(journey())


def test_a_first_run_that_cannot_be_saved_says_so_and_can_be_gone_on_from() -> None:
    async def journey() -> None:
        diary = MemoryDiary()
        async with mounted(services(diary=diary)) as window:
            diary.trouble = Trouble.FULL
            await window.tap("next", "country-IE", *SAFETY_ALL_NO, "skip", "skip", "skip", "finish")
            assert window.has(say("trouble.unsaved_head"))
            await window.tap("without-saving")
            assert window.offers("check-in")

    play(journey())


def test_a_first_run_is_saved_by_the_second_try() -> None:
    async def journey() -> None:
        diary = MemoryDiary()
        async with mounted(services(diary=diary)) as window:
            diary.trouble = Trouble.FULL
            await window.tap("next", "country-IE", *SAFETY_ALL_NO, "skip", "skip", "skip", "finish")
            diary.trouble = None
            await window.tap("finish")
            assert window.offers("check-in")
        version = diary.profile()
        assert version is not None
        assert version.first_run_done
        assert len(entries(diary)) == 1

    play(journey())


def test_questions_on_demand_that_cannot_be_saved_say_so_at_the_end() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route="/help/questions") as window:
            diary.trouble = Trouble.FULL
            await window.tap("none-of-these", "done")
            assert window.has(say("trouble.unsaved_head"))
            assert window.route == "/help/questions"
            await window.tap("done")
            assert window.route == "/"
            diary.trouble = None
            await window.go("/me/profile")
            await window.tap("save-profile")
        assert len(entries(diary)) == 1

    play(journey())


@EACH_TROUBLE
def test_a_diary_that_could_not_be_opened_leaves_questions_and_cards_working(
    trouble: Trouble,
) -> None:
    async def journey() -> None:
        async with mounted(closed_services(trouble)) as window:
            assert window.has(say("trouble.closed_head"))
            assert window.has(say(f"trouble.{trouble.value}"))
            await window.tap(*TO_AN_EMERGENCY)
            assert window.has("Call your local emergency number now")
            assert window.has(say("trouble.unsaved_head"))
            await window.tap("did-went", "next", "none-of-these", "skip-pain")
            assert window.has("EMERGENCY: still open")
            assert not window.has(say("result.none_head"))
            await window.tap("done")
            assert window.has("EMERGENCY: still open")
            assert window.has(say("trouble.closed_head"))
            await window.go("/help/questions")
            await window.tap("none-of-these")
            assert window.has(say("banner.emergency"))

    play(journey())


def test_a_diary_that_could_not_be_opened_is_not_shown_as_an_empty_one() -> None:
    async def journey() -> None:
        async with mounted(closed_services(Trouble.CORRUPT), route="/diary") as window:
            assert window.has(say("trouble.corrupt"))
            assert not window.has(say("diary.empty"))

    play(journey())


def test_a_diary_that_stops_to_be_readable_shows_every_screen_calmly() -> None:
    async def journey() -> None:
        async with mounted(services(diary=UnreadableDiary(Trouble.LOCKED))) as window:
            for route in ("/", "/diary", "/diary/x", "/me", "/me/profile", "/me/about", "/help"):
                await window.go(route)
                assert not window.has(say("failure.screen_head"))
            await window.go("/diary")
            assert window.has(say("trouble.locked"))
            await window.go("/")
            await window.tap(*TO_AN_EMERGENCY)
            assert window.has("Call your local emergency number now")
            await window.go("/")
            assert window.has("EMERGENCY: still open")

    play(journey())

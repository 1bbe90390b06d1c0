"""One entry of the diary: everything that was kept of it, and nothing that was not given."""

from __future__ import annotations

from lbp_app.domain.answers import Answer
from tests.building import diary_with, say, services, verdict_of
from tests.fixtures import a_check_in, a_verdict, an_action
from tests.harness import mounted, play


def test_an_entry_shows_ratings_note_answers_and_what_was_done() -> None:
    async def journey() -> None:
        verdict = verdict_of("saddle_numbness", entry_id="e", id="v")
        diary = diary_with(
            a_check_in(entry_id="e", leg_pain=None, note="Slept badly."), verdict, an_action("v")
        )
        async with mounted(services(diary=diary)) as window:
            await window.tap("place-progress", "open-diary", "entry-e")
            assert window.route == "/diary/e"
            assert window.has("Today at 8:30")
            assert window.has("Back pain 4")
            assert not window.has("Leg pain")
            assert window.has("Slept badly.")
            assert window.has("Numb, tingly or different skin between your legs")
            assert window.has(say("diary.emergency"))
            assert window.has("I called, Today at 8:31")
            assert window.has(say("entry.version", version="2026.1"))
            await window.tap("back")
            assert window.route == "/diary"

    play(journey())


def test_questions_that_were_denied_are_told_apart_from_questions_that_were_not_asked() -> None:
    async def journey() -> None:
        answers = (("fever", Answer.NO), ("lump", Answer.NO), ("night_pain", Answer.NOT_ASKED))
        diary = diary_with(a_check_in(entry_id="e"), a_verdict(entry_id="e", answers=answers))
        async with mounted(services(diary=diary), route="/diary/e") as window:
            assert window.has(say("entry.denied", count=2))
            assert window.has(say("diary.none"))

    play(journey())


def test_an_entry_without_safety_answers_says_so() -> None:
    async def journey() -> None:
        diary = diary_with(a_check_in(entry_id="e"))
        async with mounted(services(diary=diary), route="/diary/e") as window:
            assert window.has(say("diary.not_asked"))
            assert not window.has(say("diary.none"))

    play(journey())


def test_an_address_without_an_entry_is_answered_calmly() -> None:
    async def journey() -> None:
        async with mounted(services(), route="/diary/no-such-entry") as window:
            assert window.has(say("entry.missing"))
            await window.tap("back")
            assert window.route == "/diary"

    play(journey())

"""Correct and delete a check-in: the ratings, the note, the time; never the safety answers."""

from __future__ import annotations

from dataclasses import replace

from lbp_app.domain.answers import Answer
from lbp_app.domain.red_flags import Urgency
from tests.building import diary_with, later, say, services, verdict_of
from tests.fixtures import a_check_in, a_moment, a_verdict, an_action
from tests.harness import mounted, play

CHECK_IN = a_check_in(entry_id="e", back_pain=4, leg_pain=2, interference=3, note="Sat long.")
CLEAN = a_verdict(entry_id="e", answers=(("fever", Answer.NO),))
FLAG = verdict_of("saddle_numbness", id="v", entry_id="e")


def test_back_pain_is_corrected_and_the_old_value_stays_to_be_seen() -> None:
    async def journey() -> None:
        diary = diary_with(CHECK_IN, CLEAN)
        async with mounted(services(diary=diary), route="/diary/e") as window:
            await window.tap("correct")
            assert window.has("Back pain 4, leg pain 2, in the way 3. Sat long.")
            assert window.has(say("correct.safety_stays"))
            assert not window.offers("save")
            await window.tap("back_pain-7", "interference-away", "why-wrong_tap", "save")
            assert window.route == "/diary/e"
            assert window.has("Back pain 7")
            assert window.has("Before: Back pain 4, leg pain 2, in the way 3. Sat long.")
            assert window.has(say("correct.because", why=say("correct.why_wrong_tap")))
        old, new = diary.check_in_versions("e")
        assert old == CHECK_IN
        assert (new.back_pain, new.leg_pain, new.interference) == (7, 2, None)
        assert (new.happened_at, new.logged_at) == (CHECK_IN.happened_at, later().now())
        entry = diary.entry("e")
        assert entry is not None
        assert entry.verdicts == (CLEAN,)

    play(journey())


def test_a_check_in_is_moved_to_the_evening_before() -> None:
    async def journey() -> None:
        diary = diary_with(CHECK_IN)
        async with mounted(services(diary=diary), route="/diary/e/correct") as window:
            await window.tap("when-yesterday", "when-part-evening", "why-wrong_time", "save")
            assert window.has("Yesterday at 20:00")
            assert window.has("(today at 8:30)")
        assert diary.check_ins()[0].happened_at == a_moment(days=-1).replace(hour=20, minute=0)

    play(journey())


def test_a_new_note_with_a_warning_sign_opens_its_questions() -> None:
    async def journey() -> None:
        diary = diary_with(CHECK_IN, CLEAN)
        async with mounted(services(diary=diary), route="/diary/e/correct") as window:
            await window.type("correct-e.note", "I can't pee")
            await window.tap("why-remembered_later", "save", "bladder_control-yes")
            assert window.has("EMERGENCY")
        assert [v.verdict.urgency for v in diary.verdicts_since(None)] == [Urgency.EMERGENCY]
        assert diary.check_ins()[0].note == "I can't pee"

    play(journey())


def test_a_check_in_is_deleted_with_one_question_and_brought_back() -> None:
    async def journey() -> None:
        diary = diary_with(CHECK_IN, CLEAN)
        async with mounted(services(diary=diary), route="/diary/e") as window:
            await window.tap("delete")
            assert window.has(say("delete.ask"))
            await window.tap("delete-yes")
            assert (1, say("delete.done")) in window.headings()
            assert diary.entry("e") is None
            await window.tap("back")
            assert window.has(say("diary.empty"))
            await window.go("/diary/e")
            await window.tap("undo")
            assert window.has("Back pain 4")
        assert diary.entry("e") is not None

    play(journey())


def test_a_red_flag_cannot_be_deleted_and_the_words_say_so() -> None:
    async def journey() -> None:
        diary = diary_with(CHECK_IN, FLAG, an_action("v"))
        async with mounted(services(diary=diary), route="/diary/e") as window:
            assert window.has(say("correct.safety_stays"))
            await window.tap("delete")
            assert window.has(say("delete.ask_flag"))
            await window.tap("delete-yes")
            assert window.has(say("delete.done_flag"))
            assert window.has(say("diary.emergency"))
            assert window.offers("open-flag")
            assert not window.offers("correct")
            await window.tap("undo")
            assert window.has("Back pain 4")
        assert diary.verdicts_since(None) == (FLAG,)

    play(journey())


def test_safety_questions_without_a_check_in_have_nothing_to_correct_or_delete() -> None:
    async def journey() -> None:
        diary = diary_with(replace(FLAG, entry_id="help"), an_action("v"))
        async with mounted(services(diary=diary), route="/diary/help") as window:
            assert not window.offers("correct")
            assert not window.offers("delete")
            await window.go("/diary/help/correct")
            assert window.has(say("correct.nothing_to_correct"))
            assert not window.offers("save")

    play(journey())


def test_taps_that_come_before_the_next_drawing_all_count() -> None:
    async def journey() -> None:
        diary = diary_with(CHECK_IN)
        async with mounted(services(diary=diary), route="/diary/e/correct") as window:
            await window.tap_at_once("back_pain-9", "leg_pain-away", "why-other")
            await window.tap_at_once("interference-8", "save")
        assert diary.check_ins()[0].ratings == (("back_pain", 9), ("interference", 8))

    play(journey())

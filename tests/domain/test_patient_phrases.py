"""The search finds the right lesson for what patients really type."""

from __future__ import annotations

from collections import Counter
from functools import cache

from lbp_app.domain.lesson_search import find_lessons
from lbp_app.library.lesson_shelf import LessonShelf
from tests.content.samples import REAL
from tests.domain.patient_phrases import PHRASES

LEAST_SHARE = 0.95
NEAR_THE_TOP = 3


@cache
def shelf() -> LessonShelf:
    return LessonShelf(REAL)


def first_three(phrase: str) -> tuple[str, ...]:
    return find_lessons(shelf().index(), phrase)[:NEAR_THE_TOP]


def test_there_are_enough_phrases_and_every_lesson_is_looked_for() -> None:
    assert len(PHRASES) >= 60
    assert max(Counter(phrase for phrase, _ in PHRASES).values()) == 1
    assert {lesson for _, lesson in PHRASES} == set(shelf().ids())


def test_the_right_lesson_is_among_the_first_three() -> None:
    missed = [
        (phrase, wanted, first_three(phrase))
        for phrase, wanted in PHRASES
        if wanted not in first_three(phrase)
    ]
    assert len(missed) <= len(PHRASES) * (1 - LEAST_SHARE), missed

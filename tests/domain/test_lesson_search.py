"""The search finds lessons by plain and medical words, and forgives slips of the finger."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lbp_app.domain.lesson_search import MOST_RESULTS, build_index, find_lessons, stems
from tests.content.lessons import sample_lesson

INDEX = build_index(map(sample_lesson, ("first-walk", "heat-safely", "leg-pain")))


def first(query: str) -> str:
    return find_lessons(INDEX, query)[0]


@pytest.mark.parametrize(
    "query",
    [
        "sciatica",
        "sciatcia",  # two letters swapped
        "siatica",  # one missing
        "sciatticca",  # two too many
        "sciat",  # not yet typed to the end
        "SCIATICA!",
        "pain going down my leg",
        "traped nerv",
        "trappednerve",
    ],
)
def test_the_lesson_on_leg_pain_is_found(query: str) -> None:
    assert first(query) == "leg-pain"


@pytest.mark.parametrize("query", ["walking", "walks", "how far can I walk", "exersise"])
def test_endings_and_small_words_do_not_matter(query: str) -> None:
    assert first(query) == "first-walk"


@pytest.mark.parametrize("query", ["hot watter bottle", "burn", "heat", "warming my back"])
def test_words_of_the_body_count_too(query: str) -> None:
    assert first(query) == "heat-safely"


@pytest.mark.parametrize("query", ["", "   ", "the of and", "zzzzqqqq", "?!", "\u4f60\u597d"])
def test_what_has_no_meaning_finds_nothing(query: str) -> None:
    assert find_lessons(INDEX, query) == ()


def test_one_slip_is_not_taken_for_two() -> None:
    assert find_lessons(INDEX, "siatica") == ("leg-pain",)


def test_short_words_are_not_guessed() -> None:
    assert find_lessons(INDEX, "bag") == ()


def test_endings_are_cut() -> None:
    assert stems("Walking, walked and walks") == ("walk", "walk", "walk")
    assert stems("running") == ("run",)
    assert stems("sleepiness pills") == ("sleep", "pill")


@given(st.text(max_size=60))
def test_any_text_may_be_typed(query: str) -> None:
    found = find_lessons(INDEX, query)
    assert len(found) <= MOST_RESULTS
    assert len(set(found)) == len(found)

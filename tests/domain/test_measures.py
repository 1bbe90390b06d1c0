"""Answers to measures: what can be kept, and that missing stays missing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lbp_app.domain.measures import (
    EDITIONS,
    RMDQ_ITEMS,
    Answers,
    AnswersError,
    Instrument,
    ItemAnswer,
    current,
)
from tests.domain.sheets import WORDING, confidence, peg, pgic, phq4, psfs, rmdq, sheet

CANNOT_BE_KEPT: list[tuple[str, Callable[[], Answers]]] = [
    ("unknown_item", lambda: sheet(Instrument.PEG, sleep=3)),
    ("unknown_item", lambda: sheet(Instrument.PSFS, activities=("walk",), activity_2=3)),
    ("unknown_item", lambda: sheet(Instrument.RMDQ, driving=1)),
    ("out_of_range", lambda: peg(11, 0, 0)),
    ("out_of_range", lambda: peg(-1, 0, 0)),
    ("out_of_range", lambda: phq4(4, 0, 0, 0)),
    ("out_of_range", lambda: pgic(0)),
    ("out_of_range", lambda: pgic(8)),
    ("out_of_range", lambda: confidence(11)),
    ("out_of_range", lambda: sheet(Instrument.RMDQ, home=0)),
    ("not_a_whole_number", lambda: sheet(Instrument.PEG, pain=True)),
    ("none_and_some", lambda: rmdq("home", none_apply=True)),
    ("no_tick_list", lambda: sheet(Instrument.PEG, none_apply=True)),
    ("no_own_activities", lambda: sheet(Instrument.PEG, activities=("walk",))),
    ("too_many_activities", lambda: sheet(Instrument.PSFS, activities=("a", "b", "c", "d"))),
    ("activity_length", lambda: sheet(Instrument.PSFS, activities=(" ",))),
    ("activity_length", lambda: sheet(Instrument.PSFS, activities=("x" * 61,))),
    ("activity_twice", lambda: sheet(Instrument.PSFS, activities=("Walk", " walk"))),
]


@pytest.mark.parametrize(("code", "make"), CANNOT_BE_KEPT)
def test_answers_that_no_sheet_can_have_are_refused(code: str, make: Callable[[], Answers]) -> None:
    with pytest.raises(AnswersError) as refused:
        make()
    assert refused.value.code == code


def test_an_item_given_twice_is_refused() -> None:
    twice = (ItemAnswer("pain", 3), ItemAnswer("pain", 4))
    with pytest.raises(AnswersError, match="item_twice"):
        Answers(Instrument.PEG, 1, WORDING, twice)


def test_the_longest_activity_and_the_ends_of_each_scale_can_be_kept() -> None:
    assert sheet(Instrument.PSFS, activities=("x" * 60,)).activities == ("x" * 60,)
    assert peg(0, 10, 0).value("enjoyment") == 10
    assert phq4(3, 0, 3, 0).value("nervous") == 3
    assert [pgic(1).value("change"), pgic(7).value("change")] == [1, 7]


def test_an_answer_that_was_not_given_is_missing_and_not_zero() -> None:
    assert peg(None, 0, 4).value("pain") is None
    assert peg(None, 0, 4).value("enjoyment") == 0


def test_answers_of_an_edition_of_a_later_app_are_kept_as_they_are() -> None:
    later = Answers(Instrument.PEG, 99, "en.9", (ItemAnswer("sleep", 77),))
    assert later.value("sleep") == 77


def test_own_activities_carry_their_ratings_also_where_one_is_missing() -> None:
    assert psfs(walk=4, stairs=None).rated_activities == (("walk", 4), ("stairs", None))


def test_there_are_exactly_the_measures_of_the_clinical_rules() -> None:
    assert {i.value for i, _ in EDITIONS} == {"peg", "rmdq", "psfs", "phq4", "pgic", "confidence"}


def test_the_roland_morris_questionnaire_has_24_statements_each_once() -> None:
    assert len(RMDQ_ITEMS.split()) == len(set(RMDQ_ITEMS.split())) == 24


RANGES = [
    (Instrument.PEG, 0, 10, False),
    (Instrument.RMDQ, 0, 24, False),
    (Instrument.PSFS, 0, 10, True),
    (Instrument.PHQ4, 0, 12, False),
    (Instrument.PGIC, 1, 7, False),
    (Instrument.CONFIDENCE, 0, 10, True),
]


@pytest.mark.parametrize(("instrument", "least", "most", "higher_is_better"), RANGES)
def test_each_scale_has_its_published_range_and_direction(
    instrument: Instrument, least: int, most: int, *, higher_is_better: bool
) -> None:
    edition = current(instrument)
    assert (edition.least, edition.most, edition.higher_is_better) == (
        least,
        most,
        higher_is_better,
    )

"""A look back: when it is due, what it finds, and which rule follows. Function decides."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from lbp_app.domain.change import Change, Label, Measure, NotEnough, Reading, Reason
from lbp_app.domain.review import (
    REVIEW_RULES,
    Course,
    Finding,
    PlanReview,
    effect,
    finding,
    most_careful,
    next_review,
    review_due,
    review_rule,
)
from lbp_app.domain.walking import Reviewed, Track
from tests.domain.walking_numbers import NUMBERS

START = date(2026, 3, 2)
USUAL = NUMBERS.reviews[Track.USUAL]
SLOWER = NUMBERS.reviews[Track.SLOWER]


def day(number: int) -> date:
    return START + timedelta(days=number)


def change(label: Label, measure: Measure = Measure.PEG) -> Change:
    reading = Reading(START, Fraction(5))
    return Change(measure, label, reading, reading, None)


def due_on(number: int, last: int | None = None, weeks: tuple[int, ...] = USUAL) -> int | None:
    due = review_due(START, day(number), None if last is None else day(last), weeks)
    return None if due is None else due.week


@pytest.mark.parametrize(
    ("today", "week"), [(0, None), (13, None), (14, 2), (41, 2), (42, 6), (84, 12), (167, 12)]
)
def test_it_is_due_at_two_six_and_twelve_weeks(today: int, week: int | None) -> None:
    assert due_on(today) == week


def test_after_twelve_weeks_it_comes_every_twelve() -> None:
    assert due_on(7 * 24 - 1, last=84) is None
    assert due_on(7 * 24, last=84) == 24
    assert due_on(7 * 50, last=84) == 48


def test_the_slower_track_looks_back_more_often() -> None:
    asked = [n for n in range(91) if due_on(n, last=n - 4, weeks=SLOWER) is not None]
    assert {n // 7 for n in asked} == {1, 2, 4, 6, 9, 12}


def test_one_that_was_missed_is_caught_up_once_and_the_latest_alone() -> None:
    assert due_on(60) == 6
    assert due_on(61, last=60) is None
    assert due_on(84, last=60) == 12


def test_one_that_was_made_three_days_early_counts_for_the_week_to_come() -> None:
    assert due_on(14, last=11) is None
    assert due_on(14, last=10) == 2


@pytest.mark.parametrize(
    ("today", "last", "coming"),
    [
        (0, None, 2),
        (13, None, 2),
        (14, 14, 6),
        (39, 14, 6),
        (40, 40, 12),
        (84, 84, 24),
        (166, 84, 24),
        (168, 168, 36),
        (167, 167, 36),
        (7 * 500, 7 * 492, 504),
    ],
)
def test_the_next_one_is_known_at_any_time(today: int, last: int | None, coming: int) -> None:
    before = None if last is None else day(last)
    assert next_review(START, day(today), before, USUAL) == day(7 * coming)


@pytest.mark.parametrize(
    ("course", "found"),
    [
        (Course(), Finding.UNKNOWN),
        (Course(function=(NotEnough(Measure.PEG, Reason.NOTHING_YET),)), Finding.UNKNOWN),
        (Course(function=(change(Label.WORSE),)), Finding.HARDER),
        (Course(function=(change(Label.IMPROVED), change(Label.WORSE))), Finding.HARDER),
        (
            Course(function=(change(Label.WORSE),), lately=(change(Label.UNCHANGED),)),
            Finding.STILL_HARDER,
        ),
        (
            Course(function=(change(Label.IMPROVED),), lately=(change(Label.WORSE),)),
            Finding.HARDER,
        ),
        (
            Course(function=(change(Label.IMPROVED),), informing=(change(Label.WORSE),)),
            Finding.SORER,
        ),
        (Course(function=(change(Label.IMPROVED),), rising=True), Finding.SORER),
        (Course(function=(change(Label.IMPROVED),)), Finding.BETTER),
        (
            Course(function=(change(Label.UNCHANGED),), informing=(change(Label.IMPROVED),)),
            Finding.LITTLE_CHANGE,
        ),
        (Course(function=(change(Label.WATCH),)), Finding.LITTLE_CHANGE),
        (Course(informing=(change(Label.IMPROVED, Measure.BACK_PAIN),)), Finding.BETTER),
    ],
)
def test_function_decides_pain_informs_and_the_more_careful_one_counts(
    course: Course, found: Finding
) -> None:
    assert finding(course) is found


@pytest.mark.parametrize(
    ("found", "week", "rule"),
    [
        (Finding.HARDER, 2, "RV01"),
        (Finding.STILL_HARDER, 6, "RV02"),
        (Finding.SORER, 2, "RV03"),
        (Finding.LITTLE_CHANGE, 4, "RV04"),
        (Finding.LITTLE_CHANGE, 6, "RV05"),
        (Finding.LITTLE_CHANGE, 12, "RV06"),
        (Finding.BETTER, 12, "RV07"),
        (Finding.UNKNOWN, 2, "RV08"),
    ],
)
def test_each_finding_has_its_rule(found: Finding, week: int, rule: str) -> None:
    assert review_rule(found, week, NUMBERS) == rule
    assert rule in REVIEW_RULES


def test_only_harder_days_make_the_plan_smaller_and_nothing_makes_it_grow() -> None:
    effects = {found: effect(found) for found in Finding}
    assert [f for f, e in effects.items() if e is Reviewed.LOWER] == [Finding.HARDER]
    assert {f for f, e in effects.items() if e is Reviewed.STAY} == {
        Finding.STILL_HARDER,
        Finding.SORER,
    }


def test_of_several_the_most_careful_counts() -> None:
    assert most_careful([]) is Reviewed.GO_ON
    assert most_careful([Reviewed.GO_ON, Reviewed.STAY]) is Reviewed.STAY
    assert most_careful([Reviewed.STAY, Reviewed.LOWER, Reviewed.GO_ON]) is Reviewed.LOWER


def test_a_week_that_was_made_shorter_at_once_is_not_made_shorter_twice() -> None:
    kept = PlanReview(2, Finding.HARDER, "RV01", Track.USUAL, "1", "e", lowered=True)
    assert kept.effect is Reviewed.STAY

"""Where a look back stands, and its sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from lbp_app.domain.change import Change, Label, Measure, Reading
from lbp_app.domain.measure_schedule import Due, WhyDue
from lbp_app.domain.measures import Instrument
from lbp_app.domain.plan import PlanWeek
from lbp_app.domain.review import Afraid, Course, Finding, PlanReview, ReviewDue, Work
from lbp_app.domain.walking import Step as PlanStep
from lbp_app.domain.walking import Track
from lbp_app.ui.screens.plan_review.state import (
    ReviewForm,
    Step,
    days_lines,
    is_stale,
    pain_lines,
    plan_line,
    step,
    with_afraid,
    with_work,
)
from lbp_app.usecases.look_at_review import Found, ReviewView
from lbp_app.usecases.record_review import Looked
from tests.building import say
from tests.fixtures import A_MORNING

TODAY = A_MORNING.date()
FRESH = ReviewForm(A_MORNING)
SHEET = Due(Instrument.PEG, 2, TODAY, WhyDue.REVIEW, 1)
VIEW = ReviewView(TODAY, ReviewDue(2, TODAY), (SHEET,))


def change(measure: Measure, label: Label, start: int, now: int) -> Change:
    return Change(
        measure, label, Reading(TODAY, Fraction(start)), Reading(TODAY, Fraction(now)), None
    )


def looked(found: Finding, *, rule: str = "W18", lowered: bool = False) -> Looked:
    review = PlanReview(2, found, "RV01", Track.USUAL, "1", "e", lowered=lowered)
    week = PlanWeek(2, TODAY, (6.0,) * 3, PlanStep.STEP_DOWN, rule, Track.USUAL, "1")
    return Looked(review, Found(Course(), found), week if lowered else None)


@pytest.mark.parametrize(
    ("form", "where"),
    [
        (FRESH, Step.BEGIN),
        (replace(FRESH, asking=True), Step.SIGNS),
        (replace(FRESH, asking=True, signs="e"), Step.MEASURES),
        (replace(FRESH, signs="e", without_measures=True), Step.YOU),
        (replace(FRESH, signs="e", flagged=True), Step.FLAGGED),
        (replace(FRESH, signs="e", looked=looked(Finding.BETTER)), Step.RESULT),
    ],
)
def test_one_step_after_the_other(form: ReviewForm, where: Step) -> None:
    assert step(form, VIEW) is where


def test_without_due_measures_they_are_not_asked_and_without_a_due_date_nothing_is() -> None:
    assert step(replace(FRESH, signs="e"), replace(VIEW, measures=())) is Step.YOU
    assert step(FRESH, replace(VIEW, due=None)) is Step.NOTHING


def test_signs_of_this_morning_are_old_in_the_evening() -> None:
    assert not is_stale(FRESH, A_MORNING + timedelta(hours=6))
    assert is_stale(FRESH, A_MORNING + timedelta(hours=7))


def test_the_same_tap_again_takes_an_answer_back() -> None:
    assert with_afraid(FRESH, "a_lot").afraid is Afraid.A_LOT
    assert with_afraid(with_afraid(FRESH, "a_lot"), "a_lot").afraid is None
    assert with_work(FRESH, "fine").work is Work.FINE
    assert with_work(with_work(FRESH, "fine"), "fine").work is None


def test_function_and_pain_are_told_apart_and_a_late_fall_is_said() -> None:
    course = Course(
        function=(change(Measure.PEG, Label.UNCHANGED, 5, 5),),
        lately=(change(Measure.PEG, Label.WORSE, 3, 5),),
        informing=(change(Measure.LEG_PAIN, Label.IMPROVED, 6, 3),),
    )
    found = Found(course, Finding.HARDER)
    assert days_lines(say, found) == (
        "Pain in your week: 5 at the start, 5 now. This is too small to count as a change.",
        say("review.lately_worse"),
    )
    assert pain_lines(say, found) == (
        "Leg pain: 6 at the start, 3 now. This is a change for the better that counts.",
    )


@pytest.mark.parametrize(
    ("made", "has_plan", "over", "key"),
    [
        (looked(Finding.HARDER, lowered=True), True, False, "do_lower"),
        (looked(Finding.HARDER, lowered=True, rule="W11"), True, False, "do_lowest"),
        (looked(Finding.HARDER), True, True, "do_lower_next"),
        (looked(Finding.SORER), True, False, "do_stay"),
        (looked(Finding.BETTER), True, False, "do_go_on"),
        (looked(Finding.BETTER), False, False, "do_no_plan"),
    ],
)
def test_what_it_does_to_the_plan_is_said(
    made: Looked,
    has_plan: bool,  # noqa: FBT001
    over: bool,  # noqa: FBT001
    key: str,
) -> None:
    told = plan_line(say, made, "3 walks", has_plan=has_plan, over=over)
    assert told == say(f"review.{key}", level="3 walks")

"""The state of a check-in: the step follows from what was given."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lbp_app.domain.answers import NotARatingError
from lbp_app.domain.diary import SCALES, Kind
from lbp_app.domain.red_flags import Urgency
from lbp_app.domain.screening import Mode, answer_card
from lbp_app.ui.flows.safety_draft import start
from lbp_app.ui.screens.check_in.state import (
    CheckInState,
    Step,
    can_skip_pain,
    missing,
    rate,
    step_of,
    write_note,
)
from tests.building import services


@pytest.fixture
def fresh() -> CheckInState:
    return CheckInState(start(services(), Kind.CHECK_IN, Mode.TILES))


def test_safety_comes_first_then_pain_then_the_result(fresh: CheckInState) -> None:
    assert step_of(fresh, safety_done=False) is Step.SAFETY
    assert step_of(fresh, safety_done=True) is Step.PAIN
    assert step_of(replace(fresh, tried=True), safety_done=True) is Step.RESULT
    assert step_of(replace(fresh, skipped_pain=True), safety_done=True) is Step.RESULT


def test_a_new_question_goes_before_the_result_even_after_saving(fresh: CheckInState) -> None:
    assert step_of(replace(fresh, tried=True, saved=True), safety_done=False) is Step.SAFETY


def test_nothing_is_rated_by_default(fresh: CheckInState) -> None:
    assert missing(fresh) == len(SCALES)


@pytest.mark.parametrize("scale", SCALES)
def test_each_scale_is_rated_by_itself(fresh: CheckInState, scale: str) -> None:
    rated = rate(fresh, scale, 0)
    assert getattr(rated.ratings, scale) == 0
    assert missing(rated) == len(SCALES) - 1


@pytest.mark.parametrize("value", [-1, 11])
def test_a_rating_outside_the_scale_is_refused(fresh: CheckInState, value: int) -> None:
    with pytest.raises(NotARatingError):
        rate(fresh, "back_pain", value)


def test_an_unknown_scale_is_refused(fresh: CheckInState) -> None:
    with pytest.raises(KeyError):
        rate(fresh, "mood", 3)


def test_a_note_does_not_change_the_ratings(fresh: CheckInState) -> None:
    noted = write_note(rate(fresh, "leg_pain", 7), "Long drive.")
    assert noted.ratings.note == "Long drive."
    assert noted.ratings.leg_pain == 7


@pytest.mark.parametrize(
    ("urgency", "may"),
    [(Urgency.SOON, False), (Urgency.URGENT, False), (Urgency.EMERGENCY, True)],
)
def test_pain_may_be_skipped_only_with_an_emergency_in_hand(
    fresh: CheckInState, urgency: Urgency, *, may: bool
) -> None:
    answered = answer_card(fresh.safety.screening, urgency)
    state = replace(fresh, safety=replace(fresh.safety, screening=answered))
    assert can_skip_pain(state) is may


def test_a_check_in_is_finished_once_saved_or_skipped(fresh: CheckInState) -> None:
    assert not fresh.finished
    assert not replace(fresh, tried=True).finished
    assert replace(fresh, saved=True).finished
    assert replace(fresh, skipped_pain=True).finished

"""The state of the first run: the step follows from what was passed, safety from its answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lbp_app.domain.answers import Answer, NotARatingError
from lbp_app.domain.diary import Kind
from lbp_app.domain.profile import UNKNOWN_PATIENT, AgeBand, Consideration, Factor, Profile
from lbp_app.domain.screening import Mode
from lbp_app.ui.flows.safety_draft import start
from lbp_app.ui.screens.first_run.state import (
    FirstRunState,
    Step,
    back_from,
    filled,
    next_step,
    rate,
    step_of,
)
from tests.building import services

SKIPPABLE = [step for step in Step if step is not Step.SAFETY]


@pytest.fixture
def fresh() -> FirstRunState:
    return FirstRunState(start(services(), Kind.FIRST_RUN, Mode.FULL), UNKNOWN_PATIENT)


def test_each_step_leads_to_the_next_one(fresh: FirstRunState) -> None:
    state = fresh
    shown = []
    for step in SKIPPABLE:
        shown.append(step_of(state, safety_done=True))
        state = next_step(state, step)
    assert shown == SKIPPABLE
    assert step_of(state, safety_done=True) is Step.END


def test_the_safety_questions_are_passed_only_by_answering_them(fresh: FirstRunState) -> None:
    passed = replace(fresh, passed=frozenset(Step))
    assert step_of(passed, safety_done=False) is Step.SAFETY


def test_the_way_back_leads_to_the_last_step_that_was_passed(fresh: FirstRunState) -> None:
    state = next_step(next_step(fresh, Step.WELCOME), Step.COUNTRY)
    assert step_of(back_from(state, Step.SAFETY), safety_done=False) is Step.COUNTRY
    state = next_step(state, Step.RISKS)
    assert step_of(back_from(state, Step.NEEDS), safety_done=True) is Step.RISKS


def test_the_way_back_does_not_ask_the_safety_questions_again(fresh: FirstRunState) -> None:
    state = next_step(next_step(fresh, Step.WELCOME), Step.COUNTRY)
    assert step_of(back_from(state, Step.RISKS), safety_done=True) is Step.COUNTRY


def test_the_baseline_takes_ratings_from_0_to_10(fresh: FirstRunState) -> None:
    assert rate(fresh, "back_pain", 10).ratings.back_pain == 10
    with pytest.raises(NotARatingError):
        rate(fresh, "back_pain", 11)


def test_what_was_saved_meanwhile_fills_only_what_was_not_given(fresh: FirstRunState) -> None:
    given = Profile(
        country="GB",
        factors={Factor.PREGNANT: Answer.YES},
        considerations={Consideration.PELVIC_FLOOR: Answer.NO},
    )
    saved = Profile(
        country="IE",
        name="Maeve",
        age_band=AgeBand.FROM_70,
        factors={Factor.PREGNANT: Answer.NO, Factor.OSTEOPOROSIS: Answer.YES},
    )
    profile = filled(replace(fresh, profile=given), saved).profile
    assert (profile.country, profile.name, profile.age_band) == ("GB", "Maeve", AgeBand.FROM_70)
    assert profile.factor(Factor.PREGNANT) is Answer.YES
    assert profile.factor(Factor.OSTEOPOROSIS) is Answer.YES
    assert profile.consideration(Consideration.PELVIC_FLOOR) is Answer.NO

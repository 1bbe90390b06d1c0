"""The state of the first run: what was given and which step follows from it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from lbp_app.domain.profile import AgeBand, Profile
from lbp_app.ui.flows.safety_draft import SafetyDraft
from lbp_app.usecases.ports import Trouble
from lbp_app.usecases.record_check_in import Ratings


class Step(StrEnum):
    """The steps in their order. All but the safety questions can be skipped."""

    WELCOME = "welcome"
    COUNTRY = "country"
    SAFETY = "safety"
    RISKS = "risks"
    NEEDS = "needs"
    BASELINE = "baseline"
    END = "end"


@dataclass(frozen=True, slots=True)
class FirstRunState:
    """A first run in hand. ``passed`` are the steps that were finished or skipped."""

    safety: SafetyDraft
    profile: Profile
    ratings: Ratings = field(default_factory=Ratings)
    passed: frozenset[Step] = frozenset()
    wanted: str = ""
    trouble: Trouble | None = None


def step_of(state: FirstRunState, *, safety_done: bool) -> Step:
    """The first step that was not passed; safety is passed only by answering it."""
    for step in Step:
        if step is Step.SAFETY:
            if not safety_done:
                return step
        elif step not in state.passed:
            return step
    return Step.END


def next_step(state: FirstRunState, step: Step) -> FirstRunState:
    """Go on after ``step``."""
    return replace(state, passed=state.passed | {step})


def back_from(state: FirstRunState, step: Step) -> FirstRunState:
    """Go back to the step before ``step``; the safety questions are not asked twice."""
    before = [s for s in Step if s in state.passed and _at(s) < _at(step)]
    return replace(state, passed=state.passed - set(before[-1:]))


def filled(state: FirstRunState, saved: Profile) -> FirstRunState:
    """Take over what was saved meanwhile on "About you", where nothing was given here."""
    given = state.profile
    known = given.age_band is not AgeBand.NOT_ASKED
    profile = Profile(
        country=given.country or saved.country,
        name=given.name or saved.name,
        age_band=given.age_band if known else saved.age_band,
        factors=MappingProxyType({**saved.factors, **given.factors}),
        considerations=MappingProxyType({**saved.considerations, **given.considerations}),
    )
    return replace(state, profile=profile)


def rate(state: FirstRunState, scale: str, value: int) -> FirstRunState:
    """Keep one rating of the baseline, 0 to 10.

    Raises:
        NotARatingError: on any other value; KeyError on any other scale.
    """
    return replace(state, ratings=state.ratings.rated(scale, value))


def _at(step: Step) -> int:
    return list(Step).index(step)

"""The state of a check-in: what was given so far, and which step follows from it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from lbp_app.domain.diary import SCALES
from lbp_app.domain.red_flags import Urgency
from lbp_app.ui.flows.safety_draft import SafetyDraft
from lbp_app.usecases.record_check_in import Ratings


class Step(StrEnum):
    """What the patient sees next."""

    SAFETY = "safety"
    PAIN = "pain"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class CheckInState:
    """A check-in in hand. ``saved`` is set once the disk has it."""

    safety: SafetyDraft
    ratings: Ratings = field(default_factory=Ratings)
    saved: bool = False
    tried: bool = False
    skipped_pain: bool = False

    @property
    def finished(self) -> bool:
        """True when there is nothing left to give: the next check-in starts empty."""
        return self.saved or self.skipped_pain


def step_of(state: CheckInState, *, safety_done: bool) -> Step:
    """Safety first, then pain, then the result."""
    if not safety_done:
        return Step.SAFETY
    if state.tried or state.skipped_pain:
        return Step.RESULT
    return Step.PAIN


def rate(state: CheckInState, scale: str, value: int) -> CheckInState:
    """Keep one rating (0 to 10) of ``back_pain``, ``leg_pain`` or ``interference``.

    Raises:
        NotARatingError: on any other value; KeyError on any other scale.
    """
    return replace(state, ratings=state.ratings.rated(scale, value))


def write_note(state: CheckInState, note: str) -> CheckInState:
    """Keep the note."""
    return replace(state, ratings=replace(state.ratings, note=note))


def missing(state: CheckInState) -> int:
    """How many of the three ratings have not been given."""
    return sum(getattr(state.ratings, scale) is None for scale in SCALES)


def can_skip_pain(state: CheckInState) -> bool:
    """With an emergency in hand nobody has to rate anything."""
    return state.safety.screening.answered_card is Urgency.EMERGENCY

"""The state of a check-in: what was given so far, and which step follows from it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from lbp_app.domain.diary import SCALES
from lbp_app.domain.red_flags import Urgency
from lbp_app.domain.when import NOW, When
from lbp_app.ui import routes
from lbp_app.ui.flows.safety_draft import SafetyDraft
from lbp_app.usecases.record_check_in import Ratings

DRAFT = "check-in"


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
    when: When = NOW
    sleep: int | None = None

    @property
    def asks(self) -> bool:
        """True when it is on the disk, and safety questions that its note called for are open."""
        asked = self.safety.screening
        return self.saved and bool(asked.prompted - asked.closed) and not asked.ended_early

    @property
    def finished(self) -> bool:
        """True when there is nothing left to give or to ask: the next check-in starts empty."""
        return (self.saved or self.skipped_pain) and not self.asks

    @property
    def begun(self) -> bool:
        """True when something was given."""
        asked = self.safety.screening
        return bool(asked.sheet.answers or asked.chosen) or self.ratings != Ratings()

    @property
    def route(self) -> str:
        """Where it goes on."""
        return routes.CHECK_IN

    @property
    def started_at(self) -> datetime:
        """When it was begun."""
        return self.safety.started_at


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


def at(state: CheckInState, when: When) -> CheckInState:
    """Keep when it was: the safety answers count from now all the same."""
    return replace(state, when=when)


def sleep(state: CheckInState, value: int) -> CheckInState:
    """Keep how the patient slept, 0 to 10, until it is saved."""
    return replace(state, sleep=value)


def missing(state: CheckInState) -> int:
    """How many of the three ratings have not been given."""
    return sum(getattr(state.ratings, scale) is None for scale in SCALES)


def can_skip_pain(state: CheckInState) -> bool:
    """With an emergency in hand nobody has to rate anything."""
    return state.safety.screening.answered_card is Urgency.EMERGENCY

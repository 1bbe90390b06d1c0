"""The state of a correction of a check-in."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lbp_app.domain.diary import CheckIn
from lbp_app.domain.log import Why
from lbp_app.domain.when import When
from lbp_app.ui.flows.correction import Change
from lbp_app.ui.flows.safety_draft import SafetyDraft
from lbp_app.usecases.correct import Corrected
from lbp_app.usecases.ports import Trouble
from lbp_app.usecases.record_check_in import Ratings


@dataclass(frozen=True, slots=True)
class CorrectEntryState:
    """The new ratings, time and reason. ``saved`` is set once the disk has them."""

    ratings: Ratings
    change: Change = Change()  # noqa: RUF009 - frozen
    error: str | None = None
    trouble: Trouble | None = None
    saved: bool = False
    safety: SafetyDraft | None = None


def from_check_in(check_in: CheckIn | None) -> CorrectEntryState:
    """What stands there now, to be changed."""
    if check_in is None:
        return CorrectEntryState(Ratings())
    return CorrectEntryState(
        Ratings(check_in.back_pain, check_in.leg_pain, check_in.interference, check_in.note)
    )


def rate(state: CorrectEntryState, scale: str, value: int) -> CorrectEntryState:
    """Keep one rating, 0 to 10."""
    return replace(state, ratings=state.ratings.rated(scale, value), error=None)


def take_away(state: CorrectEntryState, scale: str) -> CorrectEntryState:
    """A number that was given by mistake: missing again, never zero."""
    return replace(state, ratings=state.ratings.without(scale), error=None)


def at(state: CorrectEntryState, when: When) -> CorrectEntryState:
    """Keep when it really happened."""
    return replace(state, change=replace(state.change, when=when), error=None)


def because(state: CorrectEntryState, why: Why) -> CorrectEntryState:
    """Keep why it is changed."""
    return replace(state, change=replace(state.change, why=why), error=None)


def kept(
    state: CorrectEntryState, done: Corrected, safety: SafetyDraft | None
) -> CorrectEntryState:
    """What became of the correction."""
    return replace(
        state, trouble=done.trouble, saved=done.trouble is None, safety=state.safety or safety
    )

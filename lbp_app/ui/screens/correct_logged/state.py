"""The state of a correction of something that was noted."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lbp_app.domain.log import Why
from lbp_app.domain.when import When
from lbp_app.ui.flows.correction import Change
from lbp_app.ui.flows.fact_form import Filled
from lbp_app.ui.flows.safety_draft import SafetyDraft
from lbp_app.usecases.correct import Corrected
from lbp_app.usecases.ports import Trouble


@dataclass(frozen=True, slots=True)
class CorrectLoggedState:
    """The new values, time and reason. ``saved`` is set once the disk has them."""

    filled: Filled
    change: Change = Change()  # noqa: RUF009 - frozen
    error: str | None = None
    trouble: Trouble | None = None
    saved: bool = False
    safety: SafetyDraft | None = None


def fill(state: CorrectLoggedState, filled: Filled) -> CorrectLoggedState:
    """Keep what was tapped."""
    return replace(state, filled=filled, error=None)


def at(state: CorrectLoggedState, when: When) -> CorrectLoggedState:
    """Keep when it really happened."""
    return replace(state, change=replace(state.change, when=when), error=None)


def because(state: CorrectLoggedState, why: Why) -> CorrectLoggedState:
    """Keep why it is changed."""
    return replace(state, change=replace(state.change, why=why), error=None)


def kept(
    state: CorrectLoggedState, done: Corrected, safety: SafetyDraft | None
) -> CorrectLoggedState:
    """What became of the correction."""
    return replace(
        state, trouble=done.trouble, saved=done.trouble is None, safety=state.safety or safety
    )

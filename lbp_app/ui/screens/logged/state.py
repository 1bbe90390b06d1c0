"""The state of one thing that was noted: about to be deleted, or deleted."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lbp_app.usecases.ports import Trouble


@dataclass(frozen=True, slots=True)
class LoggedState:
    """What was tapped on the page of one thing. ``gone`` offers to undo."""

    sure: bool = False
    gone: bool = False
    trouble: Trouble | None = None


def ask(state: LoggedState, *, sure: bool) -> LoggedState:
    """Ask whether it should go, or keep it after all."""
    return replace(state, sure=sure, trouble=None)


def deleted(trouble: Trouble | None) -> LoggedState:
    """What became of deleting it."""
    return LoggedState(gone=trouble is None, trouble=trouble)


def brought_back(trouble: Trouble | None) -> LoggedState:
    """What became of bringing it back."""
    return LoggedState(gone=trouble is not None, trouble=trouble)

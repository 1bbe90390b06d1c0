"""The state of the open care card: whether an answer could not be saved."""

from __future__ import annotations

from dataclasses import dataclass

from lbp_app.usecases.ports import Trouble
from lbp_app.usecases.show_care_card import FlagCard


@dataclass(frozen=True, slots=True)
class FlagState:
    """Why "what did you do?" could not be saved, None when nothing went wrong."""

    trouble: Trouble | None = None


def may_close(flag: FlagCard, state: FlagState) -> bool:
    """An emergency card closes only after "what did you do?" was answered.

    An answer that the disk did not take counts too: a full disk must not lock the patient in.
    """
    return state.trouble is not None or flag.answered

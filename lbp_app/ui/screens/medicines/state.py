"""The state of the list of medicines: what was just noted, and which one is back-dated."""

from __future__ import annotations

from dataclasses import dataclass

from lbp_app.domain.when import NOW, When
from lbp_app.usecases.ports import Trouble


@dataclass(frozen=True, slots=True)
class MedicinesState:
    """``noted`` is the item just written, ``of`` the medicine it was about.

    ``earlier`` is the medicine whose time is being chosen.
    """

    noted: str | None = None
    of: str | None = None
    earlier: str | None = None
    when: When = NOW
    trouble: Trouble | None = None


def took(medicine: str, item_id: str, trouble: Trouble | None) -> MedicinesState:
    """What became of one tap on "I took it"."""
    return MedicinesState(noted=None if trouble else item_id, of=medicine, trouble=trouble)


def earlier(medicine: str, when: When) -> MedicinesState:
    """Choose when it was taken."""
    return MedicinesState(earlier=medicine, when=when)

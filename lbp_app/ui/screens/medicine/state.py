"""The state of one medicine of the list: kind, and whether it is used."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lbp_app.domain.daily import Medicine, MedicineGroup
from lbp_app.usecases.ports import Trouble


@dataclass(frozen=True, slots=True)
class MedicineState:
    """``group`` None is not chosen yet; it is kept as "not sure"."""

    group: MedicineGroup | None = None
    in_use: bool = True
    error: str | None = None
    trouble: Trouble | None = None


def from_medicine(medicine: Medicine | None) -> MedicineState:
    """What stands on the list."""
    return MedicineState() if medicine is None else MedicineState(medicine.group, medicine.in_use)


def medicine_of(state: MedicineState, name: str, note: str) -> Medicine:
    """The medicine that was filled in.

    Raises:
        LogError: ``words_missing`` or ``words_too_long``.
    """
    group = state.group or MedicineGroup.NOT_SURE
    return Medicine(name.strip(), group, state.in_use, note.strip())


def choose_group(state: MedicineState, group: str) -> MedicineState:
    """Keep what kind it is, as far as the patient knows."""
    return replace(state, group=MedicineGroup(group), error=None)


def choose_use(state: MedicineState, *, in_use: bool) -> MedicineState:
    """Keep whether it is used now; what was taken before stays in the diary."""
    return replace(state, in_use=in_use, error=None)

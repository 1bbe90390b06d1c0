"""Who walks on the slower track, and what each special consideration asks for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum
from types import MappingProxyType

from lbp_app.domain.situation import Condition
from lbp_app.domain.walking import Track


class SafetyNote(StrEnum):
    """One line beside the plan; each has its words."""

    SUPPORT_NEARBY = "support_nearby"
    NO_END_RANGE = "no_end_range"
    BREATHE_OUT = "breathe_out"
    BEGIN_SMALL = "begin_small"


_NOTES: Mapping[Condition, SafetyNote] = MappingProxyType(
    {
        Condition.OLDER_OR_UNSTEADY: SafetyNote.SUPPORT_NEARBY,
        Condition.FALL_RECENTLY: SafetyNote.SUPPORT_NEARBY,
        Condition.CONNECTIVE_TISSUE: SafetyNote.NO_END_RANGE,
        Condition.PELVIC_FLOOR: SafetyNote.BREATHE_OUT,
        Condition.LONG_INACTIVE: SafetyNote.BEGIN_SMALL,
    }
)
"""What makes the plan slower (section 4.2 of the clinical evidence file), and the note for it."""


SLOWING = tuple(_NOTES)
"""The conditions that decide on the track."""


def track(holds: Collection[Condition], *, fell_in_last_year: bool = False) -> Track:
    """The slower track for any of the considerations, or a fall in the last year."""
    slower = fell_in_last_year or any(condition in holds for condition in _NOTES)
    return Track.SLOWER if slower else Track.USUAL


def safety_notes(
    holds: Collection[Condition], *, fell_in_last_year: bool = False
) -> tuple[SafetyNote, ...]:
    """The notes that go with this patient's plan, each once."""
    found = [note for condition, note in _NOTES.items() if condition in holds]
    if fell_in_last_year:
        found.insert(0, SafetyNote.SUPPORT_NEARBY)
    return tuple(dict.fromkeys(found))

"""What one entry of the diary shows."""

from __future__ import annotations

from dataclasses import dataclass

from lbp_app.domain.answers import Answer
from lbp_app.domain.diary import CheckIn, Entry
from lbp_app.usecases.ports import Trouble


@dataclass(frozen=True, slots=True)
class EntryState:
    """What was tapped on the page of an entry: about to delete, or what became of it."""

    sure: bool = False
    trouble: Trouble | None = None


def is_deleted(versions: tuple[CheckIn, ...]) -> bool:
    """True when the check-in was there and was deleted."""
    return bool(versions) and versions[-1].gone


def asked_and_denied(entry: Entry) -> tuple[str, ...]:
    """The questions of the last verdict that were answered no (not the ones never asked)."""
    if not entry.verdicts:
        return ()
    return tuple(q for q, answer in entry.verdicts[-1].answers if answer is Answer.NO)

"""What one entry of the diary shows."""

from __future__ import annotations

from lbp_app.domain.answers import Answer
from lbp_app.domain.diary import Entry


def asked_and_denied(entry: Entry) -> tuple[str, ...]:
    """The questions of the last verdict that were answered no (not the ones never asked)."""
    if not entry.verdicts:
        return ()
    return tuple(q for q, answer in entry.verdicts[-1].answers if answer is Answer.NO)

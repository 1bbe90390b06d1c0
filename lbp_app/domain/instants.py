"""Which of two moments came first, also in the hour that clocks show twice."""

from __future__ import annotations

from datetime import UTC, datetime


def instant(moment: datetime) -> datetime:
    """The moment in UTC, to be compared and sorted by.

    Python compares two moments of one zone by the clock on the wall: in the hour that is shown
    twice, the later one can look like the earlier one.
    """
    return moment.astimezone(UTC)

"""On how many of the last days the patient noted pain relief, and what that figure rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

PERIOD = 30


@dataclass(frozen=True, slots=True)
class ReliefDays:
    """Days of the last 30 with pain relief, and days on which anything was written at all.

    A day on which nothing was written is missing: it says nothing about pain relief.
    """

    with_relief: int
    written: int
    period: int = PERIOD

    @property
    def missing(self) -> int:
        """Days of which nothing is known."""
        return self.period - self.written


def relief_days(
    taken: Iterable[datetime], written: Iterable[datetime], today: date, period: int = PERIOD
) -> ReliefDays:
    """Count the local days, each moment on the clock of the place where it happened.

    ``taken`` are the moments pain relief was taken, ``written`` those of anything in the diary;
    the period of ``period`` days ends with ``today``.
    """
    first = today - timedelta(days=period - 1)
    relief = {m.date() for m in taken if first <= m.date() <= today}
    other = {m.date() for m in written if first <= m.date() <= today}
    return ReliefDays(len(relief), len(relief | other), period)

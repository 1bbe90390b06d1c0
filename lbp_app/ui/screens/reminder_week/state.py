"""The coming reminders, put into their days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby

from lbp_app.domain.reminder_planner import Coming


def by_day(comings: Iterable[Coming], now: datetime) -> tuple[tuple[date, tuple[Coming, ...]], ...]:
    """Each day on which something comes, on the clock of where the patient is, in order."""

    def day(coming: Coming) -> date:
        return coming.moment.astimezone(now.tzinfo).date()

    return tuple((on, tuple(group)) for on, group in groupby(comings, day))

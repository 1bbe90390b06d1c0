"""When something happened, as a patient tells it: now, or a day and a time on the clock."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

LONGEST_AGO = timedelta(days=366)
STEP = 5
"""Minutes between two times that are offered."""
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class When:
    """``day`` None is now; else ``minute`` (0 to 1439) of that day on the patient's clock."""

    day: date | None = None
    minute: int = 0


NOW = When()


def when_of(moment: datetime) -> When:
    """The day and the minute a moment shows on its own clock."""
    return When(moment.date(), moment.hour * 60 + moment.minute)


def on_day(when: When, day: date, now: datetime) -> When:
    """That day, at the time that was chosen before; never after ``now``."""
    minute = when.minute if when.day is not None else _rounded(now)
    return _not_after(When(day, minute), now)


def step_day(when: When, days: int, now: datetime) -> When:
    """Some days later (earlier when negative); at most a year ago, never after ``now``."""
    day = (when.day or now.date()) + timedelta(days=days)
    return on_day(when, max(day, now.date() - LONGEST_AGO), now)


def at_minute(when: When, minute: int, now: datetime) -> When:
    """That minute of the chosen day (of today when it was now); never after ``now``."""
    within = min(max(minute, 0), _DAY - 1)
    return _not_after(When(when.day or now.date(), within), now)


def step_minutes(when: When, minutes: int, now: datetime) -> When:
    """Some minutes later or earlier on the same day; a step of five leads to a full five."""
    wanted = when.minute + minutes
    if abs(minutes) == STEP:
        wanted = wanted - wanted % STEP if minutes > 0 else wanted + -wanted % STEP
    return at_minute(when, wanted, now)


def moment_of(when: When, now: datetime) -> datetime:
    """The moment that is meant, in the zone of ``now`` and never after it.

    A time that the clock left out when it was put forward becomes an hour later; of an hour that
    came twice the first is taken.
    """
    if when.day is None:
        return now
    clock = time(when.minute // 60, when.minute % 60)
    wall = datetime.combine(when.day, clock, tzinfo=now.tzinfo)
    return min(wall.astimezone(UTC).astimezone(now.tzinfo), now)


def _rounded(now: datetime) -> int:
    minute = now.hour * 60 + now.minute
    return minute - minute % STEP


def _not_after(when: When, now: datetime) -> When:
    latest = when_of(now)
    day = when.day or now.date()
    if (day, when.minute) <= (now.date(), latest.minute):
        return when
    return replace(when, day=now.date(), minute=min(when.minute, latest.minute))

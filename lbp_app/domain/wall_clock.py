"""The moment at which the clock on the wall first reaches a time of day, in any zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

MINUTES_A_DAY = 24 * 60
_SECOND = timedelta(seconds=1)
_DAY = timedelta(days=1)


@lru_cache(maxsize=65_536)
def moment_of(day: date, minute: int, zone: tzinfo) -> datetime | None:
    """When the clock of ``zone`` first reaches ``minute`` (0 to 1439, from midnight) of ``day``.

    The answer is in UTC. An hour that happens twice counts the first time. A time that the clocks
    skip counts at the first moment after the gap. A whole day that the clocks skip (as Samoa did
    when it crossed the date line) has no such moment: None.
    """
    wall = datetime.combine(day, time(minute // 60, minute % 60), zone)
    before, after = _offset(wall), _offset(wall.replace(fold=1))
    plain = wall.replace(tzinfo=UTC)
    if after <= before:
        return plain - before
    return _end_of_gap(plain, before, after, zone)


def second_moment_of(day: date, minute: int, zone: tzinfo) -> datetime | None:
    """As ``moment_of``, but the second time where the clock shows it twice."""
    wall = datetime.combine(day, time(minute // 60, minute % 60), zone)
    before, after = _offset(wall), _offset(wall.replace(fold=1))
    if after < before:
        return wall.replace(tzinfo=UTC) - after
    return moment_of(day, minute, zone)


def minute_of(wall: datetime) -> int:
    """Hours and minutes of a wall clock as minutes from midnight."""
    return wall.hour * 60 + wall.minute


def _offset(wall: datetime) -> timedelta:
    return wall.utcoffset() or timedelta()


def _end_of_gap(
    plain: datetime, before: timedelta, after: timedelta, zone: tzinfo
) -> datetime | None:
    """The moment the clocks are put forward; found by halving, to the second."""
    early, late = plain - after, plain - before
    while late - early > _SECOND:
        middle = (early + (late - early) / 2).replace(microsecond=0)
        if _offset(middle.astimezone(zone)) == after:
            late = middle
        else:
            early = middle
    midnight = datetime.combine(plain.date(), time(), UTC)
    if late + before <= midnight and late + after >= midnight + _DAY:
        return None
    return late

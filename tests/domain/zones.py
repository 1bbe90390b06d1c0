"""Every zone of the tz database, and its clock as stretches of one offset, found by looking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)
_HOUR = timedelta(hours=1)
_SECOND = timedelta(seconds=1)


def all_zones() -> tuple[str, ...]:
    """The names of all zones of the data that the app ships with."""
    return tuple(files("tzdata").joinpath("zones").read_text("utf-8").split())


def one_name_each() -> tuple[str, ...]:
    """One name of each zone: many names stand for the very same file, byte by byte."""
    folder = files("tzdata.zoneinfo")
    return tuple({folder.joinpath(name).read_bytes(): name for name in all_zones()}.values())


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time in which the clock runs evenly: from ``start`` (UTC) on, ``offset`` ahead of UTC."""

    start: datetime
    offset: timedelta


@cache
def stretches(name: str) -> tuple[Stretch, ...]:
    """The clock of one zone around 2026 and 2027.

    Only the offset at a moment of UTC is asked for, hour by hour: nothing here relies on what
    Python does with hours that do not exist or exist twice.
    """
    zone = ZoneInfo(name)
    moment = datetime.combine(FIRST, time(), UTC) - timedelta(days=4)
    end = datetime.combine(LAST, time(), UTC) + timedelta(days=4)
    found = [Stretch(moment, offset_at(moment, zone))]
    while moment < end:
        later = moment + timedelta(days=1)
        if offset_at(later, zone) != found[-1].offset:
            found += _changes(moment, later, zone)
        moment = later
    return tuple(found)


def _changes(start: datetime, end: datetime, zone: ZoneInfo) -> list[Stretch]:
    found, moment = [], start
    while moment < end:
        before = offset_at(moment, zone)
        low, high = moment, moment + _HOUR
        if offset_at(high, zone) != before:
            while high - low > _SECOND:
                middle = low + (high - low) // 2
                middle = middle.replace(microsecond=0)
                low, high = (middle, high) if offset_at(middle, zone) == before else (low, middle)
            found.append(Stretch(high, offset_at(high, zone)))
        moment += _HOUR
    return found


def offset_at(moment: datetime, zone: ZoneInfo) -> timedelta:
    """How far the clock of the zone is ahead of UTC at this moment."""
    return moment.astimezone(zone).utcoffset() or timedelta()


def first_reached(name: str, day: date, minute: int) -> datetime | None:
    """When the clock first shows this time or a later one of this day or after (UTC).

    None when the clock never shows this day at all.
    """
    wanted = datetime.combine(day, time(minute // 60, minute % 60), UTC)
    known = stretches(name)
    for stretch, following in zip(known, (*known[1:], None), strict=True):
        moment = max(wanted - stretch.offset, stretch.start)
        if following is None or moment < following.start:
            skipped = (moment + stretch.offset).date() > day and not _shows(name, day)
            return None if skipped else moment
    return None


def _shows(name: str, day: date) -> bool:
    start = datetime.combine(day, time(), UTC)
    known = stretches(name)
    return any(
        s.start + s.offset < start + timedelta(days=1) and (n is None or n.start + s.offset > start)
        for s, n in zip(known, (*known[1:], None), strict=True)
    )

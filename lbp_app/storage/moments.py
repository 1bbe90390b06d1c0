"""A moment on the patient's clock as three sortable, portable values, and back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

StoredMoment = tuple[int, int, str | None]
"""Microseconds since 1970 in UTC, seconds east of UTC, IANA zone name when it is known."""

EVER = -(1 << 63)
"""The smallest number that SQLite knows, before every moment and before what is no number."""
NEVER = (1 << 63) - 1
"""The largest one, after every moment."""


def microseconds(moment: datetime) -> int:
    """Microseconds from 1970-01-01 UTC to ``moment``, exact.

    Raises:
        ValueError: when the moment is not aware of its zone.
    """
    if moment.utcoffset() is None:
        raise ValueError("a moment without zone cannot be kept")
    return (moment - _EPOCH) // _MICROSECOND


def stored(moment: datetime) -> StoredMoment:
    """The three values to store for an aware moment.

    Raises:
        ValueError: when the moment is not aware of its zone.
    """
    zone = moment.tzinfo.key if isinstance(moment.tzinfo, ZoneInfo) else None
    offset = moment.utcoffset() or timedelta()
    return microseconds(moment), offset // timedelta(seconds=1), zone


def restored(us: int, offset: int, zone: str | None) -> datetime:
    """The moment with the same wall clock that was stored, aware.

    The zone is left out when it is unknown here, or when its rules have changed since and would
    now show another hour: what the patient saw on the clock counts.

    Raises:
        OverflowError, ValueError: when the values are no moment.
    """
    wanted = timedelta(seconds=offset)
    moment = (_EPOCH + us * _MICROSECOND).astimezone(timezone(wanted))
    if zone is None:
        return moment
    try:
        there = moment.astimezone(ZoneInfo(zone))
    except (LookupError, OSError, ValueError):
        return moment
    return there if there.utcoffset() == wanted else moment

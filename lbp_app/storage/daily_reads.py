"""What charts are drawn from, read as one line for each local day and no more than was asked for.

The statements are written out: with ten years they look at 10,000 check-ins, and making an object
of each row would take ten times as long as reading it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from lbp_app.domain.answers import rating
from lbp_app.domain.diary import SCALES
from lbp_app.domain.progress import DayMinutes, DayRatings
from lbp_app.usecases.ports import DiaryTroubleError, Trouble

_DAY_US = 86_400_000_000
_EPOCH = date(1970, 1, 1).toordinal()
_LAST = date.max.toordinal()

# The day on the patient's own clock, as ``date.toordinal`` counts it. Days are counted from year 1,
# so that the division never meets a number below zero.
_DAY = "({us} + {offset} * 1000000 + {epoch} * {day}) / {day}"
_CHECK_IN_DAY = _DAY.format(
    us="c.happened_us", offset="c.happened_offset", epoch=_EPOCH, day=_DAY_US
)
_LOG_DAY = _DAY.format(us="l.happened_us", offset="l.happened_offset", epoch=_EPOCH, day=_DAY_US)

# The version that was logged last, if it was not deleted: see ``pages.is_current``.
_COUNTS = """c.gone = 0 AND NOT EXISTS (
  SELECT 1 FROM check_in AS later
  WHERE later.entry_id = c.entry_id AND (later.logged_us > c.logged_us
    OR (later.logged_us = c.logged_us AND later.number > c.number)))"""
_RATINGS = f"""
SELECT {_CHECK_IN_DAY} AS day, c.back_pain, c.leg_pain, c.interference FROM check_in AS c
WHERE c.happened_us >= :from_us AND c.happened_us < :to_us AND {_COUNTS}
  AND COALESCE(c.back_pain, c.leg_pain, c.interference) IS NOT NULL
  AND {_CHECK_IN_DAY} >= :since AND {_CHECK_IN_DAY} < :until
ORDER BY day, c.happened_us, c.logged_us, c.number
"""  # noqa: S608 - put together from our own words
_FIRST = f"""(SELECT {_CHECK_IN_DAY} FROM check_in AS c WHERE c.{{scale}} IS NOT NULL AND {_COUNTS}
  ORDER BY c.happened_us, c.logged_us, c.number LIMIT 1)"""  # noqa: S608 - put together from our own words
_FIRST_OF_EACH = "SELECT " + ", ".join(_FIRST.format(scale=scale) for scale in SCALES)
_MINUTES = f"""
SELECT {_LOG_DAY} AS day, SUM(json_extract(l.fact, '$.minutes'))
FROM log_item AS i JOIN log AS l ON l.number = i.version
WHERE i.kind = 'activity' AND i.gone = 0 AND i.happened_us >= :from_us AND i.happened_us < :to_us
  AND {_LOG_DAY} >= :since AND {_LOG_DAY} < :until
GROUP BY day ORDER BY day
"""  # noqa: S608 - put together from our own words


def ratings(
    diary: sqlite3.Connection, since: date | None, until: date | None
) -> tuple[DayRatings, ...]:
    """One value for each local day with a rating, from ``since`` up to before ``until``."""
    found = diary.execute(_RATINGS, _between(since, until))
    days = []
    try:
        for day, rows in groupby(found, key=lambda row: row[0]):
            _, *columns = zip(*rows, strict=True)
            days.append(DayRatings(date.fromordinal(day), *map(_given, columns)))
    except (TypeError, ValueError, OverflowError):
        raise DiaryTroubleError(Trouble.CORRUPT) from None
    return tuple(days)


def _given(column: Sequence[int | None]) -> tuple[int, ...]:
    given = tuple(value for value in column if value is not None)
    for end in (min(given), max(given)) if given else ():
        rating(end)
    return given


def first_days(diary: sqlite3.Connection) -> Mapping[str, date]:
    """The first local day with a rating of each scale that has any."""
    found = diary.execute(_FIRST_OF_EACH).fetchone()
    try:
        return {
            scale: date.fromordinal(day)
            for scale, day in zip(SCALES, found, strict=True)
            if day is not None
        }
    except (TypeError, ValueError, OverflowError):
        raise DiaryTroubleError(Trouble.CORRUPT) from None


def minutes(
    diary: sqlite3.Connection, since: date | None, until: date | None
) -> tuple[DayMinutes, ...]:
    """All minutes of activity of each local day that has any."""
    found = diary.execute(_MINUTES, _between(since, until))
    try:
        return tuple(DayMinutes(date.fromordinal(day), int(total)) for day, total in found)
    except (TypeError, ValueError, OverflowError):
        raise DiaryTroubleError(Trouble.CORRUPT) from None


def _between(since: date | None, until: date | None) -> dict[str, int]:
    """The days, and round them the moments that an index can find; clocks differ by a day."""
    first = 0 if since is None else since.toordinal()
    last = _LAST + 1 if until is None else until.toordinal()
    return {
        "since": first,
        "until": last,
        "from_us": (first - _EPOCH - 1) * _DAY_US,
        "to_us": (last - _EPOCH + 1) * _DAY_US,
    }

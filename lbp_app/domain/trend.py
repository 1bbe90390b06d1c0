"""One scale over time: its values, where it began, the band of little change, and the verdict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from statistics import median
from types import MappingProxyType

from lbp_app.domain.answers import HIGHEST_RATING, LOWEST_RATING
from lbp_app.domain.change import (
    LEAST_ENTRIES,
    THRESHOLDS,
    WEEK,
    Change,
    Measure,
    NotEnough,
    Reading,
    change_of_pain,
)
from lbp_app.domain.daily import Fall, Flare, Medicine
from lbp_app.domain.log import LogItem
from lbp_app.domain.progress import (
    DayRatings,
    Event,
    Happening,
    Series,
    Span,
    little_change,
    readings,
    series,
    start_of,
)

MEASURES: Mapping[str, Measure] = MappingProxyType(
    {"back_pain": Measure.BACK_PAIN, "leg_pain": Measure.LEG_PAIN}
)
"""The scales of a check-in that have an agreed figure for a change; interference has none."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Trend:
    """One scale of a check-in, 0 to 10, lower is better.

    ``start`` is the median of the first 7 days and ``now`` that of the last 7; each is None with
    fewer than three ratings, ``now`` also as long as the two overlap. ``band`` is where a change
    from the start is too small to count; None without start or without an agreed figure.
    ``change`` is None without an agreed figure.
    """

    scale: str
    series: Series
    start: Fraction | None
    now: Fraction | None
    band: tuple[Fraction, Fraction] | None
    change: Change | NotEnough | None


def trend(scale: str, span: Span, days: Sequence[DayRatings], early: Iterable[DayRatings]) -> Trend:
    """One scale over the days of ``span``, which end today.

    ``early`` are the first days of the diary, as far as they are not among ``days``: the start
    stays the same whatever time is looked at.
    """
    rated = [d for d in (*early, *days) if d.of(scale) and d.day <= span.last]
    since = min((d.day for d in rated), default=span.last)
    # The verdict rests on two weeks; with ten years all between would be looked at in vain.
    known = readings((d for d in rated if d.day < since + WEEK or d.day > span.last - WEEK), scale)
    measure = MEASURES.get(scale)
    start = start_of(known)
    band = None
    if measure is not None and start is not None:
        band = little_change(THRESHOLDS[measure], start, LOWEST_RATING, HIGHEST_RATING)
    return Trend(
        scale,
        series(span, days, scale, since),
        start,
        _lately(known, span.last) if since + WEEK <= span.last - WEEK + _DAY else None,
        band,
        None if measure is None else change_of_pain(measure, known, span.last),
    )


def _lately(known: Iterable[Reading], today: date) -> Fraction | None:
    values = [r.value for r in known if today - WEEK < r.day]
    return median(values) if len(values) >= LEAST_ENTRIES else None


def happenings(
    flares: Iterable[LogItem[Flare]],
    falls: Iterable[LogItem[Fall]],
    medicines: Iterable[Sequence[LogItem[Medicine]]],
) -> tuple[Event, ...]:
    """Flares that began, falls, and medicines that came to the list or left it, oldest first.

    ``medicines`` are all versions of each, the one logged last at the end. Several of one kind on
    one day are one.
    """
    found = [Event(Happening.FLARE, f.happened_at.date()) for f in flares if f.fact.on]
    found += [Event(Happening.FALL, f.happened_at.date()) for f in falls]
    for versions in medicines:
        found += _of_medicine(versions)
    return tuple(dict.fromkeys(sorted(found, key=lambda event: (event.day, event.kind))))


def _of_medicine(versions: Sequence[LogItem[Medicine]]) -> Iterable[Event]:
    for first in versions[:1]:
        if first.fact.in_use:
            yield Event(Happening.MEDICINE_ADDED, first.happened_at.date(), first.fact.name)
    for before, after in pairwise(versions):
        if before.fact.in_use is not after.fact.in_use:
            # A change of the list that kept the old moment happened when it was written down.
            moved = after.happened_at != before.happened_at
            at = after.happened_at if moved else after.logged_at
            kind = Happening.MEDICINE_ADDED if after.fact.in_use else Happening.MEDICINE_ENDED
            yield Event(kind, at.date(), after.fact.name)


def first_week(first_days: Mapping[str, date], span: Span) -> tuple[tuple[date, date], ...]:
    """The weeks to read beside ``span`` to know each start: (first day, day after the last)."""
    before = sorted({day for day in first_days.values() if day < span.first})
    return tuple((day, min(day + timedelta(days=WEEK.days), span.first)) for day in before)

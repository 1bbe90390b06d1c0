"""What the diary shows over time: a value for each day, gaps, the start, and what falls between.

Several ratings of one day count as one: their median, the figure that the change of a measure is
told with too. A day without a rating has no value; it is never taken for zero and never filled in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from statistics import median

from lbp_app.domain.change import LEAST_ENTRIES, WEEK, Reading, Thresholds

MOST_MARKS = 120
"""A chart has at most so many marks; what is longer is told in weeks, or several weeks."""
LEAST_DAYS = 14
DAYS_OF_A_WEEK = 7
_DAY = timedelta(days=1)


class Period(StrEnum):
    """How far back a look at the diary goes. It always ends today."""

    TWO_WEEKS = "two_weeks"
    THREE_MONTHS = "three_months"
    ALL = "all"

    @property
    def days(self) -> int | None:
        """How many days, None for all of them."""
        return {Period.TWO_WEEKS: 14, Period.THREE_MONTHS: 91}.get(self)


@dataclass(frozen=True, slots=True)
class DayRatings:
    """Every rating of one local day, 0 to 10 each, in the order in which they happened."""

    day: date
    back_pain: tuple[int, ...] = ()
    leg_pain: tuple[int, ...] = ()
    interference: tuple[int, ...] = ()

    def of(self, scale: str) -> tuple[int, ...]:
        """The ratings of one scale, by its name in ``diary.SCALES``."""
        ratings: tuple[int, ...] = getattr(self, scale)
        return ratings


@dataclass(frozen=True, slots=True)
class DayMinutes:
    """All minutes of activity that were noted for one local day."""

    day: date
    minutes: int


@dataclass(frozen=True, slots=True)
class Span:
    """The days of a chart, both included, in blocks of ``step`` days counted back from the last."""

    first: date
    last: date
    step: int = 1

    @property
    def days(self) -> int:
        """How many days there are."""
        return (self.last - self.first).days + 1

    @property
    def blocks(self) -> int:
        """How many blocks there are; the first one may be short of some days."""
        return -(-self.days // self.step)

    def block(self, day: date) -> int:
        """The number of the block in which a day lies, counted from the first."""
        return self.blocks - 1 - (self.last - day).days // self.step

    def days_of(self, block: int) -> tuple[date, date]:
        """The first and the last day of a block."""
        last = self.last - (self.blocks - 1 - block) * self.step * _DAY
        return max(last - (self.step - 1) * _DAY, self.first), last

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def span_of(period: Period, first_day: date, today: date) -> Span:
    """The days to show: no more than the diary has, but at least two weeks, in single days."""
    first = min(first_day, today - (LEAST_DAYS - 1) * _DAY)
    if period.days is not None:
        first = max(first, today - (period.days - 1) * _DAY)
    return Span(first, today)


def condensed(span: Span, least: int = 1) -> Span:
    """The same days in blocks: single days, weeks or several weeks, so that no chart is crowded.

    ``least`` is 7 for what is told in weeks from the start.
    """
    if span.days <= MOST_MARKS * least:
        return Span(span.first, span.last, least)
    weeks = -(-span.days // (MOST_MARKS * DAYS_OF_A_WEEK))
    return Span(span.first, span.last, weeks * DAYS_OF_A_WEEK)


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one scale over the blocks of a span; None where nothing was noted.

    ``noted`` is the number of days with a value, ``missing`` of those without one since the scale
    was first rated. Today is not missing: it is not over.
    """

    span: Span
    values: tuple[float | None, ...]
    noted: int
    missing: int

    @property
    def known(self) -> tuple[tuple[int, float], ...]:
        """The blocks that have a value, with it."""
        return tuple((n, value) for n, value in enumerate(self.values) if value is not None)


def series(span: Span, days: Iterable[DayRatings], scale: str, since: date) -> Series:
    """One scale: the median of each day, and of the days of each block.

    ``since`` is the day on which it was first rated.
    """
    by_block: dict[int, list[float]] = {}
    noted: set[date] = set()
    for day in days:
        ratings = day.of(scale)
        if ratings and day.day in span:
            noted.add(day.day)
            by_block.setdefault(span.block(day.day), []).append(middle(ratings))
    values = tuple(middle(by_block[n]) if n in by_block else None for n in range(span.blocks))
    over = (span.last - max(since, span.first)).days + (span.last in noted)
    return Series(span, values, len(noted), max(over - len(noted), 0))


def middle(values: Sequence[float]) -> float:
    """The median; of two values their mean."""
    ordered = sorted(values)  # ``statistics.median`` takes three times as long, here thousands
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def readings(days: Iterable[DayRatings], scale: str) -> tuple[Reading, ...]:
    """Every single rating of one scale with its day, for the change since the start."""
    return tuple(Reading(d.day, Fraction(rating)) for d in days for rating in d.of(scale))


def start_of(known: Iterable[Reading]) -> Fraction | None:
    """The median of the first 7 days; None with fewer than three ratings in them."""
    ordered = sorted(known, key=lambda r: r.day)
    first = [r.value for r in ordered if r.day < ordered[0].day + WEEK]
    return median(first) if len(first) >= LEAST_ENTRIES else None


def little_change(
    thresholds: Thresholds, start: Fraction, lowest: int, highest: int
) -> tuple[Fraction, Fraction]:
    """The band round ``start`` in which a change is too small to count, ``lowest`` to ``highest``.

    Its edges are where ``judge`` begins to say improved or worse, so that the picture and the words
    never disagree. An edge that the scale does not reach is the scale's own end.
    """
    better = [gain for gain in (thresholds.better, _share(thresholds, start)) if gain is not None]
    gain = min(better, default=Fraction(highest))
    low, high = (start - gain, start + thresholds.worse)
    if thresholds.higher_is_better:
        low, high = start - thresholds.worse, start + gain
    return max(low, Fraction(lowest)), min(high, Fraction(highest))


def _share(thresholds: Thresholds, start: Fraction) -> Fraction | None:
    if thresholds.share is None or start < thresholds.share_from:
        return None
    return max(thresholds.share_least, start * thresholds.share / 100)


class Happening(StrEnum):
    """What a chart marks with an upright."""

    FLARE = "flare"
    FALL = "fall"
    MEDICINE_ADDED = "medicine_added"
    MEDICINE_ENDED = "medicine_ended"


@dataclass(frozen=True, slots=True)
class Event:
    """Something on one local day that may explain a change; ``name`` is that of a medicine."""

    kind: Happening
    day: date
    name: str = ""


@dataclass(frozen=True, slots=True)
class ActivityWeeks:
    """Minutes of activity in a week, over the blocks of a span.

    None is a block without any check-in or activity; 0 one in which the patient checked in but
    noted no activity: it may have been none. Blocks of several weeks have the median of their
    weeks. ``weeks`` is the number of weeks with any of the two, ``active`` of those with activity,
    and ``typical`` the median of the latter; a first week that is cut off counts only when alone.
    """

    span: Span
    values: tuple[float | None, ...]
    weeks: int
    active: int
    typical: float | None


def activity_weeks(
    span: Span, minutes: Iterable[DayMinutes], written: Iterable[date]
) -> ActivityWeeks:
    """Activity in weeks counted back from the last day; ``written`` are days with a check-in."""
    weekly = Span(span.first, span.last, DAYS_OF_A_WEEK)
    sums: dict[int, int] = {weekly.block(day): 0 for day in written if day in span}
    for noted in minutes:
        if noted.day in span:
            week = weekly.block(noted.day)
            sums[week] = sums.get(week, 0) + noted.minutes
    active = [value for value in sums.values() if value]
    whole = [v for week, v in sums.items() if v and (week or weekly.days % DAYS_OF_A_WEEK == 0)]
    return ActivityWeeks(
        span,
        _by_block(span, weekly, sums),
        len(sums),
        len(active),
        middle(whole or active) if active else None,
    )


def _by_block(span: Span, weekly: Span, sums: Mapping[int, int]) -> tuple[float | None, ...]:
    blocks: dict[int, list[float]] = {}
    for week, total in sums.items():
        blocks.setdefault(span.block(weekly.days_of(week)[1]), []).append(total)
    return tuple(middle(blocks[n]) if n in blocks else None for n in range(span.blocks))

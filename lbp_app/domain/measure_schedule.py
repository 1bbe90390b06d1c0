"""Which measures are due, counted in weeks from the start; missed ones are caught up once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from lbp_app.domain.measures import Instrument

REVIEW_WEEKS = (0, 2, 6, 12)
"""The weeks of the usual track; after the last one every ``THEN_EVERY`` weeks."""
THEN_EVERY = 12
EARLY = timedelta(days=3)
"""An answer given up to three days early counts for the week to come: nobody is asked twice."""
PUT_OFF = timedelta(days=3)
"""For how long "not now" keeps the questions away from Today."""

_WEEKLY = (Instrument.PEG, Instrument.PSFS)
_ORDER = (
    Instrument.PEG,
    Instrument.PSFS,
    Instrument.RMDQ,
    Instrument.PGIC,
    Instrument.CONFIDENCE,
    Instrument.PHQ4,
)
"""In the order in which they are asked: the short ones first, mood last."""
_MINUTES = {
    Instrument.PEG: 1,
    Instrument.PSFS: 1,
    Instrument.RMDQ: 3,
    Instrument.PGIC: 1,
    Instrument.CONFIDENCE: 1,
    Instrument.PHQ4: 1,
}


class WhyDue(StrEnum):
    """Why a measure is asked; each has a line in the words."""

    FIRST = "first"
    WEEKLY = "weekly"
    REVIEW = "review"
    CAUGHT_UP = "caught_up"


@dataclass(frozen=True, slots=True)
class Due:
    """One measure that is due: for which week, since which day, why, and how long it takes."""

    instrument: Instrument
    week: int
    since: date
    why: WhyDue
    minutes: int


@dataclass(frozen=True, slots=True)
class MeasuresPutOff:
    """The patient said "not now": the questions stay away from Today until this day."""

    until: date


def due(
    start: date,
    today: date,
    answered: Mapping[Instrument, date],
    *,
    review_weeks: tuple[int, ...] = REVIEW_WEEKS,
) -> tuple[Due, ...]:
    """What is due on ``today``, at most one sheet per measure, in the order of asking.

    ``answered`` is the day of the latest sheet of each measure. ``review_weeks`` are the plan's
    (1, 2, 4, 6, 9 and 12 on the slower track); week 0 is always asked. When several weeks were
    missed only the latest is asked: there is nothing to make up for.
    """
    found = (_due(start, today, i, answered.get(i), review_weeks) for i in _ORDER)
    return tuple(one for one in found if one is not None)


def weeks_of(
    instrument: Instrument, until: int, review_weeks: tuple[int, ...] = REVIEW_WEEKS
) -> tuple[int, ...]:
    """The weeks from 0 to ``until`` in which a measure is asked.

    PEG and PSFS every week; RMDQ and confidence at each review; PGIC at reviews from week 2;
    PHQ-4 in weeks 0, 6 and 12; then all of these every 12 weeks.
    """
    if instrument in _WEEKLY:
        return tuple(range(until + 1))
    listed = {0, *review_weeks}
    if instrument is Instrument.PHQ4:
        listed = {0, 6, 12}
    elif instrument is Instrument.PGIC:
        listed = {week for week in listed if week >= _PGIC_FROM}
    later = range(max(listed) + THEN_EVERY, until + 1, THEN_EVERY)
    return tuple(sorted(week for week in {*listed, *later} if week <= until))


_PGIC_FROM = 2


def week_of(start: date, day: date) -> int:
    """The week a day falls in, counted from 0; a day before the start is in week 0."""
    return max((day - start).days, 0) // 7


def minutes(instrument: Instrument) -> int:
    """About how long one sheet takes, in minutes."""
    return _MINUTES[instrument]


def _due(
    start: date,
    today: date,
    instrument: Instrument,
    answered: date | None,
    review_weeks: tuple[int, ...],
) -> Due | None:
    weeks = weeks_of(instrument, week_of(start, today), review_weeks)
    if not weeks:
        return None
    week = weeks[-1]
    since = start + timedelta(weeks=week)
    if answered is not None and answered >= since - EARLY:
        return None
    why = _why(instrument, since, today, first=answered is None)
    return Due(instrument, week, since, why, minutes(instrument))


def _why(instrument: Instrument, since: date, today: date, *, first: bool) -> WhyDue:
    if first and instrument is not Instrument.PGIC:
        return WhyDue.FIRST
    if instrument in _WEEKLY:
        return WhyDue.WEEKLY
    return WhyDue.CAUGHT_UP if today - since > EARLY else WhyDue.REVIEW

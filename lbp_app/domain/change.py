"""Improved, unchanged or worse: what a change of a measure means, with the threshold that says so.

All thresholds are those of the design's clinical rules (section 4.3). Those for worsening are
weakly evidenced and await a clinician's signature. Measures are never averaged with each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from statistics import median
from types import MappingProxyType

WEEK = timedelta(days=7)
LEAST_ENTRIES = 3
"""Ratings that a week needs before its median counts."""


class Measure(StrEnum):
    """What a change can be told of. Back and leg pain are kept apart."""

    BACK_PAIN = "back_pain"
    LEG_PAIN = "leg_pain"
    PEG = "peg"
    RMDQ = "rmdq"
    PSFS = "psfs"
    PGIC = "pgic"


class Label(StrEnum):
    """The verdict on a change; ``WATCH`` is a rise that is not yet a worsening (RMDQ)."""

    IMPROVED = "improved"
    UNCHANGED = "unchanged"
    WATCH = "watch"
    WORSE = "worse"


class Reason(StrEnum):
    """Why nothing can be said yet."""

    NOTHING_YET = "nothing_yet"
    ONLY_THE_START = "only_the_start"
    FIRST_WEEKS = "first_weeks"
    FEW_AT_THE_START = "few_at_the_start"
    FEW_LATELY = "few_lately"
    OTHER_ACTIVITIES = "other_activities"


class Blind(StrEnum):
    """A scale that starts near its end cannot show a change that way."""

    TO_BETTER = "to_better"
    TO_WORSE = "to_worse"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When a change counts, in points of the scale unless it says per cent.

    Improved: by ``better`` points; or by ``share`` per cent of the start, if that is at least
    ``share_least`` points and the start is at least ``share_from``. ``clearly`` is a large
    improvement. Worse: by ``worse`` points; ``watch`` is the warning before it. A start below
    ``blind_below`` cannot show an improvement, one above ``blind_above`` no worsening.
    """

    higher_is_better: bool
    worse: Fraction
    better: Fraction | None = None
    share: int | None = None
    share_least: Fraction = Fraction(0)
    share_from: Fraction = Fraction(0)
    clearly: Fraction | None = None
    watch: Fraction | None = None
    blind_below: Fraction | None = None
    blind_above: Fraction | None = None


_PAIN = Thresholds(
    higher_is_better=False,
    better=Fraction(2),
    share=30,
    share_least=Fraction(1),
    worse=Fraction(2),
)
THRESHOLDS: Mapping[Measure, Thresholds] = MappingProxyType(
    {
        Measure.BACK_PAIN: _PAIN,
        Measure.LEG_PAIN: _PAIN,
        Measure.PEG: Thresholds(
            higher_is_better=False,
            share=30,
            share_least=Fraction(1),
            clearly=Fraction(7, 4),
            worse=Fraction(1),
        ),
        Measure.RMDQ: Thresholds(
            higher_is_better=False,
            better=Fraction(5),
            share=30,
            share_from=Fraction(7),
            worse=Fraction(5),
            watch=Fraction(3),
            blind_below=Fraction(4),
            blind_above=Fraction(20),
        ),
        Measure.PSFS: Thresholds(higher_is_better=True, better=Fraction(2), worse=Fraction(2)),
    }
)
ONE_ACTIVITY = Thresholds(higher_is_better=True, better=Fraction(3), worse=Fraction(3))
"""One of the patient's own activities alone (PSFS)."""

PGIC_IMPROVED = frozenset({1, 2})
"""Very much better and much better."""
PGIC_WORSE = frozenset({6, 7})
"""Much worse and very much worse."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One value of a measure on one local day."""

    day: date
    value: Fraction


@dataclass(frozen=True, slots=True)
class Change:
    """A change and its label. ``start`` is None where a measure has none of its own (PGIC).

    ``thresholds`` are those that the label rests on, None for PGIC, whose words say it.
    """

    measure: Measure
    label: Label
    start: Reading | None
    now: Reading
    thresholds: Thresholds | None
    clearly: bool = False
    blind: Blind | None = None

    @property
    def points(self) -> Fraction:
        """How far the value moved, without sign; 0 where there is no start."""
        return abs(self.now.value - self.start.value) if self.start else Fraction(0)


@dataclass(frozen=True, slots=True)
class NotEnough:
    """Nothing can be said yet: why, how many ratings or scores there are, and how many it takes."""

    measure: Measure
    reason: Reason
    have: int = 0
    need: int = 0


@dataclass(frozen=True, slots=True)
class ActivityRatings:
    """The patient's own activities on one day, each with its rating 0 to 10 or None (PSFS)."""

    day: date
    ratings: tuple[tuple[str, int | None], ...]

    def rating(self, activity: str) -> int | None:
        """The rating of one activity, however it is written in capitals or spaces."""
        return next((r for a, r in self.ratings if _same(a) == _same(activity)), None)

    @property
    def mean(self) -> Fraction | None:
        """The mean of all activities, None when one is not rated or there is none."""
        values = [rating for _, rating in self.ratings if rating is not None]
        complete = values and len(values) == len(self.ratings)
        return Fraction(sum(values), len(values)) if complete else None


@dataclass(frozen=True, slots=True)
class ActivityChange:
    """How one of the patient's own activities moved."""

    activity: str
    label: Label
    start: Reading
    now: Reading


def judge(thresholds: Thresholds, start: Fraction, now: Fraction) -> tuple[Label, bool]:
    """The label of a change from ``start`` to ``now``, and whether it is clearly improved."""
    gain = now - start if thresholds.higher_is_better else start - now
    by_points = thresholds.better is not None and gain >= thresholds.better
    by_share = (
        thresholds.share is not None
        and gain > 0
        and start >= thresholds.share_from
        and gain >= thresholds.share_least
        and gain * 100 >= start * thresholds.share
    )
    if by_points or by_share:
        return Label.IMPROVED, thresholds.clearly is not None and gain >= thresholds.clearly
    if -gain >= thresholds.worse:
        return Label.WORSE, False
    if thresholds.watch is not None and -gain >= thresholds.watch:
        return Label.WATCH, False
    return Label.UNCHANGED, False


def change_of_pain(measure: Measure, ratings: Iterable[Reading], today: date) -> Change | NotEnough:
    """Back or leg pain: the median of the last 7 days against that of the first 7.

    Each week needs three ratings, and the two must not overlap. ``today`` is the patient's local
    day; the last 7 days end with it.
    """
    known = sorted((r for r in ratings if r.day <= today), key=lambda r: r.day)
    if not known:
        return NotEnough(measure, Reason.NOTHING_YET, 0, LEAST_ENTRIES)
    first_day = known[0].day
    first = [r.value for r in known if r.day < first_day + WEEK]
    lately = [r.value for r in known if r.day > today - WEEK]
    if today - WEEK < first_day + WEEK - timedelta(days=1):
        return NotEnough(measure, Reason.FIRST_WEEKS, (today - first_day).days + 1, 2 * WEEK.days)
    if len(first) < LEAST_ENTRIES:
        return NotEnough(measure, Reason.FEW_AT_THE_START, len(first), LEAST_ENTRIES)
    if len(lately) < LEAST_ENTRIES:
        return NotEnough(measure, Reason.FEW_LATELY, len(lately), LEAST_ENTRIES)
    return _compared(measure, Reading(first_day, median(first)), Reading(today, median(lately)))


def change_of_score(measure: Measure, scores: Iterable[Reading]) -> Change | NotEnough:
    """PEG or RMDQ: the latest score against the first one."""
    known = sorted(scores, key=lambda r: r.day)
    if not known:
        return NotEnough(measure, Reason.NOTHING_YET, 0, 2)
    if known[-1].day == known[0].day:
        return NotEnough(measure, Reason.ONLY_THE_START, 1, 2)
    return _compared(measure, known[0], known[-1])


def change_of_activities(
    series: Sequence[ActivityRatings],
) -> tuple[Change | NotEnough, tuple[ActivityChange, ...]]:
    """PSFS: the mean, and each of the activities of the latest sheet that was rated before.

    Means are compared only where they are of the same activities.
    """
    known = sorted(series, key=lambda ratings: ratings.day)
    whole = [(r, mean) for r in known if (mean := r.mean) is not None]
    if not whole:
        return NotEnough(Measure.PSFS, Reason.NOTHING_YET, 0, 2), _each_activity(known)
    last, mean_now = whole[-1]
    alike = [(r, mean) for r, mean in whole if _names(r) == _names(last)]
    first, mean_then = alike[0]
    if first.day == last.day:
        others = any(r.day < last.day for r, _ in whole)
        reason = Reason.OTHER_ACTIVITIES if others else Reason.ONLY_THE_START
        return NotEnough(Measure.PSFS, reason, 1, 2), _each_activity(known)
    start, now = Reading(first.day, mean_then), Reading(last.day, mean_now)
    return _compared(Measure.PSFS, start, now), _each_activity(known)


def change_in_own_words(answers: Iterable[Reading]) -> Change | NotEnough:
    """PGIC: the latest answer says it; only "much" and "very much" count as a change."""
    known = sorted(answers, key=lambda r: r.day)
    if not known:
        return NotEnough(Measure.PGIC, Reason.NOTHING_YET, 0, 1)
    latest = known[-1]
    label = Label.UNCHANGED
    if latest.value in PGIC_IMPROVED:
        label = Label.IMPROVED
    elif latest.value in PGIC_WORSE:
        label = Label.WORSE
    return Change(Measure.PGIC, label, None, latest, None)


def opposed(changes: Iterable[Change | NotEnough]) -> tuple[tuple[Change, Change], ...]:
    """Every pair of which one improved and the other got worse: both are shown, none is averaged.

    Each pair is (improved, worse).
    """
    known = [change for change in changes if isinstance(change, Change)]
    better = [change for change in known if change.label is Label.IMPROVED]
    worse = [change for change in known if change.label is Label.WORSE]
    return tuple((up, down) for up in better for down in worse)


def _compared(measure: Measure, start: Reading, now: Reading) -> Change:
    thresholds = THRESHOLDS[measure]
    label, clearly = judge(thresholds, start.value, now.value)
    return Change(measure, label, start, now, thresholds, clearly, _blind(thresholds, start.value))


def _blind(thresholds: Thresholds, start: Fraction) -> Blind | None:
    if thresholds.blind_below is not None and start < thresholds.blind_below:
        return Blind.TO_BETTER
    if thresholds.blind_above is not None and start > thresholds.blind_above:
        return Blind.TO_WORSE
    return None


def _each_activity(series: Sequence[ActivityRatings]) -> tuple[ActivityChange, ...]:
    if not series:
        return ()
    last = series[-1]
    return tuple(
        change
        for activity, rating in last.ratings
        if rating is not None and (change := _one_activity(series, activity, last.day, rating))
    )


def _one_activity(
    series: Sequence[ActivityRatings], activity: str, day: date, rating: int
) -> ActivityChange | None:
    before = ((r.day, r.rating(activity)) for r in series if r.day < day)
    start = next((Reading(d, Fraction(r)) for d, r in before if r is not None), None)
    if start is None:
        return None
    label, _ = judge(ONE_ACTIVITY, start.value, Fraction(rating))
    return ActivityChange(activity, label, start, Reading(day, Fraction(rating)))


def _names(ratings: ActivityRatings) -> frozenset[str]:
    return frozenset(_same(activity) for activity, _ in ratings.ratings)


def _same(activity: str) -> str:
    return " ".join(activity.casefold().split())

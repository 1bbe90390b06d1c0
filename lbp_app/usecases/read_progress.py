"""Read what Progress shows: a few weeks, some months or everything, in a read of that time only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from lbp_app.domain.daily import Fall, Flare, Medicine
from lbp_app.domain.diary import SCALES
from lbp_app.domain.log import LogItem
from lbp_app.domain.progress import (
    DAYS_OF_A_WEEK,
    ActivityWeeks,
    DayRatings,
    Event,
    Period,
    Span,
    activity_weeks,
    condensed,
    span_of,
)
from lbp_app.domain.trend import Trend, first_week, happenings, trend
from lbp_app.usecases.ports import Clock, Diary, DiaryTroubleError, Trouble

ENOUGH = 3
"""Check-ins before there is something to see."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Progress:
    """One look at a time of the diary that ends today. A scale that was never rated has no trend.

    ``check_ins`` counts those with a rating in this time and in the first week of the diary, up to
    three; ``whole`` tells that there are none before this time.
    """

    now: datetime
    period: Period
    span: Span
    trends: tuple[Trend, ...]
    activity: ActivityWeeks
    events: tuple[Event, ...]
    check_ins: int
    whole: bool

    @property
    def enough(self) -> bool:
        """True when there is something to see: in this time, or before it."""
        return self.check_ins >= ENOUGH or not self.whole

    def trend(self, scale: str) -> Trend | None:
        """The trend of one scale."""
        return next((t for t in self.trends if t.scale == scale), None)


@dataclass(frozen=True, slots=True)
class ReadProgress:
    """Read the days of a time and, beside them, the first week of the diary."""

    diary: Diary
    clock: Clock
    trouble: Trouble | None = None
    """Why the diary could not be opened: it must not be shown as an empty one."""

    def __call__(self, period: Period) -> Progress | Trouble:
        """What there is to see, or why it cannot be read."""
        if self.trouble is not None:
            return self.trouble
        try:
            return self._read(period)
        except DiaryTroubleError as failed:
            return failed.trouble

    def _read(self, period: Period) -> Progress:
        now = self.clock.now()
        firsts = self.diary.first_days()
        first = min(firsts.values(), default=now.date())
        span = span_of(period, first, now.date())
        days = self.diary.daily_ratings(span.first, span.last + _DAY)
        early = tuple(
            day
            for since, until in first_week(firsts, span)
            for day in self.diary.daily_ratings(since, until)
        )
        early = tuple(dict.fromkeys(early))  # first weeks of two scales can overlap
        return Progress(
            now=now,
            period=period,
            span=span,
            trends=tuple(
                trend(scale, condensed(span), days, early)
                for scale in SCALES
                if firsts.get(scale, now.date() + _DAY) <= now.date()
            ),
            activity=self._activity(span, days),
            events=self._events(span, now),
            check_ins=min(sum(map(_check_ins, (*early, *days)[:ENOUGH])), ENOUGH),
            whole=first >= span.first,
        )

    def _activity(self, span: Span, days: tuple[DayRatings, ...]) -> ActivityWeeks:
        minutes = self.diary.daily_minutes(span.first, span.last + _DAY)
        return activity_weeks(condensed(span, DAYS_OF_A_WEEK), minutes, [day.day for day in days])

    def _events(self, span: Span, now: datetime) -> tuple[Event, ...]:
        # A day lies up to a day away on another clock: what is too much is left out below.
        since = datetime.combine(span.first, time(), now.tzinfo) - _DAY
        events = happenings(
            self.diary.items(Flare, since=since),
            self.diary.items(Fall, since=since),
            [_medicine(self.diary, item.id) for item in self.diary.items(Medicine)],
        )
        return tuple(event for event in events if event.day in span)


def _medicine(diary: Diary, item_id: str) -> list[LogItem[Medicine]]:
    return [v for v in diary.versions(item_id) if isinstance(v.fact, Medicine)]


def _check_ins(day: DayRatings) -> int:
    return max(len(day.of(scale)) for scale in SCALES)

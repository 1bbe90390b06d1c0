"""Read what Progress shows: a few weeks, some months or everything, in a read of that time only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from lbp_app.domain.adherence import Adherence, adherence
from lbp_app.domain.body import BodyChart
from lbp_app.domain.change import ActivityChange, Reading
from lbp_app.domain.daily import Fall, Flare, Medicine
from lbp_app.domain.diary import SCALES
from lbp_app.domain.log import LogItem
from lbp_app.domain.measures import Answers, Instrument
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
from lbp_app.domain.reminders import ReminderOutcome, ReminderRule
from lbp_app.domain.score_trend import SHOWN, ScoreTrend, score_trend
from lbp_app.domain.trend import Trend, first_week, happenings, trend
from lbp_app.usecases.ports import Clock, Diary, DiaryTroubleError, Trouble
from lbp_app.usecases.read_measures import FilledSheet, MeasuresView, by_instrument

FIRST_SHEETS = 12
"""The first sheets: as a rule they hold the first one of every measure."""
ALL_ASKED_WITHIN = timedelta(weeks=13)
"""No measure is asked less often than every 12 weeks."""
ENOUGH = 3
"""Check-ins before there is something to see."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Progress:
    """One look at a time of the diary that ends today. A scale that was never rated has no trend.

    ``places`` are the first and the last body chart of all, one when there is one only.
    ``check_ins`` counts those with a rating in this time and in the first week of the diary, up to
    three; ``whole`` tells that there are none before this time.
    """

    now: datetime
    period: Period
    span: Span
    trends: tuple[Trend, ...]
    scores: tuple[ScoreTrend, ...]
    own_activities: tuple[ActivityChange, ...]
    activity: ActivityWeeks
    adherence: Adherence
    events: tuple[Event, ...]
    places: tuple[LogItem[BodyChart], ...]
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
        measures = MeasuresView(now, by_instrument(self._sheets(span, now)))
        return Progress(
            now=now,
            period=period,
            span=span,
            trends=tuple(
                trend(scale, condensed(span), days, early)
                for scale in SCALES
                if firsts.get(scale, now.date() + _DAY) <= now.date()
            ),
            scores=tuple(score_trends(measures, condensed(span))),
            own_activities=measures.activity_changes(),
            activity=self._activity(span, days),
            adherence=self._adherence(span, now),
            events=self._events(span, now),
            places=self._places(now),
            check_ins=min(sum(map(_check_ins, (*early, *days)[:ENOUGH])), ENOUGH),
            whole=first >= span.first,
        )

    def _activity(self, span: Span, days: tuple[DayRatings, ...]) -> ActivityWeeks:
        minutes = self.diary.daily_minutes(span.first, span.last + _DAY)
        return activity_weeks(condensed(span, DAYS_OF_A_WEEK), minutes, [day.day for day in days])

    def _adherence(self, span: Span, now: datetime) -> Adherence:
        kinds = {item.id: item.fact.kind for item in self.diary.items(ReminderRule)}
        told = self.diary.items(ReminderOutcome, since=_since(span, now)) if kinds else ()
        return adherence((item.fact for item in told), kinds, span.first, span.last)

    def _events(self, span: Span, now: datetime) -> tuple[Event, ...]:
        since = _since(span, now)
        events = happenings(
            self.diary.items(Flare, since=since),
            self.diary.items(Fall, since=since),
            [_medicine(self.diary, item.id) for item in self.diary.items(Medicine)],
        )
        return tuple(event for event in events if event.day in span)

    def _places(self, now: datetime) -> tuple[LogItem[BodyChart], ...]:
        first = self.diary.items(BodyChart, until=now + _DAY, limit=1)
        last = self.diary.items(BodyChart, until=now + _DAY, limit=1, newest_first=True)
        return (*first, *last) if first != last else first

    def _sheets(self, span: Span, now: datetime) -> tuple[LogItem[Answers], ...]:
        """The first sheets and those of the time, or all where these do not tell each change."""
        first = self.diary.items(Answers, limit=FIRST_SHEETS)
        if len(first) < FIRST_SHEETS:
            return first
        since = min(_since(span, now), now - ALL_ASKED_WITHIN)
        lately = self.diary.items(Answers, since=since)
        if not _tell_each_change(first, lately):
            return self.diary.items(Answers)
        return tuple({item.id: item for item in (*first, *lately)}.values())


def _since(span: Span, now: datetime) -> datetime:
    # A day lies up to a day away on another clock: what is too much is left out by its day.
    return datetime.combine(span.first, time(), now.tzinfo) - _DAY


def _tell_each_change(
    first: Sequence[LogItem[Answers]], lately: Sequence[LogItem[Answers]]
) -> bool:
    """True when every measure has its first sheet among the first and its last among the late."""
    if {i.fact.instrument for i in first} != {i.fact.instrument for i in lately}:
        return False
    psfs = (i.fact.activities for i in (*first, *lately) if i.fact.instrument is Instrument.PSFS)
    # Other activities since: what they began with may stand anywhere between.
    return len(set(psfs)) <= 1


def score_trends(measures: MeasuresView, span: Span) -> Iterator[ScoreTrend]:
    """Each measure of function that was filled in at all, over the days of ``span``."""
    for instrument in SHOWN:
        change = measures.change(instrument)
        scores = measures.readings(instrument)
        if instrument is Instrument.PSFS:  # a mean of other activities is another measure
            alike = [s for s in measures.of(instrument) if _same(s, measures.own_activities)]
            scores = tuple(
                Reading(s.day, s.scored.value) for s in alike if s.scored.value is not None
            )
        scores = tuple(r for r in scores if r.day <= span.last)
        if scores and change is not None:
            yield score_trend(instrument, scores, change, span)


def _same(sheet: FilledSheet, activities: Sequence[str]) -> bool:
    return {a.casefold() for a in sheet.answers.activities} == {a.casefold() for a in activities}


def _medicine(diary: Diary, item_id: str) -> list[LogItem[Medicine]]:
    return [v for v in diary.versions(item_id) if isinstance(v.fact, Medicine)]


def _check_ins(day: DayRatings) -> int:
    return max(len(day.of(scale)) for scale in SCALES)

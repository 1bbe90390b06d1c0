"""An exported diary looked into: every scale over a time, two times side by side, all entries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from lbp_app.domain.diary import SCALES, Entry, entry_from
from lbp_app.domain.flags import ActionTaken, GivenVerdict
from lbp_app.domain.log import AnyLogItem
from lbp_app.domain.measures import Answers, Instrument
from lbp_app.domain.progress import Span, condensed, middle
from lbp_app.domain.score_trend import ScoreTrend
from lbp_app.domain.summary import ClinicianSummary, ScoreLine
from lbp_app.domain.summary_making import ratings_by_day
from lbp_app.domain.trend import Trend, trend
from lbp_app.usecases.read_diary import IN_THE_DIARY
from lbp_app.usecases.read_measures import MeasuresView, by_instrument
from lbp_app.usecases.read_progress import score_trends
from lbp_app.usecases.review_desk import OpenedDiary, ReviewDesk, days_of
from lbp_app.usecases.share_desk import Time
from lbp_app.usecases.whole_diary import WholeDiary

Line = Entry | AnyLogItem


@dataclass(frozen=True, slots=True)
class Explored:
    """Every scale that was rated and every measure that was filled in, over one time."""

    trends: tuple[Trend, ...]
    scores: tuple[ScoreTrend, ...]


@dataclass(frozen=True, slots=True)
class OnePeriod:
    """One of two times: its summary, and of each scale the median of its days and how many.

    ``scores`` are the last complete sheets in it, mood included.
    """

    summary: ClinicianSummary
    ratings: tuple[tuple[str, float | None, int], ...]
    scores: tuple[tuple[Instrument, ScoreLine | None], ...]


def explore(opened: OpenedDiary, time: Time) -> Explored:
    """What the charts draw; starts and changes as on Progress, "now" being the day of the file."""
    made: Explored | None = opened.memo.get(("explored", time))
    if made is None:
        made = opened.memo["explored", time] = _explored(opened, time)
    return made


def _explored(opened: OpenedDiary, time: Time) -> Explored:
    span = condensed(Span(*days_of(opened, time)))
    told = opened.whole.told()
    days = tuple(d for d in ratings_by_day(told.check_ins) if d.day <= span.last)
    sheets = tuple(i for i in told.items if isinstance(i.fact, Answers))
    measures = MeasuresView(opened.case.made_at, by_instrument(sheets))
    return Explored(
        trends=tuple(
            trend(scale, span, days, ()) for scale in SCALES if any(d.of(scale) for d in days)
        ),
        scores=tuple(score_trends(measures, span)),
    )


def two_periods(desk: ReviewDesk, opened: OpenedDiary, days: int) -> tuple[OnePeriod, OnePeriod]:
    """So many days up to the file, after the same number of days before them."""
    last = opened.last
    first = last - timedelta(days=days - 1)
    earlier = first - timedelta(days=days), first - timedelta(days=1)
    return _period(desk, opened, *earlier), _period(desk, opened, first, last)


def entries(whole: WholeDiary) -> tuple[Line, ...]:
    """All lines of the diary, the newest first.

    What the patient's app shows inside an entry, such as its body chart, has a line of its own.
    """
    verdicts: dict[str, list[GivenVerdict]] = {}
    for given in sorted(whole.verdicts, key=lambda v: v.given_at.astimezone(UTC)):
        verdicts.setdefault(given.entry_id, []).append(given)
    actions: dict[str, list[ActionTaken]] = {}
    for action in whole.actions:
        actions.setdefault(action.verdict_id, []).append(action)
    latest = {
        c.entry_id: c for c in sorted(whole.check_ins, key=lambda c: c.logged_at.astimezone(UTC))
    }
    found: list[Line] = []
    for entry_id in dict.fromkeys((*latest, *verdicts)):
        given_here = tuple(verdicts.get(entry_id, ()))
        done = tuple(a for v in given_here for a in actions.get(v.id, ()))
        entry = entry_from(entry_id, latest.get(entry_id), given_here, done)
        if entry is not None:
            found.append(entry)
    found += [item for item in whole.items_now if type(item.fact) in IN_THE_DIARY]
    return tuple(sorted(found, key=_moment, reverse=True))


def _moment(line: Line) -> datetime:
    return line.happened_at.astimezone(UTC)


def _period(desk: ReviewDesk, opened: OpenedDiary, first: date, last: date) -> OnePeriod:
    found = desk.summary_of(opened, first, last)
    within = [d for d in ratings_by_day(opened.whole.check_ins_now) if first <= d.day <= last]
    ratings = []
    for scale in SCALES:
        values = [middle(day.of(scale)) for day in within if day.of(scale)]
        ratings.append((scale, middle(values) if values else None, len(values)))
    complete = [s for s in (*found.scores, *(found.mood or ())) if s.scored.value is not None]
    last_of = {line.instrument: line for line in sorted(complete, key=lambda s: s.at)}
    shown = (Instrument.PEG, Instrument.RMDQ, Instrument.PSFS, Instrument.PHQ4)
    return OnePeriod(found, tuple(ratings), tuple((i, last_of.get(i)) for i in shown))

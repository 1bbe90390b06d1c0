"""Make the summary from what the diary holds: which days, what was and was not said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from lbp_app.domain.answers import Answer
from lbp_app.domain.body import BodyChart
from lbp_app.domain.care_steps import PlanQuestions
from lbp_app.domain.change import (
    ActivityChange,
    ActivityRatings,
    Change,
    Measure,
    NotEnough,
    Reading,
    change_of_activities,
    change_of_pain,
    change_of_score,
)
from lbp_app.domain.daily import (
    Activity,
    Fall,
    Flare,
    FreeNote,
    Helped,
    Medicine,
    MedicineTaken,
    Rested,
    SideEffect,
    SideEffects,
    Sleep,
    words_in,
)
from lbp_app.domain.diary import SCALES, CheckIn
from lbp_app.domain.flags import GivenVerdict, merge_reasons
from lbp_app.domain.heat import HeatSession
from lbp_app.domain.log import LogItem
from lbp_app.domain.measures import Answers, Instrument
from lbp_app.domain.plan import PlanDone
from lbp_app.domain.planned import planned_weeks
from lbp_app.domain.progress import (
    DAYS_OF_A_WEEK,
    DayMinutes,
    DayRatings,
    Event,
    Span,
    activity_weeks,
    condensed,
    readings,
)
from lbp_app.domain.red_flags import Urgency
from lbp_app.domain.scoring import score
from lbp_app.domain.summary import (
    ClinicianSummary,
    DatedChart,
    FlagLine,
    FlagsTold,
    Logged,
    MedicineLine,
    Medicines,
    NoteLine,
    ScoreLine,
    Section,
    Told,
    Wish,
)
from lbp_app.domain.trend import happenings, trend

_Kind = TypeVar("_Kind")
NOTED_BY_THE_PATIENT = (
    Activity,
    Answers,
    BodyChart,
    Fall,
    Flare,
    FreeNote,
    HeatSession,
    Helped,
    MedicineTaken,
    PlanDone,
    Rested,
    SideEffects,
    Sleep,
)
"""What makes a day one with an entry; reminders, lessons and the medicine list do not."""
PAIN = (("back_pain", Measure.BACK_PAIN), ("leg_pain", Measure.LEG_PAIN))


def summary(
    told: Told, wish: Wish, *, made_at: datetime, app_version: str, content_version: str
) -> ClinicianSummary:
    """The summary of the days and parts that are wished for; ``made_at`` is aware of its zone."""
    span = Span(wish.first, wish.last)
    days = ratings_by_day(c for c in told.check_ins if c.happened_at.date() <= wish.last)
    scores = tuple(_scores(told, wish.last))

    def shares(section: Section) -> bool:
        return section in wish.sections

    function = tuple(s for s in scores if s.instrument is not Instrument.PHQ4)
    activities, own = _activities(told, wish.last)
    return ClinicianSummary(
        name=told.name if wish.with_name else None,
        span=span,
        made_at=made_at,
        app_version=app_version,
        content_version=content_version,
        sections=wish.sections,
        flags=_flags(told, span) if shares(Section.FLAGS) else None,
        numbers=(*_numbers(scores, days, wish.last), activities)
        if shares(Section.NUMBERS)
        else None,
        own_activities=own if shares(Section.NUMBERS) else (),
        trends=tuple(
            trend(scale, condensed(span), days, ())
            for scale, _ in PAIN
            if any(day.of(scale) for day in days)
        )
        if shares(Section.TREND)
        else None,
        events=_events(told, span) if shares(Section.TREND) else (),
        logged=_logged(told, span, made_at) if shares(Section.ADHERENCE) else None,
        body=_body(told, wish.last) if shares(Section.BODY) else None,
        medicines=_medicines(told, span) if shares(Section.MEDICINES) else None,
        mood=tuple(s for s in scores if s.instrument is Instrument.PHQ4 and s.at.date() in span)
        if shares(Section.MOOD)
        else None,
        scores=tuple(s for s in function if s.at.date() in span) if shares(Section.NUMBERS) else (),
        questions=_questions(told, wish.last) if shares(Section.NUMBERS) else (),
        notes=tuple(_notes(told, span)) if shares(Section.NOTES) else None,
    )


def _of(told: Told, fact: type[_Kind], span: Span | None = None) -> tuple[LogItem[_Kind], ...]:
    return tuple(
        item
        for item in told.items
        if type(item.fact) is fact and (span is None or item.happened_at.date() in span)
    )


def ratings_by_day(check_ins: Iterable[CheckIn]) -> tuple[DayRatings, ...]:
    """Every rating by its local day, the oldest first."""
    by_day: dict[date, dict[str, list[int]]] = {}
    for check_in in check_ins:
        for scale, value in check_in.ratings:
            of_day = by_day.setdefault(check_in.happened_at.date(), {})
            of_day.setdefault(scale, []).append(value)
    return tuple(
        DayRatings(day, *(tuple(found.get(scale, ())) for scale in SCALES))
        for day, found in sorted(by_day.items())
    )


def _flags(told: Told, span: Span) -> FlagsTold:
    by_entry: dict[str, list[GivenVerdict]] = {}
    within = [v for v in told.verdicts if v.given_at.date() in span]
    for given in within:
        if given.verdict.urgency > Urgency.NONE:
            by_entry.setdefault(given.entry_id, []).append(given)
    lines = sorted((_flag(told, given) for given in by_entry.values()), key=lambda f: f.at)
    last = max(within, key=lambda v: v.given_at, default=None)
    answers = dict(last.answers) if last else {}
    return FlagsTold(
        flags=tuple(reversed(lines)),
        checks=len({v.entry_id for v in within}),
        last_check=last.given_at if last else None,
        denied=tuple(q for q, a in answers.items() if a is Answer.NO),
        unsure=tuple(q for q, a in answers.items() if a is Answer.UNSURE),
        open_questions=last.verdict.unanswered if last else (),
    )


def _flag(told: Told, given: list[GivenVerdict]) -> FlagLine:
    ids = {v.id for v in given}
    at = min(v.given_at for v in given)
    seen = sorted((v for v in told.visits if v.seen_at >= at), key=lambda v: v.seen_at)
    return FlagLine(
        at=at,
        urgency=max(v.verdict.urgency for v in given),
        reasons=merge_reasons(r for v in given for r in v.verdict.reasons),
        actions=tuple(a for a in told.actions if a.verdict_id in ids),
        seen=seen[0] if seen else None,
    )


def _scores(told: Told, last: date) -> Iterator[ScoreLine]:
    for item in _of(told, Answers):
        if item.happened_at.date() <= last:
            yield ScoreLine(item.happened_at, item.fact.instrument, score(item.fact))


def _numbers(
    scores: Sequence[ScoreLine], days: Sequence[DayRatings], last: date
) -> tuple[Change | NotEnough, ...]:
    return (
        change_of_score(Measure.RMDQ, _readings(scores, Instrument.RMDQ)),
        change_of_score(Measure.PEG, _readings(scores, Instrument.PEG)),
        *(change_of_pain(measure, readings(days, scale), last) for scale, measure in PAIN),
    )


def _readings(scores: Sequence[ScoreLine], instrument: Instrument) -> tuple[Reading, ...]:
    return tuple(
        Reading(line.at.date(), line.scored.value)
        for line in scores
        if line.instrument is instrument and line.scored.value is not None
    )


def _activities(told: Told, last: date) -> tuple[Change | NotEnough, tuple[ActivityChange, ...]]:
    return change_of_activities(
        [
            ActivityRatings(item.happened_at.date(), item.fact.rated_activities)
            for item in _of(told, Answers)
            if item.fact.instrument is Instrument.PSFS and item.happened_at.date() <= last
        ]
    )


def _events(told: Told, span: Span) -> tuple[Event, ...]:
    found = happenings(_of(told, Flare), _of(told, Fall), told.medicines)
    return tuple(event for event in found if event.day in span)


def _logged(told: Told, span: Span, made_at: datetime) -> Logged:
    """Days from the first entry on, up to the last day that is over or has an entry."""
    noted = {c.happened_at.date() for c in told.check_ins}
    noted |= {i.happened_at.date() for i in told.items if type(i.fact) in NOTED_BY_THE_PATIENT}
    first = max(min(noted, default=span.first), span.first)
    yesterday = made_at.date() - timedelta(days=1)
    last = span.last if span.last in noted else min(span.last, yesterday)
    within = {day for day in noted if day in span}
    minutes = Counter[date]()
    for item in _of(told, Activity, span):
        minutes[item.happened_at.date()] += item.fact.minutes
    possible = max((last - first).days + 1, len(within)) if noted else 0
    return Logged(
        possible=possible,
        noted=len(within),
        activity=activity_weeks(
            condensed(span, DAYS_OF_A_WEEK),
            [DayMinutes(day, total) for day, total in sorted(minutes.items())],
            within,
        ),
        plan=planned_weeks(
            ((i.id, i.happened_at, i.fact) for i in told.items), span, made_at.date()
        ),
    )


def _body(told: Told, last: date) -> tuple[DatedChart, ...]:
    """The chart that was marked first and, when there is another, the last one of the time."""
    found = [i for i in _of(told, BodyChart) if i.happened_at.date() <= last]
    chosen = dict.fromkeys((0, len(found) - 1)) if found else ()
    return tuple(DatedChart(found[n].happened_at, found[n].fact) for n in chosen)


def _medicines(told: Told, span: Span) -> Medicines:
    taken = _of(told, MedicineTaken, span)
    times = Counter(item.fact.name for item in taken)
    days: dict[str, set[date]] = {}
    for item in taken:
        days.setdefault(item.fact.name, set()).add(item.happened_at.date())
    on_list = {item.fact.name for item in _of(told, Medicine) if item.fact.in_use}
    asked = _of(told, SideEffects, span)
    noticed = Counter[SideEffect](effect for item in asked for effect in item.fact.noticed)
    return Medicines(
        lines=tuple(
            MedicineLine(name, times[name], len(days.get(name, ())), name in on_list)
            for name in sorted({*times, *on_list}, key=lambda name: (-times[name], name))
        ),
        side_effects=tuple(noticed.most_common()),
        asked=len(asked),
        none_noticed=sum(item.fact.none_noticed for item in asked),
    )


def _notes(told: Told, span: Span) -> Iterator[NoteLine]:
    notes = [NoteLine(c.happened_at, "check_in", c.note) for c in told.check_ins]
    notes += [NoteLine(i.happened_at, _about(i.fact), words_in(i.fact)) for i in told.items]
    said = (n for n in notes if n.text.strip() and n.at.date() in span)
    yield from sorted(said, key=lambda note: note.at)


def _about(fact: Any) -> str:  # noqa: ANN401 - any kind of the log
    named = {Activity: "activity", Fall: "fall", Flare: "flare", Helped: "helped"}
    named |= {SideEffects: "side_effects", Medicine: "medicine"}
    return named.get(type(fact), "note")


def _questions(told: Told, last: date) -> tuple[str, ...]:
    """The patient's own questions for the appointment, as they were written last."""
    found = [i.fact.own for i in _of(told, PlanQuestions) if i.happened_at.date() <= last]
    return found[-1] if found else ()

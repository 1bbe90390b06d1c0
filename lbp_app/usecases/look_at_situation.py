"""Gather from the diary what lesson rules may ask for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lbp_app.domain.body import REGION, BodyChart, Reach
from lbp_app.domain.body import Feeling as Marked
from lbp_app.domain.change import Change, Label
from lbp_app.domain.daily import (
    Activity,
    ActivityKind,
    Fall,
    Flare,
    Medicine,
    MedicineTaken,
    Rested,
    Sleep,
)
from lbp_app.domain.diary import CheckIn
from lbp_app.domain.heat import HeatSession
from lbp_app.domain.history import Days, Feeling, History, Ratings
from lbp_app.domain.log import AnyLogItem, LogItem
from lbp_app.domain.measures import Answers, Instrument
from lbp_app.domain.plan import PlanChoice
from lbp_app.domain.profile import UNKNOWN_PATIENT
from lbp_app.domain.red_flags import Urgency
from lbp_app.domain.reminders import ReminderKind, ReminderRule
from lbp_app.domain.review import Afraid, PlanReview, Work
from lbp_app.domain.scoring import score
from lbp_app.domain.situation import Situation, look_at
from lbp_app.usecases.ports import Clock, Diary
from lbp_app.usecases.read_flags import ReadFlags
from lbp_app.usecases.read_measures import MeasuresView, by_instrument

_OTHER_FUNCTION = (Instrument.RMDQ, Instrument.PSFS)
Reviews = tuple[LogItem[PlanReview], ...]

LOOK_BACK = timedelta(days=28)
"""The longest stretch of days that a condition looks back on (falls)."""

MEASURES_LOOK_BACK = timedelta(days=84)
"""How long an answer to a questionnaire of weeks 0, 6 and 12 still speaks for today."""

FIRST_SHEETS = 8
"""Enough of the oldest sheets to hold the first of each questionnaire."""

_TOLD_FROM = {
    Marked.NUMB: Reach.BUTTOCK,
    Marked.TINGLING: Reach.LOWER_LEG,
    Marked.BURNING: Reach.LOWER_LEG,
    Marked.ELECTRIC: Reach.LOWER_LEG,
}
"""How far down the leg a feeling has to be before lessons speak of it; numb skin counts higher up,
as heat must not be used there."""

FIRST_DAYS = timedelta(days=7)
"""What today is compared with: the first week of the diary."""


@dataclass(frozen=True, slots=True)
class LookAtSituation:
    """The first week and the last weeks of the diary; what lies between is not read.

    What no part of the app records yet stays empty, so that its conditions never hold.
    """

    diary: Diary
    clock: Clock
    read_flags: ReadFlags

    def __call__(self) -> Situation:
        """The conditions that hold now, and the highest urgency of all open flags.

        Raises:
            DiaryTroubleError: when the diary cannot be read.
        """
        urgency = max((flag.urgency for flag in self.read_flags()), default=Urgency.NONE)
        return look_at(self.history(urgency))

    def history(self, urgency: Urgency = Urgency.NONE) -> History:
        """What the diary knows, as plain values. Raises like ``__call__``."""
        now = self.clock.now()
        since = now - LOOK_BACK
        version = self.diary.profile()
        first = self.diary.first_check_in()
        check_ins = self._check_ins(first, since)
        activities = self.diary.items(Activity, since=since)
        walks = tuple(item for item in activities if item.fact.kind is ActivityKind.WALK)
        nights = self.diary.items(Sleep, since=since)
        charts = self.diary.items(BodyChart, since=since)
        sheets = self._sheets(now)
        told = self.diary.items(PlanReview, since=now - MEASURES_LOOK_BACK)
        moods = [s for s in sheets if s.fact.instrument is Instrument.PHQ4]
        return History(
            today=now.date(),
            first_day=first.happened_at.date() if first is not None else None,
            profile=version.profile if version is not None else UNKNOWN_PATIENT,
            urgency=urgency,
            back_pain=_ratings((c.happened_at, c.back_pain) for c in check_ins),
            leg_pain=_ratings((c.happened_at, c.leg_pain) for c in check_ins),
            function=_scores(s for s in sheets if s.fact.instrument is Instrument.PEG),
            gained=_gained(now, sheets),
            low_mood=_parts(moods, "mood"),
            worry=_parts(moods, "worry"),
            sleep=_ratings((item.happened_at, item.fact.quality) for item in nights),
            movement=_days(activities),
            walks=_days(walks),
            said_flare=self._flare(),
            said_afraid=_afraid(told),
            works=_work(told) not in (None, Work.NONE),
            said_work_hard=_work_hard(told),
            below_knee=_below_knee(charts),
            feelings=_feelings(charts),
            heat=_days(self.diary.items(HeatSession, since=since)),
            rest=_days(self.diary.items(Rested, since=since)),
            said_inactive=self._inactive(),
            falls=_days(self.diary.items(Fall, since=since)),
            pain_relief=_days(self.diary.items(MedicineTaken, since=since)),
            next_visit=self._next_visit(now.date()),
            medicines=frozenset(
                item.fact.group for item in self.diary.items(Medicine) if item.fact.in_use
            ),
        )

    def _next_visit(self, today: date) -> date | None:
        """The next appointment the patient has set a reminder for; one for the day itself."""
        rules = (item.fact for item in self.diary.items(ReminderRule))
        days = (r.start for r in rules if r.kind is ReminderKind.APPOINTMENT and r.on and r.once)
        return min((day for day in days if day >= today), default=None)

    def _inactive(self) -> bool:
        latest = self.diary.latest(PlanChoice)
        return latest is not None and latest.fact.inactive

    def _flare(self) -> date | None:
        latest = self.diary.latest(Flare)
        return latest.happened_at.date() if latest is not None and latest.fact.on else None

    def _sheets(self, now: datetime) -> tuple[LogItem[Answers], ...]:
        """The first questionnaires and those of the last twelve weeks, each once."""
        early = self.diary.items(Answers, limit=FIRST_SHEETS)
        recent = self.diary.items(Answers, since=now - MEASURES_LOOK_BACK)
        return tuple({sheet.id: sheet for sheet in (*early, *recent)}.values())

    def _check_ins(self, first: CheckIn | None, since: datetime) -> tuple[CheckIn, ...]:
        if first is None:
            return ()
        recent = self.diary.check_ins(since)
        start = first.happened_at
        # A day more than the week: days are local, and the first check-in may be late on its day.
        if start >= since:
            return recent
        early = self.diary.check_ins(start, min(start + FIRST_DAYS + timedelta(days=1), since))
        return (*early, *recent)


def _afraid(reviews: Reviews) -> date | None:
    """The day of the last answer about being afraid to move, when it was "a lot"."""
    told = [r for r in reviews if r.fact.afraid is not None]
    much = bool(told) and told[-1].fact.afraid is Afraid.A_LOT
    return told[-1].happened_at.date() if much else None


def _work(reviews: Reviews) -> Work | None:
    """The last answer about work."""
    return next((r.fact.work for r in reversed(reviews) if r.fact.work is not None), None)


def _work_hard(reviews: Reviews) -> date | None:
    """The day of the last answer about work, when it was "very hard"."""
    told = [r for r in reviews if r.fact.work is not None]
    hard = bool(told) and told[-1].fact.work is Work.VERY_HARD
    return told[-1].happened_at.date() if hard else None


def _ratings(values: Iterable[tuple[datetime, int | None]]) -> Ratings:
    return tuple((moment.date(), float(v)) for moment, v in values if v is not None)


def _scores(sheets: Iterable[LogItem[Answers]]) -> Ratings:
    scored = ((s.happened_at.date(), score(s.fact).value) for s in sheets)
    return tuple((day, float(value)) for day, value in scored if value is not None)


def _gained(now: datetime, sheets: Iterable[LogItem[Answers]]) -> bool | None:
    """Whether RMDQ or PSFS got better since the start; None when neither can be compared."""
    others = tuple(s for s in sheets if s.fact.instrument in _OTHER_FUNCTION)
    view = MeasuresView(now, by_instrument(others))
    changes = [c for i in _OTHER_FUNCTION if isinstance(c := view.change(i), Change)]
    return any(c.label is Label.IMPROVED for c in changes) if changes else None


def _parts(sheets: Iterable[LogItem[Answers]], name: str) -> Ratings:
    """The score of one half of the PHQ-4; a half with a missing answer is left out."""
    parts = ((s.happened_at.date(), part) for s in sheets for part in score(s.fact).parts)
    return tuple(
        (day, float(part.value))
        for day, part in parts
        if part.id == name and part.value is not None
    )


def _below_knee(charts: Iterable[LogItem[BodyChart]]) -> Days:
    """The days on which anything was marked below a knee."""
    return _days(
        item
        for item in charts
        if any(REGION[mark.region].reach >= Reach.LOWER_LEG for mark in item.fact.marks)
    )


def _feelings(charts: Iterable[LogItem[BodyChart]]) -> tuple[tuple[date, Feeling], ...]:
    """What lessons speak of: numbness anywhere in the legs, other signs of nerves below a knee."""
    marks = ((item.happened_at.date(), mark) for item in charts for mark in item.fact.marks)
    return tuple(
        (day, Feeling(feeling.value))
        for day, mark in marks
        for feeling in mark.feelings
        if feeling in _TOLD_FROM and REGION[mark.region].reach >= _TOLD_FROM[feeling]
    )


def _days(items: Iterable[AnyLogItem]) -> Days:
    days: list[date] = [item.happened_at.date() for item in items]
    return tuple(days)

"""What the plan asks for today and this week, and whether a week wants to be closed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType

from lbp_app.domain.care_steps import CareStep, PlanQuestions, steps_now
from lbp_app.domain.daily import Activity, Fall, Flare, Settled
from lbp_app.domain.history import History
from lbp_app.domain.log import LogItem
from lbp_app.domain.plan import (
    How,
    PlanChoice,
    PlanDone,
    PlanFlare,
    PlanPart,
    PlanTry,
    PlanWeek,
)
from lbp_app.domain.planned import TRY
from lbp_app.domain.profile import UNKNOWN_PATIENT
from lbp_app.domain.review import PlanReview, most_careful
from lbp_app.domain.situation import CONDITIONS, Condition
from lbp_app.domain.track import SLOWING, SafetyNote, safety_notes, track
from lbp_app.domain.walking import Level, Reviewed, Track, WalkingNumbers, Week, easy_days
from lbp_app.domain.week_plan import parts
from lbp_app.usecases.look_at_situation import LookAtSituation
from lbp_app.usecases.look_once import LookOnce
from lbp_app.usecases.ports import Clock, Diary, DiaryTroubleError, Trouble
from lbp_app.usecases.read_flags import ReadFlags

WEEK = timedelta(days=7)
_YEAR = timedelta(days=365)
_SLOWEST_FIRST = (Settled.LONGER, Settled.NEXT_DAY, Settled.SAME_DAY, Settled.NO_EXTRA_PAIN)
_SHARE = {How.DONE: 1.0, How.PART: 0.5, How.NOT_TODAY: 0.0}


class Phase(StrEnum):
    """Where the plan stands."""

    TRYING = "trying"
    RUNNING = "running"
    WEEK_OVER = "week_over"
    PAUSED = "paused"


NO_QUESTIONS = PlanQuestions()


@dataclass(frozen=True, slots=True)
class PartToday:
    """One part of today, and what became of it (None: nothing yet)."""

    part: PlanPart
    how: How | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PlanView:
    """One look at the plan.

    ``tries`` are comfortable walks in minutes, newest last. ``level`` is what this week asks for
    (easy days already taken into account), None before the start. ``walked`` counts the sessions
    of the week, a part as a half. ``told`` is what the log knows about how the week felt.
    ``flare_until`` is the first day after the easy days. ``steps`` of care fit now, most important
    first.
    """

    today: date
    phase: Phase
    choice: PlanChoice
    tries: tuple[float, ...] = ()
    week: PlanWeek | None = None
    level: Level | None = None
    walked: float = 0
    parts: tuple[PartToday, ...] = ()
    told: Week | None = None
    flare_until: date | None = None
    track: Track = Track.USUAL
    notes: tuple[SafetyNote, ...] = ()
    holds: frozenset[Condition] = frozenset()
    steps: tuple[CareStep, ...] = ()
    questions: PlanQuestions = NO_QUESTIONS
    trouble: Trouble | None = None

    @property
    def next_step(self) -> CareStep | None:
        """The one step that is offered now: the most important one that was not put away."""
        away = self.questions.put_away
        return next((step for step in self.steps if step.id not in away), None)

    @property
    def session(self) -> float | None:
        """The next session of this week in minutes; None before the start or when all are done."""
        if self.level is None or self.walked >= self.level.days:
            return None
        return self.level.sessions[int(self.walked)]

    def on_today(self, part: PlanPart) -> PartToday | None:
        """What became of one part today."""
        return next((one for one in self.parts if one.part is part), None)


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """The reads of the plan that several use cases share. Each raises DiaryTroubleError."""

    diary: Diary
    clock: Clock
    numbers: WalkingNumbers
    steps: tuple[CareStep, ...]

    def questions(self) -> PlanQuestions:
        """The patient's own questions, and those that were put away."""
        item = self.diary.latest(PlanQuestions)
        return item.fact if item is not None else NO_QUESTIONS

    def choice(self) -> PlanChoice:
        """The latest choice; walking and nothing refused when there is none."""
        item = self.diary.latest(PlanChoice)
        return item.fact if item is not None else PlanChoice()

    def week(self) -> LogItem[PlanWeek] | None:
        """The newest week."""
        return self.diary.latest(PlanWeek)

    def tries(self) -> tuple[float, ...]:
        """All comfortable walks."""
        return tuple(float(item.fact.minutes) for item in self.diary.items(PlanTry))

    def fell_in_last_year(self) -> bool:
        """True when a fall of the last year is in the log."""
        return bool(self.diary.items(Fall, since=self.clock.now() - _YEAR, limit=1))

    def walked(self, week: PlanWeek, choice: PlanChoice, since: date, until: date) -> Week:
        """How the days from ``since`` to before ``until`` went, as far as the log knows."""
        done = self._done(since, until)
        sessions = self._activities(choice, since, until)
        on_plan = {fact.day for fact in done}
        beside = {day for day, _ in sessions if day not in on_plan}
        pains = [a.pain for _, a in sessions if a.pain is not None]
        return Week(
            done=sum(_SHARE[fact.how] for fact in done) + len(beside),
            worst_pain=max(pains, default=None),
            settled=slowest(*(a.settled for _, a in sessions)),
            flag_open=self._flag_since(week),
            flare=self._flare_since(since),
            reviewed=self._reviewed_in(week),
        )

    def _done(self, since: date, until: date) -> tuple[PlanDone, ...]:
        items = self.diary.items(PlanDone, since=self._midnight(since) - timedelta(days=1))
        facts = (item.fact for item in items)
        return tuple(f for f in facts if f.part is PlanPart.MOVE and since <= f.day < until)

    def _activities(
        self, choice: PlanChoice, since: date, until: date
    ) -> tuple[tuple[date, Activity], ...]:
        items = self.diary.items(Activity, since=self._midnight(since) - timedelta(days=1))
        # What the plan began with was before it, also on its first day.
        later = (i for i in items if not i.id.startswith(TRY))
        dated = ((i.happened_at.date(), i.fact) for i in later)
        return tuple(
            (day, fact)
            for day, fact in dated
            if fact.kind is choice.activity and since <= day < until
        )

    def _flag_since(self, week: PlanWeek) -> bool:
        """A flag was raised in the week, or one from before was seen to in it."""
        start, now = self._midnight(week.starts), self.clock.now()
        visit = self.diary.last_visit(now)
        seen = visit is not None and visit.seen_at >= start
        return seen or bool(self.diary.verdicts_since(start))

    def _flare_since(self, since: date) -> bool:
        items = self.diary.items(Flare, since=self._midnight(since))
        return any(item.fact.on for item in items)

    def _reviewed_in(self, week: PlanWeek) -> Reviewed:
        """What the looks back say that were made in this week of the plan."""
        made = self.diary.items(PlanReview, since=self._midnight(week.starts))
        return most_careful(i.fact.effect for i in made if i.fact.plan_week == week.number)

    def flare_until(self) -> date | None:
        """The first day after the easy days of a flare that is not over."""
        latest = self.diary.latest(Flare)
        if latest is None or not latest.fact.on:
            return None
        end = latest.happened_at.date() + timedelta(days=self.numbers.flare_days)
        return end if self.clock.now().date() < end else None

    def done_on(self, day: date) -> Mapping[PlanPart, LogItem[PlanDone]]:
        """What became of each part on one local day."""
        items = self.diary.items(PlanDone, since=self._midnight(day) - timedelta(days=1))
        return MappingProxyType({i.fact.part: i for i in items if i.fact.day == day})

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), self.clock.now().tzinfo)


@dataclass(frozen=True, slots=True)
class LookAtPlan:
    """What the plan shows. Reads only: a week is closed by the patient's own answer."""

    read: ReadPlan
    look_at_situation: LookAtSituation
    read_flags: ReadFlags
    trouble: Trouble | None = None
    remember: LookOnce[PlanView] | None = None
    """Screens ask at each drawing: with it the diary is read once for each of its changes."""

    def __call__(self) -> PlanView:
        """Never raises for a diary that cannot be read: ``PlanView.trouble`` says so."""
        if self.remember is None:
            return self._look()
        return self.remember(self._look, keep=lambda view: view.trouble is None)

    def _look(self) -> PlanView:
        today = self.read.clock.now().date()
        if self.trouble is not None:
            return PlanView(today, Phase.PAUSED, PlanChoice(), trouble=self.trouble)
        try:
            return self._view(today)
        except DiaryTroubleError as failed:
            return PlanView(today, Phase.PAUSED, PlanChoice(), trouble=failed.trouble)

    def _view(self, today: date) -> PlanView:
        read = self.read
        choice, item = read.choice(), read.week()
        week = item.fact if item is not None else None
        situation = self.look_at_situation()
        holds = situation.holds
        fell = read.fell_in_last_year()
        flare = read.flare_until()
        told = read.walked(week, choice, *span(week, today)) if week is not None else None
        level = week.level if week is not None else None
        return PlanView(
            today=today,
            phase=phase(week, today, flag_open=bool(self.read_flags())),
            choice=choice,
            tries=read.tries() if week is None else (),
            week=week,
            level=easy_days(level, read.numbers) if level is not None and flare else level,
            walked=told.done if told is not None else 0,
            parts=self._parts(holds, choice, today),
            told=told,
            flare_until=flare,
            track=track(holds, fell_in_last_year=fell),
            notes=safety_notes(holds, fell_in_last_year=fell),
            holds=holds,
            steps=steps_now(read.steps, situation),
            questions=read.questions(),
        )

    def _parts(
        self, holds: Collection[Condition], choice: PlanChoice, today: date
    ) -> tuple[PartToday, ...]:
        done = self.read.done_on(today)
        return tuple(_today(done, part) for part in parts(holds, choice))

    def flare_plan(self) -> PlanFlare:
        """The plan for bad days; an empty one when there is none or it cannot be read."""
        try:
            item = self.read.diary.latest(PlanFlare)
        except DiaryTroubleError:
            return PlanFlare()
        return item.fact if item is not None else PlanFlare()

    def questions(self) -> tuple[CareStep, ...]:
        """The steps whose questions stand on the list, the most important first."""
        view = self()
        return tuple(step for step in view.steps if step.id not in view.questions.put_away)

    def began(self) -> date | None:
        """The first day of the first week; None before the start. Raises DiaryTroubleError."""
        first = self.read.diary.items(PlanWeek, limit=1)
        return first[0].fact.starts if first else None

    def review_weeks(self) -> tuple[int, ...]:
        """In which weeks this patient looks back: more often on the slower track.

        Raises:
            DiaryTroubleError: when the diary cannot be read.
        """
        version = self.read.diary.profile()
        # What the track depends on is known without reading weeks of the diary.
        known = History(
            today=self.read.clock.now().date(),
            profile=version.profile if version is not None else UNKNOWN_PATIENT,
            said_inactive=self.read.choice().inactive,
        )
        holds = [condition for condition in SLOWING if CONDITIONS[condition](known)]
        fell = self.read.fell_in_last_year()
        return self.read.numbers.reviews[track(holds, fell_in_last_year=fell)]


def _today(done: Mapping[PlanPart, LogItem[PlanDone]], part: PlanPart) -> PartToday:
    item = done.get(part)
    return PartToday(part) if item is None else PartToday(part, item.fact.how, item.happened_at)


def phase(week: PlanWeek | None, today: date, *, flag_open: bool) -> Phase:
    """Nothing is asked for while any red flag is open; else by whether the week is over."""
    if flag_open:
        return Phase.PAUSED
    if week is None:
        return Phase.TRYING
    return Phase.WEEK_OVER if today >= week.ends else Phase.RUNNING


def span(week: PlanWeek, today: date) -> tuple[date, date]:
    """The days that a look back is about: the week, or after a gap the seven days before today."""
    return (today - WEEK, today) if after_a_gap(week, today) else (week.starts, week.ends)


def slowest(*settled: Settled | None) -> Settled | None:
    """The slowest settling of these; None when none is known."""
    return next((one for one in _SLOWEST_FIRST if one in settled), None)


def after_a_gap(week: PlanWeek, today: date) -> bool:
    """True when more than a whole week has passed since this one ended."""
    return today >= week.ends + WEEK

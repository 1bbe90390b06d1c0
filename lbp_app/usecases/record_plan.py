"""Keep what the patient does with the plan: walks, choices, ticks, and the end of a week."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from lbp_app.domain.care_steps import PlanQuestions
from lbp_app.domain.daily import Activity
from lbp_app.domain.log import LogItem
from lbp_app.domain.plan import (
    How,
    PlanChoice,
    PlanDone,
    PlanFlare,
    PlanPart,
    PlanTry,
    PlanWeek,
    PlanWeekTold,
)
from lbp_app.domain.planned import TRY
from lbp_app.domain.reminders import Became, ReminderKind
from lbp_app.domain.review import PlanReview
from lbp_app.domain.walking import (
    Decision,
    Past,
    Reviewed,
    Step,
    for_another_activity,
    lower,
    lower_after_review,
    next_week,
    start,
)
from lbp_app.usecases.give_verdict import keep
from lbp_app.usecases.look_at_plan import (
    LookAtPlan,
    Phase,
    PlanView,
    after_a_gap,
    slowest,
)
from lbp_app.usecases.ports import Diary, DiaryTroubleError, Record, Trouble

_HALF = 0.5
_REMINDED = {ReminderKind.ACTIVITY: PlanPart.MOVE, ReminderKind.HEAT: PlanPart.HEAT}
_ANSWERED = {
    Became.DONE: How.DONE,
    Became.PART: How.PART,
    Became.NOT_TODAY: How.NOT_TODAY,
}


class Refused(StrEnum):
    """Why the plan did not move; each has its words."""

    TOO_FEW_TRIES = "too_few_tries"
    PAUSED = "paused"
    NOT_OVER = "not_over"
    RUNNING = "running"


@dataclass(frozen=True, slots=True)
class PlanMoved:
    """The week that was kept, or why there is none."""

    week: PlanWeek | None = None
    refused: Refused | None = None
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class RecordPlan:
    """Write one thing about the plan. Each returns the trouble when it could not be written."""

    look: LookAtPlan
    new_id: Callable[[], str]

    @property
    def _diary(self) -> Diary:
        return self.look.read.diary

    def tried(self, minutes: int) -> Trouble | None:
        """A comfortable walk, which is an activity like any other, too."""
        now = self.look.read.clock.now()
        view = self.look()
        walk = Activity(view.choice.activity, minutes)
        return keep(
            self._diary,
            LogItem(self.new_id(), now, now, PlanTry(minutes)),
            LogItem(f"{TRY}{self.new_id()}", now, now, walk),
        )

    def chose(self, choice: PlanChoice) -> PlanMoved:
        """What the patient wants of the plan from now on.

        With another activity this week becomes shorter, once (W20): minutes of walking are not the
        minutes of something else.
        """
        view = self.look()
        week, item = view.week, self._item("plan-choice", choice)
        same = choice.activity is view.choice.activity or view.trouble is not None
        if week is None or same or week.rule == "W20":
            return PlanMoved(trouble=keep(self._diary, item))
        decision = for_another_activity(week.level, self.look.read.numbers)
        since = week.weeks_since_step_up
        return self._moved(view, decision, week.number, since, week.starts, [item])

    def put_back(self, choice: PlanChoice, week: PlanWeek) -> Trouble | None:
        """What was chosen before, and this week as it was with it, unless another has begun."""
        now = self.look().week
        if now is None or (now.number, now.rule) != (week.number, "W20"):
            return self._keep("plan-choice", choice)
        kept = self._item(f"plan-week-{week.number}", week)
        return keep(self._diary, self._item("plan-choice", choice), kept)

    def flare_plan(self, plan: PlanFlare) -> Trouble | None:
        """The plan for a bad day."""
        return self._keep("plan-flare", plan)

    def questions(self, questions: PlanQuestions) -> Trouble | None:
        """The questions for the next appointment."""
        return self._keep("plan-questions", questions)

    def begin(self) -> PlanMoved:
        """The first week, from the last comfortable walks."""
        view = self.look()
        refused = _not_to_begin(view, self.look.read.numbers.tries)
        if refused is not None or view.trouble is not None:
            return PlanMoved(refused=refused, trouble=view.trouble)
        numbers = self.look.read.numbers
        return self._moved(view, start(view.tries[-numbers.tries :], numbers), 1, since=1)

    def close_week(self, told: PlanWeekTold) -> PlanMoved:
        """One decision for the week to come, however much time has passed since the last one."""
        view = self.look()
        week = view.week
        if view.trouble is not None:
            return PlanMoved(trouble=view.trouble)
        if week is None or view.told is None or view.phase is not Phase.WEEK_OVER:
            return PlanMoved(refused=_why_not(view))
        went = replace(
            view.told,
            worst_pain=_worse_pain(view.told.worst_pain, told.worst_pain),
            settled=slowest(view.told.settled, told.settled),
            worse_days=told.worse_days,
            after_a_gap=after_a_gap(week, view.today),
        )
        number, since = week.number + 1, week.weeks_since_step_up
        past = Past(week.level, went, view.track, number, since)
        decision = next_week(past, self.look.read.numbers)
        since = 1 if decision.step is Step.STEP_UP else since + 1
        kept = replace(told, number=week.number)
        return self._moved(view, decision, number, since, also=[self._item(_told(week), kept)])

    def ask_for_less(self) -> PlanMoved:
        """Lower this week by one step: a new version of the week, the old one stays in the log."""
        view = self.look()
        week = view.week
        if week is None or view.phase is not Phase.RUNNING:
            return PlanMoved(refused=_why_not(view), trouble=view.trouble)
        decision = lower(week.level, self.look.read.numbers)
        return self._moved(view, decision, week.number, week.weeks_since_step_up, week.starts)

    def reviewed(self, review: PlanReview) -> PlanMoved:
        """Keep a look back; where it says so, the running week becomes one step shorter with it.

        A week that is over is decided when it is closed, by the same look back.
        """
        view = self.look()
        if view.trouble is not None or view.phase is Phase.PAUSED:
            refused = Refused.PAUSED if view.trouble is None else None
            return PlanMoved(refused=refused, trouble=view.trouble)
        week, item_id = view.week, f"plan-review-{view.today}"
        if week is None or view.phase is not Phase.RUNNING or review.effect is not Reviewed.LOWER:
            return PlanMoved(trouble=keep(self._diary, self._item(item_id, review)))
        decision = lower_after_review(week.level, self.look.read.numbers)
        also = [self._item(item_id, replace(review, lowered=True))]
        since = week.weeks_since_step_up
        return self._moved(view, decision, week.number, since, week.starts, also)

    def did(self, part: PlanPart, how: How | None, day: date | None = None) -> Trouble | None:
        """What became of one part today, or on ``day``; None takes it back.

        A walk is an activity, too.
        """
        return keep(self._diary, *self._done(part, how, self.look.read.clock.now(), day))

    def with_reminder(
        self, kind: ReminderKind, day: date, became: Became, at: datetime
    ) -> tuple[Record, ...]:
        """What is to be kept with the answer to a reminder: the tick of the matching part.

        Nothing for another day than today, for a part that is not offered or was answered already,
        and for a walk while the week does not run.
        """
        part, how = _REMINDED.get(kind), _ANSWERED.get(became)
        view = self.look()
        one = view.on_today(part) if part is not None else None
        if one is None or how is None or one.how is not None or day != view.today:
            return ()
        if part is PlanPart.MOVE and view.phase is not Phase.RUNNING:
            return ()
        return self._done(one.part, how, at)

    def without_reminder(
        self, kind: ReminderKind, day: date, answered: datetime, at: datetime
    ) -> tuple[Record, ...]:
        """What takes the tick back that was kept with an answer at the moment ``answered``."""
        part = _REMINDED.get(kind)
        if part is None or day != self.look().today:
            return ()
        try:
            tick = self._diary.item(_tick_id(part, day))
        except DiaryTroubleError:
            return ()
        same = tick is not None and not tick.gone and tick.logged_at == answered
        return self._done(part, None, at) if same else ()

    def _done(
        self, part: PlanPart, how: How | None, at: datetime, day: date | None = None
    ) -> tuple[Record, ...]:
        view = self.look()
        day = day or view.today
        fact = PlanDone(part, day, how or How.NOT_TODAY)
        done = LogItem(_tick_id(part, day), at, at, fact, gone=how is None)
        walk = self._walk(view, how, at, day) if part is PlanPart.MOVE else None
        return (done,) if walk is None else (done, walk)

    def _walk(self, view: PlanView, how: How | None, at: datetime, day: date) -> Record | None:
        """The activity of a tick. How it felt stays with it, also when a tick was taken back."""
        known = activity_id(day)
        try:
            before = self._diary.item(known)
        except DiaryTroubleError:
            before = None
        if how in (How.DONE, How.PART) and view.level is not None:
            minutes = (view.session or view.level.sessions[-1]) * (_HALF if how is How.PART else 1)
            walk = Activity(view.choice.activity, max(1, math.ceil(minutes)))
            if before is not None and isinstance(before.fact, Activity):
                felt = before.fact
                walk = replace(walk, pain=felt.pain, settled=felt.settled, note=felt.note)
            return LogItem(known, at if before is None else before.happened_at, at, walk)
        return None if before is None else replace(before, logged_at=at, gone=True)

    def _moved(
        self,
        view: PlanView,
        decision: Decision,
        number: int,
        since: int,
        starts: date | None = None,
        also: Sequence[Record] = (),
    ) -> PlanMoved:
        week = PlanWeek(
            number,
            starts or view.today,
            decision.level.sessions,
            decision.step,
            decision.rule_id,
            view.track,
            self.look.read.numbers.version,
            since,
            tuple(sorted(decision.values.items())),
        )
        trouble = keep(self._diary, *also, self._item(f"plan-week-{number}", week))
        return PlanMoved(week if trouble is None else None, trouble=trouble)

    def _keep(self, item_id: str, fact: object) -> Trouble | None:
        return keep(self._diary, self._item(item_id, fact))

    def _item(self, item_id: str, fact: object) -> Record:
        now = self.look.read.clock.now()
        return LogItem(item_id, now, now, fact)


def activity_id(day: date) -> str:
    """The activity that stands for the walk of the plan on one day."""
    return f"plan-walk-{day}"


def _tick_id(part: PlanPart, day: date) -> str:
    return f"plan-{part}-{day}"


def _told(week: PlanWeek) -> str:
    return f"plan-told-{week.number}"


def _worse_pain(logged: int | None, told: int | None) -> int | None:
    """The higher of the two: a bad walk in the log is not talked away at the end of the week."""
    return max((pain for pain in (logged, told) if pain is not None), default=None)


def _not_to_begin(view: PlanView, tries: int) -> Refused | None:
    if view.phase is not Phase.TRYING:
        return Refused.PAUSED if view.phase is Phase.PAUSED else Refused.RUNNING
    return Refused.TOO_FEW_TRIES if len(view.tries) < tries else None


def _why_not(view: PlanView) -> Refused:
    return Refused.PAUSED if view.phase is Phase.PAUSED else Refused.NOT_OVER

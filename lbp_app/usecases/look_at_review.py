"""Whether a look back at the plan is due, and what it would find now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from lbp_app.domain.change import (
    Change,
    Measure,
    NotEnough,
    Reading,
    change_of_pain,
)
from lbp_app.domain.history import Ratings
from lbp_app.domain.log import LogItem
from lbp_app.domain.measure_schedule import EARLY, Due
from lbp_app.domain.measures import Answers, Instrument
from lbp_app.domain.review import (
    Course,
    Finding,
    PlanReview,
    ReviewDue,
    finding,
    next_review,
    review_due,
)
from lbp_app.domain.situation import Condition
from lbp_app.usecases.due_measures import DueMeasures
from lbp_app.usecases.look_at_plan import LookAtPlan
from lbp_app.usecases.look_once import LookOnce
from lbp_app.usecases.ports import DiaryTroubleError, Trouble
from lbp_app.usecases.read_measures import MeasuresView, by_instrument

_FUNCTION = (Instrument.PEG, Instrument.RMDQ, Instrument.PSFS)


@dataclass(frozen=True, slots=True)
class ReviewView:
    """``due`` is None when nothing is due, or a red flag is open: that comes first.

    ``measures`` are the sheets to fill in. ``next_on`` is the day of the next look back, after this
    one when one is due.
    """

    today: date
    due: ReviewDue | None = None
    measures: tuple[Due, ...] = ()
    put_off_until: date | None = None
    next_on: date | None = None
    trouble: Trouble | None = None

    @property
    def minutes(self) -> int:
        """About how long it takes: the sheets, two minutes for the signs, one for the rest."""
        return sum(one.minutes for one in self.measures) + _SIGNS + 1

    @property
    def on_today(self) -> bool:
        """Whether Today offers it: it is due and was not put off."""
        later = self.put_off_until is not None and self.today < self.put_off_until
        return self.due is not None and not later


_SIGNS = 2


@dataclass(frozen=True, slots=True)
class Found:
    """What a look back finds now, with the changes that it looked at."""

    course: Course
    finding: Finding

    @property
    def shown(self) -> tuple[Change | NotEnough, ...]:
        """Function first, then pain; what can be told of."""
        return (*self.course.function, *self.course.informing)

    @property
    def compared(self) -> tuple[tuple[str, str], ...]:
        """Each measure with its label, for the log."""
        known = (change for change in self.shown if isinstance(change, Change))
        return tuple((change.measure.value, change.label.value) for change in known)


@dataclass(frozen=True, slots=True)
class LookAtReview:
    """Reads only: a look back is made by the patient."""

    plan: LookAtPlan
    due_measures: DueMeasures
    remember: LookOnce[ReviewView] | None = None

    def __call__(self) -> ReviewView:
        """What is due. Never raises: ``ReviewView.trouble`` says what could not be read."""
        if self.remember is None:
            return self._look()
        return self.remember(self._look, keep=lambda view: view.trouble is None)

    def _look(self) -> ReviewView:
        read = self.plan.read
        today = read.clock.now().date()
        try:
            start, last, weeks = self.started(), self.last(), self.plan.review_weeks()
            flag_open = bool(self.plan.read_flags())
        except DiaryTroubleError as failed:
            return ReviewView(today, trouble=failed.trouble)
        if start is None or flag_open:
            return ReviewView(today)
        done = last.happened_at.date() if last is not None else None
        due = review_due(start, today, done, weeks)
        if due is None:
            return ReviewView(today, next_on=next_review(start, today, done, weeks))
        next_on = next_review(start, today, today, weeks)
        measures = self.due_measures()
        return ReviewView(today, due, measures.due, measures.put_off_until, next_on)

    def started(self) -> date | None:
        """The day that weeks are counted from: the first sheet or the plan, whichever was first.

        The first check-in where there is neither; None in an empty diary. Raises
        DiaryTroubleError.
        """
        diary = self.plan.read.diary
        began = [item.happened_at.date() for item in diary.items(Answers, limit=1)]
        plan = self.plan.began()
        began += [plan] if plan is not None else []
        if began:
            return min(began)
        first = diary.first_check_in()
        return first.happened_at.date() if first is not None else None

    def last(self) -> LogItem[PlanReview] | None:
        """The look back before. Raises DiaryTroubleError."""
        return self.plan.read.diary.latest(PlanReview)

    def found(self) -> Found:
        """What has changed since the start and since the last look back.

        Raises:
            DiaryTroubleError: when the diary cannot be read.
        """
        read, last = self.plan.read, self.last()
        now = read.clock.now()
        measures = MeasuresView(now, by_instrument(read.diary.items(Answers)))
        history = self.plan.look_at_situation.history()
        function = _known(measures.change(instrument) for instrument in _FUNCTION)
        lately: tuple[Change | NotEnough, ...] = ()
        if last is not None:
            later = _since(measures, last.happened_at.date() - EARLY)
            lately = _known(later.change(instrument) for instrument in _FUNCTION)
        informing = (
            change_of_pain(Measure.BACK_PAIN, _readings(history.back_pain), history.today),
            change_of_pain(Measure.LEG_PAIN, _readings(history.leg_pain), history.today),
            *_known([_fresh(measures, now.date())]),
        )
        rising = Condition.PAIN_RISING in self.plan().holds
        course = Course(function, lately, informing, rising)
        return Found(course, finding(course))


def _known(changes: Iterable[Change | NotEnough | None]) -> tuple[Change | NotEnough, ...]:
    return tuple(change for change in changes if change is not None)


def _since(measures: MeasuresView, day: date) -> MeasuresView:
    """The sheets from this day on."""
    sheets = {i: tuple(s for s in found if s.day >= day) for i, found in measures.sheets.items()}
    return MeasuresView(measures.now, sheets)


def _fresh(measures: MeasuresView, today: date) -> Change | NotEnough | None:
    """The patient's own word (PGIC), when it was given for this look back."""
    latest = measures.latest(Instrument.PGIC)
    old = latest is None or latest.day < today - EARLY
    return None if old else measures.change(Instrument.PGIC)


def _readings(ratings: Ratings) -> tuple[Reading, ...]:
    return tuple(Reading(day, Fraction(value)) for day, value in ratings)

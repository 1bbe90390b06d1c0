"""A random year of a patient with a plan, lived through the use cases: one look a week."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

from lbp_app.domain.answers import Answer
from lbp_app.domain.daily import Activity, ActivityKind, Fall, Flare, Settled
from lbp_app.domain.diary import CheckIn, Kind
from lbp_app.domain.flags import GivenVerdict
from lbp_app.domain.log import LogItem
from lbp_app.domain.measures import Answers
from lbp_app.domain.plan import How, PlanChoice, PlanDone, PlanPart, PlanWeek, PlanWeekTold
from lbp_app.domain.profile import Consideration, Profile
from lbp_app.domain.review import Afraid, Finding, PlanReview, Work
from lbp_app.domain.walking import Step
from lbp_app.usecases.due_measures import DueMeasures
from lbp_app.usecases.kept_diary import KeptDiary
from lbp_app.usecases.look_at_plan import LookAtPlan, Phase, PlanView, ReadPlan
from lbp_app.usecases.look_at_review import LookAtReview
from lbp_app.usecases.look_at_situation import LookAtSituation
from lbp_app.usecases.look_once import LookOnce
from lbp_app.usecases.ports import ProfileVersion
from lbp_app.usecases.read_flags import ReadFlags
from lbp_app.usecases.record_plan import RecordPlan, Refused, activity_id
from lbp_app.usecases.record_review import RecordReview
from tests.building import ids, library, verdict_of
from tests.domain.sheets import peg, rmdq_of
from tests.fakes import FrozenClock
from tests.fixtures import a_profile, a_visit
from tests.usecases.quick_diary import QuickDiary

START = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
WEEKS = 52
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_SETTLED = tuple(Settled)
_SHARE = {How.DONE: 1.0, How.PART: 0.5}
_AWAY, _FLAG, _FLARE, _FALL, _LESS = 0.2, 0.03, 0.05, 0.01, 0.03
_PUT_OFF, _SEEN, _LEFT_OPEN, _HALF = 0.2, 0.6, 0.1, 0.5


@dataclass(frozen=True, slots=True)
class Walk:
    """One session as it was, whatever the rules make of it."""

    day: date
    share: float
    pain: int | None
    settled: Settled | None


@dataclass(frozen=True, slots=True)
class Closed:
    """One decision, with the truth about what it was about."""

    before: PlanWeek
    week: PlanWeek
    walks: tuple[Walk, ...]
    told: PlanWeekTold
    flare: bool
    flag: bool
    findings: tuple[Finding, ...]

    @property
    def worst_pain(self) -> int | None:
        """The worst that was felt or told."""
        pains = [w.pain for w in self.walks] + [self.told.worst_pain]
        return max((p for p in pains if p is not None), default=None)

    @property
    def settled(self) -> set[Settled]:
        """How it settled, as far as anybody said."""
        told = [w.settled for w in self.walks] + [self.told.settled]
        return {one for one in told if one is not None}


@dataclass(frozen=True, slots=True)
class Opening:
    """One look at the app: whether a flag was open, which review it offered, and the one before."""

    day: date
    flag: bool
    phase: Phase
    due: int | None
    refused: Refused | None
    last_review: date | None
    weeks: tuple[int, ...]


@dataclass(slots=True)
class Lived:
    """What a year was like."""

    closed: list[Closed] = field(default_factory=list)
    openings: list[Opening] = field(default_factory=list)
    reviews: list[PlanReview] = field(default_factory=list)
    less: list[tuple[float, float]] = field(default_factory=list)


@cache
def _peg(value: int) -> Answers:
    return peg(value, value, value)


@cache
def _rmdq(value: int) -> Answers:
    return rmdq_of(value)


@cache
def _sign() -> GivenVerdict:
    return verdict_of("night_pain")


def _profile(dice: random.Random) -> ProfileVersion:
    needs = tuple(Consideration)
    slower = dice.random() < _SLOWER
    answers = {dice.choice(needs): Answer.YES} if slower else {}
    return a_profile(profile=Profile(considerations=answers))


_SLOWER = 0.4


class Year:
    """A patient who opens the app about once a week."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - no secret
        self.clock = FrozenClock(START)
        self.lived = Lived()
        self.quick = QuickDiary(_profile(self.dice))
        self.diary = KeptDiary(self.quick)
        flags = ReadFlags(self.diary, self.clock)
        situation = LookAtSituation(self.diary, self.clock, flags)
        read = ReadPlan(self.diary, self.clock, library().walking, library().steps)
        remember = LookOnce[PlanView](lambda: self.diary.revision, self.clock)
        self.look = LookAtPlan(read, situation, flags, remember=remember)
        self.plan = RecordPlan(self.look, ids())
        weeks, began = self.look.review_weeks, self.look.began
        due = DueMeasures(self.diary, self.clock, library(), weeks, began)
        self.review = LookAtReview(self.look, due)
        self.record_review = RecordReview(self.review, self.plan)
        self.well = self.dice.random()
        self.function = 12
        self.walks: list[Walk] = []
        self.flares: list[date] = []
        self.signs: list[date] = []

    def live(self) -> Lived:
        """A whole year."""
        self._begin()
        for _ in range(WEEKS):
            away = self.dice.random() < _AWAY
            self._days(away=away)
            self.clock.advance(_WEEK)
            if not away:
                self._open()
        return self.lived

    @property
    def _today(self) -> date:
        return self.clock.now().date()

    def _keep(self, item_id: str, fact: object, at: datetime | None = None) -> None:
        at = at or self.clock.now()
        self.diary.keep(LogItem(item_id, at, at, fact))

    def _begin(self) -> None:
        self._sheets()
        if self.dice.random() < _SLOWER / 2:
            self.plan.chose(PlanChoice(inactive=True))
        for _ in range(3):
            self.plan.tried(self.dice.randrange(1, 40))
        self.plan.begin()

    def _days(self, *, away: bool) -> None:
        """The week to come, of which nothing is noted when the patient is away."""
        if away:
            return
        dice, now = self.dice, self.clock.now()
        good = dice.random() < self.well
        week = self.diary.latest(PlanWeek)
        days = len(week.fact.sessions) if week is not None else 0
        for n in range(days if good else dice.randrange(days + 1)):
            self._walk(now + n * _DAY, good=good)
        if dice.random() < _FLARE:
            self._flare(now + _DAY)
        if dice.random() < _FALL:
            self._keep(f"fall-{now.date()}", Fall(Answer.NO), now)
        if dice.random() < _FLAG:
            at = now + 2 * _DAY
            self.signs.append(at.date())
            self.diary.keep(replace(_sign(), id=f"v-{at}", entry_id=f"e-{at}", given_at=at))
        pain = dice.randrange(4 if good else 9)
        for n in range(3 if dice.random() < _FLARE * 4 else 1):
            at = now + (n + 3) * _DAY
            self.diary.keep(CheckIn(f"c-{at}", Kind.CHECK_IN, at, at, back_pain=pain))

    def _walk(self, at: datetime, *, good: bool) -> None:
        dice = self.dice
        how = How.DONE if good or dice.random() < _SLOWER else How.PART
        pain = dice.choice((None, 1, 3, 5)) if good else dice.choice((None, 2, 5, 6, 8))
        settled = dice.choice((None, *_SETTLED[:3])) if good else dice.choice((None, *_SETTLED))
        self.walks.append(Walk(at.date(), _SHARE[how], pain, settled))
        done = PlanDone(PlanPart.MOVE, at.date(), how)
        walk = Activity(ActivityKind.WALK, 9, pain=pain, settled=settled)
        self.diary.keep(
            LogItem(f"plan-move-{at.date()}", at, at, done),
            LogItem(activity_id(at.date()), at, at, walk),
        )

    def _flare(self, at: datetime) -> None:
        self.flares.append(at.date())
        self._keep(f"flare-{at}", Flare(on=True), at)
        self._keep(f"over-{at}", Flare(on=False), at + _DAY)

    def _sheets(self) -> None:
        drift = -2 if self.dice.random() < self.well else 4
        self.function = min(max(self.function + drift, 0), 24)
        self._keep(f"rmdq-{self._today}", _rmdq(self.function))
        self._keep(f"peg-{self._today}", _peg(self.function // 3))

    def _open(self) -> None:
        view, review = self.look(), self.review()
        flag = bool(self.look.read_flags())
        refused = self.plan.close_week(PlanWeekTold(0)).refused if flag else None
        last = self.review.last()
        self.lived.openings.append(
            Opening(
                self._today,
                flag,
                view.phase,
                review.due.week if review.due is not None else None,
                refused,
                last.happened_at.date() if last is not None else None,
                self.look.review_weeks(),
            )
        )
        if flag:
            self._perhaps_seen()
            return
        close_first = self.dice.random() < _HALF
        if close_first:
            self._close()
        if review.due is not None:
            self._look_back()
        if not close_first:
            self._close()
        self._ask_for_less()

    def _perhaps_seen(self) -> None:
        if self.dice.random() < _SEEN:
            now = self.clock.now()
            self.signs.append(now.date())
            self.diary.keep(a_visit(seen_at=now, logged_at=now))

    def _look_back(self) -> None:
        if self.dice.random() < _PUT_OFF:
            return
        self._sheets()
        afraid, work = self.dice.choice((None, *Afraid)), self.dice.choice((None, *Work))
        looked = self.record_review("signs", afraid, work)
        assert looked.review is not None
        self.lived.reviews.append(looked.review)

    def _close(self) -> None:
        view, dice = self.look(), self.dice
        before = view.week
        if before is None or view.phase is not Phase.WEEK_OVER or dice.random() < _LEFT_OPEN:
            return
        good = dice.random() < self.well
        told = PlanWeekTold(
            0,
            dice.choice((None, 1, 4, 5)) if good else dice.choice((None, 3, 6, 9)),
            dice.choice((Settled.SAME_DAY, Settled.NEXT_DAY)) if good else dice.choice(_SETTLED),
            0 if good else dice.randrange(4),
        )
        moved = self.plan.close_week(told)
        assert moved.week is not None
        gap = self._today >= before.ends + _WEEK
        since, until = (self._today - _WEEK, self._today) if gap else (before.starts, before.ends)
        self.lived.closed.append(
            Closed(
                before,
                moved.week,
                tuple(w for w in self.walks if since <= w.day < until),
                told,
                any(day >= since for day in self.flares),
                any(day >= before.starts for day in self.signs),
                tuple(r.finding for r in self.lived.reviews if r.plan_week == before.number),
            )
        )

    def _ask_for_less(self) -> None:
        if self.dice.random() > _LESS:
            return
        week = self.look().week
        assert week is not None
        moved = self.plan.ask_for_less().week
        if moved is not None:
            self.lived.less.append((week.level.minutes, moved.level.minutes))
            assert moved.step in (Step.STEP_DOWN, Step.HOLD)

"""Start, check and stop heat; every session is in the log from its first moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from lbp_app.domain.answers import Answer
from lbp_app.domain.body import Area, BodyChart, Feeling, Mark
from lbp_app.domain.heat import (
    Ending,
    HeatClock,
    HeatItem,
    HeatKind,
    HeatLimits,
    HeatSession,
    Refusal,
    SkinAnswer,
    SkinQuestion,
    gate,
    heat_clock,
    minutes_left,
    no_bottle,
    refusal,
    used_today,
)
from lbp_app.domain.log import LogItem
from lbp_app.domain.red_flags import Urgency
from lbp_app.domain.rung import HeatRing
from lbp_app.usecases.give_verdict import keep
from lbp_app.usecases.ports import Clock, Diary, DiaryTroubleError, Trouble
from lbp_app.usecases.read_flags import ReadFlags

_LOOK_BACK = timedelta(days=10)
NERVE_SIGNS = frozenset(
    ("saddle_numbness", "sexual_feeling", "both_legs", "legs_giving_way", "one_leg_weaker")
)
"""Questions of the red-flag table after which skin may feel less."""
_NUMB = (Feeling.NUMB, Feeling.TINGLING)
_LEG = frozenset((Area.THIGHS, Area.KNEES, Area.LOWER_LEGS, Area.FEET))
_LEG_LOOK_BACK = timedelta(days=14)
_NUMB_LOOK_BACK = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class HeatView:
    """One look at heat. ``clock`` belongs to ``running``; refusals are by kind, None is free.

    ``flag_open``: a red flag of the two upper levels is open, so nothing begins.
    """

    now: datetime
    running: HeatItem | None
    clock: HeatClock | None
    used_today: int
    wrap_minutes_left: int
    refusals: Mapping[HeatKind, Refusal | None]
    no_bottle: bool
    flag_open: bool
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class HeatLog:
    """Reads the sessions that matter now."""

    diary: Diary
    clock: Clock
    limits: HeatLimits

    def sessions(self) -> tuple[HeatItem, ...]:
        """The sessions of the last ten days, oldest first.

        Raises:
            DiaryTroubleError: when the diary cannot be read.
        """
        return self.diary.items(HeatSession, since=self.clock.now() - _LOOK_BACK)

    def running(self) -> HeatItem | None:
        """The session that has not ended.

        Raises:
            DiaryTroubleError: when the diary cannot be read.
        """
        return next((i for i in reversed(self.sessions()) if i.fact.ended is None), None)

    def keep(self, item: HeatItem, session: HeatSession) -> Trouble | None:
        """A later version of a session; never logged before the one it follows."""
        logged_at = max(self.clock.now(), item.logged_at)
        return keep(self.diary, LogItem(item.id, item.happened_at, logged_at, session))


@dataclass(frozen=True, slots=True)
class LookAtHeat:
    """What the heat screen shows."""

    log: HeatLog
    read_flags: ReadFlags

    def __call__(self) -> HeatView:
        """Never raises for a diary that cannot be read: then nothing may begin."""
        now = self.log.clock.now()
        try:
            sessions = self.log.sessions()
            charts = self._charts(now)
            bottle = no_bottle(
                numbness=self._numb(now) or any(c.with_feeling(*_NUMB) for c in charts),
                leg_symptoms=self._leg(now) or any(m.where.area in _LEG for m in _marks(charts)),
            )
            flag = any(f.urgency >= Urgency.URGENT for f in self.read_flags())
        except DiaryTroubleError as failed:
            none = dict.fromkeys(HeatKind, Refusal.RUNNING)
            return HeatView(now, None, None, 0, 0, none, True, False, failed.trouble)  # noqa: FBT003
        running = next((i for i in reversed(sessions) if i.fact.ended is None), None)
        return HeatView(
            now=now,
            running=running,
            clock=heat_clock(running, now, self.log.limits) if running else None,
            used_today=used_today(sessions, now),
            wrap_minutes_left=minutes_left(sessions, now, self.log.limits),
            refusals={kind: refusal(kind, sessions, now, self.log.limits) for kind in HeatKind},
            no_bottle=bottle,
            flag_open=flag,
        )

    def waiting(self) -> HeatRing | None:
        """The skin check that is due and not answered, whether or not it was heard ringing."""
        now, limits = self.log.clock.now(), self.log.limits
        try:
            item = self.log.running()
        except DiaryTroubleError:
            return None
        if item is None:
            return None
        clock = heat_clock(item, now, limits)
        passed = max(now - item.happened_at, timedelta())
        checks = limits.checks(item.fact.kind, item.fact.minutes)
        due = [c for c in checks if timedelta(minutes=c) <= passed and c not in item.fact.fine]
        if not due:
            return None
        return HeatRing(item.id, due[-1], passed - timedelta(minutes=due[-1]), clock.over)

    def _numb(self, now: datetime) -> bool:
        """Whether a sign of nerves that no longer feel or work well was told within a year."""
        told = self.log.diary.verdicts_since(now - _NUMB_LOOK_BACK)
        questions = {q for given in told for r in given.verdict.reasons for q in r.questions}
        return bool(questions & NERVE_SIGNS)

    def _charts(self, now: datetime) -> tuple[BodyChart, ...]:
        return tuple(i.fact for i in self.log.diary.items(BodyChart, since=now - _LEG_LOOK_BACK))

    def _leg(self, now: datetime) -> bool:
        """Whether leg pain was noted in the last two weeks."""
        return any((c.leg_pain or 0) > 0 for c in self.log.diary.check_ins(now - _LEG_LOOK_BACK))


def _marks(charts: tuple[BodyChart, ...]) -> tuple[Mark, ...]:
    return tuple(mark for chart in charts for mark in chart.marks)


@dataclass(frozen=True, slots=True)
class Started:
    """What came of the wish to start: a session, or why not."""

    item: HeatItem | None
    skin: tuple[SkinQuestion, ...] = ()
    refused: Refusal | None = None
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class StartHeat:
    """Begin a session, when all questions were answered with no and there was not too much."""

    log: HeatLog
    new_id: Callable[[], str]

    def __call__(
        self, kind: HeatKind, minutes: int, answers: Mapping[SkinQuestion, Answer]
    ) -> Started:
        """``minutes`` is cut to what is allowed. Nothing starts that could not be logged."""
        skin = gate(answers)
        if skin:
            return Started(None, skin=skin)
        now, limits = self.log.clock.now(), self.log.limits
        try:
            sessions = self.log.sessions()
        except DiaryTroubleError as failed:
            return Started(None, trouble=failed.trouble)
        refused = refusal(kind, sessions, now, limits)
        if refused is not None:
            return Started(None, refused=refused)
        most = limits.longest(kind)
        if kind is HeatKind.WRAP:
            most = minutes_left(sessions, now, limits)
        given = tuple(SkinAnswer(q, answers[q]) for q in SkinQuestion)
        session = HeatSession(kind, max(min(minutes, most), 1), given)
        item = LogItem(self.new_id(), now, now, session)
        trouble = keep(self.log.diary, item)
        return Started(None if trouble else item, trouble=trouble)


@dataclass(frozen=True, slots=True)
class EndHeat:
    """Stop a session, or note how the skin looks at a check."""

    log: HeatLog

    def stop(self, item: HeatItem) -> Trouble | None:
        """The patient stopped. After the time had run out it counts as ended then."""
        now = self.log.clock.now()
        clock = heat_clock(item, now, self.log.limits)
        ending = Ending.FINISHED if clock.over else Ending.STOPPED
        return self._end(item, now, ending)

    def skin(self, item: HeatItem, minute: int, *, fine: bool) -> Trouble | None:
        """The skin at a check: fine goes on (or ends well at the end), not fine ends at once."""
        now = self.log.clock.now()
        if not fine:
            return self._end(item, now, Ending.SKIN)
        session = replace(item.fact, fine=tuple(sorted({*item.fact.fine, minute})))
        checked = LogItem(item.id, item.happened_at, item.logged_at, session)
        if heat_clock(item, now, self.log.limits).over:
            return self._end(checked, now, Ending.FINISHED)
        return self.log.keep(item, session)

    def _end(self, item: HeatItem, now: datetime, ending: Ending) -> Trouble | None:
        last = item.happened_at + timedelta(minutes=self.log.limits.longest(item.fact.kind))
        ended = min(max(now, item.happened_at), last)
        if now > last and ending is Ending.FINISHED:
            ending = Ending.RAN_OUT
        return self.log.keep(item, replace(item.fact, ended=ended, ending=ending))


class RingHeat:
    """Tell of a skin check that is due, once, also when it is late.

    What has rung is remembered here too: a diary that cannot be written must not ring for ever.
    """

    def __init__(self, log: HeatLog) -> None:
        self._log = log
        self._told: frozenset[tuple[str, int]] = frozenset()

    def __call__(self) -> tuple[HeatRing | None, datetime | None]:
        """What to ring now, and the moment of the next check."""
        now = self._log.clock.now()
        try:
            item = self._log.running()
        except DiaryTroubleError:
            return None, None
        if item is None:
            return None, None
        clock = heat_clock(item, now, self._log.limits)
        if clock.ring is None or (item.id, clock.ring) in self._told:
            return None, clock.next_moment
        self._told |= {(item.id, clock.ring)}
        checks = self._log.limits.checks(item.fact.kind, item.fact.minutes)
        told = tuple(sorted({*item.fact.told, *(c for c in checks if c <= clock.ring)}))
        self._log.keep(item, replace(item.fact, told=told))
        return HeatRing(item.id, clock.ring, clock.late, clock.over), clock.next_moment

"""Heat on the back: the skin questions before every use, the timer, and how much is enough.

Sources: clinical.md section 4 (NHS and makers' advice on heat packs and wraps). The numbers stand
in ``content/plan/heat.yaml``; no clinician has signed them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from lbp_app.domain.answers import Answer
from lbp_app.domain.log import LogItem


class HeatKind(StrEnum):
    """A pack lies on the back for minutes; a wrap is worn for hours."""

    PACK = "pack"
    WRAP = "wrap"


class SkinQuestion(StrEnum):
    """What is asked before every use. Yes, not sure and not asked all mean: no heat now."""

    NUMB = "numb"
    BROKEN = "broken"
    CREAM = "cream"
    ASLEEP = "asleep"
    CANNOT_REMOVE = "cannot_remove"
    CIRCULATION = "circulation"


class Ending(StrEnum):
    """How a session ended. ``RAN_OUT``: its time was over and nobody pressed Stop."""

    STOPPED = "stopped"
    FINISHED = "finished"
    SKIN = "skin"
    RAN_OUT = "ran_out"


class Refusal(StrEnum):
    """Why there is no timer although the skin is fine."""

    ENOUGH_TODAY = "enough_today"
    ENOUGH_HOURS = "enough_hours"
    ENOUGH_DAYS = "enough_days"
    RUNNING = "running"


class HeatError(ValueError):
    """A session that cannot be kept or started; ``code`` names why (a key in the words)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class HeatLimits:
    """The numbers of ``content/plan/heat.yaml``: minutes, hours, sessions and days."""

    pack_minutes: int
    pack_longest: int
    pack_checks: tuple[int, ...]
    pack_a_day: int
    wrap_hours: int
    wrap_choices: tuple[int, ...]
    wrap_checks: tuple[int, ...]
    wrap_days: int

    def minutes(self, kind: HeatKind) -> int:
        """How long a session is at first."""
        return self.pack_minutes if kind is HeatKind.PACK else self.wrap_choices[0]

    def longest(self, kind: HeatKind) -> int:
        """After how many minutes it must end, whatever was chosen."""
        return self.pack_longest if kind is HeatKind.PACK else self.wrap_hours * 60

    def checks(self, kind: HeatKind, minutes: int) -> tuple[int, ...]:
        """The minutes at which to look at the skin, the end included."""
        inner = self.pack_checks if kind is HeatKind.PACK else self.wrap_checks
        return (*(check for check in inner if check < minutes), minutes)


@dataclass(frozen=True, slots=True)
class SkinAnswer:
    """One answer of the gate."""

    question: SkinQuestion
    answer: Answer


@dataclass(frozen=True, slots=True)
class HeatSession:
    """One use of heat.

    ``minutes`` is how long it was to be, ``told`` the checks (in minutes) that have rung,
    ``fine`` those after which the patient said that the skin is fine. While it runs ``ended`` and
    ``ending`` are None. The start is the log item's ``happened_at``.

    Raises:
        HeatError: when a question is missing or not answered no, or an end without a reason.
    """

    kind: HeatKind
    minutes: int
    answers: tuple[SkinAnswer, ...]
    told: tuple[int, ...] = ()
    fine: tuple[int, ...] = ()
    ended: datetime | None = None
    ending: Ending | None = None

    def __post_init__(self) -> None:
        if self.minutes < 1:
            raise HeatError("minutes_out_of_range")
        if gate({a.question: a.answer for a in self.answers}):
            raise HeatError("skin_not_clear")
        if (self.ended is None) != (self.ending is None):
            raise HeatError("end_without_reason")
        if self.ended is not None and self.ended.tzinfo is None:
            raise HeatError("moment_without_zone")


HeatItem = LogItem[HeatSession]


def gate(answers: Mapping[SkinQuestion, Answer]) -> tuple[SkinQuestion, ...]:
    """The questions that stand in the way of heat: all that were not answered with a plain no."""
    return tuple(q for q in SkinQuestion if answers.get(q, Answer.NOT_ASKED) is not Answer.NO)


def no_bottle(*, numbness: bool, leg_symptoms: bool) -> bool:
    """True when a hot water bottle must not be offered: skin that feels less can scald."""
    return numbness or leg_symptoms


def refusal(
    kind: HeatKind, sessions: Iterable[HeatItem], now: datetime, limits: HeatLimits
) -> Refusal | None:
    """Why no session of this kind may begin now, None when it may.

    ``sessions`` are those of the last days, running ones too; days are those of ``now``'s zone.
    """
    known = tuple(sessions)
    if any(item.fact.ended is None for item in known):
        return Refusal.RUNNING
    if kind is HeatKind.PACK:
        return Refusal.ENOUGH_TODAY if used_today(known, now) >= limits.pack_a_day else None
    if minutes_left(known, now, limits) < min(limits.wrap_choices):
        return Refusal.ENOUGH_HOURS
    return Refusal.ENOUGH_DAYS if days_in_a_row(known, now) >= limits.wrap_days else None


def used_today(sessions: Iterable[HeatItem], now: datetime) -> int:
    """How many packs were used on this local day."""
    days = (i.happened_at.astimezone(now.tzinfo).date() for i in _of(HeatKind.PACK, sessions))
    return sum(day == now.date() for day in days)


def minutes_left(sessions: Iterable[HeatItem], now: datetime, limits: HeatLimits) -> int:
    """How many minutes of a wrap are left within 24 hours, counted back from ``now``."""
    start = now - timedelta(hours=24)
    worn = timedelta()
    for item in _of(HeatKind.WRAP, sessions):
        end = item.fact.ended or now
        worn += max(min(end, now) - max(item.happened_at, start), timedelta())
    return max(limits.wrap_hours * 60 - -(-worn // timedelta(minutes=1)), 0)


def days_in_a_row(sessions: Iterable[HeatItem], now: datetime) -> int:
    """On how many local days before today, without a gap, a wrap was worn.

    A day of the wrap today continues the row: it does not begin an eighth day.
    """
    days: set[date] = set()
    for item in _of(HeatKind.WRAP, sessions):
        day = item.happened_at.astimezone(now.tzinfo).date()
        last = (item.fact.ended or item.happened_at).astimezone(now.tzinfo).date()
        days |= {day, last}
    row, day = 0, now.date() - timedelta(days=1)
    while day in days:
        row, day = row + 1, day - timedelta(days=1)
    return row


def _of(kind: HeatKind, sessions: Iterable[HeatItem]) -> Iterable[HeatItem]:
    return (item for item in sessions if item.fact.kind is kind)


@dataclass(frozen=True, slots=True)
class HeatClock:
    """Where a session stands at one moment.

    ``elapsed`` and ``left`` are cut to the planned time; ``ring`` is the check that is due and
    has not rung, None when there is none; ``late`` by how much it is too late; ``next_moment``
    when the next check comes; ``over`` tells that the time has run out.
    """

    elapsed: timedelta
    left: timedelta
    over: bool
    ring: int | None
    late: timedelta
    next_moment: datetime | None


def heat_clock(item: HeatItem, now: datetime, limits: HeatLimits) -> HeatClock:
    """The truth about a running session, from its start in the log.

    A clock that was set back to before the start counts as no time passed.
    """
    session = item.fact
    length = timedelta(minutes=session.minutes)
    passed = max(now - item.happened_at, timedelta())
    checks = limits.checks(session.kind, session.minutes)
    open_checks = [c for c in checks if c not in session.told]
    due = [c for c in open_checks if passed >= timedelta(minutes=c)]
    ahead = [c for c in open_checks if passed < timedelta(minutes=c)]
    ring = due[-1] if due else None
    return HeatClock(
        elapsed=min(passed, length),
        left=max(length - passed, timedelta()),
        over=passed >= length,
        ring=ring,
        late=passed - timedelta(minutes=ring) if ring is not None else timedelta(),
        next_moment=item.happened_at + timedelta(minutes=ahead[0]) if ahead else None,
    )

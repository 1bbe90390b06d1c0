"""A look back at the plan: when it is due, what has changed since, and what follows from it.

Weeks and limits come from ``content/plan/walking.yaml``, labels of change from ``domain/change.py``
(sections 4.3 and 4.4 of the clinical evidence file). Function decides, pain informs, nothing is
averaged. All rules are judgements that a clinician must sign.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from lbp_app.domain.change import Change, Label, NotEnough
from lbp_app.domain.measure_schedule import EARLY, THEN_EVERY
from lbp_app.domain.walking import Reviewed, Track, WalkingNumbers


class Afraid(StrEnum):
    """Whether the patient is afraid that moving does harm: one plain question of our own."""

    NOT = "not"
    A_LITTLE = "a_little"
    A_LOT = "a_lot"


class Work(StrEnum):
    """How work goes with the pain: one plain question of our own."""

    NONE = "none"
    FINE = "fine"
    A_LITTLE_HARD = "a_little_hard"
    VERY_HARD = "very_hard"


class Finding(StrEnum):
    """What a look back found, from the most careful to the least."""

    HARDER = "harder"
    """Function got worse since the last look back (since the start at the first one)."""
    STILL_HARDER = "still_harder"
    """Function is worse than at the start, but not worse than at the last look back."""
    SORER = "sorer"
    """Pain, or the patient's own word, got worse; function did not."""
    LITTLE_CHANGE = "little_change"
    BETTER = "better"
    UNKNOWN = "unknown"
    """There is nothing yet to compare with."""


@dataclass(frozen=True, slots=True)
class ReviewDue:
    """A look back that is due: of which week after the start, and since which day."""

    week: int
    since: date


def review_due(
    start: date, today: date, last: date | None, weeks: tuple[int, ...]
) -> ReviewDue | None:
    """The look back that is due on ``today``; the latest alone when several were missed.

    ``last`` is the day of the one before. One that was made up to three days early counts for the
    week to come. After the last of ``weeks`` it comes every twelve weeks.
    """
    now = (today - start).days // 7
    past = [week for week in weeks if week <= now]
    past += range(max(weeks) + THEN_EVERY, now + 1, THEN_EVERY)
    if not past:
        return None
    since = start + timedelta(weeks=past[-1])
    done = last is not None and last >= since - EARLY
    return None if done else ReviewDue(past[-1], since)


def next_review(start: date, today: date, last: date | None, weeks: tuple[int, ...]) -> date:
    """The day of the next look back after ``today``; ``last`` as in ``review_due``."""
    first = max(max(weeks) + THEN_EVERY, (today - start).days // 7)
    on = first + (-(first - max(weeks))) % THEN_EVERY
    days = (start + timedelta(weeks=week) for week in (*weeks, on, on + THEN_EVERY))
    ahead = (day for day in days if day > today)
    return next(day for day in ahead if last is None or day - EARLY > last)


@dataclass(frozen=True, slots=True)
class Course:
    """How it has gone. ``function`` since the start; ``lately`` the same since the last look back.

    ``informing`` are pain in back and leg, and the patient's own word. ``rising`` tells that pain
    went up from the week before to this one.
    """

    function: tuple[Change | NotEnough, ...] = ()
    lately: tuple[Change | NotEnough, ...] = ()
    informing: tuple[Change | NotEnough, ...] = ()
    rising: bool = False


def finding(course: Course) -> Finding:
    """One finding; where measures disagree the more careful one."""
    function, lately = _labels(course.function), _labels(course.lately)
    informing = _labels(course.informing)
    if Label.WORSE in (lately or function):
        return Finding.HARDER
    if Label.WORSE in function:
        return Finding.STILL_HARDER
    if course.rising or Label.WORSE in informing:
        return Finding.SORER
    deciding = function or informing
    if not deciding:
        return Finding.UNKNOWN
    return Finding.BETTER if Label.IMPROVED in deciding else Finding.LITTLE_CHANGE


def _labels(changes: Iterable[Change | NotEnough]) -> frozenset[Label]:
    return frozenset(change.label for change in changes if isinstance(change, Change))


_EFFECT = {
    Finding.HARDER: Reviewed.LOWER,
    Finding.STILL_HARDER: Reviewed.STAY,
    Finding.SORER: Reviewed.STAY,
}


def effect(found: Finding) -> Reviewed:
    """What it does to the plan. Nothing that a look back finds makes it grow."""
    return _EFFECT.get(found, Reviewed.GO_ON)


def most_careful(effects: Iterable[Reviewed]) -> Reviewed:
    """The most careful of several; go on when there is none."""
    said = set(effects)
    return next((one for one in Reviewed if one in said), Reviewed.GO_ON)


def review_rule(found: Finding, week: int, numbers: WalkingNumbers) -> str:
    """The id of the rule that says what follows, for the log and for the words.

    ``week`` is the one of the calendar: from 6 weeks on little change leads to a visit, from 12
    weeks on to the question for a team.
    """
    if found is Finding.LITTLE_CHANGE:
        if week >= numbers.team_from_week:
            return "RV06"
        return "RV05" if week >= numbers.visit_from_week else "RV04"
    return _RULES[found]


_RULES = {
    Finding.HARDER: "RV01",
    Finding.STILL_HARDER: "RV02",
    Finding.SORER: "RV03",
    Finding.BETTER: "RV07",
    Finding.UNKNOWN: "RV08",
}
REVIEW_RULES = ("RV01", "RV02", "RV03", "RV04", "RV05", "RV06", "RV07", "RV08")
"""Every rule there is; each has its words."""
TO_PEOPLE = frozenset({"RV01", "RV02", "RV05", "RV06"})
"""The rules whose words send to a clinician."""


@dataclass(frozen=True, slots=True)
class PlanReview:
    """One look back as it was made: its rule, what it compared, what the patient told.

    ``signs`` is the entry of the red-flag questions asked in it. ``compared`` holds each measure
    with its label. ``plan_week`` is the number of the plan's week it was made in, 0 without a plan;
    ``lowered`` tells that this week became shorter by it at once. None is not told.
    """

    week: int
    finding: Finding
    rule: str
    track: Track
    numbers: str
    signs: str
    compared: tuple[tuple[str, str], ...] = ()
    plan_week: int = 0
    lowered: bool = False
    afraid: Afraid | None = None
    work: Work | None = None

    @property
    def effect(self) -> Reviewed:
        """What it still does to the week that is closed after it."""
        found = effect(self.finding)
        return Reviewed.STAY if self.lowered else found

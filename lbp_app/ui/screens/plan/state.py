"""What is being filled in on the page of the plan."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lbp_app.domain.daily import Settled
from lbp_app.domain.plan import PlanWeekTold
from lbp_app.usecases.look_at_plan import PlanView
from lbp_app.usecases.ports import Trouble

DAYS = "days"
"""The answer that pain stayed worse for more than two days."""
SETTLED = (*(s.value for s in Settled), DAYS)
_LONG = 3
_FIRST = 5
_MOST = 120


@dataclass(frozen=True, slots=True)
class PlanForm:
    """``minutes`` of a comfortable try; ``pain`` and ``settled`` of the week; None is not told."""

    minutes: int | None = None
    pain: int | None = None
    settled: str | None = None
    trouble: Trouble | None = None
    no_length: bool = False
    """A try was to be noted without one."""


def step(form: PlanForm, by: int) -> PlanForm:
    """So many minutes more or less, from five on."""
    minutes = _FIRST if form.minutes is None else form.minutes + by
    return with_minutes(form, min(max(minutes, 1), _MOST))


def with_minutes(form: PlanForm, minutes: int) -> PlanForm:
    """The form with the length of a try."""
    return replace(form, minutes=minutes, no_length=False)


def pain(form: PlanForm, view: PlanView) -> int | None:
    """What was answered, else the worst pain that the log knows of this week."""
    if form.pain is not None:
        return form.pain
    return view.told.worst_pain if view.told is not None else None


def settled(form: PlanForm, view: PlanView) -> str | None:
    """What was answered, else the slowest settling that the log knows."""
    if form.settled is not None:
        return form.settled
    known = view.told.settled if view.told is not None else None
    return known.value if known is not None else None


def told(form: PlanForm, view: PlanView) -> PlanWeekTold:
    """The answers to keep."""
    number = view.week.number if view.week is not None else 0
    chosen = settled(form, view)
    if chosen is None:
        return PlanWeekTold(number, pain(form, view))
    days = _LONG if chosen == DAYS else 0
    how = Settled.LONGER if chosen == DAYS else Settled(chosen)
    return PlanWeekTold(number, pain(form, view), how, days)

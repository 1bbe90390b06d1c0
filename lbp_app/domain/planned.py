"""Sessions that the plan asked for, week by week, beside those that were done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from lbp_app.domain.daily import Activity
from lbp_app.domain.plan import How, PlanChoice, PlanDone, PlanPart, PlanWeek
from lbp_app.domain.progress import Span

TRY = "plan-try-"
"""How the id of the activity of a comfortable walk begins: it was before the plan."""
_DAY = timedelta(days=1)
Dated = tuple[str, datetime, Any]
"""The id, the moment and the fact of one item of the log, as it counts now."""


@dataclass(frozen=True, slots=True)
class PlannedWeek:
    """One week of the plan: how many sessions it asked for, how many were done, some in part.

    ``beside`` are days with the activity of the plan for which nothing was ticked: they count as
    done, as the plan itself counts them. ``over`` is false for the week that still runs.
    """

    number: int
    starts: date
    minutes: tuple[float, ...]
    done: int
    part: int
    beside: int
    over: bool = True

    @property
    def planned(self) -> int:
        """How many sessions the week asked for."""
        return len(self.minutes)

    @property
    def achieved(self) -> float:
        """Sessions done, one in part as a half; more than planned are not counted."""
        return min(self.done + self.beside + self.part / 2, self.planned)


def share(weeks: Iterable[PlannedWeek]) -> int | None:
    """Sessions done of those planned in whole weeks, in percent; None without a whole week."""
    whole = [week for week in weeks if week.over]
    planned = sum(week.planned for week in whole)
    return round(100 * sum(week.achieved for week in whole) / planned) if planned else None


def planned_weeks(items: Iterable[Dated], span: Span, today: date) -> tuple[PlannedWeek, ...]:
    """The weeks that lie in the span, oldest first; the last of them may be the one that runs."""
    known = tuple(items)
    weeks = sorted((fact for _, _, fact in known if isinstance(fact, PlanWeek)), key=_starts)
    ticks = {f.day: f.how for _, _, f in known if type(f) is PlanDone and f.part is PlanPart.MOVE}
    choices = [(at, fact) for _, at, fact in known if isinstance(fact, PlanChoice)]
    moved = [(i, at, fact) for i, at, fact in known if isinstance(fact, Activity)]
    return tuple(
        _week(week, ticks, _days_of(moved, choices, week), today)
        for week in weeks
        if week.starts in span and (week.ends - _DAY in span or span.last >= today)
    )


def _starts(week: PlanWeek) -> date:
    return week.starts


def _week(
    week: PlanWeek, ticks: Mapping[date, How], moved: frozenset[date], today: date
) -> PlannedWeek:
    told = [ticks.get(week.starts + n * _DAY) for n in range((week.ends - week.starts).days)]
    return PlannedWeek(
        number=week.number,
        starts=week.starts,
        minutes=tuple(week.sessions),
        done=told.count(How.DONE),
        part=told.count(How.PART),
        beside=len(moved - ticks.keys()),
        over=week.ends <= today,
    )


def _days_of(
    moved: Sequence[tuple[str, datetime, Activity]],
    choices: Sequence[tuple[datetime, PlanChoice]],
    week: PlanWeek,
) -> frozenset[date]:
    """The days of the week with the activity that the plan was about then."""
    chosen = [choice for at, choice in choices if at.date() < week.ends]
    kind = chosen[-1].activity if chosen else PlanChoice().activity
    return frozenset(
        at.date()
        for item_id, at, fact in moved
        if fact.kind is kind
        and not item_id.startswith(TRY)
        and week.starts <= at.date() < week.ends
    )

"""The state of "I was seen": when, who, what was said, and which items were checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from types import MappingProxyType

from lbp_app.domain.red_flags import Reason, RedFlagTable


def _none_marked() -> Mapping[str, bool]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class SeenState:
    """A visit in hand.

    ``days_ago`` 0 is today. ``after`` tells whether the visit was after the answers that opened the
    card, asked when both were on one day. ``error`` is a key of the words.
    """

    days_ago: int = 0
    who: str | None = None
    after: bool | None = None
    marked: Mapping[str, bool] = field(default_factory=_none_marked)
    error: str | None = None


LONGEST_AGO = 365


def step_day(state: SeenState, by: int) -> SeenState:
    """One day earlier (+1) or later (-1); never in the future, at most a year back."""
    days = min(max(state.days_ago + by, 0), LONGEST_AGO)
    return replace(state, days_ago=days, after=None, error=None)


def choose_after(state: SeenState, *, after: bool) -> SeenState:
    """Keep whether the visit was after the answers of the same day."""
    return replace(state, after=after, error=None)


def answers_that_day(state: SeenState, since: Iterable[datetime], now: datetime) -> datetime | None:
    """The latest answers that opened a card on the day of the visit, None when there are none."""
    day = seen_at(replace(state, after=None), now, None).date()
    return max((s for s in since if s.astimezone(now.tzinfo).date() == day), default=None)


def choose_who(state: SeenState, who: str) -> SeenState:
    """Keep who has seen the patient (a key of the words)."""
    return replace(state, who=who, error=None)


def toggle_marked(state: SeenState, rule_id: str) -> SeenState:
    """Mark an item as checked by the clinician, or take the mark back."""
    marked = {**state.marked, rule_id: not state.marked.get(rule_id, False)}
    return replace(state, marked=MappingProxyType(marked))


def refused(state: SeenState, code: str) -> SeenState:
    """Show why the visit could not be kept."""
    return replace(state, error=code)


def seen_at(state: SeenState, now: datetime, answered: datetime | None) -> datetime:
    """The moment to keep: now for today, the end of the day for an earlier one.

    A visit before the answers of that day is kept just before them, so that it closes nothing.
    """
    if answered is not None and state.after is False:
        return answered - timedelta(seconds=1)
    if state.days_ago == 0:
        return now
    day = now.date() - timedelta(days=state.days_ago)
    return datetime.combine(day, time(23, 59), tzinfo=now.tzinfo)


def markable(reasons: Iterable[Reason], table: RedFlagTable) -> tuple[Reason, ...]:
    """The reasons that a clinician's check may be noted for."""
    rules = {r.id: r for r in table.rules}
    return tuple(r for r in reasons if r.rule_id in rules and rules[r.rule_id].markable)

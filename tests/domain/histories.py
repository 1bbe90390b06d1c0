"""Small histories of patients: one for each condition, and how to put several into one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from lbp_app.domain.answers import Answer
from lbp_app.domain.daily import MedicineGroup
from lbp_app.domain.history import Feeling, History, Ratings
from lbp_app.domain.profile import Consideration, Factor, Profile
from lbp_app.domain.situation import Condition

TODAY = date(2027, 3, 10)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def daily(value: float, newest: int, oldest: int) -> Ratings:
    """The same value on each day from ``oldest`` to ``newest`` days ago."""
    return tuple((ago(days), value) for days in range(oldest, newest - 1, -1))


def considers(which: Consideration) -> Profile:
    return Profile(considerations={which: Answer.YES})


_UNCHANGED = daily(6, 0, 100)

CHANGES: Mapping[Condition, Mapping[str, Any]] = MappingProxyType(
    {
        Condition.ALWAYS: {},
        Condition.NEW_PATIENT: {"first_day": ago(2)},
        Condition.LEG_PAIN: {"leg_pain": daily(4, 1, 1)},
        Condition.LEG_PAIN_BELOW_KNEE: {"below_knee": (ago(3),)},
        Condition.NUMB_FEELINGS: {"feelings": ((ago(3), Feeling.NUMB),)},
        Condition.NERVE_FEELINGS: {"feelings": ((ago(3), Feeling.ELECTRIC),)},
        Condition.HEAT_USED: {"heat": (ago(1),)},
        Condition.AFRAID_TO_MOVE: {"said_afraid": ago(20)},
        Condition.LOW_MOOD: {"low_mood": ((ago(20), 3),)},
        Condition.ANXIOUS: {"worry": ((ago(20), 3),)},
        Condition.POOR_SLEEP: {"sleep": daily(3, 0, 3)},
        Condition.WORKS: {"works": True},
        Condition.WORK_HARD_NOW: {"said_work_hard": ago(2)},
        Condition.FLARE_NOW: {"back_pain": (*daily(3, 2, 15), *daily(8, 0, 1))},
        Condition.OLDER_OR_UNSTEADY: {"profile": considers(Consideration.OLDER_OR_UNSTEADY)},
        Condition.CONNECTIVE_TISSUE: {"profile": considers(Consideration.CONNECTIVE_TISSUE)},
        Condition.PELVIC_FLOOR: {"profile": considers(Consideration.PELVIC_FLOOR)},
        Condition.PREGNANT: {"profile": Profile(factors={Factor.PREGNANT: Answer.YES})},
        Condition.NO_BETTER_6_WEEKS: {"first_day": ago(50), "back_pain": _UNCHANGED[50:]},
        Condition.NO_BETTER_12_WEEKS: {"first_day": ago(90), "back_pain": _UNCHANGED[10:]},
        Condition.FALL_RECENTLY: {"falls": (ago(10),)},
        Condition.REST_ONLY_3_DAYS: {"rest": (ago(0), ago(1), ago(2))},
        Condition.PAIN_RELIEF_MOST_DAYS: {"pain_relief": tuple(ago(d) for d in range(9))},
        Condition.TAKES_NSAID: {"medicines": frozenset({MedicineGroup.NSAID})},
        Condition.TAKES_PARACETAMOL: {"medicines": frozenset({MedicineGroup.PARACETAMOL})},
        Condition.TAKES_GABAPENTINOID: {"medicines": frozenset({MedicineGroup.GABAPENTINOID})},
        Condition.TAKES_OPIOID: {"medicines": frozenset({MedicineGroup.OPIOID})},
        Condition.VISIT_SOON: {"next_visit": ago(-3)},
        Condition.FIRST_WALKS_DONE: {"walks": (ago(5), ago(3), ago(1))},
        Condition.LONG_INACTIVE: {"said_inactive": True},
        Condition.PAIN_RISING: {"leg_pain": (*daily(3, 7, 13), *daily(6, 0, 6))},
        Condition.IMPROVING: {"function": ((ago(30), 6.0), (ago(1), 3.0))},
    }
)
"""For each condition, what makes it true in a history that is empty otherwise."""


def history_of(*conditions: Condition, **more: Any) -> History:  # noqa: ANN401 - fields by name
    """One history in which what makes each of these conditions true is there."""
    history = History(today=TODAY)
    for condition in conditions:
        for field, value in CHANGES[condition].items():
            changed: dict[str, Any] = {field: _joined(getattr(history, field), value)}
            history = replace(history, **changed)
    return replace(history, **more)


def _joined(old: object, new: object) -> object:
    match old, new:
        case tuple(), tuple():
            return (*old, *new)
        case frozenset(), frozenset():
            return old | new
        case Profile(), Profile():
            return replace(
                old,
                factors={**old.factors, **new.factors},
                considerations={**old.considerations, **new.considerations},
            )
        case date(), date():
            return min(old, new)
        case _:
            return new


def days_of(days: Iterable[int]) -> tuple[date, ...]:
    return tuple(ago(d) for d in days)

"""Which kinds of help this week offers: always several, never one the patient refused."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from lbp_app.domain.plan import FEWEST_KINDS, PlanPart
from lbp_app.domain.plan import PlanChoice as Choice
from lbp_app.domain.situation import Condition

_ALWAYS = (PlanPart.MOVE, PlanPart.PACING, PlanPart.LEARN)
_WHEN: Mapping[PlanPart, tuple[Condition, ...]] = MappingProxyType(
    {
        PlanPart.SLEEP: (Condition.POOR_SLEEP,),
        PlanPart.MOOD: (Condition.LOW_MOOD, Condition.ANXIOUS, Condition.AFRAID_TO_MOVE),
        PlanPart.SOCIAL: (Condition.WORK_HARD_NOW, Condition.NO_BETTER_6_WEEKS),
    }
)
"""What is added when it fits; the order is also that of filling up a week."""
_NO_HEAT = (Condition.NUMB_FEELINGS,)


def parts(holds: Collection[Condition], choice: Choice) -> tuple[PlanPart, ...]:
    """The kinds of this week, at least three, in the order of the enumeration.

    Heat only when the patient wants it, and not with numb skin; its own questions come before
    each use all the same.
    """
    wanted = [part for part in _ALWAYS if part not in choice.refused]
    wanted += [
        part
        for part, conditions in _WHEN.items()
        if part not in choice.refused and any(c in holds for c in conditions)
    ]
    for part in _WHEN:
        if len(wanted) < FEWEST_KINDS and part not in (*wanted, *choice.refused):
            wanted.append(part)
    heat = choice.wants_heat and PlanPart.HEAT not in choice.refused
    if heat and not any(c in holds for c in _NO_HEAT):
        wanted.append(PlanPart.HEAT)
    return tuple(part for part in PlanPart if part in wanted)

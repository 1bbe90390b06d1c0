"""What the patient ticks while they change their plan."""

from __future__ import annotations

from dataclasses import replace

from lbp_app.domain.daily import ActivityKind
from lbp_app.domain.log import LogError
from lbp_app.domain.plan import PlanChoice, PlanPart

ACTIVITIES = (
    ActivityKind.WALK,
    ActivityKind.SWIM,
    ActivityKind.CYCLE,
    ActivityKind.EXERCISES,
    ActivityKind.SEATED,
    ActivityKind.SIT_TO_STAND,
)
"""What the plan can count in minutes."""


def offers(choice: PlanChoice, part: PlanPart) -> bool:
    """Whether the plan may offer this kind."""
    if part is PlanPart.HEAT:
        return choice.wants_heat
    return part not in choice.refused


def with_part(choice: PlanChoice, part: PlanPart) -> PlanChoice | None:
    """The choice with one kind ticked or unticked; None when too few would be left."""
    if part is PlanPart.HEAT:
        return replace(choice, wants_heat=not choice.wants_heat)
    if part in choice.refused:
        return replace(choice, refused=tuple(p for p in choice.refused if p is not part))
    try:
        return replace(choice, refused=(*choice.refused, part))
    except LogError:
        return None

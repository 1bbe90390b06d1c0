"""What has just rung: reminders that are due, a summary of missed ones, a skin check of heat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from lbp_app.domain.reminder_planner import Coming


@dataclass(frozen=True, slots=True)
class HeatRing:
    """A skin check that is due now; ``late`` by how much, ``over`` tells that heat has to end."""

    item_id: str
    minute: int
    late: timedelta
    over: bool


@dataclass(frozen=True, slots=True)
class Rung:
    """What has just come, for every window to show."""

    due: tuple[Coming, ...] = ()
    missed: tuple[Coming, ...] = ()
    heat: HeatRing | None = None

    @property
    def something(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.due or self.missed or self.heat)

"""How often the patient did what they were reminded of; what was not answered is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from lbp_app.domain.reminders import Became, ReminderKind, ReminderOutcome

_TOLD = (Became.DONE, Became.PART, Became.NOT_TODAY)
_KINDS = (ReminderKind.ACTIVITY, ReminderKind.HEAT)


@dataclass(frozen=True, slots=True)
class Adherence:
    """Reminders to move or use heat that were answered: done, in part, not on that day."""

    done: int = 0
    part: int = 0
    not_today: int = 0

    @property
    def answered(self) -> int:
        """All that were answered."""
        return self.done + self.part + self.not_today


def adherence(
    outcomes: Iterable[ReminderOutcome],
    kinds: Mapping[str, ReminderKind],
    first: date,
    last: date,
) -> Adherence:
    """Counts from ``first`` to ``last``; ``kinds`` tells the kind of each rule by its id."""
    told = [
        o.became
        for o in outcomes
        if o.became in _TOLD and kinds.get(o.rule_id) in _KINDS and first <= o.day <= last
    ]
    return Adherence(*(told.count(became) for became in _TOLD))

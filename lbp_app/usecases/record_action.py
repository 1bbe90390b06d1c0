"""Keep what the patient says they did about a care card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lbp_app.domain.flags import Action, ActionTaken
from lbp_app.usecases.give_verdict import keep
from lbp_app.usecases.ports import Clock, Diary, Trouble


@dataclass(frozen=True, slots=True)
class RecordAction:
    """Write one answer to "what did you do?"."""

    diary: Diary
    clock: Clock
    new_id: Callable[[], str]

    def __call__(self, verdict_ids: Sequence[str], action: Action) -> Trouble | None:
        """Write it for each verdict the card was about, in one transaction.

        Returns the trouble when it could not be written, else None.
        """
        now = self.clock.now()
        taken = tuple(ActionTaken(self.new_id(), v, action, now) for v in verdict_ids)
        return keep(self.diary, *taken)

"""Keep what the patient says they did about a care card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from lbp_app.domain.flags import Action, ActionTaken
from lbp_app.usecases.give_verdict import keep
from lbp_app.usecases.ports import Clock, Diary, DiaryTroubleError, Trouble

TAPPED_TWICE = timedelta(seconds=3)
"""The same answer again within this time is a double tap and no second answer."""


@dataclass(frozen=True, slots=True)
class RecordAction:
    """Write one answer to "what did you do?"."""

    diary: Diary
    clock: Clock
    new_id: Callable[[], str]

    def __call__(self, verdict_ids: Sequence[str], action: Action) -> Trouble | None:
        """Write it for each verdict the card was about, in one transaction; a double tap once.

        Returns the trouble when it could not be written, else None.
        """
        now = self.clock.now()
        just_now = self._just_told(verdict_ids, action, now)
        new = [v for v in verdict_ids if v not in just_now]
        return keep(self.diary, *(ActionTaken(self.new_id(), v, action, now) for v in new))

    def _just_told(
        self, verdict_ids: Sequence[str], action: Action, now: datetime
    ) -> frozenset[str]:
        try:
            told = self.diary.actions_on(verdict_ids)
        except DiaryTroubleError:
            return frozenset()  # the write tells the trouble
        return frozenset(
            one.verdict_id
            for one in told
            if one.action is action and abs(now - one.told_at) < TAPPED_TWICE
        )

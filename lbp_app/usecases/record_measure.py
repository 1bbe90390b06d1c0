"""Keep one filled-in sheet of a measure, or a correction of one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from lbp_app.domain.log import LogItem
from lbp_app.domain.measures import Answers
from lbp_app.usecases.give_verdict import keep
from lbp_app.usecases.ports import Clock, Diary, DiaryTroubleError, Trouble


@dataclass(frozen=True, slots=True)
class RecordMeasure:
    """Write the answers; a score is never written."""

    diary: Diary
    clock: Clock
    new_id: Callable[[], str]

    def __call__(
        self,
        answers: Answers,
        *,
        happened_at: datetime | None = None,
        corrects: str | None = None,
        reason: str = "",
    ) -> Trouble | None:
        """Write a sheet that was filled in at ``happened_at`` (now when None).

        ``corrects`` is the id of a sheet that this one replaces: the old answers stay in the log,
        with their time; when it happened stays too unless it is given.

        Returns the trouble when it could not be written, else None.
        """
        now = self.clock.now()
        item = LogItem(self.new_id(), happened_at or now, now, answers)
        if corrects is not None:
            try:
                before = self.diary.item(corrects)
            except DiaryTroubleError as failed:
                return failed.trouble
            if before is not None:
                when = happened_at or before.happened_at
                if (before.fact, before.happened_at) == (answers, when):
                    return None  # tapped twice: nothing is corrected
                item = replace(item, id=corrects, happened_at=when, reason=reason)
        return keep(self.diary, item)

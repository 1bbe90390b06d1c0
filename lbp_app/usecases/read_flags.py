"""Read the open red flags of the patient."""

from __future__ import annotations

from dataclasses import dataclass

from lbp_app.domain.flags import OpenFlag, open_flags
from lbp_app.usecases.ports import Clock, Diary


@dataclass(frozen=True, slots=True)
class ReadFlags:
    """The flags that no visit has closed."""

    diary: Diary
    clock: Clock

    def __call__(self) -> tuple[OpenFlag, ...]:
        """Open flags, highest urgency first.

        A visit dated after now (the clock was set back since) closes nothing.

        Raises:
            DiaryTroubleError: when the diary cannot be read.
        """
        visit = self.diary.last_visit(self.clock.now())
        verdicts = self.diary.verdicts_since(visit.seen_at if visit else None)
        actions = self.diary.actions_on([v.id for v in verdicts]) if verdicts else ()
        return open_flags(verdicts, (visit,) if visit else (), actions)

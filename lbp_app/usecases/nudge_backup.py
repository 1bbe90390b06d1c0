"""Once a week, where a browser keeps the diary: a word that a copy elsewhere would be good."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from lbp_app.domain.instants import instant
from lbp_app.usecases.ports import Clock, Diary, DiaryTroubleError, Keeping

EVERY = timedelta(days=7)
"""Some browsers delete what a page keeps after a week without a visit."""


class LastAsked(Protocol):
    """When a backup was last saved or put off; it outlives the app."""

    def read(self) -> datetime | None:
        """The moment, None when there is none or it cannot be read."""
        ...

    def write(self, at: datetime) -> None:
        """Keep the moment; when it cannot be kept, the next start asks again."""
        ...


@dataclass(frozen=True, slots=True)
class NudgeBackup:
    """Never on a device where the diary is a file that stays until somebody deletes it."""

    diary: Diary
    clock: Clock
    keeping: Keeping
    last_asked: LastAsked

    def due(self) -> bool:
        """True when there is something to lose and a week has passed."""
        if self.keeping is Keeping.IN_A_FOLDER:
            return False
        try:
            first = self.diary.first_check_in()
        except DiaryTroubleError:
            return False
        if first is None:
            return False
        since = self.last_asked.read() or first.happened_at
        return instant(self.clock.now()) - instant(since) >= EVERY

    def settled(self) -> None:
        """A backup was saved, or the patient does not want one now: quiet for a week."""
        if self.keeping is not Keeping.IN_A_FOLDER:
            self.last_asked.write(self.clock.now())

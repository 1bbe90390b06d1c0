"""Delete something from the diary, and bring it back: both are versions, nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lbp_app.domain.diary import CheckIn
from lbp_app.domain.log import AnyLogItem
from lbp_app.usecases.correct import not_before
from lbp_app.usecases.give_verdict import keep
from lbp_app.usecases.ports import Clock, Diary, DiaryTroubleError, Trouble


@dataclass(frozen=True, slots=True)
class Delete:
    """Take something out of the diary. A red flag that was raised in an entry stays in it."""

    diary: Diary
    clock: Clock

    def item(self, item_id: str) -> Trouble | None:
        """Delete one thing that was logged; the trouble when it could not be written."""
        return self._keep_item(item_id, gone=True)

    def bring_item_back(self, item_id: str) -> Trouble | None:
        """Undo the deletion of a thing."""
        return self._keep_item(item_id, gone=False)

    def check_in(self, entry_id: str) -> Trouble | None:
        """Delete the check-in of an entry; the trouble when it could not be written."""
        return self._keep_check_in(entry_id, gone=True)

    def bring_check_in_back(self, entry_id: str) -> Trouble | None:
        """Undo the deletion of a check-in."""
        return self._keep_check_in(entry_id, gone=False)

    def _keep_item(self, item_id: str, *, gone: bool) -> Trouble | None:
        try:
            return self._as(self.diary.item(item_id), gone=gone)
        except DiaryTroubleError as failed:
            return failed.trouble

    def _keep_check_in(self, entry_id: str, *, gone: bool) -> Trouble | None:
        try:
            old = next(reversed(self.diary.check_in_versions(entry_id)), None)
        except DiaryTroubleError as failed:
            return failed.trouble
        return self._as(old, gone=gone)

    def _as(self, old: CheckIn | AnyLogItem | None, *, gone: bool) -> Trouble | None:
        if old is None:
            return Trouble.OTHER
        if old.gone is gone:
            return None  # a second tap
        return keep(self.diary, replace(old, gone=gone, logged_at=not_before(self.clock, old)))

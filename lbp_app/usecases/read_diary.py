"""Read the diary page by page, and one entry of it."""

from __future__ import annotations

from dataclasses import dataclass

from lbp_app.domain.diary import DiaryPage, Entry
from lbp_app.usecases.ports import Diary, DiaryTroubleError, Trouble

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class ReadDiary:
    """Pages of at most twenty entries, newest first."""

    diary: Diary
    trouble: Trouble | None = None
    """Why the diary could not be opened: it must not be shown as an empty one."""

    def __call__(self, older_than: str | None = None) -> DiaryPage | Trouble:
        """One page, or why it cannot be read."""
        if self.trouble is not None:
            return self.trouble
        try:
            return self.diary.page(size=PAGE_SIZE, older_than=older_than)
        except DiaryTroubleError as failed:
            return failed.trouble

    def entry(self, entry_id: str) -> Entry | None:
        """One entry; None when there is none with this id or the diary cannot be read."""
        try:
            return self.diary.entry(entry_id)
        except DiaryTroubleError:
            return None

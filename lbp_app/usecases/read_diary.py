"""Read the diary page by page, and one line of it with everything that was kept about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from lbp_app.domain import daily
from lbp_app.domain.body import BodyChart
from lbp_app.domain.diary import CheckIn, DiaryPage, Entry
from lbp_app.domain.heat import HeatSession
from lbp_app.domain.log import AnyLogItem
from lbp_app.usecases.ports import Diary, DiaryTroubleError, Trouble

PAGE_SIZE = 20
IN_THE_DIARY: tuple[type[Any], ...] = (
    daily.Activity,
    daily.Fall,
    daily.Flare,
    daily.FreeNote,
    daily.Helped,
    daily.MedicineTaken,
    daily.Rested,
    daily.SideEffects,
    daily.Sleep,
    BodyChart,
    HeatSession,
)
"""The kinds that have lines of their own in the diary. Each has its words in ``logged_words``."""


@dataclass(frozen=True, slots=True)
class ReadDiary:
    """Pages of at most twenty lines, newest first."""

    diary: Diary
    trouble: Trouble | None = None
    """Why the diary could not be opened: it must not be shown as an empty one."""

    def __call__(self, older_than: str | None = None) -> DiaryPage | Trouble:
        """One page, or why it cannot be read."""
        if self.trouble is not None:
            return self.trouble
        try:
            return self.diary.page(size=PAGE_SIZE, older_than=older_than, facts=IN_THE_DIARY)
        except DiaryTroubleError as failed:
            return failed.trouble

    def entry(self, entry_id: str) -> Entry | None:
        """One entry; None when there is none with this id or the diary cannot be read."""
        try:
            return self.diary.entry(entry_id)
        except DiaryTroubleError:
            return None

    def check_ins(self, entry_id: str) -> tuple[CheckIn, ...]:
        """Every version of the check-in of an entry, the one that counts last."""
        try:
            return self.diary.check_in_versions(entry_id)
        except DiaryTroubleError:
            return ()

    def has_on(self, fact: type[Any], day: date) -> bool:
        """True when the latest of this kind happened on that day, on its own clock."""
        try:
            latest = self.diary.latest(fact)
        except DiaryTroubleError:
            return False
        return latest is not None and latest.happened_at.date() == day

    def items(self, item_id: str) -> tuple[AnyLogItem, ...]:
        """Every version of a thing that was logged, the one that counts last."""
        try:
            return self.diary.versions(item_id)
        except DiaryTroubleError:
            return ()

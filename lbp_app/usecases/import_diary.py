"""Bring a whole diary, as it was exported, into an app in which nothing was noted yet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lbp_app.usecases.ports import Diary, DiaryTroubleError, Trouble
from lbp_app.usecases.whole_diary import WholeDiary


class ImportFault(StrEnum):
    """Why a diary is not brought in."""

    NOT_EMPTY = "not_empty"


@dataclass(frozen=True, slots=True)
class ImportDiary:
    """Writes every version of every record, in one transaction, only into an empty diary."""

    diary: Diary

    def __call__(self, whole: WholeDiary) -> ImportFault | Trouble | None:
        """None when everything is on the disk; else why nothing was written."""
        try:
            if self.diary.records():
                return ImportFault.NOT_EMPTY
            self.diary.keep(*whole.records)
        except DiaryTroubleError as failed:
            return failed.trouble
        return None

"""Bring a whole diary back from an exported file: look at it first, then put it in the place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from lbp_app.usecases.ports import (
    BackupFault,
    BackupFaultError,
    Clock,
    Diary,
    DiaryTroubleError,
    Record,
    Trouble,
)
from lbp_app.usecases.whole_diary import WholeDiary


class ExportFault(StrEnum):
    """Why a file is not brought in; nothing was changed."""

    SEALED = "sealed"
    WRONG_PASSWORD = "wrong_password"  # noqa: S105 - the name of a fault
    NOT_OURS = "not_ours"
    NEWER = "newer"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    SEVERAL = "several"
    NOT_HERE = "not_here"


class ExportFaultError(ValueError):
    """A file that does not open, and why."""

    def __init__(self, fault: ExportFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class ExportFound:
    """What is in a file: everything, and what to show of it before it is brought in."""

    whole: WholeDiary
    check_ins: int
    others: int
    first: date | None
    last: date | None
    name: str | None


@dataclass(frozen=True, slots=True)
class ImportDiary:
    """Nothing is lost: the diary that was here is kept beside, as when a backup is restored.

    ``read`` opens a file with a password (empty for none) or raises ExportFaultError;
    ``as_backup`` makes a backup of records. Both are slow: not for the UI loop.
    """

    diary: Diary
    clock: Clock
    read: Callable[[bytes, str], WholeDiary]
    as_backup: Callable[[Sequence[Record], datetime], bytes]

    def look(self, file: bytes, password: str = "") -> ExportFound | ExportFault:
        """What is in the file, or why it does not open."""
        try:
            whole = self.read(file, password)
        except ExportFaultError as failed:
            return failed.fault
        check_ins, items = whole.check_ins_now, whole.items_now
        days = [c.happened_at.date() for c in check_ins] + [i.happened_at.date() for i in items]
        profile = whole.profile
        return ExportFound(
            whole,
            len(check_ins),
            len(items),
            min(days, default=None),
            max(days, default=None),
            profile.profile.name if profile is not None else None,
        )

    def __call__(self, found: ExportFound) -> BackupFault | Trouble | None:
        """Put it in the place of everything; None when it is done, else why nothing was changed."""
        try:
            self.diary.restore(self.as_backup(found.whole.records, self.clock.now()))
        except BackupFaultError as refused:
            return refused.fault
        except DiaryTroubleError as failed:
            return failed.trouble
        return None

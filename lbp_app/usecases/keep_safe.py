"""Back up the diary to one file, restore it, and delete one kind of fact or everything."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lbp_app.usecases.give_verdict import keep
from lbp_app.usecases.ports import BackupFault, BackupFaultError, Clock, Diary, DiaryTroubleError
from lbp_app.usecases.ports import Trouble as DiaryTrouble

CHECK_INS = "check_in"
"""The name under which check-ins are counted beside the kinds of the log."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup in memory, and a name for its file."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class KeepSafe:
    """Everything a patient can do with the diary as a whole."""

    diary: Diary
    clock: Clock
    app_version: str

    def back_up(self) -> Backup | DiaryTrouble:
        """One file with everything in it, or why it could not be made."""
        now = self.clock.now()
        try:
            data = self.diary.backup(made_at=now, app_version=self.app_version)
        except DiaryTroubleError as failed:
            return failed.trouble
        return Backup(f"back-diary-{now:%Y-%m-%d-%H%M}.backdiary", data)

    def restore(self, file: bytes) -> BackupFault | DiaryTrouble | None:
        """Put the backup in the place of everything; None when it is done, else why not."""
        try:
            self.diary.restore(file)
        except BackupFaultError as refused:
            return refused.fault
        except DiaryTroubleError as failed:
            return failed.trouble
        return None

    def erase(self) -> DiaryTrouble | None:
        """Delete everything and begin an empty diary; the trouble when it was not possible."""
        try:
            self.diary.erase()
        except DiaryTroubleError as failed:
            return failed.trouble
        return None

    def counts(self) -> tuple[tuple[str, int], ...]:
        """How much there is of each kind, check-ins first; what there is none of is left out."""
        try:
            kinds = self.diary.kinds()
            check_ins = len(self.diary.check_ins())
        except DiaryTroubleError:
            return ()
        all_kinds = ((CHECK_INS, check_ins), *sorted(kinds.items()))
        return tuple((kind, count) for kind, count in all_kinds if count)

    def delete_kind(self, kind: str) -> DiaryTrouble | None:
        """Delete all that was noted of one kind. Red flags that were raised stay in the diary."""
        now = self.clock.now()
        try:
            if kind == CHECK_INS:
                gone = [replace(c, gone=True, logged_at=now) for c in self.diary.check_ins()]
                return keep(self.diary, *gone)
            items = self.diary.items_of_kind(kind)
            return keep(self.diary, *(replace(i, gone=True, logged_at=now) for i in items))
        except DiaryTroubleError as failed:
            return failed.trouble

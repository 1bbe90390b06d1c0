"""Judge the safety answers and keep the verdict; a diary that fails can never hide the verdict."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lbp_app.domain.flags import GivenVerdict
from lbp_app.domain.profile import UNKNOWN_PATIENT, Profile
from lbp_app.domain.red_flags import Verdict
from lbp_app.domain.screening import Screening, sheet_now, verdict_now
from lbp_app.usecases.ports import Clock, Diary, DiaryTroubleError, Library, Record, Trouble


@dataclass(frozen=True, slots=True)
class Recorded:
    """What happened: the verdict as given, and whether it is on the disk (else why not)."""

    given: GivenVerdict
    saved: bool
    trouble: Trouble | None = None

    @property
    def verdict(self) -> Verdict:
        """The verdict itself."""
        return self.given.verdict


@dataclass(frozen=True, slots=True)
class GiveVerdict:
    """Judge a screening at this point of it and write the verdict."""

    diary: Diary
    clock: Clock
    library: Library
    new_id: Callable[[], str]
    app_version: str

    def __call__(
        self, entry_id: str, screening: Screening, *, also: Record | None = None
    ) -> Recorded:
        """Return the verdict, computed before anything is written, and how writing went.

        ``also`` is written in the same transaction.
        """
        given = self.judged(entry_id, screening)
        records = (given,) if also is None else (also, given)
        trouble = keep(self.diary, *records)
        return Recorded(given, trouble is None, trouble)

    def judged(self, entry_id: str, screening: Screening) -> GivenVerdict:
        """The verdict at this point, not written."""
        sheet = sheet_now(screening)
        return GivenVerdict(
            id=self.new_id(),
            entry_id=entry_id,
            given_at=self.clock.now(),
            verdict=verdict_now(screening, self.library.table, current_profile(self.diary)),
            answers=tuple(sorted(sheet.answers.items())),
            chosen=tuple(sorted(sheet.chosen)),
            content_version=self.library.table.version,
            app_version=self.app_version,
        )


def keep(diary: Diary, *records: Record) -> Trouble | None:
    """Write all records or none; the trouble when they could not be written, else None."""
    try:
        diary.keep(*records)
    except DiaryTroubleError as failed:
        return failed.trouble
    return None


def current_profile(diary: Diary) -> Profile:
    """The latest profile; one in which everything was skipped when there is none to be read."""
    try:
        version = diary.profile()
    except DiaryTroubleError:
        return UNKNOWN_PATIENT
    return version.profile if version else UNKNOWN_PATIENT

"""What Today shows: an open red flag first, then the check-in and what was last written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from lbp_app.domain.diary import CheckIn
from lbp_app.domain.profile import UNKNOWN_PATIENT, Profile
from lbp_app.usecases.ports import Clock, Diary, DiaryTroubleError, ProfileVersion, Trouble
from lbp_app.usecases.read_flags import ReadFlags
from lbp_app.usecases.show_care_card import FlagCard, ShowCareCard

LONG_GAP = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class TodayView:
    """One look at the diary. ``trouble`` tells why it could not be read, None when it could."""

    now: datetime
    profile: Profile
    first_run_done: bool
    flag: FlagCard | None
    last_check_in: CheckIn | None
    after_a_gap: bool
    trouble: Trouble | None

    @property
    def checked_in_today(self) -> bool:
        """True when the last check-in was on this local day."""
        last = self.last_check_in
        return (
            last is not None
            and last.happened_at.astimezone(self.now.tzinfo).date() == self.now.date()
        )


@dataclass(frozen=True, slots=True)
class LookAtToday:
    """Read what Today shows."""

    diary: Diary
    clock: Clock
    read_flags: ReadFlags
    show_care_card: ShowCareCard
    trouble: Trouble | None = None

    def __call__(self) -> TodayView:
        """Never raises for a diary that cannot be read: ``TodayView.trouble`` says so."""
        now = self.clock.now()
        trouble = self.trouble
        flag: FlagCard | None = None
        version: ProfileVersion | None = None
        last: CheckIn | None = None
        try:
            # Flags first: nothing that fails after them can hide them.
            flag = self.show_care_card.of_flags(self.read_flags())
            version = self.diary.profile()
            last = self.diary.last_check_in()
        except DiaryTroubleError as failed:
            trouble = failed.trouble
        return TodayView(
            now=now,
            profile=version.profile if version else UNKNOWN_PATIENT,
            first_run_done=(version is not None and version.first_run_done) or trouble is not None,
            flag=flag,
            last_check_in=last,
            after_a_gap=last is not None and now - last.happened_at > LONG_GAP,
            trouble=trouble,
        )

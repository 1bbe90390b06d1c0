"""The diary that could not be opened: reads nothing, keeps nothing, and knows why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from lbp_app.domain.diary import CheckIn, DiaryPage, Entry
from lbp_app.domain.flags import ActionTaken, CheckedItem, GivenVerdict, Visit
from lbp_app.domain.log import AnyLogItem, FactT, LogItem
from lbp_app.domain.progress import DayMinutes, DayRatings
from lbp_app.usecases.ports import DiaryTroubleError, Facts, ProfileVersion, Record, Trouble


@dataclass(frozen=True, slots=True)
class ClosedDiary:
    """Stands in for the diary so that the app can still ask, judge and send to care.

    ``cause`` is the error behind ``trouble``, for the one door through which errors are reported.
    """

    trouble: Trouble
    cause: BaseException | None = None

    def keep(self, *records: Record) -> None:
        """Refuse.

        Raises:
            DiaryTroubleError: always, with the reason the diary is closed.
        """
        del records
        raise DiaryTroubleError(self.trouble) from self.cause

    def profile(self) -> ProfileVersion | None:
        """None: nothing could be read."""
        return None

    def verdicts_since(self, moment: datetime | None) -> tuple[GivenVerdict, ...]:
        """Empty: nothing could be read."""
        del moment
        return ()

    def actions_on(self, verdict_ids: Sequence[str]) -> tuple[ActionTaken, ...]:
        """Empty: nothing could be read."""
        del verdict_ids
        return ()

    def last_visit(self, not_after: datetime | None = None) -> Visit | None:  # noqa: ARG002
        """None: nothing could be read."""
        return None

    def checked_items(self) -> tuple[CheckedItem, ...]:
        """Empty: nothing could be read."""
        return ()

    def last_check_in(self) -> CheckIn | None:
        """None: nothing could be read."""
        return None

    def first_check_in(self) -> CheckIn | None:
        """None: nothing could be read."""
        return None

    def entry(self, entry_id: str) -> Entry | None:
        """None: nothing could be read."""
        del entry_id
        return None

    def page(self, *, size: int, older_than: str | None = None, facts: Facts = ()) -> DiaryPage:
        """A page without lines: nothing could be read."""
        del size, older_than, facts
        return DiaryPage(lines=(), older=None, total=0)

    def check_in_versions(self, entry_id: str) -> tuple[CheckIn, ...]:
        """Empty: nothing could be read."""
        del entry_id
        return ()

    def check_ins(
        self, since: datetime | None = None, until: datetime | None = None
    ) -> tuple[CheckIn, ...]:
        """Empty: nothing could be read."""
        del since, until
        return ()

    def items(
        self,
        fact: type[FactT],
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int | None = None,
        newest_first: bool = False,
    ) -> tuple[LogItem[FactT], ...]:
        """Empty: nothing could be read."""
        del fact, since, until, limit, newest_first
        return ()

    def latest(self, fact: type[FactT]) -> LogItem[FactT] | None:
        """None: nothing could be read."""
        del fact
        return None

    def items_of_entry(self, entry_id: str) -> tuple[AnyLogItem, ...]:
        """Empty: nothing could be read."""
        del entry_id
        return ()

    def kinds(self) -> Mapping[str, int]:
        """Empty: nothing could be read."""
        return {}

    def items_of_kind(self, kind: str) -> tuple[AnyLogItem, ...]:
        """Empty: nothing could be read."""
        del kind
        return ()

    def item(self, item_id: str) -> AnyLogItem | None:
        """None: nothing could be read."""
        del item_id
        return None

    def versions(self, item_id: str) -> tuple[AnyLogItem, ...]:
        """Empty: nothing could be read."""
        del item_id
        return ()

    def daily_ratings(
        self, since: date | None = None, until: date | None = None
    ) -> tuple[DayRatings, ...]:
        """Empty: nothing could be read."""
        del since, until
        return ()

    def first_days(self) -> Mapping[str, date]:
        """Empty: nothing could be read."""
        return {}

    def daily_minutes(
        self, since: date | None = None, until: date | None = None
    ) -> tuple[DayMinutes, ...]:
        """Empty: nothing could be read."""
        del since, until
        return ()

    def records(self) -> tuple[Record, ...]:
        """Refuse: a diary that cannot be read must not be shared as an empty one.

        Raises:
            DiaryTroubleError: always, with the reason the diary is closed.
        """
        raise DiaryTroubleError(self.trouble) from self.cause

    def backup(self, *, made_at: datetime, app_version: str) -> bytes:
        """Refuse.

        Raises:
            DiaryTroubleError: always, with the reason the diary is closed.
        """
        del made_at, app_version
        raise DiaryTroubleError(self.trouble) from self.cause

    def restore(self, backup: bytes) -> None:
        """Refuse.

        Raises:
            DiaryTroubleError: always, with the reason the diary is closed.
        """
        del backup
        raise DiaryTroubleError(self.trouble) from self.cause

    def erase(self) -> None:
        """Refuse.

        Raises:
            DiaryTroubleError: always, with the reason the diary is closed.
        """
        raise DiaryTroubleError(self.trouble) from self.cause

    def drafts(self) -> Mapping[str, str]:
        """Empty: nothing could be read."""
        return {}

    def keep_draft(self, key: str, form: str | None, at: datetime) -> None:
        """Refuse.

        Raises:
            DiaryTroubleError: always, with the reason the diary is closed.
        """
        del key, form, at
        raise DiaryTroubleError(self.trouble) from self.cause

    def close(self) -> None:
        """Nothing to do: the folder was released when opening failed."""

"""A diary that tells every window after a write and holds on to verdicts it could not write."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import TypeVar

from lbp_app.domain.diary import CheckIn, DiaryPage, Entry
from lbp_app.domain.flags import ActionTaken, CheckedItem, GivenVerdict, Visit
from lbp_app.domain.instants import instant
from lbp_app.domain.log import AnyLogItem, FactT, LogItem
from lbp_app.domain.progress import DayMinutes, DayRatings
from lbp_app.domain.red_flags import Urgency
from lbp_app.usecases.ports import Diary, DiaryTroubleError, Facts, ProfileVersion, Record

Listener = Callable[[], None]
Read = TypeVar("Read")


class KeptDiary:
    """Wraps the diary on disk.

    Verdicts that could not be written stay in memory, and what the patient did about them: they
    are read like the others, so that an open red flag stays on the screen, and they are written
    with the next write that succeeds.
    """

    def __init__(self, diary: Diary) -> None:
        self._diary = diary
        self._held: tuple[GivenVerdict | ActionTaken, ...] = ()
        self._listeners: list[Listener] = []
        self._profile: ProfileVersion | None = None
        self._revision = 0

    @property
    def revision(self) -> int:
        """Grows whenever what is read may have become another: a write, a restore, a new start."""
        return self._revision

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` after each write; returns the function that ends this."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def keep(self, *records: Record) -> None:
        """Write all records or none, held ones first.

        Raises:
            DiaryTroubleError: nothing was written; verdicts and actions among ``records`` are held.
        """
        try:
            self._diary.keep(*self._held, *records)
        except DiaryTroubleError:
            self._held += tuple(r for r in records if isinstance(r, GivenVerdict | ActionTaken))
            raise
        else:
            self._held = ()
            if any(isinstance(record, ProfileVersion) for record in records):
                self._profile = None
        finally:
            self._tell()

    def _tell(self) -> None:
        self._revision += 1
        for listener in tuple(self._listeners):
            listener()

    def profile(self) -> ProfileVersion | None:
        """The latest profile, None before the first run.

        Remembered until the next one is written: each screen asks for it several times, and nobody
        else writes to this folder while we have it open.
        """
        if self._profile is None:
            self._profile = self._diary.profile()
        return self._profile

    def verdicts_since(self, moment: datetime | None) -> tuple[GivenVerdict, ...]:
        """Verdicts on disk and held ones, given after ``moment``, with urgency above none."""
        held = tuple(
            v
            for v in self._held
            if isinstance(v, GivenVerdict)
            and v.verdict.urgency > Urgency.NONE
            and (moment is None or instant(v.given_at) > instant(moment))
        )
        nothing: tuple[GivenVerdict, ...] = ()
        return (*self._read_flags(lambda: self._diary.verdicts_since(moment), nothing), *held)

    def actions_on(self, verdict_ids: Sequence[str]) -> tuple[ActionTaken, ...]:
        """What the patient did about these verdicts, oldest first."""
        nothing: tuple[ActionTaken, ...] = ()
        wanted = frozenset(verdict_ids)
        held = (a for a in self._held if isinstance(a, ActionTaken) and a.verdict_id in wanted)
        return (*self._read_flags(lambda: self._diary.actions_on(verdict_ids), nothing), *held)

    def last_visit(self, not_after: datetime | None = None) -> Visit | None:
        """The visit with the latest moment of being seen, up to ``not_after``."""
        return self._read_flags(lambda: self._diary.last_visit(not_after), None)

    def checked_items(self) -> tuple[CheckedItem, ...]:
        """Every item that a clinician has checked, oldest first."""
        return self._diary.checked_items()

    def last_check_in(self) -> CheckIn | None:
        """The latest check-in that has at least one rating."""
        return self._diary.last_check_in()

    def first_check_in(self) -> CheckIn | None:
        """The check-in that happened first."""
        return self._diary.first_check_in()

    def entry(self, entry_id: str) -> Entry | None:
        """One entry of the diary."""
        return self._diary.entry(entry_id)

    def page(self, *, size: int, older_than: str | None = None, facts: Facts = ()) -> DiaryPage:
        """One page of the diary, newest first."""
        return self._diary.page(size=size, older_than=older_than, facts=facts)

    def check_in_versions(self, entry_id: str) -> tuple[CheckIn, ...]:
        """Every version of the check-in of an entry."""
        return self._diary.check_in_versions(entry_id)

    def check_ins(
        self, since: datetime | None = None, until: datetime | None = None
    ) -> tuple[CheckIn, ...]:
        """The check-ins of a time, oldest first."""
        return self._diary.check_ins(since, until)

    def items(
        self,
        fact: type[FactT],
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int | None = None,
        newest_first: bool = False,
    ) -> tuple[LogItem[FactT], ...]:
        """What was logged of one kind."""
        return self._diary.items(
            fact, since=since, until=until, limit=limit, newest_first=newest_first
        )

    def latest(self, fact: type[FactT]) -> LogItem[FactT] | None:
        """The one that happened last, of one kind."""
        return self._diary.latest(fact)

    def items_of_entry(self, entry_id: str) -> tuple[AnyLogItem, ...]:
        """Everything that was logged with one check-in."""
        return self._diary.items_of_entry(entry_id)

    def kinds(self) -> Mapping[str, int]:
        """How many things there are of each kind."""
        return self._diary.kinds()

    def items_of_kind(self, kind: str) -> tuple[AnyLogItem, ...]:
        """All things of one kind, oldest first."""
        return self._diary.items_of_kind(kind)

    def item(self, item_id: str) -> AnyLogItem | None:
        """One thing as it was logged last."""
        return self._diary.item(item_id)

    def versions(self, item_id: str) -> tuple[AnyLogItem, ...]:
        """Every version of one thing."""
        return self._diary.versions(item_id)

    def daily_ratings(
        self, since: date | None = None, until: date | None = None
    ) -> tuple[DayRatings, ...]:
        """The ratings of each local day."""
        return self._diary.daily_ratings(since, until)

    def first_days(self) -> Mapping[str, date]:
        """The local day of the first rating of each scale."""
        return self._diary.first_days()

    def daily_minutes(
        self, since: date | None = None, until: date | None = None
    ) -> tuple[DayMinutes, ...]:
        """The minutes of activity of each local day."""
        return self._diary.daily_minutes(since, until)

    def records(self) -> tuple[Record, ...]:
        """Every version of everything, verdicts that could not be written too."""
        return (*self._diary.records(), *self._held)

    def backup(self, *, made_at: datetime, app_version: str) -> bytes:
        """One file with everything in it; held verdicts are written first.

        Raises:
            DiaryTroubleError: it could not be made.
        """
        if self._held:
            self.keep()
        return self._diary.backup(made_at=made_at, app_version=app_version)

    def restore(self, backup: bytes) -> None:
        """Put what is in the backup in the place of everything; held verdicts go on being held."""
        try:
            self._diary.restore(backup)
        finally:
            self._begin_anew()

    def erase(self) -> None:
        """Delete everything, held verdicts too."""
        try:
            self._diary.erase()
            self._held = ()
        finally:
            self._begin_anew()

    def _begin_anew(self) -> None:
        self._profile = None
        self._tell()

    def drafts(self) -> Mapping[str, str]:
        """All half-filled forms, by key."""
        return self._diary.drafts()

    def keep_draft(self, key: str, form: str | None, at: datetime) -> None:
        """Keep a half-filled form; no window needs to draw anew for it."""
        self._diary.keep_draft(key, form, at)

    def _read_flags(self, read: Callable[[], Read], nothing: Read) -> Read:
        """Read; with a held verdict in hand a diary that cannot be read must not hide it."""
        try:
            return read()
        except DiaryTroubleError:
            if not self._held:
                raise
            return nothing

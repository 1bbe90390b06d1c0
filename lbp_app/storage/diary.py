"""The diary on SQLite: every ``keep`` is one transaction, every read ends in domain values."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lbp_app.domain.diary import CheckIn, DiaryPage, Entry
from lbp_app.domain.flags import ActionTaken, CheckedItem, GivenVerdict, Visit
from lbp_app.domain.log import AnyLogItem, FactT, LogItem
from lbp_app.domain.progress import DayMinutes, DayRatings
from lbp_app.storage import backup as backups
from lbp_app.storage import daily_reads, every_record, first_reads, log_reads, schema, writes
from lbp_app.storage import swap as swapping
from lbp_app.storage.engine import PATIENCE_MS, PRAGMAS
from lbp_app.storage.facts import KINDS, kind_of
from lbp_app.storage.file import DiaryFile
from lbp_app.storage.schema import HISTORY
from lbp_app.storage.troubles import told_as_trouble
from lbp_app.usecases.ports import DiaryTroubleError, Facts, ProfileVersion, Record, Trouble

if TYPE_CHECKING:
    from sqlmodel import Session


class SqliteDiary:
    """The ``Diary`` of one folder. Any thread may use it; they take turns."""

    trouble: Trouble | None = None

    def __init__(
        self,
        path: Path,
        release: Callable[[], object],
        pragmas: Mapping[str, str | int] = PRAGMAS,
    ) -> None:
        self._path = path
        self._file = DiaryFile(path, pragmas)
        self._release = release
        self._closed = threading.Event()
        self._turn = threading.RLock()
        self._totals: dict[tuple[str, ...], int] = {}

    def close(self) -> None:
        """Fold the log into the file and free the folder. Later calls are refused."""
        if not self._closed.is_set():
            self._closed.set()
            self._file.close()
            self._release()

    def keep(self, *records: Record) -> None:
        """Write all records or none; when this returns they are on the disk.

        Raises:
            DiaryTroubleError: nothing was written. A second record with the same id, or one about
                a verdict or a visit that is not there, is ``OTHER``.
        """
        if not records:
            return
        with self._open():
            rows = writes.rows_of(records)
            with self._file.writing() as connection:
                writes.write(connection, rows)
            self._totals.clear()

    def profile(self) -> ProfileVersion | None:
        """The profile that was logged last."""
        with self._open():
            return first_reads.profile(self._file.connection)

    def verdicts_since(self, moment: datetime | None) -> tuple[GivenVerdict, ...]:
        """The verdicts above none that were given after ``moment``, oldest first."""
        with self._open():
            return first_reads.verdicts_since(self._file.connection, moment)

    def actions_on(self, verdict_ids: Sequence[str]) -> tuple[ActionTaken, ...]:
        """What the patient did about these verdicts, oldest first."""
        with self._open():
            return first_reads.actions_on(self._file.connection, verdict_ids)

    def last_visit(self, not_after: datetime | None = None) -> Visit | None:
        """The visit with the latest ``seen_at`` up to ``not_after``."""
        with self._open():
            return first_reads.last_visit(self._file.connection, not_after)

    def checked_items(self) -> tuple[CheckedItem, ...]:
        """Every item that a clinician has checked, oldest first."""
        with self._open():
            return first_reads.checked_items(self._file.connection)

    def last_check_in(self) -> CheckIn | None:
        """The latest check-in, as it was logged last, that has at least one rating."""
        with self._open():
            return first_reads.last_check_in(self._file.connection)

    def first_check_in(self) -> CheckIn | None:
        """The check-in that happened first."""
        with self._open():
            return first_reads.first_check_in(self._file.connection)

    def entry(self, entry_id: str) -> Entry | None:
        """One entry of the diary with its verdicts and actions."""
        from lbp_app.storage import pages  # noqa: PLC0415 - as late as SQLModel

        with self._reading() as session:
            return next(iter(pages.entries_of(session, [entry_id])), None)

    def page(self, *, size: int, older_than: str | None = None, facts: Facts = ()) -> DiaryPage:
        """At most ``size`` lines (at least 1), newest first, after the cursor ``older_than``.

        A cursor that did not come from a page gives the newest lines.
        """
        from lbp_app.storage import lines  # noqa: PLC0415 - as late as SQLModel

        with self._reading() as session:
            kinds = tuple(kind_of(f) for f in facts)
            if kinds not in self._totals:
                self._totals[kinds] = lines.total(session, kinds)
            page = lines.page(session, size, older_than, kinds)
            return replace(page, total=self._totals[kinds])

    def check_in_versions(self, entry_id: str) -> tuple[CheckIn, ...]:
        """Every version of the check-in of an entry, the one logged last at the end."""
        with self._open():
            return first_reads.check_in_versions(self._file.connection, entry_id)

    def check_ins(
        self, since: datetime | None = None, until: datetime | None = None
    ) -> tuple[CheckIn, ...]:
        """The check-ins that happened from ``since`` up to before ``until``, oldest first."""
        with self._open():
            return first_reads.check_ins(self._file.connection, since, until)

    def items(
        self,
        fact: type[FactT],
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int | None = None,
        newest_first: bool = False,
    ) -> tuple[LogItem[FactT], ...]:
        """What was logged of one kind, in the order in which it happened."""
        with self._open():
            return log_reads.items(
                self._file.connection, fact, since, until, limit, newest_first=newest_first
            )

    def latest(self, fact: type[FactT]) -> LogItem[FactT] | None:
        """The one that happened last, of one kind."""
        return next(iter(self.items(fact, limit=1, newest_first=True)), None)

    def items_of_entry(self, entry_id: str) -> tuple[AnyLogItem, ...]:
        """Everything that was logged with one check-in."""
        with self._open():
            return log_reads.items_of_entry(self._file.connection, entry_id)

    def kinds(self) -> Mapping[str, int]:
        """How many things there are of each kind."""
        with self._open():
            return log_reads.kinds(self._file.connection)

    def items_of_kind(self, kind: str) -> tuple[AnyLogItem, ...]:
        """All things of one kind, oldest first."""
        return self.items(KINDS[kind]) if kind in KINDS else ()

    def item(self, item_id: str) -> AnyLogItem | None:
        """One thing as it was logged last, also when it is gone."""
        return next(reversed(self.versions(item_id)), None)

    def versions(self, item_id: str) -> tuple[AnyLogItem, ...]:
        """Every version of one thing, the one logged last at the end."""
        with self._open():
            return log_reads.versions(self._file.connection, item_id)

    def daily_ratings(
        self, since: date | None = None, until: date | None = None
    ) -> tuple[DayRatings, ...]:
        """The ratings of each local day that has any, oldest first."""
        with self._open():
            return daily_reads.ratings(self._file.connection, since, until)

    def first_days(self) -> Mapping[str, date]:
        """The local day of the first rating of each scale; a scale never rated is left out."""
        with self._open():
            return daily_reads.first_days(self._file.connection)

    def daily_minutes(
        self, since: date | None = None, until: date | None = None
    ) -> tuple[DayMinutes, ...]:
        """The minutes of activity of each local day that has any, oldest first."""
        with self._open():
            return daily_reads.minutes(self._file.connection, since, until)

    def records(self) -> tuple[Record, ...]:
        """Every version of everything, each kind in the order of writing."""
        with self._open():
            found = every_record.found(self._file.connection)
        with told_as_trouble():
            return tuple(every_record.records(found))

    def backup(self, *, made_at: datetime, app_version: str) -> bytes:
        """One file with everything in it."""
        scratch = self._path.with_name(f"{self._path.name}.backup")
        with self._open():
            told = {"made_at": made_at.isoformat(), "app_version": app_version}
            return backups.make(self._file.connection, scratch, **told)

    def restore(self, backup: bytes) -> None:
        """Put what is in the backup in the place of everything that is here."""
        staged = swapping.staged_name(self._path)
        with self._open():
            schema.clear(staged)
            manifest = backups.unpack(backup, staged)
            try:
                if manifest.revision != HISTORY.head:
                    schema.migrate(staged, HISTORY)
                swapping.fold(staged)
                self._replace(keep=True)
            finally:
                schema.clear(staged)

    def erase(self) -> None:
        """Delete everything, copies of earlier diaries too, and begin an empty one."""
        staged = swapping.staged_name(self._path)
        with self._open():
            # The copies go first: as long as something is left, it is the diary itself.
            for copy in self._path.parent.glob(f"{self._path.name}.*"):
                copy.unlink()
            schema.create(staged)
            swapping.fold(staged)
            self._replace(keep=False)

    def _replace(self, *, keep: bool) -> None:
        self._totals.clear()
        self._file.close()
        swapping.swap(self._path, keep=keep)
        try:
            self._file.connection.execute("SELECT COUNT(*) FROM entry")
        except sqlite3.Error:
            if keep:
                self._file.close()
                swapping.swap_back(self._path)
            raise

    def drafts(self) -> Mapping[str, str]:
        """All half-filled forms, by key."""
        with self._open():
            return first_reads.drafts(self._file.connection)

    def keep_draft(self, key: str, form: str | None, at: datetime) -> None:
        """Keep a half-filled form in place of the one before; None forgets it."""
        with self._open(), self._file.writing() as connection:
            writes.write_draft(connection, key, form, at)

    @contextmanager
    def _open(self) -> Iterator[None]:
        if self._closed.is_set():  # the folder may be somebody else's by now
            raise DiaryTroubleError(Trouble.OTHER)
        if not self._turn.acquire(timeout=PATIENCE_MS / 1000):
            raise DiaryTroubleError(Trouble.LOCKED)
        try:
            with told_as_trouble():
                yield
        finally:
            self._turn.release()

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with self._open(), self._file.session() as session:
            yield session

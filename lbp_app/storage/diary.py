"""The diary on SQLite: every ``keep`` is one transaction, every read ends in domain values."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import Session, SQLModel, col, or_, select

from lbp_app.domain.diary import CheckIn, DiaryPage, Entry
from lbp_app.domain.flags import ActionTaken, CheckedItem, GivenVerdict, Visit
from lbp_app.domain.log import AnyLogItem, FactT, LogItem
from lbp_app.storage import lines, log_reads, pages
from lbp_app.storage.facts import kind_of
from lbp_app.storage.moments import microseconds
from lbp_app.storage.rows import (
    Values,
    to_check_in,
    to_checked_item,
    to_profile,
    to_values,
    to_verdict,
    to_visit,
)
from lbp_app.storage.tables import (
    WRITTEN,
    CheckedItemRow,
    CheckInRow,
    DraftRow,
    ProfileVersionRow,
    VerdictRow,
    VisitRow,
)
from lbp_app.storage.troubles import told_as_trouble
from lbp_app.usecases.ports import DiaryTroubleError, Facts, ProfileVersion, Record, Trouble


def _insert(table: str, columns: Sequence[str]) -> str:
    places = ", ".join(f":{c}" for c in columns)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608


# Ready-made statements in the order of the foreign keys. The ORM's unit of work took three to six
# times as long as SQLite itself.
_INSERTS = {
    table.name: _insert(table.name, [c.name for c in table.columns if c.name != "number"])
    for table in SQLModel.metadata.sorted_tables
    if table.name in WRITTEN
}
_KEEP_DRAFT = "INSERT OR REPLACE INTO draft (key, saved_us, form) VALUES (:key, :saved_us, :form)"
# Of all versions of a thing the one logged last counts, and of two in one moment the later written.
_INDEX_ITEM = """
INSERT INTO log_item (id, kind, entry_id, happened_us, gone, version)
SELECT item_id, kind, entry_id, happened_us, gone, number FROM log
WHERE item_id = :id ORDER BY logged_us DESC, number DESC LIMIT 1
ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, entry_id = excluded.entry_id,
  happened_us = excluded.happened_us, gone = excluded.gone, version = excluded.version
"""
# An entry stands at its check-in, the one logged last; without one, at its first verdict.
_INDEX_ENTRY = """
INSERT INTO entry (id, happened_us, logged_us, gone)
VALUES (:id, :happened_us, :logged_us, :gone)
ON CONFLICT (id) DO UPDATE
SET happened_us = excluded.happened_us, logged_us = excluded.logged_us, gone = excluded.gone
WHERE CASE
  WHEN excluded.logged_us IS NULL
  THEN entry.logged_us IS NULL AND excluded.happened_us < entry.happened_us
  ELSE entry.logged_us IS NULL OR excluded.logged_us >= entry.logged_us
END
"""


class SqliteDiary:
    """The ``Diary`` of one folder. Any thread may use it; they take turns."""

    trouble: Trouble | None = None

    def __init__(self, engine: Engine, release: Callable[[], object]) -> None:
        self._engine = engine
        self._release = release
        self._closed = threading.Event()
        self._totals: dict[tuple[str, ...], int] = {}

    def close(self) -> None:
        """Fold the log into the file and free the folder. Later calls are refused."""
        if not self._closed.is_set():
            self._closed.set()
            self._engine.dispose()
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
            rows: dict[str, list[Values]] = {}
            for record in records:
                table, values = to_values(record)
                rows.setdefault(table, []).append(values)
            entries = [*map(_of_check_in, rows.get("check_in", ()))]
            entries += map(_of_verdict, rows.get("verdict", ()))
            with self._engine.begin() as connection:
                for table, statement in _INSERTS.items():
                    if table in rows:
                        connection.exec_driver_sql(statement, rows[table])
                if entries:
                    connection.exec_driver_sql(_INDEX_ENTRY, entries)
                if "log" in rows:
                    ids = dict.fromkeys(values["item_id"] for values in rows["log"])
                    connection.exec_driver_sql(_INDEX_ITEM, [{"id": i} for i in ids])
            self._totals.clear()

    def profile(self) -> ProfileVersion | None:
        """The profile that was logged last."""
        newest = (col(ProfileVersionRow.logged_us).desc(), col(ProfileVersionRow.number).desc())
        with self._reading() as session:
            row = session.exec(select(ProfileVersionRow).order_by(*newest).limit(1)).first()
            return None if row is None else to_profile(row)

    def verdicts_since(self, moment: datetime | None) -> tuple[GivenVerdict, ...]:
        """The verdicts above none that were given after ``moment``, oldest first."""
        flagged = select(VerdictRow).where(col(VerdictRow.urgency) > 0)
        oldest = (col(VerdictRow.given_us), col(VerdictRow.number))
        with self._reading() as session:
            if moment is not None:
                flagged = flagged.where(col(VerdictRow.given_us) > microseconds(moment))
            return tuple(map(to_verdict, session.exec(flagged.order_by(*oldest))))

    def actions_on(self, verdict_ids: Sequence[str]) -> tuple[ActionTaken, ...]:
        """What the patient did about these verdicts, oldest first."""
        with self._reading() as session:
            return pages.actions_on(session, verdict_ids)

    def last_visit(self, not_after: datetime | None = None) -> Visit | None:
        """The visit with the latest ``seen_at`` up to ``not_after``."""
        latest = (col(VisitRow.seen_us).desc(), col(VisitRow.number).desc())
        visits = select(VisitRow).order_by(*latest).limit(1)
        with self._reading() as session:
            if not_after is not None:
                visits = visits.where(col(VisitRow.seen_us) <= microseconds(not_after))
            row = session.exec(visits).first()
            return None if row is None else to_visit(row)

    def checked_items(self) -> tuple[CheckedItem, ...]:
        """Every item that a clinician has checked, oldest first."""
        oldest = (col(CheckedItemRow.checked_us), col(CheckedItemRow.number))
        with self._reading() as session:
            rows = session.exec(select(CheckedItemRow).order_by(*oldest))
            return tuple(map(to_checked_item, rows))

    def last_check_in(self) -> CheckIn | None:
        """The latest check-in, as it was logged last, that has at least one rating."""
        rated = or_(
            col(CheckInRow.back_pain).is_not(None),
            col(CheckInRow.leg_pain).is_not(None),
            col(CheckInRow.interference).is_not(None),
        )
        latest = (
            col(CheckInRow.happened_us).desc(),
            col(CheckInRow.logged_us).desc(),
            col(CheckInRow.number).desc(),
        )
        current = pages.is_current()
        with self._reading() as session:
            there = col(CheckInRow.gone).is_(False)
            wanted = select(CheckInRow).where(rated, current, there).order_by(*latest).limit(1)
            row = session.exec(wanted).first()
            return None if row is None else to_check_in(row)

    def entry(self, entry_id: str) -> Entry | None:
        """One entry of the diary with its verdicts and actions."""
        with self._reading() as session:
            return next(iter(pages.entries_of(session, [entry_id])), None)

    def page(self, *, size: int, older_than: str | None = None, facts: Facts = ()) -> DiaryPage:
        """At most ``size`` lines (at least 1), newest first, after the cursor ``older_than``.

        A cursor that did not come from a page gives the newest lines.
        """
        with self._reading() as session:
            kinds = tuple(kind_of(f) for f in facts)
            if kinds not in self._totals:
                self._totals[kinds] = lines.total(session, kinds)
            page = lines.page(session, size, older_than, kinds)
            return replace(page, total=self._totals[kinds])

    def check_in_versions(self, entry_id: str) -> tuple[CheckIn, ...]:
        """Every version of the check-in of an entry, the one logged last at the end."""
        with self._reading() as session:
            return pages.check_in_versions(session, entry_id)

    def check_ins(
        self, since: datetime | None = None, until: datetime | None = None
    ) -> tuple[CheckIn, ...]:
        """The check-ins that happened from ``since`` up to before ``until``, oldest first."""
        with self._reading() as session:
            return pages.check_ins(session, since, until)

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
        with self._reading() as session:
            return log_reads.items(session, fact, since, until, limit, newest_first=newest_first)

    def latest(self, fact: type[FactT]) -> LogItem[FactT] | None:
        """The one that happened last, of one kind."""
        return next(iter(self.items(fact, limit=1, newest_first=True)), None)

    def items_of_entry(self, entry_id: str) -> tuple[AnyLogItem, ...]:
        """Everything that was logged with one check-in."""
        with self._reading() as session:
            return log_reads.items_of_entry(session, entry_id)

    def item(self, item_id: str) -> AnyLogItem | None:
        """One thing as it was logged last, also when it is gone."""
        return next(reversed(self.versions(item_id)), None)

    def versions(self, item_id: str) -> tuple[AnyLogItem, ...]:
        """Every version of one thing, the one logged last at the end."""
        with self._reading() as session:
            return log_reads.versions(session, item_id)

    def drafts(self) -> Mapping[str, str]:
        """All half-filled forms, by key."""
        with self._reading() as session:
            return {row.key: row.form for row in session.exec(select(DraftRow))}

    def keep_draft(self, key: str, form: str | None, at: datetime) -> None:
        """Keep a half-filled form in place of the one before; None forgets it."""
        with self._open(), self._engine.begin() as connection:
            if form is None:
                connection.exec_driver_sql("DELETE FROM draft WHERE key = :key", {"key": key})
            else:
                values = {"key": key, "saved_us": microseconds(at), "form": form}
                connection.exec_driver_sql(_KEEP_DRAFT, values)

    @contextmanager
    def _open(self) -> Iterator[None]:
        if self._closed.is_set():  # the folder may be somebody else's by now
            raise DiaryTroubleError(Trouble.OTHER)
        with told_as_trouble():
            yield

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with self._open(), Session(self._engine) as session:
            yield session


def _of_check_in(values: Values) -> Values:
    return {
        "id": values["entry_id"],
        "happened_us": values["happened_us"],
        "logged_us": values["logged_us"],
        "gone": values["gone"],
    }


def _of_verdict(values: Values) -> Values:
    return {
        "id": values["entry_id"],
        "happened_us": values["given_us"],
        "logged_us": None,
        "gone": False,
    }

"""What ``keep`` writes: the rows of the records, and the indexes that stand beside them.

In plain SQL: the ORM's unit of work took three to six times as long as SQLite itself.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from functools import cache

from lbp_app.storage.moments import microseconds
from lbp_app.storage.rows import Values, to_values
from lbp_app.usecases.ports import Record

TABLES = (
    "check_in",
    "verdict",
    "flag_action",
    "visit",
    "checked_item",
    "profile_version",
    "log",
)
"""The tables whose rows are records, each after those that it points to."""

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

Rows = dict[str, list[Values]]


def rows_of(records: Sequence[Record]) -> Rows:
    """The rows of the records by table.

    Raises:
        ValueError: on a value that cannot be stored.
    """
    by_table: Rows = {}
    for record in records:
        table, values = to_values(record)
        by_table.setdefault(table, []).append(values)
    return by_table


def write(diary: sqlite3.Connection, rows: Rows) -> None:
    """Insert the rows and bring the indexes up to date, inside the caller's transaction."""
    for table in TABLES:
        if table in rows:
            diary.executemany(_insert(table, tuple(rows[table][0])), rows[table])
    entries = [*map(_of_check_in, rows.get("check_in", ()))]
    entries += map(_of_verdict, rows.get("verdict", ()))
    if entries:
        diary.executemany(_INDEX_ENTRY, entries)
    if "log" in rows:
        ids = dict.fromkeys(values["item_id"] for values in rows["log"])
        diary.executemany(_INDEX_ITEM, [{"id": i} for i in ids])


def write_draft(diary: sqlite3.Connection, key: str, form: str | None, at: datetime) -> None:
    """Keep a half-filled form in place of the one before; None forgets it."""
    if form is None:
        diary.execute("DELETE FROM draft WHERE key = :key", {"key": key})
    else:
        diary.execute(_KEEP_DRAFT, {"key": key, "saved_us": microseconds(at), "form": form})


@cache
def _insert(table: str, columns: Sequence[str]) -> str:
    places = ", ".join(f":{c}" for c in columns)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608 - our names


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

"""Connections to the file of the diary: durable, patient, and strict about foreign keys."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

PATIENCE_MS = 2000
# WAL needs memory that programs share, which a browser has not.
_JOURNAL = "TRUNCATE" if sys.platform == "emscripten" else "WAL"
PRAGMAS: Mapping[str, str | int] = {
    "journal_mode": _JOURNAL,
    "synchronous": "FULL",
    # Without it a Mac acknowledges before the data has left the drive's cache; elsewhere it
    # changes nothing.
    "fullfsync": "ON",
    "foreign_keys": "ON",
}


def look_only(path: Path) -> sqlite3.Connection:
    """A connection for a look that leaves the file and its log as they are.

    Without a log nobody is writing, and SQLite need not even put its lock file beside. The one
    exception is a transaction that a crash cut off where the log (WAL) is not to be had: only
    SQLite itself can say what the file holds, by taking that transaction back.
    """
    if path.with_name(path.name + "-journal").exists():
        return _connect(path, "mode=rw")
    if path.with_name(path.name + "-wal").exists():
        return _connect(path, "mode=ro")
    return _connect(path, "mode=ro&immutable=1")


def writable(path: Path, pragmas: Mapping[str, str | int] = PRAGMAS) -> sqlite3.Connection:
    """A connection that may write; it never creates the file.

    Any thread may use it, one at a time. Transactions are begun explicitly.
    """
    connection = _connect(path, "mode=rw")
    try:
        for name, value in pragmas.items():
            connection.execute(f"PRAGMA {name} = {value}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def prove_writable(path: Path) -> None:
    """Take the write lock and give it back; nothing is written.

    Raises:
        sqlite3.Error: when the file cannot be written now.
    """
    with closing(writable(path)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        # On a read-only file SQLite begins all the same; it objects to the first change.
        connection.execute("UPDATE alembic_version SET version_num = NULL WHERE 0")
        connection.execute("ROLLBACK")


def _connect(path: Path, how: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.as_uri()}?{how}",
        uri=True,
        timeout=PATIENCE_MS / 1000,
        isolation_level=None,
        check_same_thread=False,
    )

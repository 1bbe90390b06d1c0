"""The open file of the diary: one connection for everything, SQLModel's sessions too."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from lbp_app.storage.engine import PRAGMAS, writable

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlmodel import Session


class DiaryFile:
    """Opened when it is first used, and again after ``close``. Threads must take turns at it.

    One connection: several reads in a row see one state, and two writers never meet.
    """

    def __init__(self, path: Path, pragmas: Mapping[str, str | int] = PRAGMAS) -> None:
        self.path = path
        self._pragmas = pragmas
        self._connection: sqlite3.Connection | None = None
        self._engine: Engine | None = None

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection, for single statements."""
        if self._connection is None:
            self._connection = writable(self.path, self._pragmas)
        return self._connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: afterwards all of it is on the disk, or nothing."""
        connection = self.connection
        connection.execute("BEGIN")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            self._take_back(connection)
            raise

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session for reading by SQLModel, which takes a while to load the first time."""
        from lbp_app.storage.sessions import engine_over, session  # noqa: PLC0415

        if self._engine is None:
            self._engine = engine_over(lambda: self.connection)
        with session(self._engine) as opened:
            yield opened

    def close(self) -> None:
        """Fold the log into the file."""
        engine, connection = self._engine, self._connection
        self._engine = self._connection = None
        if engine is not None:
            engine.dispose()
        if connection is not None:
            connection.close()

    def _take_back(self, connection: sqlite3.Connection) -> None:
        try:
            # After some errors SQLite itself has taken everything back.
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        except sqlite3.Error:
            self.close()  # nobody knows what this connection would do next

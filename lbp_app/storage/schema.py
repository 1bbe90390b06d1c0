"""Which version of the tables a diary has, and how it gets to the newest one."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lbp_app.storage.engine import PRAGMAS, look_only
from lbp_app.storage.troubles import told_as_trouble, trouble_of
from lbp_app.usecases.ports import DiaryTroubleError, Trouble

if TYPE_CHECKING:
    from sqlalchemy import Connection

APPLICATION_ID = 0x4C425044
"""Marks the file as a Back Diary ("LBPD"), in SQLite's header."""

# https://www.sqlite.org/fileformat2.html#the_database_header
_HEADER_BYTES = 100
_SQLITE = b"SQLite format 3\0"
_APPLICATION_ID_AT = slice(68, 72)


@dataclass(frozen=True, slots=True)
class History:
    """The steps that this version of the app knows, oldest first, and where their code is."""

    revisions: tuple[str, ...]
    folder: Path

    @property
    def head(self) -> str:
        """The newest revision."""
        return self.revisions[-1]


HISTORY = History(("0001", "0002"), Path(__file__).with_name("migrations"))


def revision_of(path: Path, history: History = HISTORY) -> str:
    """The revision of the diary at ``path``, after a look that changes nothing.

    Raises:
        DiaryTroubleError: ``OTHER`` when another program made the file, ``NEWER`` when a newer
            version of the app did, ``CORRUPT`` when it is damaged.
        OSError, sqlite3.Error: when it cannot be read.
    """
    check_header(path)
    with closing(look_only(path)) as diary:
        found = _revision(diary)
        if found not in history.revisions:
            raise DiaryTroubleError(Trouble.NEWER)
        if diary.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
            raise DiaryTroubleError(Trouble.CORRUPT)
    return found


def check_header(path: Path) -> None:
    """Read the first bytes without SQLite, which might mend the file of another program.

    Raises:
        DiaryTroubleError: ``CORRUPT`` or ``OTHER``.
    """
    with path.open("rb") as file:
        header = file.read(_HEADER_BYTES)
    # A diary is never empty: if the file is, then what was in it is lost.
    if len(header) < _HEADER_BYTES or not header.startswith(_SQLITE):
        raise DiaryTroubleError(Trouble.CORRUPT)
    if int.from_bytes(header[_APPLICATION_ID_AT], "big") != APPLICATION_ID:
        raise DiaryTroubleError(Trouble.OTHER)


def _revision(diary: sqlite3.Connection) -> str:
    table = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
    if diary.execute(table).fetchone() is None:
        raise DiaryTroubleError(Trouble.CORRUPT)
    rows = diary.execute("SELECT version_num FROM alembic_version").fetchall()
    if len(rows) != 1:
        raise DiaryTroubleError(Trouble.CORRUPT)
    return str(rows[0][0])


def create(path: Path, history: History = HISTORY) -> None:
    """Make a new diary at ``path``: it is there whole, or not at all.

    Raises:
        DiaryTroubleError: nothing was made.
        OSError: nothing was made.
    """
    unfinished = path.with_name(path.name + ".new")
    clear(unfinished)
    try:
        _make_private(unfinished)
        migrate(unfinished, history)
        unfinished.rename(path)
    except BaseException:
        clear(unfinished)
        raise
    sync_folder(path.parent)


def upgrade(path: Path, history: History = HISTORY) -> None:
    """Bring the diary at ``path`` to the newest tables, after a safe copy was made beside it.

    Raises:
        DiaryTroubleError: the diary is as it was.
        OSError, sqlite3.Error: the copy could not be made; the diary is as it was.
    """
    _copy(path, path.with_name(f"{path.name}.before-{history.head}"))
    migrate(path, history)


def _copy(path: Path, copy: Path) -> None:
    unfinished = copy.with_name(copy.name + ".new")
    clear(unfinished)
    try:
        _make_private(unfinished)
        with closing(look_only(path)) as diary, closing(sqlite3.connect(unfinished)) as target:
            diary.backup(target)
        # A copy that is there already was made of this diary before a step that failed.
        unfinished.replace(copy)
    except BaseException:
        clear(unfinished)
        raise
    sync_folder(path.parent)


def migrate(path: Path, history: History) -> None:
    """Run all missing steps in one transaction.

    Raises:
        DiaryTroubleError: the file is as it was.
    """
    # Only here: a diary at the head starts without the weight of Alembic and SQLModel.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    from lbp_app.storage.sessions import open_engine  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(history.folder).replace("%", "%%"))
    # On a phone the steps lie there compiled, without their sources (build/README.md).
    config.set_main_option("sourceless", "true")
    # With foreign keys on, rebuilding a table would drop the rows that point to it.
    engine = open_engine(path, {**PRAGMAS, "foreign_keys": "OFF"})
    try:
        with told_as_trouble(), engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, history.head)
            _check_foreign_keys(connection)
    except DiaryTroubleError:
        raise
    except Exception as error:  # a step is code of any kind: whatever it raises, it did not happen
        raise DiaryTroubleError(trouble_of(error)) from error
    finally:
        engine.dispose()


def _check_foreign_keys(connection: Connection) -> None:
    if connection.exec_driver_sql("PRAGMA foreign_key_check").fetchone() is not None:
        raise DiaryTroubleError(Trouble.OTHER)


def _make_private(path: Path) -> None:
    """Create an empty file that only the patient can read; SQLite gives its log the same mode."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def clear(unfinished: Path) -> None:
    """Remove a file of SQLite's with all that may stand beside it."""
    for ending in ("", "-journal", "-wal", "-shm"):
        unfinished.with_name(unfinished.name + ending).unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make a new name in the folder last through a power cut, where the system can do it."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

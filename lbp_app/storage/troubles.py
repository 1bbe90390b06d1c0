"""From what SQLite or the operating system says to the one word the app shows a calm line for."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from lbp_app.usecases.ports import DiaryTroubleError, Trouble

# Primary result codes, https://www.sqlite.org/rescode.html
_BY_SQLITE_CODE = {
    sqlite3.SQLITE_BUSY: Trouble.LOCKED,
    sqlite3.SQLITE_LOCKED: Trouble.LOCKED,
    sqlite3.SQLITE_PROTOCOL: Trouble.LOCKED,
    sqlite3.SQLITE_READONLY: Trouble.READ_ONLY,
    sqlite3.SQLITE_PERM: Trouble.READ_ONLY,
    sqlite3.SQLITE_AUTH: Trouble.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Trouble.READ_ONLY,
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_CORRUPT: Trouble.CORRUPT,
    sqlite3.SQLITE_NOTADB: Trouble.CORRUPT,
    sqlite3.SQLITE_FORMAT: Trouble.CORRUPT,
}
_BY_ERRNO = {
    errno.EACCES: Trouble.READ_ONLY,
    errno.EPERM: Trouble.READ_ONLY,
    errno.EROFS: Trouble.READ_ONLY,
    errno.ENOSPC: Trouble.FULL,
    errno.EDQUOT: Trouble.FULL,
}
_PRIMARY = 0xFF
_NOT_TEXT = "Could not decode to UTF-8"


def trouble_of(error: BaseException | None) -> Trouble:
    """The trouble that an error of SQLite, SQLAlchemy or the operating system stands for."""
    if isinstance(error, DiaryTroubleError):
        return error.trouble
    # SQLAlchemy wraps what SQLite said; it is not named here because it is slow to load.
    said = getattr(error, "orig", None)
    if isinstance(said, sqlite3.Error):
        return _trouble_of_sqlite(said)
    if isinstance(error, sqlite3.Error):
        return _trouble_of_sqlite(error)
    if isinstance(error, OSError):
        return _BY_ERRNO.get(error.errno or 0, Trouble.OTHER)
    return Trouble.OTHER


def _trouble_of_sqlite(error: sqlite3.Error) -> Trouble:
    if str(error).startswith(_NOT_TEXT):  # Python says this by itself, without a code
        return Trouble.CORRUPT
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return _BY_SQLITE_CODE.get(code & _PRIMARY, Trouble.OTHER)


@contextmanager
def told_as_trouble() -> Iterator[None]:
    """Let no error of the storage leave as anything but a ``DiaryTroubleError``.

    Values that cannot be stored (a moment without zone, a number too large) count as ``OTHER``.
    """
    try:
        yield
    except (OSError, sqlite3.Error, ValueError, OverflowError) as error:
        raise DiaryTroubleError(trouble_of(error)) from error

"""Open the diary of a folder, or say calmly why not; a diary in trouble is never touched."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from lbp_app.storage import schema
from lbp_app.storage.closed import ClosedDiary
from lbp_app.storage.diary import SqliteDiary
from lbp_app.storage.engine import prove_writable
from lbp_app.storage.lock import folder_lock
from lbp_app.storage.schema import HISTORY, History
from lbp_app.storage.swap import tidy
from lbp_app.storage.troubles import told_as_trouble
from lbp_app.usecases.ports import DiaryTroubleError, Trouble

DIARY_NAME = "diary.db"
_FOR_OWNER = 0o700


def open_diary(folder: Path, *, history: History = HISTORY) -> SqliteDiary | ClosedDiary:
    """Open the diary in ``folder``; the first time, make both.

    Never raises for a diary in trouble: it answers a ``ClosedDiary`` that knows the trouble, and
    leaves every byte of the file as it was. Until ``close`` the folder belongs to this process;
    the operating system frees it when the process dies.
    """
    folder = folder.absolute()
    lock = folder_lock(folder)
    try:
        with told_as_trouble():
            _open_folder(folder, lock)
            path = folder / DIARY_NAME
            tidy(path)
            _bring_to_head(path, history)
            _keep_private(path)
            prove_writable(path)
    except DiaryTroubleError as trouble:
        lock.release()
        return ClosedDiary(trouble.trouble, trouble)
    return SqliteDiary(path, lock.release)


def _open_folder(folder: Path, lock: FileLock) -> None:
    folder.mkdir(mode=_FOR_OWNER, parents=True, exist_ok=True)
    try:
        lock.acquire()
    except Timeout as held:
        raise DiaryTroubleError(Trouble.IN_USE) from held


def _bring_to_head(path: Path, history: History) -> None:
    if not path.exists():
        # SQLite would throw away the log of a diary that is gone, and with it what is in it.
        if path.with_name(path.name + "-wal").exists():
            raise DiaryTroubleError(Trouble.CORRUPT)
        schema.create(path, history)
    elif schema.revision_of(path, history) != history.head:
        prove_writable(path)
        schema.upgrade(path, history)


def _keep_private(path: Path) -> None:
    """Take the rights of everybody else away, where the system has such rights."""
    with suppress(OSError):
        mode = path.stat().st_mode & 0o777
        if mode & ~_FOR_OWNER and os.name == "posix":
            path.chmod(mode & _FOR_OWNER)

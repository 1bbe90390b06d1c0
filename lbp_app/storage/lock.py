"""The lock that gives a diary folder to one running Back Diary; quick to import."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

LOCK_NAME = "diary.lock"


def folder_lock(folder: Path) -> FileLock:
    """The lock of one folder, not yet taken. It never waits.

    One lock for all threads: whoever closes the diary must be able to free it.
    """
    return FileLock(folder / LOCK_NAME, timeout=0, mode=0o600, thread_local=False)


def is_held(folder: Path) -> bool:
    """True when a running program has the diary in ``folder`` open."""
    if not (folder / LOCK_NAME).exists():
        return False
    try:
        with folder_lock(folder):
            return False
    except Timeout:
        return True
    except OSError:
        return False

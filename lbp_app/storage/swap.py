"""Put another file in the place of the diary so that a crash leaves the one or the other, whole."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from lbp_app.storage.schema import clear, sync_folder

BEFORE = ".before-restore"
STAGED = ".staged"


def staged_name(path: Path) -> Path:
    """Where a diary is made ready before it takes the place of the one at ``path``."""
    return path.with_name(path.name + STAGED)


def kept_name(path: Path) -> Path:
    """Where the diary lies that was replaced last."""
    return path.with_name(path.name + BEFORE)


def make_durable(path: Path) -> None:
    """See to it that a file that was written is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def fold(path: Path) -> None:
    """Bring everything that stands in the log beside the diary into its file; the log is gone then.

    A log that stayed would be taken for the log of the file that comes in its place.

    Raises:
        sqlite3.Error: when somebody else has the diary open.
    """
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True)) as diary:
        diary.execute("PRAGMA journal_mode = DELETE")
    for ending in ("-wal", "-shm"):
        if path.with_name(path.name + ending).exists():
            raise sqlite3.OperationalError("the log of the diary is still in use")


def swap(path: Path, *, keep: bool = True) -> None:
    """Put the staged file in the place of the diary at ``path``, which nobody has open.

    With ``keep`` the old one lies beside it afterwards. At every step there is a whole diary at
    ``path``: the old one up to the last step, the new one from then on.
    """
    make_durable(staged_name(path))
    step("staged")
    fold(path)
    step("folded")
    if keep:
        _copy_beside(path)
        step("kept")
    staged_name(path).replace(path)
    step("swapped")
    sync_folder(path.parent)


def swap_back(path: Path) -> None:
    """Put the diary that was kept back in its place."""
    fold_away(path)
    kept_name(path).replace(path)
    sync_folder(path.parent)


def fold_away(path: Path) -> None:
    """Remove the logs of a file that is about to be replaced as a whole."""
    for ending in ("-journal", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _copy_beside(path: Path) -> None:
    """A second name for the old file (a copy where the disk knows no second names)."""
    unfinished = kept_name(path).with_name(kept_name(path).name + ".new")
    unfinished.unlink(missing_ok=True)
    try:
        unfinished.hardlink_to(path)
    except (OSError, NotImplementedError):
        unfinished.write_bytes(path.read_bytes())
        unfinished.chmod(0o600)
        make_durable(unfinished)
    unfinished.replace(kept_name(path))


def tidy(path: Path) -> None:
    """Remove what a restore that was cut off has left behind."""
    clear(staged_name(path))
    kept = kept_name(path)
    kept.with_name(kept.name + ".new").unlink(missing_ok=True)


def step(done: str) -> None:
    """Called after each step of a swap; the tests end the process here."""
    del done

"""One file that holds the whole diary, with a list of what must be in it; and its strict reading.

A backup is a zip archive of two members: ``manifest.json`` and ``diary.db``, a copy that SQLite
itself made of the diary (never a file copy: part of it may still stand in the log beside it).
"""

from __future__ import annotations

import hashlib
import io
import json
import sqlite3
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lbp_app.storage.schema import APPLICATION_ID, HISTORY, History, check_header
from lbp_app.usecases.ports import BackupFault, BackupFaultError, DiaryTroubleError, Trouble

FORMAT = 1
MANIFEST, DIARY = "manifest.json", "diary.db"
LARGEST_MANIFEST = 256 * 1024
LARGEST_DIARY = 1024 * 1024 * 1024
_BLOCK = 1024 * 1024
_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' "
    "AND name NOT LIKE 'sqlite_%' AND name <> 'alembic_version' ORDER BY name"
)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the archive says of its diary: revision, size in bytes, SHA-256, rows per table."""

    revision: str
    size: int
    sha256: str
    rows: Mapping[str, int]
    made_at: str
    app_version: str


def make(source: sqlite3.Connection, scratch: Path, *, made_at: str, app_version: str) -> bytes:
    """A backup of the diary behind ``source``, which may be in use. ``scratch`` is a free name.

    ``made_at`` is an ISO 8601 moment. The scratch file is gone afterwards.
    """
    try:
        with closing(sqlite3.connect(scratch)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        whole = scratch.read_bytes()
        with closing(_look(scratch)) as copy:
            told = {
                "format": FORMAT,
                "application_id": APPLICATION_ID,
                "revision": _revision(copy),
                "size": len(whole),
                "sha256": hashlib.sha256(whole).hexdigest(),
                "rows": row_counts(copy),
                "made_at": made_at,
                "app_version": app_version,
            }
    finally:
        scratch.unlink(missing_ok=True)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as members:
        members.writestr(MANIFEST, json.dumps(told, indent=2, sort_keys=True))
        members.writestr(DIARY, whole)
    return archive.getvalue()


def unpack(backup: bytes, target: Path, history: History = HISTORY) -> Manifest:
    """Write the diary of a backup to ``target``, proven whole; its tables may be older than ours.

    Raises:
        BackupFaultError: it is no sound backup of ours; ``target`` is not there.
        OSError: it could not be written; ``target`` is not there.
    """
    try:
        manifest = _unpacked(backup, target)
        _prove(target, manifest, history)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return manifest


def row_counts(diary: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has."""
    tables = [name for (name,) in diary.execute(_TABLES)]
    count = "SELECT COUNT(*) FROM "
    return {t: int(diary.execute(count + f'"{t}"').fetchone()[0]) for t in tables}


def _unpacked(backup: bytes, target: Path) -> Manifest:
    try:
        with zipfile.ZipFile(io.BytesIO(backup)) as archive:
            manifest = _manifest(archive)
            _write(archive, manifest, target)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError) as fault:
        raise BackupFaultError(BackupFault.DAMAGED) from fault
    except (RuntimeError, ValueError) as fault:  # a member with a password; what zipfile dislikes
        raise BackupFaultError(BackupFault.NOT_OURS) from fault
    return manifest


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    if sorted(archive.namelist()) != sorted((MANIFEST, DIARY)):
        raise BackupFaultError(BackupFault.NOT_OURS)
    if archive.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
        raise BackupFaultError(BackupFault.NOT_OURS)
    try:
        told: Any = json.loads(archive.read(MANIFEST))
        if told["application_id"] != APPLICATION_ID:
            raise BackupFaultError(BackupFault.NOT_OURS)
        if int(told["format"]) > FORMAT:
            raise BackupFaultError(BackupFault.NEWER)
        return Manifest(
            revision=str(told["revision"]),
            size=int(told["size"]),
            sha256=str(told["sha256"]),
            rows={str(t): int(n) for t, n in told["rows"].items()},
            made_at=str(told["made_at"]),
            app_version=str(told["app_version"]),
        )
    except (TypeError, LookupError, AttributeError, ValueError, RecursionError) as fault:
        raise BackupFaultError(BackupFault.DAMAGED) from fault


def _write(archive: zipfile.ZipFile, manifest: Manifest, target: Path) -> None:
    """Unpack as many bytes as the manifest names, and take none that it does not vouch for."""
    if manifest.size > LARGEST_DIARY or archive.getinfo(DIARY).file_size != manifest.size:
        raise BackupFaultError(BackupFault.DAMAGED)
    seen = hashlib.sha256()
    with archive.open(DIARY) as member, target.open("xb") as file:
        target.chmod(0o600)
        while block := member.read(_BLOCK):
            seen.update(block)
            file.write(block)
    if seen.hexdigest() != manifest.sha256:
        raise BackupFaultError(BackupFault.DAMAGED)


def _prove(path: Path, manifest: Manifest, history: History) -> None:
    """The file is a whole diary of a version we know, with all the rows that were promised."""
    try:
        check_header(path)
        with closing(_look(path)) as diary:
            revision = _revision(diary)
            if revision not in history.revisions:
                raise BackupFaultError(BackupFault.NEWER)
            whole = diary.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
            tied = diary.execute("PRAGMA foreign_key_check").fetchone() is None
            if not whole or not tied:
                raise BackupFaultError(BackupFault.DAMAGED)
            if revision != manifest.revision or row_counts(diary) != manifest.rows:
                raise BackupFaultError(BackupFault.DAMAGED)
    except DiaryTroubleError as trouble:
        other = trouble.trouble is Trouble.OTHER
        raise BackupFaultError(BackupFault.NOT_OURS if other else BackupFault.DAMAGED) from trouble
    except sqlite3.Error as fault:
        raise BackupFaultError(BackupFault.DAMAGED) from fault


def _look(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def _revision(diary: sqlite3.Connection) -> str:
    rows = diary.execute("SELECT version_num FROM alembic_version").fetchall()
    if len(rows) != 1:
        raise BackupFaultError(BackupFault.DAMAGED)
    return str(rows[0][0])

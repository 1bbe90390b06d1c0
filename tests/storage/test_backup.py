"""A backup holds everything; a file that is no sound backup is refused and changes nothing."""

from __future__ import annotations

import hashlib
import io
import json
import random
import shutil
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lbp_app.domain.log import LogItem
from lbp_app.storage import backup as backups
from lbp_app.storage.diary import SqliteDiary
from lbp_app.storage.lock import LOCK_NAME
from lbp_app.storage.opening import DIARY_NAME
from lbp_app.storage.schema import APPLICATION_ID, HISTORY
from lbp_app.storage.tables import EntryRow
from lbp_app.usecases.ports import BackupFault, BackupFaultError
from tests.fact_examples import FACTS
from tests.fixtures import (
    a_check_in,
    a_checked_item,
    a_moment,
    a_profile,
    a_visit,
    an_action,
    an_emergency,
)
from tests.storage.conftest import opened
from tests.ten_years import fill_days

OLD = Path(__file__).parents[1] / "databases"
DAMAGED_FILES = 200


def backup_of(diary: SqliteDiary) -> bytes:
    return diary.backup(made_at=a_moment(), app_version="0.1.0")


def fill(diary: SqliteDiary) -> None:
    """At least one row in every table."""
    visit = a_visit()
    items = [LogItem(f"i{n}", a_moment(hours=n), a_moment(), f) for n, f in enumerate(FACTS)]
    diary.keep(
        a_check_in(entry_id="e"),
        replace(a_check_in(entry_id="e"), back_pain=9, logged_at=a_moment(hours=1), reason="Wrong"),
        an_emergency(id="v", entry_id="e"),
        an_action("v"),
        visit,
        a_checked_item(visit_id=visit.id),
        a_profile(),
        *items,
        replace(items[0], gone=True, logged_at=a_moment(hours=40), reason="Twice"),
    )
    diary.keep_draft("check-in", "{}", a_moment())


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with closing(sqlite3.connect(path)) as diary:
        return {
            table.name: diary.execute(f"SELECT * FROM {table.name} ORDER BY 1").fetchall()  # noqa: S608
            for table in EntryRow.metadata.sorted_tables
        }


def repacked(backup: bytes, **changed: Any) -> bytes:  # noqa: ANN401 - any JSON
    """The same backup with another manifest, or another diary under a manifest that fits it."""
    with zipfile.ZipFile(io.BytesIO(backup)) as archive:
        told = json.loads(archive.read("manifest.json"))
        diary = archive.read("diary.db")
    new = changed.pop("diary", None)
    if new is not None:
        diary = new
        told |= {"size": len(new), "sha256": hashlib.sha256(new).hexdigest()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("manifest.json", json.dumps(told | changed))
        archive.writestr("diary.db", diary)
    return out.getvalue()


@pytest.fixture
def backup(folder: Path) -> bytes:
    with closing(opened(folder)) as diary:
        fill(diary)
        return backup_of(diary)


def refused(folder: Path, file: bytes) -> BackupFault:
    """Why the file is refused; everything in the folder is as it was."""
    with closing(opened(folder)) as diary:
        before, names = content(folder / DIARY_NAME), sorted(p.name for p in folder.iterdir())
        with pytest.raises(BackupFaultError) as fault:
            diary.restore(file)
        assert content(folder / DIARY_NAME) == before
        assert sorted(p.name for p in folder.iterdir()) == names
        diary.keep(a_check_in(entry_id=hashlib.sha256(file).hexdigest()))
    return fault.value.fault


def test_every_table_and_column_is_in_the_backup(folder: Path, tmp_path: Path) -> None:
    with closing(opened(folder)) as diary:
        fill(diary)
        unpacked = tmp_path / "unpacked.db"
        backups.unpack(backup_of(diary), unpacked)
    there, here = content(unpacked), content(folder / DIARY_NAME)
    assert there == here
    assert all(here.values()), "a table without a row proves nothing"


def test_the_manifest_says_what_is_in_it(folder: Path, tmp_path: Path) -> None:
    with closing(opened(folder)) as diary:
        fill(diary)
        manifest = backups.unpack(backup_of(diary), tmp_path / "unpacked.db")
    assert manifest.revision == HISTORY.head
    assert manifest.rows["check_in"] == 2
    assert manifest.rows["log"] == len(FACTS) + 1
    assert manifest.made_at == a_moment().isoformat()
    assert manifest.sha256 == hashlib.sha256((tmp_path / "unpacked.db").read_bytes()).hexdigest()


def test_the_backup_opens_in_other_programs(backup: bytes, tmp_path: Path) -> None:
    shutil.unpack_archive(_written(tmp_path / "b.zip", backup), tmp_path / "out", "zip")
    with closing(sqlite3.connect(tmp_path / "out" / "diary.db")) as diary:
        assert diary.execute("SELECT COUNT(*) FROM check_in").fetchone() == (2,)


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_a_restore_brings_everything_back_and_keeps_what_was_there(
    folder: Path, backup: bytes
) -> None:
    saved = content(folder / DIARY_NAME)
    with closing(opened(folder)) as diary:
        diary.keep(a_check_in(entry_id="later"))
        diary.restore(backup)
        assert diary.entry("later") is None
        assert diary.entry("e") is not None
        assert diary.drafts() == {"check-in": "{}"}
        diary.keep(a_check_in(entry_id="after"))
    with closing(sqlite3.connect(folder / f"{DIARY_NAME}.before-restore")) as kept:
        assert kept.execute("SELECT 1 FROM entry WHERE id = 'later'").fetchone() == (1,)
    after = content(folder / DIARY_NAME)
    assert after["log"] == saved["log"]
    assert len(after["check_in"]) == len(saved["check_in"]) + 1


@pytest.mark.parametrize("old", sorted(OLD.glob("*.db")), ids=lambda file: file.stem)
def test_a_backup_of_an_earlier_version_is_brought_up_to_date(
    folder: Path, backup: bytes, old: Path
) -> None:
    with closing(sqlite3.connect(old)) as diary:
        rows = backups.row_counts(diary)
    file = repacked(backup, diary=old.read_bytes(), revision=old.stem, rows=rows)
    with closing(opened(folder)) as diary:
        diary.restore(file)
        assert len(diary.check_ins()) == rows["check_in"]
    assert len(content(folder / DIARY_NAME)["verdict"]) == rows["verdict"]


def test_what_is_not_ours_is_told_apart_from_what_is_damaged(
    folder: Path, backup: bytes, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE mine (x)")
    other_db = (tmp_path / "other.db").read_bytes()
    assert refused(folder, other_db) is BackupFault.DAMAGED
    assert refused(folder, repacked(backup, diary=other_db)) is BackupFault.NOT_OURS
    assert refused(folder, repacked(backup, application_id=1)) is BackupFault.NOT_OURS
    assert refused(folder, _zip({"readme.txt": b"hello"})) is BackupFault.NOT_OURS
    assert refused(folder, _zip({"../diary.db": b"", "manifest.json": b"{}"})) is (
        BackupFault.NOT_OURS
    )
    assert refused(folder, b"") is BackupFault.DAMAGED


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_a_newer_backup_is_refused_as_newer(folder: Path, backup: bytes, tmp_path: Path) -> None:
    backups.unpack(backup, tmp_path / "newer.db")
    with closing(sqlite3.connect(tmp_path / "newer.db")) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.commit()
    newer_db = (tmp_path / "newer.db").read_bytes()
    assert refused(folder, repacked(backup, diary=newer_db, revision="9999")) is BackupFault.NEWER
    assert refused(folder, repacked(backup, format=2)) is BackupFault.NEWER


@pytest.mark.parametrize(
    "wrong",
    [
        {"rows": {}},
        {"rows": {"check_in": 1}},
        {"rows": None},
        {"revision": "0001"},
        {"size": 1},
        {"size": 10**15},
        {"size": "many"},
        {"sha256": "0" * 64},
        {"application_id": APPLICATION_ID, "format": "x"},
    ],
)
def test_a_manifest_that_does_not_fit_is_refused(
    folder: Path, backup: bytes, wrong: dict[str, object]
) -> None:
    assert refused(folder, repacked(backup, **wrong)) is BackupFault.DAMAGED


def test_a_diary_with_a_missing_row_is_refused(folder: Path, backup: bytes, tmp_path: Path) -> None:
    backups.unpack(backup, tmp_path / "less.db")
    with closing(sqlite3.connect(tmp_path / "less.db")) as less:
        less.execute("DELETE FROM check_in")
        less.commit()
    file = repacked(backup, diary=(tmp_path / "less.db").read_bytes())
    assert refused(folder, file) is BackupFault.DAMAGED


def damaged(backup: bytes, number: int) -> bytes:
    """The backup cut short, with flipped bits, or with random bytes in it or instead of it."""
    dice = random.Random(number)  # noqa: S311 - no secret
    data = bytearray(backup)
    place = dice.randrange(len(data))
    ways = (
        lambda: bytes(data[:place]),
        lambda: bytes(data[:place]) + dice.randbytes(len(data) - place),
        lambda: dice.randbytes(dice.randrange(1, 4000)),
        lambda: _flipped(data, dice),
        lambda: bytes(data[:place]) + bytes(64) + bytes(data[place + 64 :]),
    )
    return ways[number % len(ways)]()


def _flipped(data: bytearray, dice: random.Random) -> bytes:
    for _ in range(8):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    return bytes(data)


@pytest.mark.slow
def test_two_hundred_damaged_files_are_refused_and_the_diary_is_untouched(folder: Path) -> None:
    with closing(opened(folder)) as diary:
        fill_days(diary, a_moment(), 20)
        backup = backup_of(diary)
    before = content(folder / DIARY_NAME)
    files = {damaged(backup, n) for n in range(DAMAGED_FILES)} - {backup}
    assert len(files) == DAMAGED_FILES
    with closing(opened(folder)) as diary:
        faults = [_fault(diary, file) for file in sorted(files)]
        assert set(faults) <= set(BackupFault)
        assert diary.page(size=1).total > 0
    assert content(folder / DIARY_NAME) == before
    assert {p.name for p in folder.iterdir()} == {DIARY_NAME, LOCK_NAME}


def _fault(diary: SqliteDiary, file: bytes) -> BackupFault:
    with pytest.raises(BackupFaultError) as fault:
        diary.restore(file)
    return fault.value.fault


def test_erasing_leaves_no_file_of_before(folder: Path, backup: bytes) -> None:
    with closing(opened(folder)) as diary:
        diary.restore(backup)
        diary.erase()
        assert diary.profile() is None
        assert diary.page(size=1).total == 0
        diary.keep(a_check_in(entry_id="new"))
    assert {p.name for p in folder.iterdir()} == {DIARY_NAME, LOCK_NAME}
    assert b"Wrong" not in (folder / DIARY_NAME).read_bytes()

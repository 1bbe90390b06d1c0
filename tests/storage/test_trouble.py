"""Real trouble with the diary's file: the right word for it, and not a byte is changed."""

from __future__ import annotations

import errno
import hashlib
import os
import random
import shutil
import sqlite3
import sys
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import InvalidRequestError

from lbp_app.domain.diary import DiaryPage
from lbp_app.storage import engine, schema
from lbp_app.storage.closed import ClosedDiary
from lbp_app.storage.diary import SqliteDiary
from lbp_app.storage.engine import PRAGMAS
from lbp_app.storage.lock import LOCK_NAME
from lbp_app.storage.opening import DIARY_NAME, open_diary
from lbp_app.storage.troubles import trouble_of
from lbp_app.usecases.ports import Diary, DiaryTroubleError, Trouble
from tests.fixtures import a_check_in, a_moment, a_verdict, an_emergency
from tests.storage.conftest import opened, python

pytestmark = pytest.mark.slow
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="a matter of POSIX")

OPEN_AND_TELL = """
import sys
from pathlib import Path
from lbp_app.storage.opening import open_diary
diary = open_diary(Path(sys.argv[1]))
print(diary.trouble, flush=True)
sys.stdin.read()
"""
OPEN_WITHOUT_RIGHTS = f"""
import os, alembic.command, alembic.autogenerate
import lbp_app.storage.opening
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
{OPEN_AND_TELL}
"""


def prints(folder: Path) -> dict[str, str]:
    """A fingerprint of every file but the lock and SQLite's shared index, which hold no data."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.name not in (LOCK_NAME, f"{DIARY_NAME}-shm")
    }


def trouble_on_opening(folder: Path) -> Trouble | None:
    """What opening says, after making sure that it changed, made and removed nothing."""
    before = prints(folder)
    diary = open_diary(folder)
    diary.close()
    assert prints(folder) == before
    return diary.trouble


def execute(folder: Path, *statements: str) -> None:
    with closing(sqlite3.connect(folder / DIARY_NAME, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.fixture
def full_of_days(folder: Path) -> Path:
    """A diary of a few hundred entries."""
    with closing(opened(folder)) as diary:
        for n in range(300):
            entry = f"e{n}"
            moment = a_moment(hours=n)
            diary.keep(
                a_check_in(entry_id=entry, happened_at=moment, note="words " * 40),
                a_verdict(entry_id=entry, given_at=moment),
            )
    return folder


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait a twentieth of a second for a lock: the tests know that it will not come free."""
    monkeypatch.setattr(engine, "PATIENCE_MS", 50)


# Damage.


@pytest.mark.parametrize("size", [1, 100, 4096, 40_000])
def test_random_bytes_are_damage(folder: Path, size: int) -> None:
    (folder / DIARY_NAME).write_bytes(random.Random(size).randbytes(size))  # noqa: S311
    assert trouble_on_opening(folder) is Trouble.CORRUPT


def test_a_page_overwritten_in_the_middle_is_damage(full_of_days: Path) -> None:
    path = full_of_days / DIARY_NAME
    whole = bytearray(path.read_bytes())
    middle = len(whole) // 4096 // 2 * 4096
    whole[middle : middle + 4096] = random.Random(1).randbytes(4096)  # noqa: S311
    path.write_bytes(whole)
    assert trouble_on_opening(full_of_days) is Trouble.CORRUPT


def test_a_file_cut_short_is_damage(full_of_days: Path) -> None:
    path = full_of_days / DIARY_NAME
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert trouble_on_opening(full_of_days) is Trouble.CORRUPT


def test_an_empty_file_is_a_diary_that_was_lost_not_a_new_one(folder: Path) -> None:
    (folder / DIARY_NAME).write_bytes(b"")
    assert trouble_on_opening(folder) is Trouble.CORRUPT


def test_a_log_whose_diary_is_gone_is_kept(folder: Path, tmp_path: Path) -> None:
    with closing(opened(folder)) as diary:
        diary.keep(a_check_in())
        orphan = tmp_path / "orphan"
        orphan.mkdir()
        shutil.copy(folder / f"{DIARY_NAME}-wal", orphan)
    assert trouble_on_opening(orphan) is Trouble.CORRUPT


@pytest.mark.parametrize("spoil", ["DROP TABLE alembic_version", "DELETE FROM alembic_version"])
def test_a_diary_that_lost_its_version_is_damage(folder: Path, spoil: str) -> None:
    execute(folder, spoil)
    assert trouble_on_opening(folder) is Trouble.CORRUPT


def test_damage_that_shows_only_later_is_told_when_it_is_met(full_of_days: Path) -> None:
    path = full_of_days / DIARY_NAME
    with closing(opened(full_of_days)) as diary:
        with path.open("r+b") as file:
            file.seek(4096)
            file.write(random.Random(1).randbytes(path.stat().st_size - 4096))  # noqa: S311
        with pytest.raises(DiaryTroubleError) as damage:
            diary.page(size=300)
    assert damage.value.trouble is Trouble.CORRUPT


@pytest.fixture
def without_log(full_of_days: Path, tmp_path: Path) -> Path:
    """What a crash leaves in the middle of a change where SQLite cannot have its log (WAL)."""
    crashed = tmp_path / "crashed"
    with closing(sqlite3.connect(full_of_days / DIARY_NAME, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = DELETE")
        writer.execute("PRAGMA cache_size = 1")
        writer.execute("BEGIN")
        writer.execute("UPDATE check_in SET note = hex(randomblob(1500))")
        writer.execute("DELETE FROM verdict WHERE number % 3 > 0")
        shutil.copytree(full_of_days, crashed)
    assert f"{DIARY_NAME}-journal" in prints(crashed)
    as_it_stands = f"{(crashed / DIARY_NAME).as_uri()}?immutable=1"
    with closing(sqlite3.connect(as_it_stands, uri=True)) as half_done:
        assert half_done.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]
    return crashed


def test_a_change_cut_off_by_a_crash_is_taken_back(without_log: Path) -> None:
    with closing(opened(without_log)) as diary:
        notes = {e.check_in.note for e in diary.page(size=300).entries if e.check_in}
    assert notes == {"words " * 40}


# Somebody else's file.


@pytest.mark.parametrize(
    "tables",
    [
        ["CREATE TABLE songs (name TEXT)"],
        [
            "CREATE TABLE alembic_version (version_num TEXT)",
            "INSERT INTO alembic_version VALUES ('0001')",
        ],
    ],
    ids=["plain", "with migrations of its own"],
)
def test_the_file_of_another_program_is_left_alone(tmp_path: Path, tables: list[str]) -> None:
    # Not CORRUPT: it is whole. Not NEWER: no update of this app will ever read it.
    execute(tmp_path, *tables)
    assert trouble_on_opening(tmp_path) is Trouble.OTHER


def test_not_even_a_crash_of_another_program_is_mended(without_log: Path) -> None:
    with (without_log / DIARY_NAME).open("r+b") as file:
        file.seek(68)
        file.write(b"SONG")
    assert trouble_on_opening(without_log) is Trouble.OTHER


def test_a_diary_of_a_newer_version_is_left_alone(folder: Path) -> None:
    execute(folder, "UPDATE alembic_version SET version_num = '9999'")
    assert trouble_on_opening(folder) is Trouble.NEWER


def test_even_the_log_of_a_newer_version_that_crashed_is_left_alone(
    folder: Path, tmp_path: Path
) -> None:
    crashed = tmp_path / "crashed"
    with closing(sqlite3.connect(folder / DIARY_NAME, isolation_level=None)) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        shutil.copytree(folder, crashed)
    assert f"{DIARY_NAME}-wal" in prints(crashed)
    assert trouble_on_opening(crashed) is Trouble.NEWER


def test_when_the_trouble_is_over_the_same_process_can_open_it(folder: Path) -> None:
    execute(folder, "UPDATE alembic_version SET version_num = '9999'")
    assert open_diary(folder).trouble is Trouble.NEWER
    execute(folder, "UPDATE alembic_version SET version_num = '0002'")
    opened(folder).close()


# No right to read or to write.


@pytest.fixture
def public(blank: Path) -> Iterator[Path]:
    """A folder that any user of the computer could reach."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as parent:
        folder = Path(parent) / "diary"
        shutil.copytree(blank, folder, ignore=shutil.ignore_patterns(LOCK_NAME))
        Path(parent).chmod(0o755)
        yield folder
        folder.chmod(0o700)


@posix_only
@pytest.mark.parametrize(
    ("folder_mode", "file_mode"),
    [(0o777, 0o444), (0o777, 0o000), (0o555, 0o666), (0o000, 0o666)],
    ids=["file read-only", "file unreadable", "folder read-only", "folder unreadable"],
)
def test_without_the_right_to_write_it_says_so(
    public: Path, folder_mode: int, file_mode: int
) -> None:
    before = (public / DIARY_NAME).read_bytes()
    (public / DIARY_NAME).chmod(file_mode)
    public.chmod(folder_mode)
    with python(OPEN_WITHOUT_RIGHTS, public) as process:
        told, _ = process.communicate("", timeout=60)
    public.chmod(0o700)
    (public / DIARY_NAME).chmod(0o600)
    assert told.strip() == Trouble.READ_ONLY
    assert (public / DIARY_NAME).read_bytes() == before


@posix_only
def test_without_the_right_to_make_the_folder_it_says_so(public: Path) -> None:
    public.chmod(0o555)
    with python(OPEN_WITHOUT_RIGHTS, public / "deeper") as process:
        told, _ = process.communicate("", timeout=60)
    assert told.strip() == Trouble.READ_ONLY
    assert not (public / "deeper").exists()


def test_a_diary_that_turns_read_only_can_still_be_read(folder: Path) -> None:
    opened(folder).close()
    pragmas = {**PRAGMAS, "query_only": "ON"}
    with closing(opened(folder)) as first:
        first.keep(a_check_in(entry_id="e"))
    with closing(SqliteDiary(folder / DIARY_NAME, lambda: None, pragmas)) as diary:
        with pytest.raises(DiaryTroubleError) as refused:
            diary.keep(a_check_in())
        assert refused.value.trouble is Trouble.READ_ONLY
        assert diary.page(size=5).total == 1


def test_a_file_where_the_folder_should_be_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "diary").write_text("mine", encoding="utf-8")
    assert open_diary(tmp_path / "diary").trouble is Trouble.OTHER
    assert (tmp_path / "diary").read_text(encoding="utf-8") == "mine"


# A full disk.


def test_on_a_full_disk_nothing_is_half_written_and_all_is_readable(full_of_days: Path) -> None:
    path = full_of_days / DIARY_NAME
    pages = path.stat().st_size // 4096
    full = {**PRAGMAS, "max_page_count": pages}
    with closing(SqliteDiary(path, lambda: None, full)) as diary:
        with pytest.raises(DiaryTroubleError) as refused:
            diary.keep(*(a_check_in(entry_id=f"late{n}", note="x" * 2000) for n in range(50)))
        assert refused.value.trouble is Trouble.FULL
        assert diary.page(size=5).total == 300
        assert diary.entry("late0") is None
    with closing(opened(full_of_days)) as diary:
        diary.keep(a_check_in(entry_id="now there is room", note="x" * 2000))
        assert diary.page(size=5).total == 301


def test_a_first_start_on_a_full_disk_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "PRAGMAS", {**PRAGMAS, "max_page_count": 5})
    assert open_diary(tmp_path).trouble is Trouble.FULL
    assert [p.name for p in tmp_path.iterdir()] == [LOCK_NAME]


# Locks.


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("mode", ["EXCLUSIVE", "NORMAL"])
def test_a_diary_locked_by_another_program_says_so(folder: Path, mode: str) -> None:
    path = folder / DIARY_NAME
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(f"PRAGMA locking_mode = {mode}")
        other.execute("BEGIN EXCLUSIVE")
        assert open_diary(folder).trouble is Trouble.LOCKED
        other.execute("ROLLBACK")
    opened(folder).close()


@pytest.mark.usefixtures("impatient")
def test_a_lock_taken_later_stops_writing_but_not_reading(folder: Path) -> None:
    with (
        closing(opened(folder)) as diary,
        closing(sqlite3.connect(folder / DIARY_NAME, isolation_level=None)) as other,
    ):
        diary.keep(an_emergency(entry_id="e"))
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DiaryTroubleError) as refused:
            diary.keep(a_check_in())
        assert refused.value.trouble is Trouble.LOCKED
        assert len(diary.verdicts_since(None)) == 1
        other.execute("ROLLBACK")
        diary.keep(a_check_in())
        assert diary.page(size=5).total == 2


@pytest.mark.usefixtures("impatient")
def test_a_thread_that_never_gets_its_turn_is_told_locked(folder: Path) -> None:
    with closing(opened(folder)) as diary, ThreadPoolExecutor(1) as another:
        another.submit(diary._turn.acquire).result()
        with pytest.raises(DiaryTroubleError) as refused:
            diary.keep(a_check_in())
        assert refused.value.trouble is Trouble.LOCKED
        another.submit(diary._turn.release).result()
        diary.keep(a_check_in())


# Two instances.


def test_a_second_instance_in_another_process_says_so(folder: Path) -> None:
    with closing(opened(folder)) as diary:
        diary.keep(a_check_in(entry_id="e"))
        before = prints(folder)
        with python(OPEN_AND_TELL, folder) as process:
            told, _ = process.communicate("", timeout=60)
        assert told.strip() == Trouble.IN_USE
        assert prints(folder) == before


def test_a_second_instance_in_the_same_process_says_so(folder: Path) -> None:
    with closing(opened(folder)):
        assert open_diary(folder).trouble is Trouble.IN_USE
    opened(folder).close()


def test_any_thread_may_close_what_another_has_opened(folder: Path) -> None:
    diary = opened(folder)
    closer = threading.Thread(target=diary.close)
    closer.start()
    closer.join()
    opened(folder).close()


def test_a_killed_instance_gives_the_folder_free(folder: Path) -> None:
    with python(OPEN_AND_TELL, folder) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "None"
        assert open_diary(folder).trouble is Trouble.IN_USE
        process.kill()
        process.wait(timeout=30)
    opened(folder).close()


# The closed diary, and the words of SQLite.


def test_a_closed_diary_reads_nothing_and_keeps_nothing() -> None:
    closed = ClosedDiary(Trouble.NEWER)
    diary: Diary = closed
    assert diary.profile() is None
    assert diary.verdicts_since(None) == ()
    assert diary.actions_on(["v"]) == ()
    assert diary.last_visit() is None
    assert diary.checked_items() == ()
    assert diary.last_check_in() is None
    assert diary.entry("e") is None
    assert diary.page(size=5) == DiaryPage(lines=(), older=None, total=0)
    with pytest.raises(DiaryTroubleError) as refused:
        diary.keep(a_check_in())
    assert refused.value.trouble is closed.trouble is Trouble.NEWER


def said_by_sqlite(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("said by SQLite")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (said_by_sqlite(sqlite3.SQLITE_BUSY_SNAPSHOT), Trouble.LOCKED),
        (said_by_sqlite(sqlite3.SQLITE_READONLY_DBMOVED), Trouble.READ_ONLY),
        (said_by_sqlite(sqlite3.SQLITE_CANTOPEN_ISDIR), Trouble.READ_ONLY),
        (said_by_sqlite(sqlite3.SQLITE_CORRUPT_INDEX), Trouble.CORRUPT),
        (said_by_sqlite(sqlite3.SQLITE_FULL), Trouble.FULL),
        (said_by_sqlite(sqlite3.SQLITE_IOERR_FSYNC), Trouble.OTHER),
        (sqlite3.ProgrammingError("without a code"), Trouble.OTHER),
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), Trouble.FULL),
        (OSError(errno.EROFS, os.strerror(errno.EROFS)), Trouble.READ_ONLY),
        (OSError(errno.EIO, os.strerror(errno.EIO)), Trouble.OTHER),
        (InvalidRequestError("said by SQLAlchemy"), Trouble.OTHER),
        (DiaryTroubleError(Trouble.NEWER), Trouble.NEWER),
        (None, Trouble.OTHER),
    ],
)
def test_each_error_has_its_word(error: Exception | None, trouble: Trouble) -> None:
    assert trouble_of(error) is trouble

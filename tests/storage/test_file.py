"""The open file of the diary: all or nothing, and fit for use again after any failure."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import InvalidRequestError
from sqlmodel import text

from lbp_app.storage.engine import PRAGMAS
from lbp_app.storage.file import DiaryFile
from lbp_app.storage.opening import DIARY_NAME
from lbp_app.usecases.ports import DiaryTroubleError, Trouble

ADD = "INSERT INTO draft (key, saved_us, form) VALUES (?, 0, '{}')"


@pytest.fixture
def file(folder: Path) -> Iterator[DiaryFile]:
    with closing(DiaryFile(folder / DIARY_NAME)) as opened:
        yield opened


def keys(folder: Path) -> list[str]:
    """What another connection sees."""
    with closing(sqlite3.connect(folder / DIARY_NAME)) as other:
        return [key for (key,) in other.execute("SELECT key FROM draft ORDER BY key")]


def test_what_was_written_is_there_for_others(file: DiaryFile, folder: Path) -> None:
    with file.writing() as diary:
        diary.execute(ADD, ["a"])
        assert keys(folder) == []
    assert keys(folder) == ["a"]


def test_what_fails_half_way_is_taken_back_and_the_next_one_works(
    file: DiaryFile, folder: Path
) -> None:
    with pytest.raises(sqlite3.IntegrityError), file.writing() as diary:
        diary.executemany(ADD, [["a"], ["a"]])
    with file.writing() as diary:
        diary.execute(ADD, ["b"])
    assert keys(folder) == ["b"]


def test_an_interruption_takes_back_too(file: DiaryFile, folder: Path) -> None:
    def interrupted() -> None:
        with file.writing() as diary:
            diary.execute(ADD, ["a"])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert not file.connection.in_transaction
    assert keys(folder) == []


def test_a_full_disk_leaves_nothing_half_written(folder: Path) -> None:
    pages = (folder / DIARY_NAME).stat().st_size // 4096
    with closing(DiaryFile(folder / DIARY_NAME, {**PRAGMAS, "max_page_count": pages})) as file:
        with pytest.raises(sqlite3.OperationalError), file.writing() as diary:
            diary.executemany(ADD, [("x" * 3000 + str(n),) for n in range(50)])
        assert not file.connection.in_transaction
        assert keys(folder) == []


def test_a_connection_that_broke_is_not_used_again(file: DiaryFile, folder: Path) -> None:
    def broken() -> None:
        with file.writing() as diary:
            diary.execute(ADD, ["a"])
            diary.close()

    with pytest.raises(sqlite3.ProgrammingError):
        broken()
    with file.writing() as diary:
        diary.execute(ADD, ["b"])
    assert keys(folder) == ["b"]


def test_sessions_read_over_the_same_connection(file: DiaryFile) -> None:
    file.connection.execute("CREATE TEMP TABLE only_here (x)")
    for _ in range(2):
        with file.session() as session:
            assert session.connection().execute(text("SELECT * FROM only_here")).all() == []
        assert not file.connection.in_transaction


def test_what_sqlalchemy_says_leaves_as_a_trouble_without_its_words(file: DiaryFile) -> None:
    with pytest.raises(DiaryTroubleError) as wrong, file.session() as session:
        session.connection().execute(text("SELECT * FROM nowhere"))
    assert wrong.value.trouble is Trouble.OTHER
    with pytest.raises(DiaryTroubleError), file.session():
        raise InvalidRequestError("said by SQLAlchemy")


def test_after_closing_nothing_stands_beside_the_file_and_it_opens_again(
    file: DiaryFile, folder: Path
) -> None:
    with file.writing() as diary:
        diary.execute(ADD, ["a"])
    with file.session() as session:
        session.connection()
    file.close()
    file.close()
    assert not (folder / f"{DIARY_NAME}-wal").exists()
    with file.session() as session:
        assert session.connection().execute(text("SELECT key FROM draft")).scalar_one() == "a"

"""A diary of every earlier version opens, with every row accounted for."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from lbp_app.storage.opening import DIARY_NAME
from lbp_app.storage.schema import HISTORY
from tests.storage.conftest import opened

OLD = Path(__file__).parents[1] / "databases"
FILES = sorted(OLD.glob("*.db"))
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'alembic%'"


def rows(path: Path, columns: dict[str, list[str]]) -> dict[str, list[tuple[object, ...]]]:
    """Every row of these tables, as far as these columns go."""
    with closing(sqlite3.connect(path)) as diary:
        return {
            table: diary.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall()  # noqa: S608
            for table, names in columns.items()
        }


def columns_of(path: Path) -> dict[str, list[str]]:
    with closing(sqlite3.connect(path)) as diary:
        tables = [name for (name,) in diary.execute(TABLES)]
        return {t: [c[1] for c in diary.execute(f"PRAGMA table_info({t})")] for t in tables}


def test_there_is_a_diary_of_every_earlier_revision() -> None:
    assert [file.stem for file in FILES] == list(HISTORY.revisions[:-1])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_old_diary_opens_and_no_row_is_lost(file: Path, tmp_path: Path) -> None:
    shutil.copy(file, tmp_path / DIARY_NAME)
    columns = columns_of(file)
    before = rows(file, columns)
    with closing(opened(tmp_path)) as diary:
        page = diary.page(size=100)
        assert page.total == len(page.entries) == len(before["entry"])
        assert len(diary.check_ins()) == len(before["check_in"]) > 0
        assert len(diary.verdicts_since(None)) > 0
        assert diary.profile() is not None
        assert diary.last_visit() is not None
    assert rows(tmp_path / DIARY_NAME, columns) == before
    assert rows(tmp_path / f"{DIARY_NAME}.before-{HISTORY.head}", columns) == before

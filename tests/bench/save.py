"""How long keeping a check-in takes, beside SQLite alone with the same rows and durability."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from lbp_app.storage.opening import DIARY_NAME
from lbp_app.ui.services import Services
from tests.bench.figures import Row, figure, in_turns, median, ratio
from tests.bench.place import a_diary, a_folder, check_in, clean_screening, fill

ROUNDS = 400
WARM_UP = 20
AIM = 3.0
# What a check-in adds. Our own stack also keeps the sorted index of the diary: its own cost.
TABLES = ("check_in", "verdict")


def measure() -> list[Row]:
    """``save_ratio`` and the time of one save in milliseconds."""
    clean_screening()
    with a_folder() as folder:
        fill(folder)
        copy = Path(shutil.copyfile(folder / DIARY_NAME, folder / "alone.db"))
        with (
            a_diary(folder) as (services, _),
            closing(_plain(folder / DIARY_NAME)) as look,
            closing(_plain(copy)) as alone,
        ):
            ours, theirs = in_turns(
                _whole_stack(services), _same_rows(look, alone), ROUNDS, warm_up=WARM_UP
            )
    return [
        figure("save_ratio", ratio(ours, theirs), "x", at_most=AIM),
        figure("save_ms", median(ours) * 1000, "ms"),
        figure("save_sqlite_ms", median(theirs) * 1000, "ms"),
    ]


def _plain(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def _whole_stack(services: Services) -> Callable[[], float]:
    def save() -> float:
        began = time.perf_counter()
        check_in(services)
        return time.perf_counter() - began

    return save


def _same_rows(look: sqlite3.Connection, alone: sqlite3.Connection) -> Callable[[], float]:
    """One transaction with the rows that the whole stack has just written, in another file."""
    statements = {table: _insert(look, table) for table in TABLES}

    def save() -> float:
        rows = {table: _newest(look, table) for table in TABLES}
        began = time.perf_counter()
        alone.execute("BEGIN")
        for table, statement in statements.items():
            alone.execute(statement, rows[table])
        alone.execute("COMMIT")
        return time.perf_counter() - began

    return save


def _insert(look: sqlite3.Connection, table: str) -> str:
    columns = [row[1] for row in look.execute(f"PRAGMA table_info({table})")]
    return f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})"  # noqa: S608 - our own


def _newest(look: sqlite3.Connection, table: str) -> tuple[object, ...]:
    newest = f"SELECT * FROM {table} ORDER BY number DESC LIMIT 1"  # noqa: S608 - our own name
    row: tuple[object, ...] = look.execute(newest).fetchone()
    return row

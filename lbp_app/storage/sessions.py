"""SQLModel's way to the diary. Slow to load, so that nothing imports it before it is needed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool
from sqlmodel import Session

from lbp_app.storage.engine import PRAGMAS, writable
from lbp_app.storage.troubles import trouble_of
from lbp_app.usecases.ports import DiaryTroubleError


def open_engine(path: Path, pragmas: Mapping[str, str | int] = PRAGMAS) -> Engine:
    """An engine with a connection of its own, closed with it."""
    return engine_over(lambda: writable(path, pragmas))


def engine_over(connection: Callable[[], sqlite3.Connection]) -> Engine:
    """An engine over one connection. Values are left out of error messages: health data."""
    engine = create_engine(
        "sqlite://", creator=connection, poolclass=StaticPool, hide_parameters=True
    )
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def session(engine: Engine) -> Iterator[Session]:
    """A session whose errors leave as ``DiaryTroubleError``."""
    try:
        with Session(engine) as opened:
            yield opened
    except SQLAlchemyError as error:
        raise DiaryTroubleError(trouble_of(error)) from error


def _begin(connection: Connection) -> None:
    # Python's sqlite3 would begin late and not at all before DDL: a migration is all or nothing.
    connection.exec_driver_sql("BEGIN")

"""Every record of the diary, each table in the order of writing, for the ways of sharing it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from lbp_app.storage.facts import KINDS
from lbp_app.storage.rows import (
    rows,
    to_action,
    to_check_in,
    to_checked_item,
    to_log_item,
    to_profile,
    to_verdict,
    to_visit,
)
from lbp_app.storage.writes import TABLES
from lbp_app.usecases.ports import Record

_READERS: Mapping[str, Callable[[Any], Record]] = MappingProxyType(
    {
        "check_in": to_check_in,
        "verdict": to_verdict,
        "flag_action": to_action,
        "visit": to_visit,
        "checked_item": to_checked_item,
        "profile_version": to_profile,
        "log": to_log_item,
    }
)
_ALL = "SELECT * FROM {table} ORDER BY number"
_KNOWN = """
SELECT * FROM log WHERE kind IN (SELECT value FROM json_each(:kinds)) ORDER BY number
"""

FoundRows = tuple[tuple[str, Sequence[Any]], ...]


def found(diary: sqlite3.Connection) -> FoundRows:
    """The rows of all tables as they stand in one moment; things of an unknown kind left out."""
    return tuple(
        (table, rows(diary, _KNOWN, kinds=json.dumps(list(KINDS))))
        if table == "log"
        else (table, rows(diary, _ALL.format(table=table)))
        for table in TABLES
    )


def records(of_tables: FoundRows) -> Iterator[Record]:
    """The rows as domain values; needs no connection, so that others may write meanwhile."""
    for table, of_table in of_tables:
        yield from map(_READERS[table], of_table)

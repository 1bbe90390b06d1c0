"""What was logged, read by kind and time, by check-in, or version by version.

In plain SQL: the first screen asks for these, and SQLModel would take too long to load for it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from datetime import datetime

from lbp_app.domain.log import AnyLogItem, FactT, LogItem
from lbp_app.storage.facts import KINDS, kind_of
from lbp_app.storage.moments import EVER, microseconds
from lbp_app.storage.rows import rows, to_log_item

_THERE = """
SELECT version FROM log_item
WHERE kind = :kind AND gone IS 0 AND happened_us >= :since
  AND (:until IS NULL OR happened_us < :until)
"""
_OLDEST = f"""
SELECT * FROM log WHERE number IN ({_THERE})
ORDER BY happened_us, logged_us, number LIMIT :limit
"""  # noqa: S608 - put together from our own parts, here and below
_NEWEST = f"""
SELECT * FROM log WHERE number IN ({_THERE})
ORDER BY happened_us DESC, logged_us DESC, number DESC LIMIT :limit
"""  # noqa: S608
_KINDS = "SELECT kind, COUNT(*) AS things FROM log_item WHERE gone IS 0 GROUP BY kind"
_KNOWN = "kind IN (SELECT value FROM json_each(:kinds))"
_OF_ENTRY = f"""
SELECT * FROM log WHERE number IN (
  SELECT version FROM log_item WHERE entry_id = :entry_id AND gone IS 0 AND {_KNOWN}
) ORDER BY number
"""  # noqa: S608
_VERSIONS = f"""
SELECT * FROM log WHERE item_id = :item_id AND {_KNOWN} ORDER BY logged_us, number
"""  # noqa: S608


def items(
    diary: sqlite3.Connection,
    fact: type[FactT],
    since: datetime | None,
    until: datetime | None,
    limit: int | None,
    *,
    newest_first: bool,
) -> tuple[LogItem[FactT], ...]:
    """The things of one kind that are not gone, from ``since`` up to before ``until``."""
    found = rows(
        diary,
        _NEWEST if newest_first else _OLDEST,
        kind=kind_of(fact),
        since=EVER if since is None else microseconds(since),
        until=None if until is None else microseconds(until),
        limit=-1 if limit is None else limit,
    )
    return tuple(map(to_log_item, found))


def kinds(diary: sqlite3.Connection) -> Mapping[str, int]:
    """How many things there are of each kind, those that are gone left out."""
    return {row.kind: row.things for row in rows(diary, _KINDS) if row.kind in KINDS}


def items_of_entry(diary: sqlite3.Connection, entry_id: str) -> tuple[AnyLogItem, ...]:
    """Everything of a known kind that belongs to one check-in and is not gone."""
    found = rows(diary, _OF_ENTRY, entry_id=entry_id, kinds=json.dumps(list(KINDS)))
    return tuple(map(to_log_item, found))


def versions(diary: sqlite3.Connection, item_id: str) -> tuple[AnyLogItem, ...]:
    """Every version of one thing, the one logged last at the end."""
    found = rows(diary, _VERSIONS, item_id=item_id, kinds=json.dumps(list(KINDS)))
    return tuple(map(to_log_item, found))

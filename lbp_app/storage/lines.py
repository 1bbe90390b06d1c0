"""The pages of the diary: entries and what else was logged, merged by the time it happened."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, null, select, tuple_, union_all
from sqlmodel import Session, col
from sqlmodel import select as of_rows

from lbp_app.domain.diary import DiaryPage, Entry
from lbp_app.domain.log import AnyLogItem
from lbp_app.storage import pages
from lbp_app.storage.rows import to_log_item
from lbp_app.storage.tables import EntryRow, LogItemRow, LogRow

_Line = tuple[int, str, int | None]
"""When it happened, its id, and the version that counts (None for an entry)."""


def page(session: Session, size: int, older_than: str | None, kinds: Sequence[str]) -> DiaryPage:
    """At most ``size`` lines, newest first, after the cursor; it reads no more than these.

    ``total`` is left at 0: it looks at more than these lines, so the diary remembers it.
    """
    size = max(size, 1)
    found = _found(session, size + 1, _place(older_than), tuple(kinds))
    shown = found[:size]
    last = shown[-1] if len(found) > size else None
    return DiaryPage(
        lines=_filled(session, shown),
        older=None if last is None else f"{last[0]}.{last[1]}",
        total=0,
    )


def _found(
    session: Session, most: int, after: tuple[int, str] | None, kinds: tuple[str, ...]
) -> list[_Line]:
    values: dict[str, object] = {"most": most}
    if after is not None:
        values |= {"after_us": after[0], "after_id": after[1]}
    wanted = _wanted(kinds, from_the_start=after is None)
    return [(us, i, v) for us, i, v in session.connection().execute(wanted, values)]


@cache  # ten kinds are ten parts: putting them together takes longer than reading them
def _wanted(kinds: tuple[str, ...], *, from_the_start: bool) -> Select[Any]:
    """The first lines of each kind, by their index, and of those the first of all."""
    entries: Any = select(col(EntryRow.happened_us), col(EntryRow.id), null().label("version"))
    parts = [_first(entries.where(~pages.is_hidden()), EntryRow, from_the_start=from_the_start)]
    for kind in kinds:
        logged: Any = select(
            col(LogItemRow.happened_us), col(LogItemRow.id), col(LogItemRow.version)
        ).where(
            col(LogItemRow.kind) == kind,
            col(LogItemRow.gone).is_(False),
            col(LogItemRow.entry_id).is_(None),
        )
        parts.append(_first(logged, LogItemRow, from_the_start=from_the_start))
    named = (select(part.subquery(f"lines_{n}")) for n, part in enumerate(parts))
    every = union_all(*named).subquery("lines_of_all")
    newest = (every.c.happened_us.desc(), every.c.id.desc())
    return select(every).order_by(*newest).limit(bindparam("most"))


def _first(
    wanted: Select[Any], table: type[EntryRow | LogItemRow], *, from_the_start: bool
) -> Select[Any]:
    happened, line_id = col(table.happened_us), col(table.id)
    if not from_the_start:
        place = tuple_(bindparam("after_us"), bindparam("after_id"))
        wanted = wanted.where(tuple_(happened, line_id) < place)
    return wanted.order_by(happened.desc(), line_id.desc()).limit(bindparam("most"))


def _filled(session: Session, found: Sequence[_Line]) -> tuple[Entry | AnyLogItem, ...]:
    lines: dict[str, Entry | AnyLogItem] = {}
    for entry in pages.entries_of(session, [i for _, i, version in found if version is None]):
        lines[entry.id] = entry
    versions = [v for _, _, v in found if v is not None]
    if versions:
        of_lines = of_rows(LogRow).where(pages.among(col(LogRow.number), versions))
        for row in session.exec(of_lines):
            lines[row.item_id] = to_log_item(row)
    return tuple(lines[i] for _, i, _ in found if i in lines)


def total(session: Session, kinds: Sequence[str]) -> int:
    """How many lines there are; hidden entries are few, so they are counted apart."""
    everything = select(func.count()).select_from(EntryRow)
    logged = select(func.count()).where(
        col(LogItemRow.kind).in_(kinds),
        col(LogItemRow.gone).is_(False),
        col(LogItemRow.entry_id).is_(None),
    )
    hidden = _count(session, everything.where(pages.is_hidden()))
    return _count(session, everything) - hidden + (_count(session, logged) if kinds else 0)


def _count(session: Session, counted: Select[Any]) -> int:
    return int(session.connection().execute(counted).scalar_one())


def _place(cursor: str | None) -> tuple[int, str] | None:
    moment, dot, line_id = (cursor or "").partition(".")
    if not dot:
        return None
    try:
        return int(moment), line_id
    except ValueError:
        return None

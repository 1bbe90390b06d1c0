"""What was logged, read by kind and time, by check-in, or version by version."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from lbp_app.domain.log import AnyLogItem, FactT, LogItem
from lbp_app.storage.facts import KINDS, kind_of
from lbp_app.storage.moments import microseconds
from lbp_app.storage.pages import among
from lbp_app.storage.rows import to_log_item
from lbp_app.storage.tables import LogItemRow, LogRow


def items(
    session: Session,
    fact: type[FactT],
    since: datetime | None,
    until: datetime | None,
    limit: int | None,
    *,
    newest_first: bool,
) -> tuple[LogItem[FactT], ...]:
    """The things of one kind that are not gone, from ``since`` up to before ``until``."""
    there = select(LogItemRow.version).where(
        col(LogItemRow.kind) == kind_of(fact), col(LogItemRow.gone).is_(False)
    )
    if since is not None:
        there = there.where(col(LogItemRow.happened_us) >= microseconds(since))
    if until is not None:
        there = there.where(col(LogItemRow.happened_us) < microseconds(until))
    order = (col(LogRow.happened_us), col(LogRow.logged_us), col(LogRow.number))
    wanted = select(LogRow).where(col(LogRow.number).in_(there))
    wanted = wanted.order_by(*(c.desc() if newest_first else c for c in order)).limit(limit)
    return tuple(map(to_log_item, session.exec(wanted)))


def items_of_entry(session: Session, entry_id: str) -> tuple[AnyLogItem, ...]:
    """Everything of a known kind that belongs to one check-in and is not gone."""
    there = select(LogItemRow.version).where(
        col(LogItemRow.entry_id) == entry_id,
        col(LogItemRow.gone).is_(False),
        col(LogItemRow.kind).in_(tuple(KINDS)),
    )
    wanted = select(LogRow).where(col(LogRow.number).in_(there)).order_by(col(LogRow.number))
    return tuple(map(to_log_item, session.exec(wanted)))


def versions(session: Session, item_id: str) -> tuple[AnyLogItem, ...]:
    """Every version of one thing, the one logged last at the end."""
    wanted = (
        select(LogRow)
        .where(col(LogRow.item_id) == item_id, col(LogRow.kind).in_(tuple(KINDS)))
        .order_by(col(LogRow.logged_us), col(LogRow.number))
    )
    return tuple(map(to_log_item, session.exec(wanted)))


def items_with(session: Session, version_numbers: Sequence[int]) -> tuple[AnyLogItem, ...]:
    """The versions of things with these numbers."""
    if not version_numbers:
        return ()
    wanted = select(LogRow).where(among(col(LogRow.number), version_numbers))
    return tuple(map(to_log_item, session.exec(wanted)))

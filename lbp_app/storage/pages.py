"""Entries of the diary put together from their rows, and the check-ins of a time."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, func
from sqlalchemy.orm import Mapped, aliased
from sqlmodel import Session, and_, col, exists, or_, select

from lbp_app.domain.diary import CheckIn, Entry, entry_from
from lbp_app.domain.flags import ActionTaken, GivenVerdict
from lbp_app.storage.rows import to_action, to_check_in, to_verdict
from lbp_app.storage.tables import CheckInRow, EntryRow, FlagActionRow, VerdictRow


@cache
def is_hidden() -> ColumnElement[bool]:
    """Holds for deleted entries; a red flag that was raised stays in the diary."""
    flagged = exists().where(col(VerdictRow.entry_id) == EntryRow.id, col(VerdictRow.urgency) > 0)
    return and_(col(EntryRow.gone).is_(True), ~flagged)


def entries_of(session: Session, entry_ids: Sequence[str]) -> tuple[Entry, ...]:
    """The entries with these ids, in this order; an unknown id is left out."""
    check_ins = _check_ins(session, entry_ids)
    verdicts = _verdicts(session, entry_ids)
    given = [v.id for of_entry in verdicts.values() for v in of_entry]
    actions: dict[str, list[ActionTaken]] = defaultdict(list)
    entry_of = {v.id: v.entry_id for of_entry in verdicts.values() for v in of_entry}
    for action in actions_on(session, given):
        actions[entry_of[action.verdict_id]].append(action)
    found = (
        entry_from(i, check_ins.get(i), tuple(verdicts[i]), tuple(actions[i])) for i in entry_ids
    )
    return tuple(entry for entry in found if entry is not None)


def actions_on(session: Session, verdict_ids: Sequence[str]) -> tuple[ActionTaken, ...]:
    """What the patient did about these verdicts, oldest first."""
    if not verdict_ids:
        return ()
    rows = session.exec(
        select(FlagActionRow)
        .where(among(col(FlagActionRow.verdict_id), verdict_ids))
        .order_by(col(FlagActionRow.told_us), col(FlagActionRow.number))
    )
    return tuple(map(to_action, rows))


@cache  # a new alias in each call would be compiled anew
def is_current() -> ColumnElement[bool]:
    """Holds for the check-in rows that no later logged row of the same entry replaces."""
    later = aliased(CheckInRow)
    return ~exists().where(
        col(later.entry_id) == CheckInRow.entry_id,
        or_(
            col(later.logged_us) > CheckInRow.logged_us,
            and_(
                col(later.logged_us) == CheckInRow.logged_us,
                col(later.number) > CheckInRow.number,
            ),
        ),
    )


def _check_ins(session: Session, entry_ids: Sequence[str]) -> dict[str, CheckIn]:
    rows = session.exec(
        select(CheckInRow)
        .where(among(col(CheckInRow.entry_id), entry_ids))
        .order_by(col(CheckInRow.logged_us), col(CheckInRow.number))
    )
    return {row.entry_id: to_check_in(row) for row in rows}


def _verdicts(session: Session, entry_ids: Sequence[str]) -> dict[str, list[GivenVerdict]]:
    rows = session.exec(
        select(VerdictRow)
        .where(among(col(VerdictRow.entry_id), entry_ids))
        .order_by(col(VerdictRow.given_us), col(VerdictRow.number))
    )
    by_entry: dict[str, list[GivenVerdict]] = defaultdict(list)
    for row in rows:
        by_entry[row.entry_id].append(to_verdict(row))
    return by_entry


def among(column: Mapped[Any], values: Sequence[str | int]) -> ColumnElement[bool]:
    """Holds for the rows whose column has one of these values."""
    # One parameter however many values: SQLite limits their number.
    return column.in_(
        select(func.json_each(json.dumps(list(values))).table_valued("value").c.value)
    )

"""What the first screen asks the diary, in plain SQL: SQLModel would take too long to load.

Each function takes the open connection and gives domain values.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime

from lbp_app.domain.diary import CheckIn
from lbp_app.domain.flags import ActionTaken, CheckedItem, GivenVerdict, Visit
from lbp_app.storage.moments import EVER, NEVER, microseconds
from lbp_app.storage.rows import (
    rows,
    to_action,
    to_check_in,
    to_checked_item,
    to_profile,
    to_verdict,
    to_visit,
)
from lbp_app.usecases.ports import ProfileVersion

_PROFILE = "SELECT * FROM profile_version ORDER BY logged_us DESC, number DESC LIMIT 1"
_FLAGGED = """
SELECT * FROM verdict WHERE urgency > 0 AND given_us > :after ORDER BY given_us, number
"""
# One parameter however many ids: SQLite limits their number.
_ACTIONS = """
SELECT * FROM flag_action WHERE verdict_id IN (SELECT value FROM json_each(:ids))
ORDER BY told_us, number
"""
_VISIT = """
SELECT * FROM visit WHERE :until IS NULL OR seen_us <= :until
ORDER BY seen_us DESC, number DESC LIMIT 1
"""
_CHECKED = "SELECT * FROM checked_item ORDER BY checked_us, number"
# Of all versions of a check-in the one logged last counts, if it is not gone.
_COUNTS = """gone IS 0 AND NOT EXISTS (
  SELECT 1 FROM check_in AS later WHERE later.entry_id = this.entry_id
  AND (later.logged_us, later.number) > (this.logged_us, this.number)
)"""
_RATED = f"""
SELECT * FROM check_in AS this
WHERE (back_pain IS NOT NULL OR leg_pain IS NOT NULL OR interference IS NOT NULL) AND {_COUNTS}
ORDER BY happened_us DESC, logged_us DESC, number DESC LIMIT 1
"""  # noqa: S608 - our own words
_FIRST = f"""
SELECT * FROM check_in AS this WHERE {_COUNTS} ORDER BY happened_us, number LIMIT 1
"""  # noqa: S608 - our own words
_WITHIN = f"""
SELECT * FROM check_in AS this
WHERE happened_us >= :since AND happened_us < :until AND {_COUNTS}
ORDER BY happened_us, logged_us, number
"""  # noqa: S608 - our own words
_VERSIONS = "SELECT * FROM check_in WHERE entry_id = :entry_id ORDER BY logged_us, number"
_DRAFTS = "SELECT key, form FROM draft"


def profile(diary: sqlite3.Connection) -> ProfileVersion | None:
    """The profile that was logged last."""
    return next(map(to_profile, rows(diary, _PROFILE)), None)


def verdicts_since(diary: sqlite3.Connection, moment: datetime | None) -> tuple[GivenVerdict, ...]:
    """The verdicts above none that were given after ``moment``, oldest first."""
    after = EVER if moment is None else microseconds(moment)
    return tuple(map(to_verdict, rows(diary, _FLAGGED, after=after)))


def actions_on(diary: sqlite3.Connection, verdict_ids: Sequence[str]) -> tuple[ActionTaken, ...]:
    """What the patient did about these verdicts, oldest first."""
    return tuple(map(to_action, rows(diary, _ACTIONS, ids=json.dumps(list(verdict_ids)))))


def last_visit(diary: sqlite3.Connection, not_after: datetime | None) -> Visit | None:
    """The visit with the latest ``seen_at`` up to ``not_after``."""
    until = None if not_after is None else microseconds(not_after)
    return next(map(to_visit, rows(diary, _VISIT, until=until)), None)


def checked_items(diary: sqlite3.Connection) -> tuple[CheckedItem, ...]:
    """Every item that a clinician has checked, oldest first."""
    return tuple(map(to_checked_item, rows(diary, _CHECKED)))


def last_check_in(diary: sqlite3.Connection) -> CheckIn | None:
    """The latest check-in, as it was logged last, that has at least one rating."""
    return next(map(to_check_in, rows(diary, _RATED)), None)


def first_check_in(diary: sqlite3.Connection) -> CheckIn | None:
    """The check-in that happened first, as it was logged last."""
    return next(map(to_check_in, rows(diary, _FIRST)), None)


def check_in_versions(diary: sqlite3.Connection, entry_id: str) -> tuple[CheckIn, ...]:
    """Every version of the check-in of an entry, the one logged last at the end."""
    return tuple(map(to_check_in, rows(diary, _VERSIONS, entry_id=entry_id)))


def check_ins(
    diary: sqlite3.Connection, since: datetime | None, until: datetime | None
) -> tuple[CheckIn, ...]:
    """The check-ins that count and are not gone, in the order in which they happened."""
    start = EVER if since is None else microseconds(since)
    end = NEVER if until is None else microseconds(until)
    return tuple(map(to_check_in, rows(diary, _WITHIN, since=start, until=end)))


def drafts(diary: sqlite3.Connection) -> Mapping[str, str]:
    """All half-filled forms, by key."""
    return {row.key: row.form for row in rows(diary, _DRAFTS)}

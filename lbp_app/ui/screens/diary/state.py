"""What the diary list says of an entry, and which page it is on."""

from __future__ import annotations

from lbp_app.domain.diary import Entry
from lbp_app.domain.red_flags import Urgency

Cursors = tuple[str, ...]


def older(cursors: Cursors, cursor: str | None) -> Cursors:
    """One page further back; nothing changes at the end."""
    return cursors if cursor is None else (*cursors, cursor)


def newer(cursors: Cursors) -> Cursors:
    """One page forward again."""
    return cursors[:-1]


def verdict_key(entry: Entry) -> str:
    """The key of the line about safety: "No red flag reported" is never "all is well"."""
    if not entry.verdicts:
        return "diary.not_asked"
    if entry.urgency is Urgency.NONE:
        return "diary.none"
    return f"diary.{entry.urgency.name.lower()}"

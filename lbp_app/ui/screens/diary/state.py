"""What the diary list says of an entry, and which page it is on."""

from __future__ import annotations

from dataclasses import dataclass

from lbp_app.domain.diary import Entry
from lbp_app.domain.red_flags import Urgency


@dataclass(frozen=True, slots=True)
class DiaryState:
    """The page that is shown: the cursors that led there, none on the first page."""

    cursors: tuple[str, ...] = ()

    @property
    def cursor(self) -> str | None:
        """The cursor of the page that is shown."""
        return self.cursors[-1] if self.cursors else None


def older(state: DiaryState, cursor: str | None) -> DiaryState:
    """One page further back; nothing changes at the end."""
    return state if cursor is None else DiaryState((*state.cursors, cursor))


def newer(state: DiaryState) -> DiaryState:
    """One page forward again."""
    return DiaryState(state.cursors[:-1])


def verdict_key(entry: Entry) -> str:
    """The key of the line about safety: "No red flag reported" is never "all is well"."""
    if not entry.verdicts:
        return "diary.not_asked"
    if entry.urgency is Urgency.NONE:
        return "diary.none"
    return f"diary.{entry.urgency.name.lower()}"

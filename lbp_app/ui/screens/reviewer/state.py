"""The state of the reviewer: which files are open, which diary is looked at, and how."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from lbp_app.usecases.explore_diary import Line
from lbp_app.usecases.review_desk import (
    MOST_FILES,
    Case,
    Caseload,
    Looked,
    OpenedDiary,
    Refused,
    Source,
    WhyRefused,
)
from lbp_app.usecases.share_desk import Time

AT_ONCE = 50
"""So many files are read before the list is drawn anew."""
ROWS = 30
"""So many rows are shown before "Show more": a list never has a control for each of 1,000."""
ENTRIES = 20
SEARCH_FROM = 9
"""From so many diaries on there is a field to look for one."""


class Tab(StrEnum):
    """The ways to look at one diary."""

    SUMMARY = "summary"
    CHARTS = "charts"
    PERIODS = "periods"
    ENTRIES = "entries"


PERIODS = (14, 28, 91)
"""Days of each of two times side by side."""


@dataclass(frozen=True, slots=True)
class ReviewState:
    """``waiting`` are files still to be read, ``opening`` the diary that is being read again.

    ``lines`` are the entries of the opened diary, made when they are first asked for.
    """

    load: Caseload = Caseload()  # noqa: RUF009 - a frozen value
    waiting: tuple[Source, ...] = ()
    looking_for: str = ""
    rows: int = ROWS
    unlocking: bool = False
    wrong_password: bool = False
    opening: Case | None = None
    opened: OpenedDiary | None = None
    not_opened: Refused | None = None
    tab: Tab = Tab.SUMMARY
    time: Time = Time.THREE_MONTHS
    denied: bool = False
    measure: str = ""
    days: int = PERIODS[1]
    table: str | None = None
    table_page: int = 0
    lines: tuple[Line, ...] | None = None
    entries_page: int = 0

    @property
    def shows_a_page(self) -> bool:
        """True when a diary is open, or is being opened."""
        return bool(self.opened or self.opening or self.not_opened)

    @property
    def total(self) -> int:
        """How many files there are, read or not."""
        return len(self.load.looked) + len(self.waiting)

    @property
    def shown_case(self) -> Case | None:
        """The diary that is open or being opened."""
        return self.opening or (self.opened.case if self.opened else None)


def given(state: ReviewState, files: Sequence[Source | Refused]) -> ReviewState:
    """Files were named or chosen: those that can be read wait, up to a thousand in all."""
    refused = [one for one in files if isinstance(one, Refused)]
    sources = [one for one in files if isinstance(one, Source)]
    room = max(MOST_FILES - len(state.load.cases) - len(state.load.locked) - len(state.waiting), 0)
    refused += [Refused(source, WhyRefused.TOO_MANY) for source in sources[room:]]
    return replace(
        state,
        load=state.load.with_looked(refused),
        waiting=(*state.waiting, *sources[:room]),
    )


def read(state: ReviewState, looked: Sequence[Looked]) -> ReviewState:
    """So many of the waiting files were read."""
    return replace(state, load=state.load.with_looked(looked), waiting=state.waiting[len(looked) :])


def look_for(state: ReviewState, text: str) -> ReviewState:
    """Only diaries whose name or file has these letters."""
    return replace(state, looking_for=text.strip().casefold(), rows=ROWS)


def more_rows(state: ReviewState) -> ReviewState:
    """Show further rows of the list."""
    return replace(state, rows=state.rows + ROWS)


def unlocking(state: ReviewState) -> ReviewState:
    """A password is being tried on every locked file."""
    return replace(state, unlocking=True, wrong_password=False)


def unlocked(state: ReviewState, tried: Mapping[int, Looked]) -> ReviewState:
    """It was tried; ``wrong_password`` when it opened none."""
    load = state.load.after_password(tried)
    none = len(load.locked) == len(state.load.locked)
    return replace(state, load=load, unlocking=False, wrong_password=none)


def not_unlocked(state: ReviewState) -> ReviewState:
    """It could not be tried."""
    return replace(state, unlocking=False)


def begin_opening(state: ReviewState, case: Case) -> ReviewState:
    """Another diary: what was chosen for the last one is not carried over but the time."""
    return ReviewState(
        load=state.load,
        waiting=state.waiting,
        looking_for=state.looking_for,
        rows=state.rows,
        time=state.time,
        opening=case,
    )


def opened(state: ReviewState, made: OpenedDiary | Refused) -> ReviewState:
    """It was read again; or it is refused now. A later choice is not overtaken by an earlier."""
    wanted = state.opening
    if isinstance(made, Refused):
        if wanted is None or made.source is not wanted.source:
            return state
        return replace(state, opening=None, not_opened=made)
    if wanted is None or made.case.mark != wanted.mark:
        return state
    return replace(state, opening=None, opened=made)


def close_page(state: ReviewState) -> ReviewState:
    """Back to the list; the diary is let go."""
    return replace(state, opening=None, opened=None, not_opened=None, lines=None, tab=Tab.SUMMARY)


def choose_tab(state: ReviewState, tab: str) -> ReviewState:
    """Look at the diary in another way."""
    return replace(state, tab=Tab(tab), table=None, table_page=0)


def choose_time(state: ReviewState, time: str) -> ReviewState:
    """Another time of the same diary."""
    return replace(state, time=Time(time), table_page=0)


def toggle_denied(state: ReviewState) -> ReviewState:
    """Name the questions that were asked and denied, or only count them."""
    return replace(state, denied=not state.denied)


def choose_measure(state: ReviewState, measure: str) -> ReviewState:
    """Another chart."""
    return replace(state, measure=measure, table=None, table_page=0)


def choose_days(state: ReviewState, days: str) -> ReviewState:
    """Two times of another length."""
    return replace(state, days=int(days))


def toggle_table(state: ReviewState, name: str) -> ReviewState:
    """Open the table of the chart, or close it."""
    return replace(state, table=None if state.table == name else name, table_page=0)


def turn_table(state: ReviewState, pages: int) -> ReviewState:
    """So many pages further back in the table."""
    return replace(state, table_page=max(state.table_page + pages, 0))


def with_lines(state: ReviewState, of: OpenedDiary, lines: tuple[Line, ...]) -> ReviewState:
    """The entries were made; those of another diary come too late."""
    return replace(state, lines=lines) if state.opened is of else state


def turn_entries(state: ReviewState, pages: int) -> ReviewState:
    """So many pages further back in the diary."""
    last = max(len(state.lines or ()) - 1, 0) // ENTRIES
    return replace(state, entries_page=min(max(state.entries_page + pages, 0), last))


def found(state: ReviewState, cases: Sequence[Case]) -> tuple[Case, ...]:
    """Those that are looked for; all when nothing is."""
    wanted = state.looking_for
    return tuple(
        case
        for case in cases
        if wanted in case.name.casefold() or wanted in case.source.name.casefold()
    )

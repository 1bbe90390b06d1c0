"""What Progress shows: how far back, which table is open, and what is said first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lbp_app.domain.change import Change, Label, NotEnough, opposed
from lbp_app.domain.progress import Period
from lbp_app.domain.trend import Trend
from lbp_app.ui.components.trend_words import Say, score_verdict, verdict_words
from lbp_app.usecases.read_progress import Progress

FIRST_SAID = ("leg_pain", "back_pain")
"""The scales with a verdict, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class ProgressState:
    """The time that is shown, the chart whose table is open (None: no one's) and its page."""

    period: Period = Period.THREE_MONTHS
    table: str | None = None
    page: int = 0


def showing(state: ProgressState, period: Period) -> ProgressState:
    """Another time; an open table begins at its newest days again."""
    return replace(state, period=period, page=0)


def toggled(state: ProgressState, table: str) -> ProgressState:
    """Open the table of a chart, or close it."""
    return replace(state, table=None if state.table == table else table, page=0)


def turned(state: ProgressState, pages: int) -> ProgressState:
    """So many pages further back, forward when negative."""
    return replace(state, page=max(state.page + pages, 0))


@dataclass(frozen=True, slots=True)
class Said:
    """What is said first: the head, the other lines, and whether it is good news."""

    head: str
    lines: tuple[str, ...]
    good: bool


def said(say: Say, progress: Progress) -> Said:
    """Every verdict: function before pain, a change before what is unchanged; all that disagree."""
    trends = [t for scale in FIRST_SAID if (t := progress.trend(scale)) is not None]
    told: list[tuple[Change | NotEnough | None, str]] = [
        (t.change, score_verdict(say, t)) for t in progress.scores if isinstance(t.change, Change)
    ]
    if _equally_few(trends):
        told.append((trends[0].change, verdict_words(say, trends[0], _pain(say))))
    else:
        told += [(t.change, verdict_words(say, t)) for t in trends]
    lines = [line for _, line in sorted(told, key=lambda one: _weight(one[0]))]
    changes = [change for change, _ in told if isinstance(change, Change)]
    if opposed(changes):
        lines.append(say("progress.disagree"))
    if any(isinstance(t.change, Change) for t in trends):
        lines.append(say("progress.compared"))
    head, *others = lines or [say("progress.no_figure_yet")]
    labels = {change.label for change in changes}
    return Said(head, tuple(others), Label.IMPROVED in labels and Label.WORSE not in labels)


def _weight(change: Change | NotEnough | None) -> int:
    if not isinstance(change, Change):
        return 2
    return 1 if change.label is Label.UNCHANGED else 0


def _equally_few(trends: Sequence[Trend]) -> bool:
    """True when nothing can be said of any, for one and the same reason."""
    reasons = {
        (t.change.reason, t.change.have) if isinstance(t.change, NotEnough) else None
        for t in trends
    }
    return len(trends) > 1 and len(reasons) == 1 and None not in reasons


def _pain(say: Say) -> str:
    return say("progress.scale.pain")


def still_empty(progress: Progress) -> str | None:
    """The key of how many check-ins there are, as long as there are too few to see anything."""
    if progress.enough:
        return None
    return ("progress.empty_none", "progress.empty_one", "progress.empty_two")[progress.check_ins]

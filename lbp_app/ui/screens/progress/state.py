"""What Progress shows: how far back, which table is open, and what is said first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lbp_app.domain.change import Change, Label, NotEnough
from lbp_app.domain.progress import Period
from lbp_app.domain.trend import Trend, disagree
from lbp_app.ui.components.trend_words import Say, verdict_words
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
    """Each verdict on pain, a change before what is unchanged; both when they disagree."""
    trends = [t for scale in FIRST_SAID if (t := progress.trend(scale)) is not None]
    lines = [verdict_words(say, t) for t in sorted(trends, key=_weight)]
    if _equally_few(trends):
        lines = [verdict_words(say, trends[0], _pain(say))]
    if disagree(trends):
        lines.append(say("progress.disagree"))
    labels = {t.change.label for t in trends if isinstance(t.change, Change)}
    if labels:
        lines.append(say("progress.compared"))
    head, *others = lines or [say("progress.no_figure_yet")]
    return Said(head, tuple(others), Label.IMPROVED in labels and Label.WORSE not in labels)


def _weight(trend: Trend) -> int:
    if not isinstance(trend.change, Change):
        return 2
    return 1 if trend.change.label is Label.UNCHANGED else 0


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

"""Charts to explore: one measure over one time, with its figures in a table on demand."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import flet as ft

from lbp_app.domain.change import Measure
from lbp_app.domain.progress import Event
from lbp_app.domain.score_trend import ScoreTrend
from lbp_app.domain.trend import Trend
from lbp_app.ui.components.basics import card, second, words
from lbp_app.ui.components.change_words import counts_words
from lbp_app.ui.components.choices import chips
from lbp_app.ui.components.trend_card import (
    Table,
    activity_section,
    pain_legend,
    score_section,
    trend_section,
)
from lbp_app.ui.components.trend_words import (
    name_of,
    score_verdict,
    verdict_words,
)
from lbp_app.ui.screens.reviewer import state as review
from lbp_app.ui.screens.reviewer.desk import At
from lbp_app.ui.theme import BODY_STRONG, SMALL, Space
from lbp_app.usecases.explore_diary import explore
from lbp_app.usecases.review_desk import OpenedDiary

ACTIVITY = "activity"
START = "reviewer.legend_start"
_FIRST = ("leg_pain", "back_pain", "interference")
_MOST = 900.0
Section = Callable[[], list[ft.Control]]


def charts(at: At, opened: OpenedDiary, room: float) -> list[ft.Control]:
    """Which measure, and its chart."""
    look, say = at.stage.look, at.stage.say
    names, sections = _each(at, opened, min(room, _MOST) - 2 * Space.CARD - 2)
    chosen = at.state.measure if at.state.measure in sections else next(iter(sections))

    def choose(measure: str) -> None:
        at.change(lambda now: review.choose_measure(now, measure))

    measures = chips(look, list(names.items()), (chosen,), choose, key="measure", small=True)
    named = ft.Semantics(container=True, label=say("reviewer.measures"), content=measures)
    return [named, card(look, sections[chosen]())]


def _each(at: At, opened: OpenedDiary, width: float) -> tuple[dict[str, str], dict[str, Section]]:
    """The name of everything that can be drawn, and what draws it."""
    look, say = at.stage.look, at.stage.say
    explored = explore(opened, at.state.time)
    summary = at.stage.services.reviewer.summary(opened, at.state.time)
    names: dict[str, str] = {}
    sections: dict[str, Section] = {}
    for trend in sorted(explored.trends, key=lambda t: _FIRST.index(t.scale)):
        names[trend.scale] = name_of(say, trend.scale)
        sections[trend.scale] = partial(_pain, at, trend, summary.events, width)
    for score in explored.scores:
        names[score.instrument.value] = say(f"measures.{score.instrument.value}.short")
        sections[score.instrument.value] = partial(_score, at, score, width)
    if summary.logged is not None:
        names[ACTIVITY] = say("progress.activity.name")
        weeks = summary.logged.activity
        sections[ACTIVITY] = partial(activity_section, look, weeks, width, _table(at, ACTIVITY))
    return names, sections


def _pain(at: At, trend: Trend, events: tuple[Event, ...], width: float) -> list[ft.Control]:
    look, say = at.stage.look, at.stage.say
    head, *rest = trend_section(look, trend, events, width, _table(at, trend.scale))
    verdict = words(look, verdict_words(say, trend), BODY_STRONG)
    return [head, verdict, *rest, pain_legend(look, [trend], events, START)]


def _score(at: At, score: ScoreTrend, width: float) -> list[ft.Control]:
    look, say, name = at.stage.look, at.stage.say, score.instrument.value
    head, *rest = score_section(look, score, width, _table(at, name))
    verdict = words(look, score_verdict(say, score), BODY_STRONG)
    counts = second(look, counts_words(say, Measure(name)), SMALL)
    return [head, verdict, *rest, counts]


def _table(at: At, name: str) -> Table:
    def toggle() -> None:
        at.change(lambda now: review.toggle_table(now, name))

    def turn(pages: int) -> None:
        at.change(lambda now: review.turn_table(now, pages))

    return Table(at.state.table == name, at.state.table_page, toggle, turn)

"""The cards of Progress, each from what was read."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from lbp_app.domain.adherence import Adherence
from lbp_app.domain.change import Change, Measure
from lbp_app.domain.measures import Instrument
from lbp_app.domain.progress import Event
from lbp_app.domain.score_trend import ScoreTrend
from lbp_app.domain.trend import Trend
from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    card,
    column,
    heading,
    picture,
    second,
    tap_surface,
    words,
)
from lbp_app.ui.components.body_figure import body_thumbnail
from lbp_app.ui.components.body_words import spread_words
from lbp_app.ui.components.change_words import activity_lines, counts_words
from lbp_app.ui.components.frame import card_width
from lbp_app.ui.components.trend_card import (
    Table,
    activity_section,
    pain_legend,
    score_section,
    trend_section,
)
from lbp_app.ui.components.trend_words import (
    event_words,
    score_verdict,
    short_day,
    threshold_lines,
    verdict_words,
)
from lbp_app.ui.screens.progress import state as states
from lbp_app.ui.screens.progress.state import ProgressState
from lbp_app.ui.stage import Stage
from lbp_app.ui.theme import BODY, BODY_STRONG, ICON, ROW, SMALL, Space
from lbp_app.usecases.read_progress import Progress

Put = Callable[[ProgressState | None], None]
_MOST_FIGURES = 240.0


def said(stage: Stage, progress: Progress) -> ft.Control:
    """The verdicts, first of all; good news on a ground of its own."""
    look, p = stage.look, stage.look.palette
    told = states.said(stage.say, progress)
    ink = p.on_tint if told.good else p.ink
    lines = (words(look, line, BODY, ink) for line in told.lines)
    return card(
        look,
        [heading(look, told.head, color=ink), *lines],
        ground=p.tint if told.good else p.surface,
    )


def pain(stage: Stage, progress: Progress, state: ProgressState, put: Put) -> list[ft.Control]:
    """Leg and back pain, what the marks mean and what counts as a change."""
    look = stage.look
    trends = [t for scale in states.FIRST_SAID if (t := progress.trend(scale)) is not None]
    if not trends:
        return []
    sections: list[ft.Control] = []
    for trend in trends:
        if sections:
            sections.append(ft.Divider(color=look.palette.line, height=Space.CARD, thickness=1))
        sections += _section(stage, trend, progress.events, state, put)
    counts = (second(look, line, SMALL) for line in threshold_lines(stage.say, Measure.LEG_PAIN))
    events = (
        words(look, line) for line in event_words(stage.say, progress.events, progress.span.last)
    )
    return [card(look, [*sections, pain_legend(look, trends, progress.events), *events, *counts])]


def in_the_way(
    stage: Stage, progress: Progress, state: ProgressState, put: Put
) -> list[ft.Control]:
    """How much pain got in the way: without verdict, there is no agreed figure."""
    look = stage.look
    trend = progress.trend("interference")
    if trend is None:
        return []
    head, *rest = _section(stage, trend, (), state, put)
    verdict = words(look, verdict_words(stage.say, trend), BODY_STRONG)
    none = second(look, stage.say("progress.counts_none"), SMALL)
    return [card(look, [head, verdict, *rest, none])]


def score(
    stage: Stage, progress: Progress, trend: ScoreTrend, state: ProgressState, put: Put
) -> ft.Control:
    """One measure of function, with what counts as a change of it."""
    look, name = stage.look, trend.instrument.value
    width = card_width(look, two_columns=True)
    head, *rest = score_section(look, trend, width, _table(state, put, name))
    own = progress.own_activities if trend.instrument is Instrument.PSFS else ()
    below = (*activity_lines(stage.say, own), counts_words(stage.say, Measure(name)))
    if isinstance(trend.change, Change) and trend.change.blind is not None:
        below = (*below, stage.say(f"change.blind.{trend.change.blind.value}"))
    verdict = words(look, score_verdict(stage.say, trend), BODY_STRONG)
    return card(look, [head, verdict, *rest, *(second(look, line, SMALL) for line in below)])


def _section(
    stage: Stage, trend: Trend, events: tuple[Event, ...], state: ProgressState, put: Put
) -> list[ft.Control]:
    width = card_width(stage.look, two_columns=True)
    return trend_section(stage.look, trend, events, width, _table(state, put, trend.scale))


def places(stage: Stage, progress: Progress) -> list[ft.Control]:
    """Where it hurt at the start and where it hurts now, beside each other and in words."""
    look = stage.look
    if not progress.places:
        return []
    across = len(progress.places) == 1 or look.large_text
    room = card_width(look, two_columns=True)
    width = min(room if across else (room - Space.CARD) / 2, _MOST_FIGURES)
    keys = ("progress.place_then", "progress.place_now")[-len(progress.places) :]
    figures: list[ft.Control] = []
    for key, item in zip(keys, progress.places, strict=True):
        day = short_day(stage.say, item.happened_at.date(), progress.now.date())
        figures.append(
            column(
                [
                    heading(look, stage.say(key), BODY_STRONG, level=3),
                    second(look, day, SMALL),
                    body_thumbnail(look, stage.services.body(), item.fact, width=width),
                    second(look, spread_words(stage.say, item.fact)),
                ],
                Space.S,
            )
        )
    for figure in figures:
        figure.expand = not across
    beside = ft.Row(figures, spacing=Space.CARD, vertical_alignment=ft.CrossAxisAlignment.START)
    shown = column(figures, Space.CARD) if across else beside
    return [card(look, [heading(look, stage.say("progress.place_head")), shown])]


def activity(stage: Stage, progress: Progress, state: ProgressState, put: Put) -> ft.Control:
    """Minutes of activity week by week, and how reminders to move or use heat were answered."""
    width = card_width(stage.look, two_columns=True)
    table = _table(state, put, "activity")
    shown = activity_section(stage.look, progress.activity, width, table)
    return card(stage.look, [*shown, *_answered(stage, progress.adherence)])


def _answered(stage: Stage, told: Adherence) -> list[ft.Control]:
    if not told.answered:
        return []
    counts = {"done": told.done, "part": told.part, "not_today": told.not_today}
    return [words(stage.look, stage.say("progress.reminders", **counts))]


def _table(state: ProgressState, put: Put, name: str) -> Table:
    def toggle() -> None:
        put(states.toggled(state, name))

    def turn(pages: int) -> None:
        put(states.turned(state, pages))

    return Table(state.table == name, state.page, toggle, turn)


def diary(stage: Stage) -> ft.Control:
    """The way to all entries."""
    look = stage.look

    def to_diary() -> None:
        stage.go(routes.DIARY)

    text = column(
        [
            words(look, stage.say("diary.head"), ROW),
            second(look, stage.say("progress.diary_hint"), BODY),
        ],
        Space.HAIR,
    )
    row = ft.Row(
        [
            picture(look, "diary", ICON + 4),
            ft.Container(text, expand=True),
            picture(look, "chevron", ICON, line=look.palette.ink2),
        ],
        spacing=Space.M,
    )
    return tap_surface(look, row, to_diary, key="open-diary")

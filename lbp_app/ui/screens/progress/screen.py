"""Progress on the screen: what has changed in a sentence, the charts, the way to the diary."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from lbp_app.domain.change import Measure
from lbp_app.domain.progress import Event, Period
from lbp_app.domain.trend import Trend
from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    card,
    column,
    heading,
    notice,
    picture,
    scene,
    second,
    tap_surface,
    title,
    words,
)
from lbp_app.ui.components.frame import card_width, side_by_side
from lbp_app.ui.components.safety import answer_buttons
from lbp_app.ui.components.trend_card import Table, activity_section, pain_legend, trend_section
from lbp_app.ui.components.trend_words import event_words, threshold_lines, verdict_words
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.screens.progress import state as states
from lbp_app.ui.screens.progress.state import ProgressState
from lbp_app.ui.stage import Stage, use_draft, use_stage
from lbp_app.ui.theme import BODY, BODY_STRONG, ICON, ROW, SMALL, Space
from lbp_app.usecases.ports import Trouble
from lbp_app.usecases.read_progress import Progress

DRAFT = "progress"
Put = Callable[[ProgressState | None], None]


@screen
def ProgressScreen() -> ft.View:  # noqa: N802 - a component
    """A sentence, then the charts; the number of controls does not depend on the diary."""
    stage = use_stage()
    state, put = use_draft(DRAFT, ProgressState)
    progress = stage.services.read_progress(state.period)
    body = [title(stage.look, stage.say("progress.head"))]
    if isinstance(progress, Trouble):
        body.append(_trouble(stage, progress))
    elif (few := states.still_empty(progress)) is not None:
        body += [_empty(stage, few), _diary(stage)]
    else:
        body += _shown(stage, progress, state, put)
    return framed(
        stage,
        routes.PROGRESS,
        body,
        place="progress",
        flag=open_flag(stage),
        two_columns=True,
    )


def _shown(stage: Stage, progress: Progress, state: ProgressState, put: Put) -> list[ft.Control]:
    left = _pain(stage, progress, state, put)
    right = [
        *_in_the_way(stage, progress, state, put),
        _activity(stage, progress, state, put),
        _diary(stage),
    ]
    return [
        _said(stage, progress),
        _periods(stage, state, put),
        side_by_side(stage.look, left, right),
    ]


def _periods(stage: Stage, state: ProgressState, put: Put) -> ft.Control:
    def choose(value: str) -> None:
        put(states.showing(state, Period(value)))

    return ft.Semantics(
        container=True,
        label=stage.say("progress.how_far"),
        content=answer_buttons(
            stage.look,
            [(p.value, stage.say(f"progress.period.{p.value}")) for p in Period],
            state.period.value,
            choose,
            key="period",
            mark=False,
        ),
    )


def _said(stage: Stage, progress: Progress) -> ft.Control:
    look, p = stage.look, stage.look.palette
    told = states.said(stage.say, progress)
    ink = p.on_tint if told.good else p.ink
    lines = (words(look, line, BODY, ink) for line in told.lines)
    return card(
        look,
        [heading(look, told.head, color=ink), *lines],
        ground=p.tint if told.good else p.surface,
    )


def _pain(stage: Stage, progress: Progress, state: ProgressState, put: Put) -> list[ft.Control]:
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


def _in_the_way(
    stage: Stage, progress: Progress, state: ProgressState, put: Put
) -> list[ft.Control]:
    look = stage.look
    trend = progress.trend("interference")
    if trend is None:
        return []
    head, *rest = _section(stage, trend, (), state, put)
    verdict = words(look, verdict_words(stage.say, trend), BODY_STRONG)
    none = second(look, stage.say("progress.counts_none"), SMALL)
    return [card(look, [head, verdict, *rest, none])]


def _section(
    stage: Stage, trend: Trend, events: tuple[Event, ...], state: ProgressState, put: Put
) -> list[ft.Control]:
    width = card_width(stage.look, two_columns=True)
    return trend_section(stage.look, trend, events, width, _table(state, put, trend.scale))


def _activity(stage: Stage, progress: Progress, state: ProgressState, put: Put) -> ft.Control:
    width = card_width(stage.look, two_columns=True)
    table = _table(state, put, "activity")
    return card(stage.look, activity_section(stage.look, progress.activity, width, table))


def _table(state: ProgressState, put: Put, name: str) -> Table:
    def toggle() -> None:
        put(states.toggled(state, name))

    def turn(pages: int) -> None:
        put(states.turned(state, pages))

    return Table(state.table == name, state.page, toggle, turn)


def _diary(stage: Stage) -> ft.Control:
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


def _empty(stage: Stage, few: str) -> ft.Control:
    look = stage.look
    return card(
        look,
        [
            ft.Row([scene(look, "nothing_yet", 240, 160)], alignment=ft.MainAxisAlignment.CENTER),
            heading(look, stage.say("progress.empty_head")),
            words(look, stage.say("progress.empty_body")),
            second(look, stage.say(few)),
        ],
    )


def _trouble(stage: Stage, trouble: Trouble) -> ft.Control:
    return notice(
        stage.look,
        "warning",
        stage.say("trouble.closed_head"),
        stage.say(f"trouble.{trouble.value}"),
    )

"""Progress on the screen: what has changed in a sentence, the charts, the way to the diary."""

from __future__ import annotations

import flet as ft

from lbp_app.domain.progress import Period
from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    card,
    heading,
    notice,
    scene,
    second,
    title,
    words,
)
from lbp_app.ui.components.frame import side_by_side
from lbp_app.ui.components.safety import answer_buttons
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.screens.progress import cards
from lbp_app.ui.screens.progress import state as states
from lbp_app.ui.screens.progress.cards import Put
from lbp_app.ui.screens.progress.state import ProgressState
from lbp_app.ui.stage import Stage, use_draft, use_stage
from lbp_app.usecases.ports import Trouble
from lbp_app.usecases.read_progress import Progress

DRAFT = "progress"


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
        body += [_empty(stage, few), cards.diary(stage)]
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
    left = cards.pain(stage, progress, state, put)
    right = [cards.score(stage, progress, score, state, put) for score in progress.scores]
    # Into the shorter column of a wide screen.
    (left if progress.scores else right).extend(cards.in_the_way(stage, progress, state, put))
    right += cards.places(stage, progress)
    right += [cards.activity(stage, progress, state, put), cards.diary(stage)]
    return [
        cards.said(stage, progress),
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

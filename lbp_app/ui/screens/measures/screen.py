"""The list of measures on the screen: what is due, why and how long it takes; then all others."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    card,
    column,
    heading,
    notice,
    picture,
    second,
    tap_surface,
    text_button,
    title,
    words,
)
from lbp_app.ui.components.frame import Back
from lbp_app.ui.components.moments import day_words
from lbp_app.ui.components.score_words import score_words
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.screens.measures.state import MeasureRow, due_rows, other_rows
from lbp_app.ui.stage import Stage, to, use_stage
from lbp_app.ui.theme import BODY, BODY_STRONG, ICON, ROW, Space
from lbp_app.usecases.read_measures import FilledSheet


@screen
def MeasuresScreen() -> ft.View:  # noqa: N802 - a component
    """What is due, and all measures with the last score and its day."""
    stage = use_stage()
    services = stage.services
    view, due = services.read_measures(), services.due_measures()
    waiting = due_rows(due.due, view)
    others = other_rows(services.library.questionnaires().keys(), due.due, view)
    body: list[ft.Control] = [
        column(
            [
                title(stage.look, stage.say("measures.head")),
                second(stage.look, stage.say("measures.lead")),
            ],
            Space.XS,
        ),
    ]
    if view.trouble is not None:
        trouble = stage.say(f"trouble.{view.trouble.value}")
        body.append(notice(stage.look, "warning", stage.say("trouble.closed_head"), trouble))
    body += _part(stage, "measures.due_head", waiting)
    if not waiting and view.trouble is None:
        body.append(card(stage.look, [words(stage.look, stage.say("measures.none_due"))]))
    body += _part(stage, "measures.all_head", others)
    body.append(
        text_button(
            stage.look,
            stage.say("measures.sources"),
            to(stage, routes.MEASURE_SOURCES),
            key="measure-sources",
        )
    )
    return framed(
        stage,
        routes.MEASURES,
        body,
        back=Back(stage.say("nav.back"), to(stage, routes.ME)),
        flag=open_flag(stage),
    )


def _part(stage: Stage, head: str, rows: Sequence[MeasureRow]) -> list[ft.Control]:
    if not rows:
        return []
    return [heading(stage.look, stage.say(head)), *(_row(stage, row) for row in rows)]


def _row(stage: Stage, row: MeasureRow) -> ft.Control:
    look, name = stage.look, row.instrument.value
    lines = [
        words(look, stage.say(f"measures.{name}.name"), ROW),
        second(look, stage.say(f"measures.{name}.about"), BODY),
        words(look, _told(stage, row), BODY_STRONG),
    ]
    route = routes.measure_result(name) if row.opens_result else routes.measure(name)
    chevron = [] if look.large_text else [picture(look, "chevron", ICON, line=look.palette.ink2)]
    return tap_surface(
        look,
        ft.Row([ft.Container(column(lines, Space.HAIR), expand=True), *chevron], spacing=Space.M),
        to(stage, route),
        key=f"measure-{name}",
        edge=None,
    )


def _told(stage: Stage, row: MeasureRow) -> str:
    """Why it is asked and how long it takes, or when it was answered last."""
    if row.due is not None:
        why = stage.say(f"measures.why.{row.due.why.value}", week=row.due.week)
        one = row.due.minutes == 1
        takes = "measures.takes_one" if one else "measures.takes"
        return stage.say("measures.due", why=why, takes=stage.say(takes, minutes=row.due.minutes))
    if row.last is None:
        return stage.say("measures.never")
    return _last(stage, row.last)


def _last(stage: Stage, sheet: FilledSheet) -> str:
    day = day_words(stage.look, sheet.day, stage.services.clock.now().date())
    if sheet.scored.value is None:
        return stage.say("measures.last_without", day=day)
    return stage.say("measures.last", day=day, score=score_words(stage.say, sheet.answers))

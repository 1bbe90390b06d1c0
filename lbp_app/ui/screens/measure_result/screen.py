"""The result of one measure on the screen: a score with its scale, a change in a sentence."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from lbp_app.domain.measures import Instrument
from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    bullet,
    card,
    column,
    filled_button,
    heading,
    second,
    text_button,
    title,
    words,
)
from lbp_app.ui.components.frame import Back
from lbp_app.ui.components.moments import moment_words
from lbp_app.ui.components.support import support_card
from lbp_app.ui.flows.review import back_to_review
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.screens.measure_result import state as results
from lbp_app.ui.screens.measure_result.state import Result
from lbp_app.ui.stage import Stage, to, use_stage
from lbp_app.ui.theme import ACTION, BODY, BODY_STRONG, SMALL, Space
from lbp_app.usecases.read_measures import FilledSheet

_SENTENCES = 2
"""The lines that tell the change itself; what follows says from when it counts."""


@screen
def MeasureResultScreen() -> ft.View:  # noqa: N802 - a component
    """The last sheet of one measure: score, change, and support where mood asks for it."""
    stage = use_stage()
    name = ft.use_route_params().get("instrument", "")
    known = {i.value for i in stage.services.library.questionnaires()}
    view = stage.services.read_measures()
    last = view.latest(Instrument(name)) if name in known else None
    if last is None:
        body: list[ft.Control] = [title(stage.look, stage.say("measures.never"))]
        bottom = [_done(stage)]
    else:
        told = results.result(stage.say, view, last)
        body = _told(stage, last, told)
        # Nobody is sent on to more questions from a page that offers support.
        bottom = [_done(stage)] if told.support else _ways_on(stage, last.answers.instrument)
    return framed(
        stage,
        routes.measure_result(name or "-"),
        body,
        back=Back(stage.say("nav.back"), _out(stage)),
        bottom=bottom,
        flag=open_flag(stage),
    )


def _told(stage: Stage, sheet: FilledSheet, result: Result) -> list[ft.Control]:
    look, name = stage.look, sheet.answers.instrument.value
    when = moment_words(look, sheet.happened_at, stage.services.clock.now())
    score = card(
        look,
        [
            heading(look, result.score, ACTION),
            *([words(look, result.scale, BODY)] if result.scale else []),
            *(words(look, line, BODY) for line in result.about),
        ],
    )
    change = [
        card(
            look,
            [
                heading(look, stage.say("measures.change_head")),
                *(words(look, line, BODY_STRONG) for line in result.change[:_SENTENCES]),
                *(second(look, line, BODY) for line in result.change[_SENTENCES:]),
                *(bullet(look, line, BODY) for line in result.activities),
            ],
        )
    ]
    support = [support_card(look, stage.services.show_care_card.country())]
    return [
        column(
            [title(look, stage.say(f"measures.{name}.name")), second(look, when)],
            Space.XS,
        ),
        score,
        *(support if result.support else []),
        *(change if result.change else []),
        second(look, stage.say("measures.not_a_diagnosis"), BODY),
        *_mend(stage, sheet),
        second(look, _whose(stage, sheet), SMALL),
    ]


def _whose(stage: Stage, sheet: FilledSheet) -> str:
    return stage.services.library.questionnaires()[sheet.answers.instrument].attribution


def _mend(stage: Stage, sheet: FilledSheet) -> list[ft.Control]:
    look, name = stage.look, sheet.answers.instrument.value
    change, again = stage.say("measures.change"), stage.say("measures.again")
    buttons: list[ft.Control] = [
        text_button(
            look, change, to(stage, routes.measure_change(name, sheet.id)), key="change-answers"
        ),
        text_button(look, again, to(stage, routes.measure(name)), key="answer-again"),
    ]
    if look.large_text:
        return buttons
    return [ft.Row(buttons, wrap=True, alignment=ft.MainAxisAlignment.CENTER)]


def _ways_on(stage: Stage, instrument: Instrument) -> list[ft.Control]:
    """The next measure that is due, or the end."""
    due = [one for one in stage.services.due_measures().due if one.instrument is not instrument]
    if not due:
        return [second(stage.look, stage.say("measures.all_done"), SMALL), _done(stage)]
    name = due[0].instrument.value
    text = stage.say("measures.next", name=stage.say(f"measures.{name}.name"))
    enough = stage.say("measures.enough")
    return [
        filled_button(stage.look, text, to(stage, routes.measure(name)), key="next-measure"),
        text_button(stage.look, enough, _out(stage), key="enough"),
    ]


def _done(stage: Stage) -> ft.Control:
    return filled_button(
        stage.look,
        stage.say("measures.done"),
        _out(stage),
        key="done",
    )


def _out(stage: Stage) -> Callable[[], None]:
    return to(stage, back_to_review(stage, routes.MEASURES))

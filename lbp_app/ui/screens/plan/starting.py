"""The start of the plan: three comfortable tries, then "Begin"."""

from __future__ import annotations

from dataclasses import replace

import flet as ft

from lbp_app.domain.daily import ActivityKind
from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    card,
    filled_button,
    heading,
    outlined_button,
    second,
    text_button,
    words,
)
from lbp_app.ui.components.choices import chips
from lbp_app.ui.components.stepper import stepper
from lbp_app.ui.flows.plan_words import how_words, list_words, minutes_words, unit_words
from lbp_app.ui.flows.review import review_row
from lbp_app.ui.screens.plan.state import PlanForm, step, with_minutes
from lbp_app.ui.screens.plan.step import next_step
from lbp_app.ui.screens.plan.week import notes
from lbp_app.ui.stage import Put, Stage, to
from lbp_app.usecases.look_at_plan import PlanView

COMMON = (3, 5, 8, 10, 15, 20)
Parts = tuple[list[ft.Control], list[ft.Control]]


def starting(stage: Stage, view: PlanView, form: PlanForm, put: Put[PlanForm]) -> Parts:
    """Body and bottom: note a try; once there are three, begin."""
    look = stage.look
    unit = unit_words(stage, view)
    enough = len(view.tries) >= stage.services.library.walking.tries

    def by_steps(by: int) -> None:
        put(lambda now: step(now, by))

    def set_to(minutes: str) -> None:
        put(lambda now: with_minutes(now, int(minutes)))

    def note() -> None:
        put(lambda now: _noted(stage, now))

    def begin() -> None:
        moved = stage.services.record_plan.begin()
        put(PlanForm(trouble=moved.trouble))

    other = []
    if view.choice.activity is ActivityKind.WALK:
        text, open_it = stage.say("plan.tries_other"), stage.say("plan.tries_other_open")
        change = text_button(look, open_it, to(stage, routes.PLAN_CHANGE), key="other-activity")
        other = [card(look, [words(look, text), change])]
    body: list[ft.Control] = [
        *review_row(stage, stage.services.review()),
        card(
            look,
            [
                heading(look, stage.say("plan.tries_head")),
                words(look, stage.say("plan.tries_lead", unit=unit)),
                *(words(look, how) for how in how_words(stage, view.choice.activity)),
                words(look, _so_far(stage, view)),
                *([words(look, stage.say("plan.tries_enough"))] if enough else []),
            ],
        ),
        card(
            look,
            [
                stepper(
                    look,
                    stage.say("plan.tries_length"),
                    _length(stage, form),
                    by_steps,
                    step=1,
                    key="try",
                ),
                chips(
                    look,
                    [(str(m), minutes_words(stage, m)) for m in COMMON],
                    () if form.minutes is None else (str(form.minutes),),
                    set_to,
                    key="try",
                ),
                *([words(look, stage.say("plan.tries_no_length"))] if form.no_length else []),
                outlined_button(
                    look,
                    stage.say("plan.tries_note", unit=unit),
                    note,
                    key="try-note",
                ),
            ],
        ),
        *other,
        *notes(stage, view),
        *next_step(stage, view),
        text_button(look, stage.say("plan.change"), to(stage, routes.PLAN_CHANGE), key="change"),
        second(look, stage.say("plan.unsigned")),
    ]
    start = filled_button(look, stage.say("plan.begin"), begin, key="plan-begin")
    return body, [start] if enough else []


def _noted(stage: Stage, now: PlanForm) -> PlanForm:
    """Keep the try; the form as it is afterwards."""
    if now.minutes is None:
        return replace(now, no_length=True)
    trouble = stage.services.record_plan.tried(now.minutes)
    return PlanForm() if trouble is None else replace(now, trouble=trouble)


def _length(stage: Stage, form: PlanForm) -> str:
    return (
        stage.say("log.minutes_none")
        if form.minutes is None
        else minutes_words(stage, form.minutes)
    )


def _so_far(stage: Stage, view: PlanView) -> str:
    if not view.tries:
        return stage.say("plan.tries_none")
    listed = list_words(stage, [minutes_words(stage, m) for m in view.tries])
    return stage.say("plan.tries_done", list=listed)

"""Cards below the week: the next step of care, and the list of questions."""

from __future__ import annotations

from dataclasses import replace

import flet as ft

from lbp_app.ui import routes
from lbp_app.ui.components.basics import card, heading, outlined_button, second, text_button, words
from lbp_app.ui.components.tiles import link_row
from lbp_app.ui.stage import Stage, to
from lbp_app.ui.theme import SMALL_STRONG
from lbp_app.usecases.look_at_plan import PlanView


def next_step(stage: Stage, view: PlanView) -> list[ft.Control]:
    """The most important step, why, and the list of questions."""
    step = view.next_step
    look = stage.look
    on_list = sum(s.id not in view.questions.put_away for s in view.steps)
    count = on_list + len(view.questions.own)
    none = stage.say("steps.to_questions_none")
    hint = stage.say("steps.to_questions_hint", count=count) if count else none
    row = link_row(
        look,
        "note",
        stage.say("steps.to_questions"),
        hint,
        to(stage, routes.PLAN_QUESTIONS),
        key="questions",
    )
    if step is None:
        return [row]

    def later() -> None:
        away = (*view.questions.put_away, step.id)
        stage.services.record_plan.questions(replace(view.questions, put_away=away))

    read = to(stage, routes.lesson(step.lesson))
    return [
        card(
            look,
            [
                words(look, stage.say("steps.card_head"), SMALL_STRONG, look.palette.primary),
                heading(look, stage.say(f"steps.kind_{step.kind.value}")),
                words(look, stage.say(f"steps.{step.id}.text")),
                second(look, stage.say(f"steps.{step.id}.reason")),
                outlined_button(look, stage.say("steps.lesson"), read, key="step-lesson"),
                text_button(look, stage.say("steps.later"), later, key="step-later"),
            ],
        ),
        row,
    ]

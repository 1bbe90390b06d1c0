"""The list to take to the next appointment."""

from __future__ import annotations

from dataclasses import replace

import flet as ft

from lbp_app.domain.care_steps import LONGEST_QUESTION, MOST_QUESTIONS, CareStep, PlanQuestions
from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    Press,
    card,
    column,
    heading,
    outlined_button,
    second,
    text_button,
    title,
    words,
)
from lbp_app.ui.components.fields import text_field
from lbp_app.ui.components.frame import Back
from lbp_app.ui.flows.after_logging import unsaved
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.screens.plan_questions.state import suggested, without_own, without_step
from lbp_app.ui.stage import Put, Stage, to, use_draft, use_stage
from lbp_app.ui.theme import BODY_STRONG, Space
from lbp_app.usecases.look_at_plan import PlanView
from lbp_app.usecases.ports import Trouble

DRAFT = "plan-questions"
_FIELD = f"{DRAFT}.own"


@screen
def PlanQuestionsScreen() -> ft.View:  # noqa: N802 - a component
    """Suggested questions with their reason, own ones, and a field for more."""
    stage = use_stage()
    trouble, put = use_draft(DRAFT, str)
    view = stage.services.plan()
    look, now = stage.look, view.questions

    def add() -> None:
        text = stage.session.typed.text(_FIELD).strip()
        if text:
            listed = _newest(stage)
            _keep(stage, put, replace(listed, own=(*listed.own, text)))
            stage.session.typed.put(_FIELD, "")

    def bring_back() -> None:
        _keep(stage, put, replace(_newest(stage), put_away=()))

    failed = view.trouble or (trouble if isinstance(trouble, Trouble) else None)
    body: list[ft.Control] = [
        column(
            [
                title(look, stage.say("questions.head")),
                second(look, stage.say("questions.lead")),
            ],
            Space.XS,
        ),
        *unsaved(stage, failed),
        heading(look, stage.say("questions.suggested")),
        *(_suggested(stage, step, _away(stage, put, step)) for step in suggested(view)),
        *_none(stage, view),
        heading(look, stage.say("questions.own")),
        *(
            _own(stage, text, nth, _remove(stage, put, nth, text))
            for nth, text in enumerate(now.own)
        ),
        *_field(stage, now, add),
    ]
    if now.put_away:
        back_text = stage.say("questions.bring_back")
        body.append(text_button(look, back_text, bring_back, key="bring-back"))
    back = Back(stage.say("plan.head"), to(stage, routes.PLAN))
    return framed(stage, routes.PLAN_QUESTIONS, body, back=back, flag=open_flag(stage))


def _newest(stage: Stage) -> PlanQuestions:
    """The list as it is: a tap can come before the one before it has been drawn."""
    return stage.services.plan().questions


def _keep(stage: Stage, put: Put[str], questions: PlanQuestions) -> None:
    put(stage.services.record_plan.questions(questions))


def _away(stage: Stage, put: Put[str], step: CareStep) -> Press:
    def press() -> None:
        _keep(stage, put, without_step(_newest(stage), step.id))

    return press


def _remove(stage: Stage, put: Put[str], nth: int, text: str) -> Press:
    def press() -> None:
        _keep(stage, put, without_own(_newest(stage), nth, text))

    return press


def _suggested(stage: Stage, step: CareStep, away: Press) -> ft.Control:
    look = stage.look
    return card(
        look,
        [
            words(look, stage.say(f"steps.{step.id}.question"), BODY_STRONG),
            second(look, stage.say(f"steps.{step.id}.reason")),
            text_button(look, stage.say("questions.put_away"), away, key=f"away-{step.id}"),
        ],
    )


def _none(stage: Stage, view: PlanView) -> list[ft.Control]:
    return [] if suggested(view) else [words(stage.look, stage.say("questions.none"))]


def _own(stage: Stage, text: str, nth: int, remove: Press) -> ft.Control:
    look = stage.look
    button = text_button(look, stage.say("questions.remove"), remove, key=f"remove-{nth}")
    return card(look, [words(look, text, BODY_STRONG), button])


def _field(stage: Stage, now: PlanQuestions, add: Press) -> list[ft.Control]:
    look = stage.look
    if len(now.own) >= MOST_QUESTIONS:
        return [words(look, stage.say("questions.full"))]
    return [
        text_field(
            look,
            stage.say("questions.add_label"),
            stage.session.typed,
            key=_FIELD,
            lines=2,
            most=LONGEST_QUESTION,
        ),
        outlined_button(look, stage.say("questions.add"), add, key="question-add"),
    ]

"""Which questions are on the list, and the list after a change."""

from __future__ import annotations

from dataclasses import replace

from lbp_app.domain.care_steps import CareStep, PlanQuestions
from lbp_app.usecases.look_at_plan import PlanView


def suggested(view: PlanView) -> tuple[CareStep, ...]:
    """What the log suggests to ask, without what was put away."""
    return tuple(step for step in view.steps if step.id not in view.questions.put_away)


def count(view: PlanView) -> int:
    """How many questions are on the list."""
    return len(suggested(view)) + len(view.questions.own)


def without_step(questions: PlanQuestions, step_id: str) -> PlanQuestions:
    """The list with one suggestion put away."""
    return replace(questions, put_away=tuple(dict.fromkeys((*questions.put_away, step_id))))


def without_own(questions: PlanQuestions, nth: int, text: str) -> PlanQuestions:
    """The list without one of the patient's own, if it still stands there."""
    if questions.own[nth : nth + 1] != (text,):
        return questions
    return replace(questions, own=questions.own[:nth] + questions.own[nth + 1 :])

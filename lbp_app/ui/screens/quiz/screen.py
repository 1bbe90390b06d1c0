"""The quiz of a lesson on the screen: one question at a time, an explanation after each."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from lbp_app.domain.lessons import Lesson, QuizQuestion
from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    bullet,
    card,
    filled_button,
    heading,
    outlined_button,
    title,
    words,
)
from lbp_app.ui.components.frame import Back
from lbp_app.ui.components.quiz import answered_question, open_question
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.screens.quiz import state as quiz
from lbp_app.ui.screens.quiz.state import QuizState
from lbp_app.ui.stage import Stage, use_draft, use_stage

Put = Callable[[QuizState | None], None]


@screen
def QuizScreen() -> ft.View:  # noqa: N802 - a component
    """The questions, then what is worth another look. Nothing here is a mark."""
    stage = use_stage()
    lesson_id = ft.use_route_params().get("lesson_id", "")
    state, put = use_draft(f"quiz-{lesson_id}", QuizState)
    lesson = stage.services.lessons.one(lesson_id).lesson
    question = None if lesson is None else quiz.current(state, lesson)

    def back() -> None:
        put(None)
        stage.go(routes.lesson(lesson_id))

    bottom: list[ft.Control] = []
    if lesson is None:
        body: list[ft.Control] = [title(stage.look, stage.say("learn.gap"))]
    elif question is None:
        body, bottom = _end(stage, lesson, state), _after_the_end(stage, lesson, put)
    else:
        body, bottom = _question(stage, lesson, question, state, put)
    large = stage.look.large_text  # then the words need all the room there is
    return framed(
        stage,
        routes.quiz(lesson_id),
        [*body, *bottom] if large else body,
        back=Back(stage.say("quiz.back"), back),
        flag=open_flag(stage),
        bottom=[] if large else bottom,
        step=f"{state.behind}-{len(state.chosen)}",
    )


def _question(
    stage: Stage, lesson: Lesson, question: QuizQuestion, state: QuizState, put: Put
) -> tuple[list[ft.Control], list[ft.Control]]:
    look = stage.look
    count = len(lesson.quiz)
    step = stage.say("quiz.step", number=state.behind + 1, count=count)
    chosen = state.choice(question)

    def choose(number: int) -> None:
        # The explanation is what matters: it comes also when the answer cannot be kept.
        stage.services.record_learning(quiz.answer(lesson, question, number))
        put(quiz.choose(state, question, number))

    def go_on() -> None:
        put(quiz.next_question(state))

    if chosen is None:
        return open_question(look, question, choose, step=step), []
    body = answered_question(look, question, chosen, quiz.right_option(question), step=step)
    on = stage.say("quiz.next" if state.behind + 1 < count else "quiz.finish")
    return body, [filled_button(look, on, go_on, key="quiz-next")]


def _end(stage: Stage, lesson: Lesson, state: QuizState) -> list[ft.Control]:
    look = stage.look
    missed = quiz.missed(state, lesson)
    count = len(lesson.quiz)
    key = "quiz.end_some" if missed else "quiz.end_all"
    told = stage.say(key, right=count - len(missed), count=count)
    body = [title(look, stage.say("quiz.end_head")), words(look, told)]
    if missed:
        lines = [bullet(look, question.question) for question in missed]
        body.append(card(look, [heading(look, stage.say("quiz.look_again")), *lines]))
    return body


def _after_the_end(stage: Stage, lesson: Lesson, put: Put) -> list[ft.Control]:
    look = stage.look

    def done() -> None:
        put(None)
        stage.go(routes.LEARN)

    def again() -> None:
        put(QuizState())

    def read() -> None:
        put(None)
        stage.go(routes.lesson(lesson.id))

    return [
        outlined_button(look, stage.say("quiz.to_lesson"), read, key="quiz-to-lesson"),
        outlined_button(look, stage.say("quiz.repeat"), again, key="quiz-again"),
        filled_button(look, stage.say("quiz.done"), done, key="quiz-done"),
    ]

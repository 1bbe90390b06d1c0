"""Where the patient is in a quiz, and what was chosen. The first answer counts; none is shamed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lbp_app.domain.lessons import Lesson, Option, QuizAnswer, QuizQuestion


@dataclass(frozen=True, slots=True)
class QuizState:
    """How many questions are behind, and the option chosen in each, counted from 1."""

    behind: int = 0
    chosen: tuple[tuple[str, int], ...] = ()

    def choice(self, question: QuizQuestion) -> Option | None:
        """The option that was chosen, None while there is none."""
        number = dict(self.chosen).get(question.id)
        return None if number is None else question.options[number - 1]


def current(state: QuizState, lesson: Lesson) -> QuizQuestion | None:
    """The question that is shown, None at the end."""
    return lesson.quiz[state.behind] if state.behind < len(lesson.quiz) else None


def choose(state: QuizState, question: QuizQuestion, number: int) -> QuizState:
    """Answer the question that is shown; a second tap changes nothing."""
    if state.choice(question) is not None:
        return state
    return replace(state, chosen=(*state.chosen, (question.id, number)))


def next_question(state: QuizState) -> QuizState:
    """Go on."""
    return replace(state, behind=state.behind + 1)


def answer(lesson: Lesson, question: QuizQuestion, number: int) -> QuizAnswer:
    """What is kept of one answer."""
    right = question.options[number - 1].right
    return QuizAnswer(lesson.id, lesson.version, question.id, number, right)


def right_option(question: QuizQuestion) -> Option:
    """The option that the lesson agrees with."""
    return next(option for option in question.options if option.right)


def missed(state: QuizState, lesson: Lesson) -> tuple[QuizQuestion, ...]:
    """The questions whose answer did not fit the lesson."""
    choices = ((question, state.choice(question)) for question in lesson.quiz)
    return tuple(question for question, choice in choices if choice is None or not choice.right)

"""One question of a quiz: answers as large buttons, then why they fit the lesson or not."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from lbp_app.domain.lessons import Option, QuizQuestion
from lbp_app.ui.components.basics import (
    card,
    column,
    heading,
    picture,
    second,
    tap_surface,
    title,
    words,
)
from lbp_app.ui.theme import BODY_STRONG, ICON, LABEL, LESSON, Look, Space


def open_question(
    look: Look, question: QuizQuestion, on_choose: Callable[[int], None], *, step: str
) -> list[ft.Control]:
    """The question with its answers; each answer is a button of its own."""
    return [
        column([second(look, step), title(look, question.question)], Space.XS),
        column(
            [
                _option(look, option, number, on_choose)
                for number, option in enumerate(question.options, start=1)
            ],
            Space.TAP,
        ),
    ]


def _option(
    look: Look, option: Option, number: int, on_choose: Callable[[int], None]
) -> ft.Control:
    def press() -> None:
        on_choose(number)

    return tap_surface(look, words(look, option.text, LABEL), press, key=f"option-{number}")


def answered_question(
    look: Look, question: QuizQuestion, chosen: Option, right: Option, *, step: str
) -> list[ft.Control]:
    """The question with what was chosen, why it fits or not, and what the lesson says."""
    return [
        column([second(look, step), title(look, question.question)], Space.XS),
        ft.Semantics(live_region=True, content=_told(look, chosen, right)),
    ]


def _told(look: Look, chosen: Option, right: Option) -> ft.Control:
    p = look.palette
    verdict = look.say("quiz.right" if chosen.right else "quiz.wrong")
    sign = [picture(look, "check", ICON, line=p.primary)] if chosen.right else []
    lines: list[ft.Control] = [
        words(look, chosen.text, BODY_STRONG),
        ft.Row([*sign, heading(look, verdict)], spacing=Space.S),
        words(look, chosen.because, LESSON),
    ]
    if not chosen.right:
        # Its own reason begins with "Yes" or "Right", for who chose it; here it would confuse.
        lines.append(words(look, look.say("quiz.answer", answer=right.text), BODY_STRONG))
    return card(look, lines)

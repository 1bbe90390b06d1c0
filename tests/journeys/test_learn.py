"""Learn in a real browser: a lesson found in spite of a slip, read, its quiz done by keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import ViewportSize

from lbp_app.domain.lessons import Lesson, QuizQuestion
from lbp_app.library.lesson_shelf import LessonShelf
from tests.content.samples import REAL
from tests.journeys.conftest import OpenWindow, StartApp, now
from tests.journeys.driver import PHONE, Window, starting
from tests.seeding import Past

pytestmark = pytest.mark.browser
SHELF = LessonShelf(REAL)
FOUND = re.compile(r"^\d+ lessons? found$")


def lesson(lesson_id: str) -> Lesson:
    found = SHELF.lesson(lesson_id)
    assert found is not None
    return found


def right(question: QuizQuestion) -> str:
    return next(option.text for option in question.options if option.right)


def answer_by_keyboard(window: Window, question: QuizQuestion) -> None:
    """Every answer has its name; the right one is chosen without a mouse, and explained."""
    window.see("heading", question.question)
    for option in question.options:
        window.see("button", option.text)
    window.tab_to(right(question))
    window.page.keyboard.press("Enter")
    window.see("heading", "That fits.")
    window.tab_to(re.compile("^(Next question|See the end)$"))
    window.page.keyboard.press("Space")


def test_a_lesson_is_found_in_spite_of_a_slip_read_and_its_quiz_answered_without_a_mouse(
    start_app: StartApp, open_window: OpenWindow, size: ViewportSize
) -> None:
    app = start_app(Past(now()))
    window = open_window(app, size)
    wanted = lesson("heat-safely")
    press = window.page.keyboard.press
    window.tap("button", "Learn")
    window.see("heading", "Learn")
    window.fill("Search lessons", "hot watter botle")
    window.read(FOUND)
    window.quiet()
    window.tap("button", starting(wanted.title))
    window.see("heading", wanted.title)
    window.see("img", wanted.picture_alt)
    window.see("heading", "Hot water bottles")
    window.read(wanted.key)
    window.read("Not yet clinically reviewed.")
    window.tab_to("Quiz")
    press("Enter")
    for question in wanted.quiz:
        answer_by_keyboard(window, question)
    window.see("heading", "That was the quiz")
    window.tab_to("Done")
    press("Enter")
    window.see("heading", "Learn")
    window.fill("Search lessons", "heat")
    window.see("button", re.compile(rf"^\s*{wanted.title}\s+Read\."))
    assert app.rows("SELECT count(*) FROM log WHERE kind = 'lesson_read'") == [(1,)]
    answers = app.rows("SELECT count(*) FROM log WHERE kind = 'quiz_answer'")
    assert answers == [(len(wanted.quiz),)]
    assert window.problems == []


def test_who_looks_for_a_warning_sign_is_led_to_the_safety_questions(
    start_app: StartApp, open_window: OpenWindow
) -> None:
    window = open_window(start_app(Past(now())))
    window.visit("/learn", "Learn")
    window.fill("Search lessons", "numb between my legs")
    window.tap("button", "Answer the safety questions")
    window.see("heading", "Anything new or worse?")


def test_a_kept_lesson_stands_in_the_list_of_kept_ones(
    start_app: StartApp, open_window: OpenWindow, size: ViewportSize
) -> None:
    window = open_window(start_app(Past(now())), size)
    window.visit("/learn/pacing", lesson("pacing").title)
    window.tap("button", "Keep")
    window.see("button", "Kept")
    window.tap("button", "Learn")
    window.see("heading", "Learn")
    window.tap("button", "Kept")
    window.see("button", starting(lesson("pacing").title))
    window.gone("button", starting(lesson("heat-safely").title))


@pytest.mark.slow
def test_every_quiz_can_be_answered_by_keyboard_and_by_name(
    start_app: StartApp, open_window: OpenWindow
) -> None:
    window = open_window(start_app(Past(now())), PHONE)
    for lesson_id in SHELF.ids():
        questions = lesson(lesson_id).quiz
        window.visit(f"/learn/{lesson_id}/quiz", questions[0].question)
        for question in questions:
            answer_by_keyboard(window, question)
        window.see("heading", "That was the quiz")
    assert window.problems == []

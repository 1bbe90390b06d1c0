"""The quiz: an explanation after each answer, each answer kept, nobody shamed."""

from __future__ import annotations

from lbp_app.domain.lessons import QuizAnswer
from lbp_app.ui.screens.quiz import state as quiz
from lbp_app.ui.screens.quiz.state import QuizState
from lbp_app.usecases.ports import Trouble
from tests.building import diary_with, later, say
from tests.content.lessons import sample_lesson
from tests.harness import mounted, play
from tests.ui.lessons import with_samples

WALK = sample_lesson("first-walk")
FIRST, SECOND, THIRD = WALK.quiz
QUIZ = "/learn/first-walk/quiz"


def test_a_right_answer_is_explained_and_the_next_question_follows() -> None:
    async def journey() -> None:
        async with mounted(with_samples(), route=QUIZ) as window:
            assert window.headings()[0] == (1, FIRST.question)
            await window.tap("option-2")
            assert window.has(say("quiz.right"))
            assert window.has("Yes, a short way is enough.")
            assert not window.keys("option-")
            await window.tap("quiz-next")
            assert window.headings()[0] == (1, SECOND.question)

    play(journey())


def test_after_another_answer_its_reason_and_what_the_lesson_says_are_told() -> None:
    async def journey() -> None:
        async with mounted(with_samples(), route=QUIZ) as window:
            await window.tap("option-1")
            assert window.has(say("quiz.wrong"))
            assert window.has("That may be too much for one day.")
            assert window.has("The lesson says: A short way")

    play(journey())


def test_the_end_names_what_is_worth_another_look_and_leads_on() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(with_samples(diary), route=QUIZ) as window:
            for option in ("option-1", "option-1", "option-1"):
                await window.tap(option, "quiz-next")
            assert window.has("2 of 3 answers fitted the lesson.")
            assert window.has(FIRST.question)
            await window.tap("quiz-again")
            assert window.headings()[0] == (1, FIRST.question)
            for option in ("option-2", "option-1", "option-1"):
                await window.tap(option, "quiz-next")
            assert window.has(say("quiz.end_all"))
            await window.tap("quiz-done")
            assert window.route == "/learn"
            assert [i.fact.right for i in diary.items(QuizAnswer)] == [False, *[True] * 5]

    play(journey())


def test_the_quiz_leads_back_to_its_lesson() -> None:
    async def journey() -> None:
        async with mounted(with_samples(), route=QUIZ) as window:
            for option in ("option-2", "option-1", "option-1"):
                await window.tap(option, "quiz-next")
            await window.tap("quiz-to-lesson")
            assert window.route == "/learn/first-walk"

    play(journey())


def test_an_answer_is_explained_also_when_it_cannot_be_kept() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(with_samples(diary), route=QUIZ) as window:
            diary.trouble = Trouble.FULL
            await window.tap("option-2")
            assert window.has(say("quiz.right"))

    play(journey())


def test_the_quiz_of_a_lesson_that_is_not_there_is_a_gap() -> None:
    async def journey() -> None:
        async with mounted(with_samples(), route="/learn/no-such/quiz") as window:
            assert window.headings() == [(1, say("learn.gap"))]

    play(journey())


def test_each_question_is_read_out_as_the_title_of_its_step() -> None:
    async def journey() -> None:
        async with mounted(with_samples(clock=later()), route=QUIZ) as window:
            assert window.has(say("quiz.step", number=1, count=3))
            assert window.keys("option-") == ["option-1", "option-2"]

    play(journey())


def test_a_second_tap_changes_no_answer() -> None:
    once = quiz.choose(QuizState(), FIRST, 1)
    assert quiz.choose(once, FIRST, 2) == once
    assert once.choice(FIRST) == FIRST.options[0]


def test_what_is_kept_of_an_answer() -> None:
    assert quiz.answer(WALK, FIRST, 2) == QuizAnswer("first-walk", "1", "q1", 2, right=True)
    assert not quiz.answer(WALK, FIRST, 1).right


def test_the_end_comes_after_the_last_question() -> None:
    assert quiz.current(QuizState(behind=2), WALK) is THIRD
    assert quiz.current(QuizState(behind=3), WALK) is None
    assert quiz.missed(QuizState(chosen=(("q1", 2), ("q2", 2))), WALK) == (SECOND, THIRD)
    assert quiz.right_option(SECOND).text == "The next day"

"""The next step on the plan, and the list for the appointment that it ends up on."""

from __future__ import annotations

from lbp_app.domain.care_steps import PlanQuestions
from lbp_app.domain.daily import Medicine, MedicineGroup
from lbp_app.domain.log import LogItem
from lbp_app.ui import routes
from tests.building import diary_with, say, services
from tests.fakes import MemoryDiary
from tests.fixtures import A_MORNING
from tests.harness import mounted, play


def _with_an_opioid() -> MemoryDiary:
    medicine = Medicine("Mine", MedicineGroup.OPIOID)
    return diary_with(LogItem("medicine", A_MORNING, A_MORNING, medicine))


def _kept(diary: MemoryDiary) -> PlanQuestions:
    item = diary.latest(PlanQuestions)
    assert item is not None
    return item.fact


def test_the_plan_offers_one_step_with_its_reason_and_its_lesson() -> None:
    async def journey() -> None:
        async with mounted(services(diary=_with_an_opioid()), route=routes.PLAN) as window:
            assert window.has(say("steps.SC09.text"))
            assert window.has(say("steps.SC09.reason"))
            assert not window.has(say("steps.SC14.text"))
            await window.tap("step-lesson")
            assert window.route == routes.lesson("opioids")

    play(journey())


def test_not_now_brings_the_next_one_and_it_can_be_brought_back() -> None:
    async def journey() -> None:
        diary = _with_an_opioid()
        async with mounted(services(diary=diary), route=routes.PLAN) as window:
            await window.tap("step-later")
            assert window.has(say("steps.SC14.text"))
            await window.tap("questions")
            assert not window.has(say("steps.SC09.question"))
            await window.tap("bring-back")
            assert window.has(say("steps.SC09.question"))
        assert _kept(diary) == PlanQuestions()

    play(journey())


def test_own_questions_are_added_and_removed() -> None:
    async def journey() -> None:
        diary = _with_an_opioid()
        async with mounted(services(diary=diary), route=routes.PLAN_QUESTIONS) as window:
            await window.tap("question-add")
            assert diary.latest(PlanQuestions) is None
            await window.type("plan-questions.own", " May I swim? ")
            await window.tap("question-add")
            assert window.has("May I swim?")
            await window.tap("away-SC14")
            assert _kept(diary) == PlanQuestions(("May I swim?",), ("SC14",))
            await window.tap("remove-0")
            assert _kept(diary).own == ()

    play(journey())


def test_a_full_list_says_so() -> None:
    async def journey() -> None:
        full = PlanQuestions(("Why?",) * 30)
        diary = diary_with(LogItem("q", A_MORNING, A_MORNING, full))
        async with mounted(services(diary=diary), route=routes.PLAN_QUESTIONS) as window:
            assert window.has(say("questions.full"))
            assert not window.offers("question-add")

    play(journey())

"""Next steps: each can be reached, none with an open flag, and the words recommend nothing."""

from __future__ import annotations

import re

import pytest

from lbp_app.domain.care_steps import CareStep, PlanQuestions, StepKind, steps_now
from lbp_app.domain.log import LogError
from lbp_app.domain.red_flags import Urgency
from lbp_app.domain.situation import Condition, Situation, look_at
from tests.building import library
from tests.domain.histories import history_of

STEPS = library().steps
_RECOMMENDS = re.compile(
    r"\b(?:you should (?:have|get|take)|(?:have|get|ask for|book) an? (?:scan|mri|x ray|injection)"
    r"|you (?:have|suffer from) (?:a |an )?(?:sciatica|slipped|nociplastic|neuropathic)"
    r"|\d+ ?mg|diagnos)"
)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
def test_each_step_is_offered_in_a_history_of_its_conditions(step: CareStep) -> None:
    situation = look_at(history_of(*sorted(step.when)))
    assert step in steps_now(STEPS, situation)


@pytest.mark.parametrize("urgency", [u for u in Urgency if u is not Urgency.NONE])
def test_with_any_open_flag_no_step_stands_in_its_place(urgency: Urgency) -> None:
    assert steps_now(STEPS, Situation(frozenset(Condition), urgency)) == ()


def test_the_most_important_step_comes_first() -> None:
    offered = steps_now(STEPS, Situation(frozenset(Condition)))
    assert [step.priority for step in offered] == sorted((s.priority for s in STEPS), reverse=True)
    assert offered[0].kind is StepKind.REHABILITATION


def test_an_empty_diary_is_offered_nothing() -> None:
    assert steps_now(STEPS, look_at(history_of())) == ()


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
def test_no_step_recommends_a_scan_a_drug_or_a_dose_or_names_what_the_pain_is(
    step: CareStep,
) -> None:
    words = " ".join(library().text(f"steps.{step.id}.{w}") for w in ("text", "question", "reason"))
    assert not _RECOMMENDS.search(words.lower())


@pytest.mark.parametrize("part", ["plan.", "review.", "steps.", "questions.", "undo."])
def test_no_word_of_the_plan_or_its_looks_back_recommends_or_names_it_either(part: str) -> None:
    texts = {key: words for key, words in library().texts.items() if key.startswith(part)}
    assert texts
    assert not [key for key, words in texts.items() if _RECOMMENDS.search(words.lower())]


@pytest.mark.parametrize(
    "words", ["Ask for a scan.", "You have sciatica.", "Take 400 mg.", "You should take more."]
)
def test_the_test_finds_what_it_looks_for(words: str) -> None:
    assert _RECOMMENDS.search(words.lower())


@pytest.mark.parametrize(
    ("own", "code"),
    [((" ",), "words_missing"), (("x" * 241,), "words_too_long"), (("x",) * 31, "too_many")],
)
def test_own_questions_have_words_and_an_end(own: tuple[str, ...], code: str) -> None:
    with pytest.raises(LogError, match=code):
        PlanQuestions(own)

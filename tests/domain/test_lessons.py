"""Lessons as values, and the one that is picked for now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lbp_app.domain.lessons import (
    LessonRead,
    LessonRule,
    Pick,
    QuizAnswer,
    body_texts,
    choose,
)
from lbp_app.domain.red_flags import Urgency
from lbp_app.domain.situation import Condition, Situation
from tests.content.lessons import sample_lesson
from tests.domain.histories import TODAY

HEAT, LEG, WALK = "heat-safely", "leg-pain", "first-walk"
THERE = (HEAT, LEG, WALK)
RULES = (
    LessonRule("LR03", WALK, frozenset({Condition.ALWAYS}), 10, "A start."),
    LessonRule("LR02", LEG, frozenset({Condition.LEG_PAIN}), 50, "Your leg."),
    LessonRule(
        "LR01", HEAT, frozenset({Condition.HEAT_USED, Condition.NUMB_FEELINGS}), 80, "Numb."
    ),
)
EVERYTHING = Situation(frozenset(Condition))
YESTERDAY = TODAY - timedelta(days=1)


def picked(
    situation: Situation = EVERYTHING,
    read: tuple[tuple[date, LessonRead], ...] = (),
    there: tuple[str, ...] = THERE,
) -> str | None:
    pick = choose(RULES, situation, read, TODAY, there)
    return pick.lesson if pick is not None else None


def only(*conditions: Condition) -> Situation:
    return Situation(frozenset({Condition.ALWAYS, *conditions}))


def test_the_most_important_rule_wins_and_its_reason_is_kept() -> None:
    assert choose(RULES, EVERYTHING, (), TODAY, THERE) == Pick(HEAT, "LR01", "Numb.")


def test_every_condition_of_a_rule_must_hold() -> None:
    assert picked(only(Condition.HEAT_USED, Condition.LEG_PAIN)) == LEG
    assert picked(only(Condition.HEAT_USED)) == WALK


def test_a_lesson_that_was_read_is_not_offered_again() -> None:
    assert picked(read=((YESTERDAY, LessonRead(HEAT, "1", "LR01")),)) == LEG


def test_after_the_lesson_of_today_no_other_one_is_offered_today() -> None:
    assert picked(read=((TODAY, LessonRead(HEAT, "1", "LR01")),)) is None


def test_a_lesson_that_the_patient_found_alone_does_not_use_up_the_day() -> None:
    assert picked(read=((TODAY, LessonRead(HEAT, "1")),)) == LEG


@pytest.mark.parametrize("urgency", [Urgency.URGENT, Urgency.EMERGENCY])
def test_no_lesson_stands_in_place_of_a_care_card(urgency: Urgency) -> None:
    assert picked(replace(EVERYTHING, urgency=urgency)) is None


def test_a_card_for_a_visit_soon_leaves_room_for_a_lesson() -> None:
    assert picked(replace(EVERYTHING, urgency=Urgency.SOON)) == HEAT


def test_a_lesson_that_cannot_be_opened_is_not_offered() -> None:
    assert picked(there=(LEG, WALK)) == LEG
    assert picked(there=()) is None


def test_of_two_equal_rules_the_one_with_more_conditions_wins_then_the_lower_id() -> None:
    one = LessonRule("LR08", LEG, frozenset({Condition.ALWAYS}), 10, "One.")
    two = LessonRule("LR09", HEAT, frozenset({Condition.ALWAYS, Condition.LEG_PAIN}), 10, "Two.")
    assert choose((one, two), EVERYTHING, (), TODAY, THERE) == Pick(HEAT, "LR09", "Two.")
    same = replace(two, when=one.when)
    assert choose((same, one), EVERYTHING, (), TODAY, THERE) == Pick(LEG, "LR08", "One.")


@given(
    st.permutations(RULES),
    st.permutations(THERE),
    st.frozensets(st.sampled_from(list(Condition))),
)
def test_the_order_of_rules_and_lessons_does_not_matter(
    rules: list[LessonRule], there: list[str], holds: frozenset[Condition]
) -> None:
    situation = Situation(holds)
    expected = choose(RULES, situation, (), TODAY, THERE)
    assert choose(rules, situation, (), TODAY, there) == expected


@given(st.integers(1, 12))
def test_reading_day_by_day_ends_with_every_lesson_read_once(days: int) -> None:
    read: list[tuple[date, LessonRead]] = []
    for nth in range(days):
        day = TODAY + timedelta(days=nth)
        pick = choose(RULES, EVERYTHING, read, day, THERE)
        read += [(day, LessonRead(pick.lesson, "1", pick.rule))] if pick is not None else []
    assert len({r.lesson for _, r in read}) == len(read) == min(days, len(RULES))


def test_the_minutes_are_rounded_up() -> None:
    lesson = sample_lesson("first-walk")
    assert lesson.minutes == 1
    assert replace(lesson, body=lesson.body * 8).minutes == 3
    assert replace(lesson, body=()).minutes == 1


def test_the_texts_of_a_body_come_in_reading_order() -> None:
    assert list(body_texts(sample_lesson("first-walk").body)) == [
        "Begin with a short walk on flat ground.",
        "How far",
        "To the gate.",
        "To the shop.",
        "day",
        "walk",
        "Monday",
        "3 minutes",
        "Tuesday",
        "4 minutes",
        "When it is sore",
        "Slow down.",
        "Stop and stand for a while.",
    ]
    assert sample_lesson("first-walk").headings == ("How far", "When it is sore")


def test_an_answer_to_a_quiz_counts_its_option_from_one() -> None:
    with pytest.raises(ValueError, match="counts from 1"):
        QuizAnswer("first-walk", "1", "q1", 0, right=False)

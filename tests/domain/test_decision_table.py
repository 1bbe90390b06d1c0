"""Every line of the decision table, and that the table leaves no rule and no question out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lbp_app.domain.answers import Answer
from lbp_app.domain.red_flags import RedFlagTable
from tests.domain.decision_table import (
    PATH,
    Case,
    UnreadableLineError,
    differs,
    judged_by_rules,
    judged_by_screening,
    read_cases,
)

TEXT = PATH.read_text(encoding="utf-8")
CASES = read_cases(TEXT)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.number)
def test_a_patient_who_taps_through_gets_this_tier_for_these_reasons(
    case: Case, table: RedFlagTable
) -> None:
    verdict = judged_by_screening(case, table)

    assert {r.rule_id: r.urgency for r in verdict.reasons} == case.rules
    assert verdict.urgency is case.urgency


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.number)
def test_the_rules_alone_give_this_tier_for_these_reasons(case: Case, table: RedFlagTable) -> None:
    verdict = judged_by_rules(case, table)

    assert {r.rule_id: r.urgency for r in verdict.reasons} == case.rules
    assert verdict.urgency is case.urgency


def test_every_row_of_the_clinical_table_has_a_case() -> None:
    assert {case.number.split(".")[0] for case in CASES} >= {str(row) for row in range(1, 23)}


def test_every_rule_is_expected_somewhere_and_none_is_made_up(table: RedFlagTable) -> None:
    assert {rule for case in CASES for rule in case.rules} == {rule.id for rule in table.rules}


def test_every_question_is_answered_yes_not_sure_and_no_somewhere(table: RedFlagTable) -> None:
    answered = {pair for case in CASES for pair in case.answers.items()}

    assert answered == {
        (question.id, answer)
        for question in table.questions
        for answer in (Answer.YES, Answer.UNSURE, Answer.NO)
    }


def test_every_tile_is_tapped_without_any_answer_somewhere(table: RedFlagTable) -> None:
    assert {tile for case in CASES for tile in case.tiles} == set(table.groups)


def test_the_table_is_not_cut_short() -> None:
    lines = [line for line in TEXT.splitlines() if line.startswith("|")]
    headings = [line for line in TEXT.splitlines() if line.startswith("## ")]

    assert len(CASES) == len(lines) - 2 * len(headings)
    assert len(CASES) >= 250


def test_a_case_whose_expectation_is_wrong_would_be_noticed(table: RedFlagTable) -> None:
    case = CASES[0]

    assert not differs(case, judged_by_rules(case, table))
    assert differs(replace(case, rules={}), judged_by_rules(case, table))


GOOD = "| 1.1 | fever yes; stops early | age 70 or over | URGENT | RF11 U |"


def test_a_good_line_is_read() -> None:
    (case,) = read_cases(GOOD)

    assert case.answers == {"fever": Answer.YES}
    assert case.stops_early


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(GOOD.replace(" | RF11 U |", " |"), id="a cell is missing"),
        pytest.param(GOOD.replace("RF11 U |", "RF11 U | more |"), id="a cell too many"),
        pytest.param(GOOD.replace("1.1", "one"), id="no case number"),
        pytest.param(GOOD.replace("fever yes", "fever perhaps"), id="no such answer"),
        pytest.param(GOOD.replace("fever yes", "fever"), id="an answer is missing"),
        pytest.param(GOOD.replace("fever yes", "fever yes; fever no"), id="two answers"),
        pytest.param(GOOD.replace("fever yes; stops early", ""), id="nothing answered"),
        pytest.param(GOOD.replace("fever yes", "none of these"), id="none of these and more"),
        pytest.param(GOOD.replace("age 70 or over", "age 80"), id="no such age"),
        pytest.param(GOOD.replace("age 70 or over", "diabetes yes"), id="no such risk"),
        pytest.param(GOOD.replace("age 70 or over", "no risks; osteoporosis yes"), id="both"),
        pytest.param(GOOD.replace("URGENT", "TODAY"), id="no such tier"),
        pytest.param(GOOD.replace("URGENT", "SOON"), id="the tier is not that of the rules"),
        pytest.param(GOOD.replace("RF11 U", "RF11"), id="a rule without a tier"),
        pytest.param(GOOD.replace("RF11 U", "RF11 X"), id="a rule with an unknown tier"),
        pytest.param(GOOD.replace("RF11 U", "RF11 U, RF11 D"), id="a rule twice"),
        pytest.param(f"{GOOD}\n{GOOD}", id="a case number twice"),
    ],
)
def test_a_line_that_cannot_be_read_is_an_error(line: str) -> None:
    with pytest.raises(UnreadableLineError):
        read_cases(line)


@pytest.mark.parametrize("says", ["sadle_numbness yes", "tile sadle"])
def test_a_line_about_an_unknown_question_or_tile_is_an_error(
    says: str, table: RedFlagTable
) -> None:
    (case,) = read_cases(f"| 1.1 | {says} | no risks | EMERGENCY | RF01 E |")

    with pytest.raises(KeyError):
        judged_by_screening(case, table)

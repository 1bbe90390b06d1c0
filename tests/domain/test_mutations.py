"""The habit of spoiling the rules: whatever is broken in them, the decision table notices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from lbp_app.domain import red_flags
from lbp_app.domain.answers import Answer
from lbp_app.domain.profile import Factor
from lbp_app.domain.red_flags import PREDICATES, Predicate, RedFlagTable, Rule, Urgency
from tests.domain.decision_table import PATH, differs, judged_by_rules, read_cases

CASES = read_cases(PATH.read_text(encoding="utf-8"))

Spoiled = Iterator[tuple[str, RedFlagTable]]


def _noticed(table: RedFlagTable) -> bool:
    return any(differs(case, judged_by_rules(case, table)) for case in CASES)


def _with(table: RedFlagTable, rule: Rule) -> RedFlagTable:
    rules = tuple(rule if r.id == rule.id else r for r in table.rules)
    return replace(table, rules=rules)


def without_a_rule(table: RedFlagTable) -> Spoiled:
    for rule in table.rules:
        yield f"{rule.id} removed", table.without(rule.id)


def without_a_lift(table: RedFlagTable) -> Spoiled:
    for rule in table.rules:
        for lift in rule.raised:
            fewer = tuple(r for r in rule.raised if r != lift)
            yield f"{rule.id} not lifted", _with(table, replace(rule, raised=fewer))


def with_a_lower_lift(table: RedFlagTable) -> Spoiled:
    for rule in table.rules:
        for lift in rule.raised:
            lower = replace(lift, to=Urgency(lift.to - 1))
            lifts = tuple(lower if r == lift else r for r in rule.raised)
            yield f"{rule.id} lifted less", _with(table, replace(rule, raised=lifts))


def without_a_condition(table: RedFlagTable) -> Spoiled:
    for rule in (r for r in table.rules if r.when is not None):
        yield f"{rule.id} without its condition", _with(table, replace(rule, when=None))


def with_a_lower_urgency(table: RedFlagTable) -> Spoiled:
    for rule in table.rules:
        lower = replace(rule, urgency=Urgency(rule.urgency - 1))
        yield f"{rule.id} lowered", _with(table, lower)


def without_a_question_in_a_rule(table: RedFlagTable) -> Spoiled:
    for rule in table.rules:
        for question in rule.questions:
            fewer = tuple(q for q in rule.questions if q != question)
            yield f"{rule.id} deaf to {question}", _with(table, replace(rule, questions=fewer))


def without_a_cauda_equina_mark(table: RedFlagTable) -> Spoiled:
    for question in (q for q in table.questions if q.cauda_equina):
        plain = replace(question, cauda_equina=False)
        questions = tuple(plain if q.id == question.id else q for q in table.questions)
        yield f"{question.id} no cauda equina", replace(table, questions=questions)


@pytest.mark.parametrize(
    "spoil",
    [
        without_a_rule,
        without_a_lift,
        with_a_lower_lift,
        without_a_condition,
        with_a_lower_urgency,
        without_a_question_in_a_rule,
        without_a_cauda_equina_mark,
    ],
    ids=lambda spoil: spoil.__name__,
)
def test_the_decision_table_notices_every_spoiled_rule(
    spoil: Callable[[RedFlagTable], Spoiled], table: RedFlagTable
) -> None:
    spoiled = dict(spoil(table))

    assert spoiled
    assert [what for what, broken in spoiled.items() if not _noticed(broken)] == []


def test_a_removed_rule_shows_in_the_tier_and_not_only_in_the_reasons(table: RedFlagTable) -> None:
    silent = [
        what
        for what, broken in without_a_rule(table)
        if all(judged_by_rules(case, broken).urgency is case.urgency for case in CASES)
    ]

    # The tile of these emergency groups sends to care the same day by itself: it backs them up.
    assert silent == ["RF07 removed", "RF11 removed", "RF17 removed", "RF22 removed"]


@pytest.mark.parametrize("name", PREDICATES)
@pytest.mark.parametrize("stuck_at", [True, False])
def test_the_decision_table_notices_a_condition_that_is_stuck(
    name: str, *, stuck_at: bool, table: RedFlagTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck = {**PREDICATES, name: lambda _table, _sheet, _profile: stuck_at}
    monkeypatch.setattr(red_flags, "PREDICATES", stuck)

    assert _noticed(table)


def _blind_to(factor: Factor) -> dict[str, Predicate]:
    def blind(test: Predicate) -> Predicate:
        return lambda table, sheet, profile: test(
            table, sheet, replace(profile, factors={**profile.factors, factor: Answer.NO})
        )

    return {name: blind(test) for name, test in PREDICATES.items()}


@pytest.mark.parametrize(
    "factor",
    [
        Factor.OSTEOPOROSIS,
        Factor.LONG_TERM_STEROIDS,
        Factor.RECENT_INJURY,
        Factor.WEAK_IMMUNE_SYSTEM,
        Factor.INFECTION_RISK,
        Factor.RECENT_PROCEDURE,
    ],
)
def test_the_decision_table_notices_a_risk_factor_that_is_overlooked(
    factor: Factor, table: RedFlagTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(red_flags, "PREDICATES", _blind_to(factor))

    assert _noticed(table)


@pytest.mark.parametrize("question", ["very_unwell", "chest_pain", "calf_breathless"])
def test_the_decision_table_notices_a_condition_that_overlooks_an_answer(
    question: str, table: RedFlagTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    def blind(test: Predicate) -> Predicate:
        return lambda table, sheet, profile: test(
            table, sheet.with_answers({question: Answer.NO}), profile
        )

    overlooked = {name: blind(test) for name, test in PREDICATES.items()}
    monkeypatch.setattr(red_flags, "PREDICATES", overlooked)

    assert _noticed(table)

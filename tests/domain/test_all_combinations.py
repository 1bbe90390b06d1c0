"""Every combination of the eight groups, each with every single one of its questions in turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations, product
from types import MappingProxyType

import pytest

from lbp_app.domain.answers import Answer
from lbp_app.domain.red_flags import RedFlagTable, Sheet, Urgency, judge
from lbp_app.domain.screening import Stage, answer_card, stage, verdict_now
from tests.domain.builders import NO_RISKS, TIER_ALONE, all_no, tapped
from tests.domain.strategies import TABLE

pytestmark = pytest.mark.slow

QUESTIONS_OF: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {group: tuple(q.id for q in TABLE.questions_of(group)) for group in TABLE.groups}
)


def _subsets(things: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return chain.from_iterable(combinations(things, n) for n in range(len(things) + 1))


def _worst(questions: Sequence[str]) -> Urgency:
    return max((TIER_ALONE[q] for q in questions), default=Urgency.NONE)


def _in_turn(groups: tuple[str, ...]) -> list[tuple[str, ...]]:
    """One question of each group at a time: turn k takes the k-th question, round and round."""
    turns = max((len(QUESTIONS_OF[g]) for g in groups), default=1)
    return [
        tuple(QUESTIONS_OF[g][turn % len(QUESTIONS_OF[g])] for g in groups) for turn in range(turns)
    ]


def test_there_are_256_combinations_of_eight_groups() -> None:
    assert len(set(_subsets(TABLE.groups))) == 256


@pytest.mark.parametrize("answer", [Answer.YES, Answer.UNSURE])
def test_every_combination_tapped_through_gives_at_least_its_worst_row(answer: Answer) -> None:
    too_low = []
    for groups in _subsets(TABLE.groups):
        for picked in _in_turn(groups):
            given = {g: {q: answer} for g, q in zip(groups, picked, strict=True)}
            screening = tapped(TABLE, given)
            urgency = verdict_now(screening, TABLE, NO_RISKS).urgency
            too_low += [picked] * (urgency < _worst(picked))
            too_low += [picked] * (
                stage(screening, TABLE, NO_RISKS) is not (Stage.CARD if groups else Stage.DONE)
            )

    assert too_low == []


def test_every_choice_of_one_question_in_every_combination_gives_at_least_its_worst_row() -> None:
    nothing = all_no(TABLE).answers
    in_turn = (Answer.YES, Answer.UNSURE) * 4
    too_low = [
        picked
        for groups in _subsets(TABLE.groups)
        for picked in product(*(QUESTIONS_OF[g] for g in groups))
        if judge(
            TABLE,
            Sheet({**nothing, **dict(zip(picked, in_turn, strict=False))}, frozenset(groups)),
            NO_RISKS,
        ).urgency
        < _worst(picked)
    ]

    assert too_low == []


@pytest.mark.parametrize("answer", [Answer.YES, Answer.UNSURE])
@pytest.mark.parametrize("group", TABLE.groups)
def test_every_combination_of_the_questions_of_one_group_gives_at_least_its_worst_row(
    group: str, answer: Answer, table: RedFlagTable
) -> None:
    for picked in _subsets(QUESTIONS_OF[group]):
        answers = dict.fromkeys(picked, answer)
        screening = tapped(table, {group: answers})
        by_hand = all_no(table).with_answers(answers)
        at_least = max(_worst(picked), Urgency.SOON)

        assert verdict_now(screening, table, NO_RISKS).urgency >= at_least
        assert judge(table, by_hand, NO_RISKS).urgency >= _worst(picked)


def test_after_its_card_every_combination_is_done_and_keeps_its_reasons() -> None:
    for groups in _subsets(TABLE.groups):
        screening = tapped(TABLE, {g: {QUESTIONS_OF[g][0]: Answer.YES} for g in groups})
        verdict = verdict_now(screening, TABLE, NO_RISKS)
        after = answer_card(screening, verdict.urgency)

        assert stage(after, TABLE, NO_RISKS) is Stage.DONE
        assert verdict_now(after, TABLE, NO_RISKS) == verdict

"""Scores equal hand-worked examples of every instrument, with missing and boundary answers."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from lbp_app.domain.measures import (
    EDITIONS,
    Answers,
    Band,
    Edition,
    Instrument,
    ItemAnswer,
    Rule,
    current,
)
from lbp_app.domain.scoring import WhyNoScore, score
from tests.domain.sheets import WORDING, confidence, peg, pgic, phq4, psfs, rmdq, rmdq_of

F = Fraction
NOTHING, MISSING = WhyNoScore.NOTHING_ANSWERED, WhyNoScore.ANSWERS_MISSING

BY_HAND: list[tuple[str, Answers, Fraction | None]] = [
    ("PEG 6, 7 and 8: 21 by 3", peg(6, 7, 8), F(7)),
    ("PEG 5, 5 and 6: 16 by 3, a third left over", peg(5, 5, 6), F(16, 3)),
    ("PEG all 0", peg(0, 0, 0), F(0)),
    ("PEG all 10", peg(10, 10, 10), F(10)),
    ("PEG with one zero", peg(0, 4, 5), F(3)),
    ("PEG with one missing", peg(None, 4, 5), None),
    ("PEG with nothing", peg(None, None, None), None),
    ("RMDQ with 3 ticks", rmdq("home", "sleep", "bed"), F(3)),
    ("RMDQ with 1 tick", rmdq("socks"), F(1)),
    ("RMDQ with all 24", rmdq_of(24), F(24)),
    ("RMDQ with none of these", rmdq(none_apply=True), F(0)),
    ("RMDQ skipped", rmdq(), None),
    ("PSFS 3, 5 and 4: 12 by 3", psfs(walk=3, stairs=5, garden=4), F(4)),
    ("PSFS 3, 4 and 4: 11 by 3", psfs(walk=3, stairs=4, garden=4), F(11, 3)),
    ("PSFS of two activities", psfs(walk=2, stairs=5), F(7, 2)),
    ("PSFS of one activity", psfs(walk=2), F(2)),
    ("PSFS unable to do any", psfs(walk=0, stairs=0, garden=0), F(0)),
    ("PSFS all as before", psfs(walk=10, stairs=10, garden=10), F(10)),
    ("PSFS with one not rated", psfs(walk=2, stairs=None), None),
    ("PSFS without activities", psfs(), None),
    ("PHQ-4 1, 2, 0 and 3", phq4(1, 2, 0, 3), F(6)),
    ("PHQ-4 all 0", phq4(0, 0, 0, 0), F(0)),
    ("PHQ-4 all 3", phq4(3, 3, 3, 3), F(12)),
    ("PHQ-4 with one missing", phq4(3, 3, 3, None), None),
    ("PGIC very much better", pgic(1), F(1)),
    ("PGIC very much worse", pgic(7), F(7)),
    ("PGIC skipped", pgic(None), None),
    ("confidence 0", confidence(0), F(0)),
    ("confidence 10", confidence(10), F(10)),
    ("confidence skipped", confidence(None), None),
]


@pytest.mark.parametrize(("what", "answers", "expected"), BY_HAND, ids=[b[0] for b in BY_HAND])
def test_a_score_is_what_was_worked_out_by_hand(
    what: str, answers: Answers, expected: Fraction | None
) -> None:
    assert score(answers).value == expected, what


WHY: list[tuple[Answers, WhyNoScore, int]] = [
    (peg(None, 4, None), MISSING, 2),
    (peg(None, None, None), NOTHING, 3),
    (psfs(walk=3, stairs=None), MISSING, 1),
    (phq4(0, None, 0, 0), MISSING, 1),
    (rmdq(), NOTHING, 0),
]


@pytest.mark.parametrize(("answers", "why", "missing"), WHY)
def test_a_score_that_is_not_there_says_why(
    answers: Answers, why: WhyNoScore, missing: int
) -> None:
    scored = score(answers)
    assert (scored.value, scored.why_not, scored.missing) == (None, why, missing)


BANDS = [
    (phq4(0, 0, 0, 0), Band.NONE),
    (phq4(1, 1, 0, 0), Band.NONE),
    (phq4(1, 1, 1, 0), Band.MILD),
    (phq4(2, 1, 1, 1), Band.MILD),
    (phq4(2, 2, 1, 1), Band.MODERATE),
    (phq4(2, 2, 2, 2), Band.MODERATE),
    (phq4(3, 2, 2, 2), Band.SEVERE),
    (phq4(3, 3, 3, 3), Band.SEVERE),
]


@pytest.mark.parametrize(("answers", "band"), BANDS)
def test_the_total_of_the_phq_4_falls_into_its_band(answers: Answers, band: Band) -> None:
    assert score(answers).band is band


PARTS = [
    (phq4(1, 1, 0, 0), {"worry": (2, False), "mood": (0, False)}),
    (phq4(1, 2, 0, 0), {"worry": (3, True), "mood": (0, False)}),
    (phq4(0, 0, 2, 0), {"worry": (0, False), "mood": (2, False)}),
    (phq4(0, 0, 0, 3), {"worry": (0, False), "mood": (3, True)}),
    (phq4(3, 3, 3, 3), {"worry": (6, True), "mood": (6, True)}),
    (phq4(2, None, 1, 1), {"worry": (None, False), "mood": (2, False)}),
    (phq4(3, None, None, None), {"worry": (None, True), "mood": (None, False)}),
]


@pytest.mark.parametrize(("answers", "expected"), PARTS)
def test_a_part_of_the_phq_4_is_positive_from_three_also_when_half_filled(
    answers: Answers, expected: dict[str, tuple[int | None, bool]]
) -> None:
    assert {p.id: (p.value, p.positive) for p in score(answers).parts} == expected


def test_the_other_instruments_have_no_band_and_no_parts() -> None:
    scored = score(peg(9, 9, 9))
    assert (scored.band, scored.parts, scored.positive_parts) == (None, (), ())


def test_answers_of_an_edition_of_a_later_app_have_no_score() -> None:
    later = Answers(Instrument.PEG, 99, "en.9", (ItemAnswer("pain", 3),))
    assert score(later).why_not is WhyNoScore.UNKNOWN_EDITION


def test_old_answers_are_scored_by_the_rule_of_their_own_edition() -> None:
    first = current(Instrument.CONFIDENCE)
    second: Edition = replace(first, number=2, rule=Rule.SUM, items=("sure", "steady"))
    editions = {**EDITIONS, (Instrument.CONFIDENCE, 2): second}
    old = Answers(Instrument.CONFIDENCE, 1, WORDING, (ItemAnswer("sure", 6),))
    new = replace(old, edition=2, given=(ItemAnswer("sure", 6), ItemAnswer("steady", 3)))
    assert score(old, editions).value == 6
    assert score(new, editions).value == 9


def test_the_order_of_answering_changes_no_score() -> None:
    there = Answers(Instrument.PHQ4, 1, WORDING, phq4(1, 2, 0, 3).given[::-1])
    assert score(there) == score(phq4(1, 2, 0, 3))

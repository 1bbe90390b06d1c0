"""What is said about a result, and that two measures that disagree are both told."""

from __future__ import annotations

from lbp_app.domain.log import LogItem
from lbp_app.domain.measures import Answers, Instrument
from lbp_app.ui.screens.measure_result.state import Result, result
from tests.building import diary_with, later, say, services
from tests.domain.sheets import confidence, peg, pgic, phq4, psfs, rmdq, rmdq_of
from tests.usecases.test_read_measures import sheet_of


def told(instrument: Instrument, *sheets: LogItem[Answers]) -> Result:
    view = services(diary=diary_with(*sheets), clock=later(weeks=9)).read_measures()
    last = view.latest(instrument)
    assert last is not None
    return result(say, view, last)


def test_a_score_that_is_missing_is_told_as_missing_and_without_a_scale() -> None:
    found = told(Instrument.RMDQ, sheet_of(rmdq()))
    assert (found.score, found.scale) == (say("measures.no_score"), "")
    assert found.about == (say("measures.no_score_nothing_answered"),)


def test_the_patients_own_words_are_not_told_as_a_number() -> None:
    found = told(Instrument.PGIC, sheet_of(pgic(2)))
    assert (found.score, found.scale) == ("Much better", "")
    assert found.change == (say("change.said.improved"), say("change.counts.pgic"))


def test_own_activities_are_told_as_a_mean_and_one_by_one() -> None:
    found = told(
        Instrument.PSFS, sheet_of(psfs(walk=3, stairs=3)), sheet_of(psfs(walk=6, stairs=5), week=6)
    )
    assert (found.score, found.scale) == ("5.5 of 10", "0 to 10. Higher is better.")
    assert found.change[0] == "3 at the start, 5.5 now."
    assert found.activities[:2] == (
        "walk: 3 at the start, 6 now. Better.",
        "stairs: 3 at the start, 5 now. Little change.",
    )


def test_a_measure_without_an_agreed_figure_tells_then_and_now_and_judges_nothing() -> None:
    found = told(Instrument.CONFIDENCE, sheet_of(confidence(3)), sheet_of(confidence(8), week=6))
    assert found.change == ("3 at the start, 8 now.", say("change.no_figure"))
    assert told(Instrument.CONFIDENCE, sheet_of(confidence(3))).change == (
        say("change.not_enough.only_the_start"),
    )
    assert told(Instrument.PHQ4, sheet_of(phq4(1, None, 0, 0))).change == ()


def test_measures_that_disagree_are_both_told_on_both_their_pages() -> None:
    sheets = (
        sheet_of(rmdq_of(14)),
        sheet_of(rmdq_of(5), week=6),
        sheet_of(peg(3, 3, 3)),
        sheet_of(peg(6, 6, 6), week=6),
    )
    both = say("change.opposed", better=say("measures.rmdq.name"), worse=say("measures.peg.name"))
    assert told(Instrument.RMDQ, *sheets).change[-1] == both
    assert told(Instrument.PEG, *sheets).change[-1] == both


def test_only_a_positive_part_asks_for_support() -> None:
    assert told(Instrument.PHQ4, sheet_of(phq4(2, 1, 0, 0))).support
    assert not told(Instrument.PHQ4, sheet_of(phq4(2, 0, 2, 0))).support

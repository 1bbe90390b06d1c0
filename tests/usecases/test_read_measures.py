"""All sheets with their scores, and what has changed since the start."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from lbp_app.domain.change import Change, Label, Measure, NotEnough
from lbp_app.domain.log import LogItem
from lbp_app.domain.measures import Answers, Instrument
from lbp_app.usecases.ports import Trouble
from lbp_app.usecases.read_measures import MeasuresView
from tests.building import closed_services, diary_with, later, services
from tests.domain.sheets import confidence, peg, pgic, phq4, psfs, rmdq_of
from tests.fakes import MemoryDiary
from tests.fixtures import a_moment, an_id
from tests.usecases.unreadable import UnreadableDiary


def sheet_of(answers: Answers, *, week: int = 0) -> LogItem[Answers]:
    """A sheet that was filled in so many weeks after the start."""
    moment = a_moment(weeks=week)
    return LogItem(an_id("sheet"), moment, moment, answers)


def seen(diary: MemoryDiary) -> MeasuresView:
    return services(diary=diary, clock=later(weeks=7)).read_measures()


def test_sheets_come_by_measure_with_their_scores_oldest_first() -> None:
    view = seen(
        diary_with(
            sheet_of(peg(3, 3, 3), week=1), sheet_of(peg(6, 6, 6)), sheet_of(rmdq_of(9), week=1)
        )
    )
    assert [s.scored.value for s in view.of(Instrument.PEG)] == [6, 3]
    last = view.latest(Instrument.RMDQ)
    assert last is not None
    assert last.scored.value == Fraction(9)
    assert last.day == a_moment(weeks=1).date()
    assert view.latest(Instrument.PGIC) is None


def test_each_measure_tells_its_own_change_and_none_is_mixed_with_another() -> None:
    view = seen(
        diary_with(
            sheet_of(peg(6, 6, 6)),
            sheet_of(peg(7, 7, 7), week=6),
            sheet_of(rmdq_of(14)),
            sheet_of(rmdq_of(8), week=6),
            sheet_of(psfs(walk=3, stairs=3)),
            sheet_of(psfs(walk=7, stairs=4), week=6),
            sheet_of(pgic(4), week=6),
            sheet_of(phq4(3, 3, 3, 3)),
            sheet_of(confidence(4)),
        )
    )
    labels = {c.measure: c.label for c in view.changes() if isinstance(c, Change)}
    assert labels == {
        Measure.PEG: Label.WORSE,
        Measure.RMDQ: Label.IMPROVED,
        Measure.PSFS: Label.IMPROVED,
        Measure.PGIC: Label.UNCHANGED,
    }
    assert [(c.activity, c.label) for c in view.activity_changes()] == [
        ("walk", Label.IMPROVED),
        ("stairs", Label.UNCHANGED),
    ]
    assert view.own_activities == ("walk", "stairs")


def test_measures_without_an_agreed_figure_tell_no_change() -> None:
    view = seen(diary_with(sheet_of(phq4(3, 3, 3, 3)), sheet_of(phq4(0, 0, 0, 0), week=6)))
    assert view.change(Instrument.PHQ4) is None
    assert view.change(Instrument.CONFIDENCE) is None


def test_a_sheet_without_a_score_is_kept_and_left_out_of_the_change() -> None:
    view = seen(
        diary_with(
            sheet_of(peg(6, None, 6)),
            sheet_of(peg(6, 6, 6), week=1),
            sheet_of(peg(3, 3, 3), week=2),
        )
    )
    change = view.change(Instrument.PEG)
    assert isinstance(change, Change)
    assert change.start is not None
    assert change.start.value == Fraction(6)
    assert len(view.of(Instrument.PEG)) == 3


def test_an_empty_diary_has_nothing_to_tell() -> None:
    view = seen(diary_with())
    assert all(isinstance(change, NotEnough) for change in view.changes())
    assert (view.own_activities, view.activity_changes(), view.trouble) == ((), (), None)


def test_a_day_is_that_of_the_place_where_the_sheet_was_filled_in() -> None:
    late = a_moment(hours=15, minutes=20)
    sheet = LogItem("late", late, late + timedelta(hours=3), peg(1, 1, 1))
    last = seen(diary_with(sheet)).latest(Instrument.PEG)
    assert last is not None
    assert last.day == late.date()


def test_a_diary_that_cannot_be_read_says_so() -> None:
    view = services(diary=UnreadableDiary(Trouble.CORRUPT)).read_measures()
    assert (view.trouble, view.sheets) == (Trouble.CORRUPT, {})
    assert closed_services(Trouble.NEWER).read_measures().trouble is Trouble.NEWER

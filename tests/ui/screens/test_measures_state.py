"""Which measures the list shows where."""

from __future__ import annotations

from lbp_app.domain.measures import Instrument
from lbp_app.ui.screens.measures.state import due_rows, other_rows
from tests.building import diary_with, later, services
from tests.domain.sheets import peg
from tests.usecases.test_read_measures import sheet_of


def test_every_measure_stands_once_either_as_due_or_among_the_others() -> None:
    built = services(diary=diary_with(sheet_of(peg(5, 5, 5))), clock=later(days=1))
    view, due = built.read_measures(), built.due_measures()
    known = built.library.questionnaires()
    waiting, others = due_rows(due.due, view), other_rows(known, due.due, view)
    shown = [row.instrument for row in (*waiting, *others)]
    assert sorted(shown) == sorted(Instrument)
    assert {row.instrument for row in others} == {Instrument.PEG, Instrument.PGIC}


def test_only_what_was_answered_and_is_not_due_opens_on_its_result() -> None:
    built = services(diary=diary_with(sheet_of(peg(5, 5, 5))), clock=later(days=1))
    view, due = built.read_measures(), built.due_measures()
    others = other_rows(built.library.questionnaires(), due.due, view)
    assert {row.instrument: row.opens_result for row in others} == {
        Instrument.PEG: True,
        Instrument.PGIC: False,
    }
    assert not any(row.opens_result for row in due_rows(due.due, view))


def test_a_measure_without_content_is_not_listed() -> None:
    view = services().read_measures()
    rows = other_rows([Instrument.RMDQ], (), view)
    assert [row.instrument for row in rows] == [Instrument.RMDQ]

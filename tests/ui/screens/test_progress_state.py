"""What is said first on Progress, and what its buttons change."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from lbp_app.domain.log import LogItem
from lbp_app.domain.progress import Period
from lbp_app.ui.screens.progress.state import (
    ProgressState,
    said,
    showing,
    still_empty,
    toggled,
    turned,
)
from lbp_app.usecases.read_progress import Progress, ReadProgress
from tests.building import say
from tests.domain.sheets import peg
from tests.fakes import FrozenClock, MemoryDiary
from tests.fixtures import A_MORNING, a_check_in


def days(first: int, count: int, back: int | None, leg: int | None) -> list[Any]:
    made = range(first, first - count, -1)
    return [
        a_check_in(happened_at=A_MORNING - timedelta(days=n), back_pain=back, leg_pain=leg)
        for n in made
    ]


def progress(*records: Any) -> Progress:  # noqa: ANN401
    read = ReadProgress(MemoryDiary(*records), FrozenClock())(Period.ALL)
    assert isinstance(read, Progress)
    return read


def test_another_time_turns_an_open_table_back_to_its_newest_days() -> None:
    state = ProgressState(table="leg_pain", page=3)
    assert showing(state, Period.ALL) == ProgressState(Period.ALL, "leg_pain", 0)


def test_a_table_opens_closes_and_gives_way_to_another() -> None:
    opened = toggled(ProgressState(), "leg_pain")
    assert opened.table == "leg_pain"
    assert toggled(opened, "leg_pain").table is None
    assert toggled(turned(opened, 2), "activity") == ProgressState(table="activity")


def test_pages_turn_back_and_never_before_the_first() -> None:
    assert turned(ProgressState(page=1), 1).page == 2
    assert turned(ProgressState(page=0), -1).page == 0


def test_what_changed_is_said_before_what_did_not() -> None:
    told = said(say, progress(*days(40, 7, 8, 5), *days(6, 7, 4, 5)))
    assert told.head == "Back pain has improved: 8 to 4"
    assert told.lines == ("Leg pain is unchanged: 5 to 5", say("progress.compared"))
    assert told.good


def test_two_measures_that_disagree_are_both_told_and_it_is_not_called_good() -> None:
    told = said(say, progress(*days(40, 7, 3, 8), *days(6, 7, 7, 3)))
    assert told.head == "Leg pain has improved: 8 to 3"
    assert told.lines[0] == "Back pain is worse: 3 to 7"
    assert say("progress.disagree") in told.lines
    assert not told.good


def test_function_is_told_before_pain() -> None:
    at = A_MORNING - timedelta(days=30)
    sheets = [LogItem("a", at, at, peg(6, 6, 6)), LogItem("b", A_MORNING, A_MORNING, peg(8, 8, 8))]
    told = said(say, progress(*days(40, 7, 8, 5), *days(6, 7, 4, 5), *sheets))
    assert told.head == "Pain in your week: worse, 6 to 8"
    assert told.lines[0] == "Back pain has improved: 8 to 4"
    assert say("progress.disagree") in told.lines
    assert not told.good


def test_the_first_days_have_one_sentence_for_both() -> None:
    told = said(say, progress(*days(5, 5, 4, 6)))
    assert told.head == "Pain: from day 14 on you will see if it has changed. Today is day 6."
    assert told.lines == ()


def test_with_different_reasons_each_measure_has_its_own() -> None:
    told = said(say, progress(*days(40, 7, 4, 6), *days(2, 2, 4, None), *days(0, 1, 4, 6)))
    assert told.head == "Back pain is unchanged: 4 to 4"
    assert told.lines[0].startswith("Leg pain: the last 7 days have 1 of the 3 ratings")


def test_someone_who_only_notes_what_got_in_the_way_is_told_so_calmly() -> None:
    assert said(say, progress(*days(5, 5, None, None))).head == say("progress.no_figure_yet")


def test_before_three_check_ins_it_says_how_many_there_are() -> None:
    counts = [still_empty(progress(*days(3, n, 4, 4))) for n in range(4)]
    assert counts == [
        "progress.empty_none",
        "progress.empty_one",
        "progress.empty_two",
        None,
    ]

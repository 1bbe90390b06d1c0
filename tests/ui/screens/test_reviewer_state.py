"""The reviewer's state: what waits is read once, a late answer changes nothing, pages have ends."""

from __future__ import annotations

from dataclasses import replace

from lbp_app import bootstrap
from lbp_app.ui.screens.reviewer import state as review
from lbp_app.ui.screens.reviewer.state import ReviewState, Tab
from lbp_app.usecases.review_desk import (
    MOST_FILES,
    Case,
    OpenedDiary,
    Refused,
    ReviewDesk,
    WhyRefused,
)
from lbp_app.usecases.share_desk import Time
from tests.building import library
from tests.export.diaries import NOW
from tests.fakes import FrozenClock
from tests.review_files import INES, ROSA, Patient, exported, from_bytes, unreadable


def desk() -> ReviewDesk:
    return bootstrap.review_desk(library(), clock=FrozenClock(NOW))


def opened_of(patient: Patient) -> OpenedDiary:
    case = desk().look(from_bytes(f"{patient.name}.json", exported(patient)))
    assert isinstance(case, Case)
    opened = desk().open(case)
    assert isinstance(opened, OpenedDiary)
    return opened


def test_files_wait_until_they_are_read_and_refused_ones_are_listed_at_once() -> None:
    refused = Refused(unreadable("link.json"), WhyRefused.A_LINK)
    state = review.given(ReviewState(), [unreadable("a.json"), refused, unreadable("b.json")])
    assert [s.name for s in state.waiting] == ["a.json", "b.json"]
    assert state.total == 3
    state = review.read(state, [desk().look(state.waiting[0])])
    assert [s.name for s in state.waiting] == ["b.json"]
    assert len(state.load.refused) == 2


def test_more_than_a_thousand_files_are_refused_by_name_however_they_come() -> None:
    state = ReviewState()
    for start in range(0, MOST_FILES + 2, 501):
        state = review.given(state, [unreadable(f"{n}.json") for n in range(start, start + 501)])
    assert len(state.waiting) == MOST_FILES
    assert [r.source.name for r in state.load.refused] == ["1000.json", "1001.json"]


def test_a_diary_that_was_asked_for_earlier_does_not_replace_a_later_choice() -> None:
    rosa, ines = opened_of(ROSA), opened_of(INES)
    state = review.begin_opening(ReviewState(), rosa.case)
    state = review.begin_opening(state, ines.case)
    assert review.opened(state, rosa) is state
    assert review.opened(state, ines).opened is ines
    assert review.opened(ReviewState(), rosa).opened is None


def test_a_refusal_of_an_earlier_choice_comes_too_late() -> None:
    rosa, ines = opened_of(ROSA), opened_of(INES)
    state = review.begin_opening(ReviewState(), ines.case)
    late = Refused(rosa.case.source, WhyRefused.CHANGED)
    assert review.opened(state, late) is state
    own = Refused(ines.case.source, WhyRefused.CHANGED)
    assert review.opened(state, own).not_opened is own


def test_another_diary_keeps_the_time_and_nothing_of_the_last_one() -> None:
    rosa, ines = opened_of(ROSA), opened_of(INES)
    state = review.opened(review.begin_opening(ReviewState(), rosa.case), rosa)
    state = review.choose_time(review.choose_tab(state, "entries"), "one_year")
    state = review.with_lines(state, rosa, ())
    after = review.begin_opening(state, ines.case)
    assert (after.opened, after.tab, after.lines) == (None, Tab.SUMMARY, None)
    assert after.time is Time.ONE_YEAR
    assert review.close_page(after).shows_a_page is False


def test_entries_of_another_diary_come_too_late() -> None:
    rosa, ines = opened_of(ROSA), opened_of(INES)
    state = replace(ReviewState(), opened=ines)
    line = rosa.whole.items_now[0]
    assert review.with_lines(state, rosa, (line,)).lines is None
    assert review.with_lines(state, ines, (line,)).lines == (line,)


def test_pages_of_entries_and_of_the_table_end_at_both_ends() -> None:
    lines = opened_of(ROSA).whole.items_now[:25]
    state = replace(ReviewState(), lines=lines)
    assert review.turn_entries(state, -1).entries_page == 0
    assert review.turn_entries(review.turn_entries(state, 1), 1).entries_page == 1
    assert review.turn_table(state, -1).table_page == 0


def test_a_search_finds_names_and_files_and_begins_at_the_top() -> None:
    cases = [opened_of(p).case for p in (ROSA, INES)]
    state = review.more_rows(ReviewState())
    assert review.found(state, cases) == tuple(cases)
    found = review.look_for(state, " ines ")
    assert [c.name for c in review.found(found, cases)] == ["Ines P."]
    assert found.rows == review.ROWS
    assert review.found(review.look_for(state, "rosa m..JSON"), cases) == (cases[0],)

"""A sheet goes to the log as it was answered; a correction keeps the old answers."""

from __future__ import annotations

from datetime import timedelta

from lbp_app.domain.measures import Answers
from lbp_app.usecases.ports import Trouble
from tests.building import diary_with, later, services
from tests.domain.sheets import peg, rmdq
from tests.fixtures import A_MORNING
from tests.usecases.unreadable import UnreadableDiary


def test_a_sheet_is_kept_with_both_of_its_moments() -> None:
    diary = diary_with()
    assert services(diary=diary).record_measure(peg(4, 5, 6)) is None
    (item,) = diary.items(Answers)
    assert item.fact == peg(4, 5, 6)
    assert item.happened_at == item.logged_at == later().now()


def test_a_sheet_from_paper_can_be_entered_for_the_day_it_was_filled_in() -> None:
    diary = diary_with()
    services(diary=diary).record_measure(rmdq("home"), happened_at=A_MORNING)
    (item,) = diary.items(Answers)
    assert (item.happened_at, item.logged_at) == (A_MORNING, later().now())


def test_a_correction_keeps_the_day_and_the_old_answers() -> None:
    diary = diary_with()
    services(diary=diary).record_measure(peg(4, 5, 6))
    (item,) = diary.items(Answers)
    next_day = later(days=1)
    built = services(diary=diary, clock=next_day)
    assert built.record_measure(peg(4, 5, 9), corrects=item.id, reason="tapped wrong") is None
    (counts,) = diary.items(Answers)
    assert (counts.fact, counts.happened_at) == (peg(4, 5, 9), item.happened_at)
    assert (counts.logged_at, counts.reason) == (next_day.now(), "tapped wrong")
    assert [v.fact for v in diary.versions(item.id)] == [peg(4, 5, 6), peg(4, 5, 9)]


def test_a_correction_that_changes_nothing_is_not_kept() -> None:
    diary = diary_with()
    record = services(diary=diary).record_measure
    record(peg(4, 5, 6))
    (item,) = diary.items(Answers)
    for _ in range(2):  # tapped twice
        assert record(peg(4, 5, 9), corrects=item.id, reason="tapped wrong") is None
    assert [v.fact for v in diary.versions(item.id)] == [peg(4, 5, 6), peg(4, 5, 9)]


def test_a_correction_of_nothing_is_a_sheet_of_its_own() -> None:
    diary = diary_with()
    services(diary=diary).record_measure(peg(1, 1, 1), corrects="gone")
    (item,) = diary.items(Answers)
    assert item.id != "gone"


def test_a_sheet_that_cannot_be_written_answers_with_the_trouble() -> None:
    diary = diary_with()
    diary.trouble = Trouble.FULL
    assert services(diary=diary).record_measure(peg(1, 1, 1)) is Trouble.FULL


def test_a_correction_on_a_diary_that_cannot_be_read_answers_with_the_trouble() -> None:
    built = services(diary=UnreadableDiary(Trouble.LOCKED))
    assert built.record_measure(peg(1, 1, 1), corrects="x") is Trouble.LOCKED


def test_a_sheet_may_be_entered_days_later() -> None:
    diary = diary_with()
    built = services(diary=diary, clock=later(days=9))
    built.record_measure(peg(1, 1, 1), happened_at=A_MORNING)
    (item,) = diary.items(Answers)
    assert item.logged_at - item.happened_at == timedelta(days=9)

"""Making a summary: what cannot be read is never told as nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from lbp_app.domain.care_steps import PlanQuestions
from lbp_app.domain.log import LogItem
from lbp_app.domain.summary import ClinicianSummary, Wish
from lbp_app.usecases.make_summary import MakeSummary
from lbp_app.usecases.ports import DiaryTroubleError, Trouble
from tests.building import library
from tests.export.diaries import NOW, rich
from tests.fakes import FrozenClock, MemoryDiary

WISH = Wish(NOW.date() - timedelta(days=90), NOW.date())


def _make(diary: MemoryDiary, trouble: Trouble | None = None) -> MakeSummary:
    return MakeSummary(diary, FrozenClock(NOW), library(), "0.1.0", trouble)


def test_the_summary_tells_when_and_by_what_it_was_made() -> None:
    found = _make(MemoryDiary(*rich().records))(WISH)

    assert isinstance(found, ClinicianSummary)
    assert (found.made_at, found.app_version) == (NOW, "0.1.0")
    assert found.content_version == library().table.version


def test_a_diary_that_could_not_be_opened_gives_no_summary() -> None:
    assert _make(MemoryDiary(), Trouble.CORRUPT)(WISH) is Trouble.CORRUPT


def test_a_diary_that_cannot_be_read_gives_no_summary() -> None:
    diary = MemoryDiary()
    diary.trouble = Trouble.LOCKED

    assert _make(diary)(WISH) is Trouble.LOCKED
    with pytest.raises(DiaryTroubleError):
        _make(diary).whole()


@pytest.mark.parametrize(
    ("own", "last", "asked"),
    [
        ((), NOW.date(), ("s1", "s2", "s3")),
        (("mine", "too"), NOW.date(), ("mine", "too", "s1")),
        (("a", "b", "c", "d"), NOW.date(), ("a", "b", "c", "d")),
        ((), NOW.date() - timedelta(days=1), ()),
    ],
)
def test_own_questions_come_first_and_the_suggested_ones_fill_up_to_three(
    own: tuple[str, ...], last: date, asked: tuple[str, ...]
) -> None:
    before = NOW - timedelta(days=2)
    diary = MemoryDiary(LogItem("q", before, before, PlanQuestions(own)))
    make = replace(_make(diary), suggested=lambda: ("s1", "s2", "s3", "s4"))
    found = make(Wish(WISH.first, last))
    assert isinstance(found, ClinicianSummary)
    assert found.questions == asked

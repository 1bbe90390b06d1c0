"""Making a summary: what cannot be read is never told as nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

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

"""The diary is read page by page, and a diary in trouble is never taken for an empty one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lbp_app.usecases.ports import Trouble
from lbp_app.usecases.read_diary import PAGE_SIZE, ReadDiary
from tests.building import closed_services, diary_with
from tests.fakes import MemoryDiary
from tests.fixtures import A_MORNING, a_check_in
from tests.usecases.unreadable import UnreadableDiary


def test_pages_have_at_most_twenty_entries_and_lead_through_all_of_them() -> None:
    days = [a_check_in(happened_at=A_MORNING - timedelta(days=n)) for n in range(45)]
    read = ReadDiary(diary_with(*days))
    sizes, seen, cursor = [], [], None
    for _ in range(3):
        page = read(cursor)
        assert not isinstance(page, Trouble)
        sizes.append(len(page.entries))
        seen += [entry.id for entry in page.entries]
        cursor = page.older
    assert sizes == [PAGE_SIZE, PAGE_SIZE, 5]
    assert seen == [day.entry_id for day in days]
    assert cursor is None


@pytest.mark.parametrize("trouble", list(Trouble))
def test_a_diary_that_cannot_be_read_answers_with_the_trouble(trouble: Trouble) -> None:
    read = ReadDiary(UnreadableDiary(trouble))
    assert read() is trouble
    assert read.entry("e") is None


def test_a_diary_that_could_not_be_opened_answers_with_the_trouble() -> None:
    assert closed_services(Trouble.NEWER).read_diary() is Trouble.NEWER


def test_an_entry_is_found_by_its_id() -> None:
    read = ReadDiary(MemoryDiary(a_check_in(entry_id="e")))
    entry = read.entry("e")
    assert entry is not None
    assert entry.id == "e"
    assert read.entry("another") is None

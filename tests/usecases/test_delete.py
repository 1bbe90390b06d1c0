"""What is deleted leaves the diary and can be brought back; a red flag never leaves it."""

from __future__ import annotations

from dataclasses import replace

from lbp_app.domain.daily import Sleep
from lbp_app.domain.log import LogItem
from lbp_app.usecases.delete import Delete
from lbp_app.usecases.ports import Trouble
from tests.building import diary_with, later
from tests.fixtures import a_check_in, a_moment, a_verdict, an_emergency
from tests.usecases.unreadable import UnreadableDiary

NIGHT = LogItem("s", a_moment(), a_moment(), Sleep(3))


def test_a_thing_is_deleted_and_brought_back_as_it_was() -> None:
    diary = diary_with(NIGHT)
    delete = Delete(diary, later())
    assert delete.item("s") is None
    assert diary.items(Sleep) == ()
    assert delete.bring_item_back("s") is None
    (back,) = diary.items(Sleep)
    assert (back.fact, back.happened_at) == (NIGHT.fact, NIGHT.happened_at)


def test_a_second_tap_on_delete_writes_nothing_more() -> None:
    diary = diary_with(NIGHT, a_check_in(entry_id="e"))
    delete = Delete(diary, later())
    assert [delete.item("s"), delete.item("s")] == [None, None]
    assert [delete.check_in("e"), delete.check_in("e")] == [None, None]
    assert len(diary.versions("s")) == len(diary.check_in_versions("e")) == 2


def test_a_check_in_is_deleted_and_brought_back_with_its_safety_answers() -> None:
    verdict = a_verdict(entry_id="e")
    diary = diary_with(a_check_in(entry_id="e"), verdict)
    delete = Delete(diary, later())
    delete.check_in("e")
    assert diary.entry("e") is None
    delete.bring_check_in_back("e")
    entry = diary.entry("e")
    assert entry is not None
    assert entry.verdicts == (verdict,)


def test_a_red_flag_stays_in_the_diary_and_stays_open() -> None:
    flag = an_emergency(entry_id="e")
    diary = diary_with(a_check_in(entry_id="e"), flag)
    Delete(diary, later()).check_in("e")
    entry = diary.entry("e")
    assert entry is not None
    assert entry.check_in is None
    assert diary.verdicts_since(None) == (flag,)


def test_deleting_counts_also_when_the_clock_was_set_back_since() -> None:
    diary = diary_with(replace(NIGHT, logged_at=a_moment(days=9)))
    Delete(diary, later()).item("s")
    assert diary.items(Sleep) == ()


def test_what_is_not_there_and_a_disk_in_trouble_are_told() -> None:
    nothing = Delete(diary_with(), later())
    assert nothing.item("x") is Trouble.OTHER
    assert nothing.bring_check_in_back("x") is Trouble.OTHER
    damaged = Delete(UnreadableDiary(Trouble.CORRUPT), later())
    assert damaged.item("x") is Trouble.CORRUPT
    assert damaged.check_in("x") is Trouble.CORRUPT

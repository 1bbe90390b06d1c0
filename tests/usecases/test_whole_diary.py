"""The whole diary: of all versions the one logged last counts, by the moment and not the clock."""

from __future__ import annotations

from dataclasses import replace

from lbp_app.domain.daily import FreeNote, Medicine, MedicineGroup
from lbp_app.domain.log import LogItem
from lbp_app.usecases.whole_diary import WholeDiary
from tests.export.diaries import every_kind
from tests.fakes import MemoryDiary
from tests.fixtures import a_check_in, a_moment


def test_what_counts_now_is_what_the_diary_itself_says() -> None:
    diary = MemoryDiary(*every_kind().records)
    whole = WholeDiary.of(diary.records())

    assert whole == every_kind()
    assert whole.check_ins_now == diary.check_ins()
    assert {i.id for i in whole.items_now if isinstance(i.fact, FreeNote)} == {
        i.id for i in diary.items(FreeNote)
    }
    assert whole.profile == diary.profile()


def test_a_deleted_check_in_does_not_count() -> None:
    first = a_check_in()
    gone = replace(first, gone=True, logged_at=a_moment(hours=1))

    assert WholeDiary.of([gone, first]).check_ins_now == ()


def test_medicines_are_told_with_all_their_versions() -> None:
    added = LogItem("m", a_moment(), a_moment(), Medicine("Ibuprofen", MedicineGroup.NSAID))
    ended = replace(added, fact=replace(added.fact, in_use=False), logged_at=a_moment(days=3))

    (versions,) = WholeDiary.of([ended, added]).told().medicines

    assert list(versions) == [added, ended]

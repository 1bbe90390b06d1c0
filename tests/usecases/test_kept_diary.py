"""Verdicts that could not be written are held, read like the others and written first."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lbp_app.domain.flags import ActionTaken, GivenVerdict
from lbp_app.usecases.kept_diary import KeptDiary
from lbp_app.usecases.ports import DiaryTroubleError, Record, Trouble
from tests.fakes import MemoryDiary
from tests.fixtures import (
    a_check_in,
    a_checked_item,
    a_moment,
    a_profile,
    a_verdict,
    a_visit,
    an_action,
    an_emergency,
)
from tests.usecases.unreadable import UnreadableDiary


class _Notebook(MemoryDiary):
    """Remembers the order in which records came to the disk."""

    def __init__(self) -> None:
        self.order: list[Record] = []
        super().__init__()

    def keep(self, *records: Record) -> None:
        super().keep(*records)
        self.order += records


def _refused(diary: KeptDiary, *records: Record) -> Trouble:
    with pytest.raises(DiaryTroubleError) as failed:
        diary.keep(*records)
    return failed.value.trouble


def test_what_can_be_written_is_on_the_disk_and_not_held() -> None:
    disk = MemoryDiary()
    kept = KeptDiary(disk)
    verdict = an_emergency()
    kept.keep(verdict)
    assert disk.verdicts_since(None) == (verdict,)
    assert kept.verdicts_since(None) == (verdict,)


def test_a_verdict_that_could_not_be_written_is_read_like_the_others() -> None:
    disk = MemoryDiary(old := an_emergency())
    kept = KeptDiary(disk)
    disk.trouble = Trouble.FULL
    new = an_emergency(given_at=a_moment(hours=1))
    assert _refused(kept, new) is Trouble.FULL
    assert kept.verdicts_since(None) == (old, new)
    assert kept.verdicts_since(old.given_at) == (new,)
    assert kept.verdicts_since(new.given_at) == ()
    assert disk.verdicts_since(None) == (old,)


def test_a_held_verdict_without_a_red_flag_is_not_read_as_a_flag() -> None:
    disk = MemoryDiary()
    kept = KeptDiary(disk)
    disk.trouble = Trouble.FULL
    _refused(kept, a_verdict())
    assert kept.verdicts_since(None) == ()


def test_held_verdicts_and_actions_are_written_first_with_the_next_success() -> None:
    disk = _Notebook()
    kept = KeptDiary(disk)
    disk.trouble = Trouble.LOCKED
    one, two = an_emergency(), an_emergency()
    did = an_action(one.id)
    _refused(kept, one)
    _refused(kept, did)
    _refused(kept, two)
    disk.trouble = None
    profile = a_profile()
    kept.keep(profile)
    assert disk.order == [one, did, two, profile]
    kept.keep(a_check_in())
    assert len(disk.order) == 5


def test_what_was_done_about_a_held_verdict_is_read_too() -> None:
    disk = MemoryDiary()
    kept = KeptDiary(disk)
    disk.trouble = Trouble.LOCKED
    verdict = an_emergency()
    did = an_action(verdict.id)
    _refused(kept, verdict)
    _refused(kept, did)
    assert kept.actions_on([verdict.id]) == (did,)
    assert kept.actions_on(["another"]) == ()


def test_only_verdicts_and_actions_are_held() -> None:
    disk = _Notebook()
    kept = KeptDiary(disk)
    disk.trouble = Trouble.FULL
    verdict = an_emergency()
    _refused(kept, a_check_in(), verdict, a_visit())
    disk.trouble = None
    kept.keep()
    assert disk.order == [verdict]


def test_listeners_are_told_after_a_success_and_after_a_failure() -> None:
    disk = MemoryDiary()
    kept = KeptDiary(disk)
    told: list[int] = []
    kept.listen(lambda: told.append(len(kept.verdicts_since(None))))
    kept.keep(an_emergency())
    disk.trouble = Trouble.FULL
    _refused(kept, an_emergency())
    assert told == [1, 2]


def test_a_listener_that_has_stopped_is_told_nothing_and_may_stop_twice() -> None:
    kept = KeptDiary(MemoryDiary())
    told: list[str] = []
    stop = kept.listen(lambda: told.append("one"))
    kept.listen(lambda: told.append("two"))
    stop()
    stop()
    kept.keep(a_profile())
    assert told == ["two"]


def test_a_listener_may_stop_while_it_is_told() -> None:
    kept = KeptDiary(MemoryDiary())
    told: list[str] = []
    stops: list[Callable[[], None]] = []

    def stop_myself() -> None:
        stops[0]()
        told.append("one")

    stops.append(kept.listen(stop_myself))
    kept.listen(lambda: told.append("two"))
    kept.keep(a_profile())
    kept.keep(a_profile())
    assert told == ["one", "two", "two"]


def test_a_held_verdict_is_not_hidden_by_a_disk_that_has_gone() -> None:
    disk = UnreadableDiary(Trouble.CORRUPT)
    kept = KeptDiary(disk)
    verdict = an_emergency()
    assert _refused(kept, verdict) is Trouble.CORRUPT
    assert kept.last_visit() is None
    assert kept.verdicts_since(None) == (verdict,)
    assert kept.actions_on([verdict.id]) == ()


def test_without_a_held_verdict_a_disk_that_has_gone_is_told() -> None:
    kept = KeptDiary(UnreadableDiary(Trouble.CORRUPT))
    for read in (kept.last_visit, kept.checked_items, kept.profile, kept.last_check_in):
        with pytest.raises(DiaryTroubleError):
            read()
    with pytest.raises(DiaryTroubleError):
        kept.verdicts_since(None)


def test_everything_else_is_read_from_the_disk() -> None:
    visit = a_visit(id="visit")
    records = (a_profile(), a_check_in(entry_id="e"), visit, a_checked_item("visit"))
    disk = MemoryDiary(*records)
    kept = KeptDiary(disk)
    assert kept.profile() == disk.profile()
    assert kept.last_check_in() == disk.last_check_in()
    assert kept.last_visit() == visit
    assert kept.last_visit(a_moment()) is None
    assert kept.checked_items() == disk.checked_items()
    assert kept.entry("e") == disk.entry("e")
    assert kept.page(size=5) == disk.page(size=5)


def test_the_held_ones_are_of_the_two_kinds_that_a_restart_would_lose_for_good() -> None:
    disk = UnreadableDiary()
    kept = KeptDiary(disk)
    _refused(kept, an_emergency(), an_action("v"), a_profile())
    disk.asked_to_keep.clear()
    _refused(kept)
    assert [type(record) for record in disk.asked_to_keep] == [GivenVerdict, ActionTaken]

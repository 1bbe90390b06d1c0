"""Open flags: until a visit that came after them, and never closed by one that lies ahead."""

from __future__ import annotations

import pytest

from lbp_app.domain.flags import OpenFlag
from lbp_app.domain.red_flags import Urgency
from lbp_app.usecases.kept_diary import KeptDiary
from lbp_app.usecases.ports import Diary, DiaryTroubleError, Record, Trouble
from lbp_app.usecases.read_flags import ReadFlags
from tests.building import diary_with, later, verdict_of
from tests.fixtures import a_moment, a_verdict, a_visit, an_action, an_emergency
from tests.usecases.unreadable import UnreadableDiary


def _flags(*records: Record) -> tuple[OpenFlag, ...]:
    return ReadFlags(diary_with(*records), later())()


def test_without_a_verdict_there_is_no_flag() -> None:
    assert _flags() == ()
    assert _flags(a_verdict()) == ()


def test_flags_come_highest_urgency_first() -> None:
    soon = verdict_of("cough_pain", given_at=a_moment(hours=2))
    emergency = verdict_of("saddle_numbness")
    urgent = verdict_of("weight_loss", given_at=a_moment(hours=1))
    levels = [flag.urgency for flag in _flags(soon, emergency, urgent)]
    assert levels == [Urgency.EMERGENCY, Urgency.URGENT, Urgency.SOON]


def test_verdicts_of_one_entry_make_one_flag_with_every_reason() -> None:
    one = verdict_of("saddle_numbness", entry_id="e", id="one")
    two = verdict_of("fever", entry_id="e", id="two", given_at=a_moment(minutes=1))
    (flag,) = _flags(one, two, an_action("one"))
    assert {"RF01", "RF11"} <= {reason.rule_id for reason in flag.reasons}
    assert flag.since == one.given_at
    assert flag.last_verdict_id == "two"
    assert flag.last_action is not None


def test_a_visit_closes_what_came_before_it_and_nothing_after() -> None:
    before, after = an_emergency(), an_emergency(given_at=a_moment(hours=7))
    (flag,) = _flags(before, a_visit(), after)
    assert flag.entry_id == after.entry_id


def test_a_visit_dated_after_now_closes_nothing() -> None:
    ahead = a_visit(seen_at=a_moment(hours=11), logged_at=a_moment(hours=11))
    assert len(_flags(an_emergency(), ahead)) == 1


def test_a_held_verdict_is_an_open_flag_even_when_nothing_can_be_read() -> None:
    kept = KeptDiary(UnreadableDiary(Trouble.CORRUPT))
    read = ReadFlags(kept, later())
    with pytest.raises(DiaryTroubleError):
        read()
    with pytest.raises(DiaryTroubleError):
        kept.keep(an_emergency())
    (flag,) = read()
    assert flag.urgency is Urgency.EMERGENCY


def test_a_held_verdict_joins_those_on_the_disk() -> None:
    disk = diary_with(verdict_of("cough_pain"))
    kept: Diary = KeptDiary(disk)
    disk.trouble = Trouble.FULL
    with pytest.raises(DiaryTroubleError):
        kept.keep(an_emergency())
    flags = ReadFlags(kept, later())()
    assert [flag.urgency for flag in flags] == [Urgency.EMERGENCY, Urgency.SOON]

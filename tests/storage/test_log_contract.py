"""What every diary promises of the log, of corrections and of half-filled forms."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lbp_app.domain.daily import Activity, ActivityKind, Sleep
from lbp_app.domain.diary import CheckIn
from lbp_app.domain.log import AnyLogItem, LogItem
from tests.fact_examples import FACTS
from tests.fixtures import a_check_in, a_moment, a_verdict, an_emergency
from tests.storage import strategies
from tests.storage.conftest import AnyDiary, Fresh

ITEMS = st.builds(
    LogItem,
    id=st.sampled_from(["a", "b", "c"]),
    happened_at=strategies.moments(),
    logged_at=strategies.moments(),
    fact=st.integers(0, 10).map(Sleep),
    entry_id=st.none() | st.sampled_from(["e", "f"]),
    reason=strategies.words(20),
    gone=st.booleans(),
)


def slept(quality: int, hours: float = 0, **more: object) -> LogItem[Sleep]:
    at = a_moment(hours=hours)
    item = LogItem(id=f"s{hours}", happened_at=at, logged_at=at, fact=Sleep(quality))
    return replace(item, **more)  # type: ignore[arg-type]


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(items=st.lists(ITEMS, max_size=8))
def test_the_real_log_and_the_fake_one_tell_the_same(
    fresh_sqlite: Fresh, fresh_memory: Fresh, items: list[AnyLogItem]
) -> None:
    with fresh_sqlite() as real, fresh_memory() as fake:
        for diary in (real, fake):
            diary.keep(*items)
        middle = items[0].happened_at if items else None
        assert repr(real.items(Sleep, since=middle)) == repr(fake.items(Sleep, since=middle))
        assert repr(real.items(Sleep, until=middle)) == repr(fake.items(Sleep, until=middle))
        assert repr(real.latest(Sleep)) == repr(fake.latest(Sleep))
        assert [repr(real.versions(i)) for i in "abc"] == [repr(fake.versions(i)) for i in "abc"]
        assert repr(real.items_of_entry("e")) == repr(fake.items_of_entry("e"))


def test_each_kind_comes_back_and_only_that_kind(diary: AnyDiary) -> None:
    items = [
        LogItem(f"i{n}", a_moment(hours=n), a_moment(hours=n), fact) for n, fact in enumerate(FACTS)
    ]
    diary.keep(*items)
    for item in items:
        assert item in diary.items(type(item.fact))
        assert {type(i.fact) for i in diary.items(type(item.fact))} == {type(item.fact)}


def test_a_correction_counts_and_the_old_value_stays_readable(diary: AnyDiary) -> None:
    first = slept(3)
    better = replace(first, fact=Sleep(7), logged_at=a_moment(hours=5), reason="Wrong tap")
    diary.keep(first)
    diary.keep(better)
    assert diary.items(Sleep) == (better,)
    assert diary.versions(first.id) == (first, better)
    assert diary.item(first.id) == better


def test_what_was_deleted_is_gone_and_can_come_back(diary: AnyDiary) -> None:
    first = slept(3)
    diary.keep(first, replace(first, gone=True, logged_at=a_moment(hours=1)))
    assert diary.items(Sleep) == ()
    assert diary.latest(Sleep) is None
    deleted = diary.item(first.id)
    assert deleted is not None
    assert deleted.gone
    back = replace(first, logged_at=a_moment(hours=2))
    diary.keep(back)
    assert diary.items(Sleep) == (back,)


def test_a_time_begins_with_its_first_moment_and_ends_before_its_last(diary: AnyDiary) -> None:
    items = [slept(n, hours=n) for n in range(5)]
    diary.keep(*items)
    within = diary.items(Sleep, since=a_moment(hours=1), until=a_moment(hours=3))
    assert within == tuple(items[1:3])
    assert diary.items(Sleep, limit=2, newest_first=True) == (items[4], items[3])
    assert diary.latest(Sleep) == items[4]


def test_a_check_in_and_what_belongs_to_it_are_kept_together(diary: AnyDiary) -> None:
    check_in = a_check_in(entry_id="e")
    walk = LogItem("w", a_moment(), a_moment(), Activity(ActivityKind.WALK, 9), entry_id="e")
    diary.keep(check_in, a_verdict(entry_id="e"), walk)
    assert diary.items_of_entry("e") == (walk,)
    assert diary.items_of_entry("other") == ()


def test_a_corrected_check_in_counts_in_its_new_form(diary: AnyDiary) -> None:
    first = a_check_in(entry_id="e", back_pain=2)
    better = replace(first, back_pain=6, logged_at=a_moment(hours=3), reason="Mixed up")
    diary.keep(first, a_verdict(entry_id="e"))
    diary.keep(better)
    entry = diary.entry("e")
    assert entry is not None
    assert entry.check_in == better
    assert diary.check_in_versions("e") == (first, better)
    assert diary.check_ins() == (better,)
    assert diary.last_check_in() == better


def test_a_deleted_check_in_leaves_the_diary_and_can_come_back(diary: AnyDiary) -> None:
    first = a_check_in(entry_id="e", back_pain=2)
    diary.keep(first, a_verdict(entry_id="e"))
    diary.keep(replace(first, gone=True, logged_at=a_moment(hours=1)))
    assert diary.entry("e") is None
    assert diary.page(size=5).entries == ()
    assert diary.page(size=5).total == 0
    assert diary.check_ins() == ()
    assert diary.last_check_in() is None
    diary.keep(replace(first, logged_at=a_moment(hours=2)))
    assert diary.page(size=5).total == 1
    assert diary.last_check_in() is not None


def test_a_red_flag_stays_in_the_diary_when_its_check_in_is_deleted(diary: AnyDiary) -> None:
    first, flag = a_check_in(entry_id="e"), an_emergency(entry_id="e")
    diary.keep(first, flag)
    diary.keep(replace(first, gone=True, logged_at=a_moment(hours=1)))
    (entry,) = diary.page(size=5).entries
    assert entry.check_in is None
    assert entry.verdicts == (flag,)
    assert diary.page(size=5).total == 1
    assert diary.verdicts_since(None) == (flag,)


# The pages of the diary.

SHOWN = (Sleep, Activity)


def a_walk(hours: float, **more: object) -> LogItem[Activity]:
    at = a_moment(hours=hours)
    item = LogItem(f"w{hours}", at, at, Activity(ActivityKind.WALK, 9))
    return replace(item, **more)  # type: ignore[arg-type]


def test_a_page_merges_check_ins_and_what_else_was_logged_newest_first(diary: AnyDiary) -> None:
    diary.keep(
        slept(4, hours=1), a_walk(3), a_check_in(entry_id="e", happened_at=a_moment(hours=2))
    )
    page = diary.page(size=9, facts=SHOWN)
    assert [line.id for line in page.lines] == ["w3", "e", "s1"]
    assert [entry.id for entry in page.entries] == ["e"]
    assert page.total == 3
    assert page.older is None


def test_a_page_shows_only_the_kinds_asked_for_and_nothing_that_belongs_to_a_check_in(
    diary: AnyDiary,
) -> None:
    of_check_in = slept(4, hours=2, entry_id="e")
    diary.keep(slept(4, hours=1), a_walk(3), of_check_in, slept(1, hours=4, gone=True))
    assert [line.id for line in diary.page(size=9, facts=(Sleep,)).lines] == ["s1"]
    assert diary.page(size=9, facts=(Sleep,)).total == 1
    assert diary.page(size=9).lines == ()


def test_pages_lead_through_all_lines_once_also_where_they_happened_at_one_moment(
    diary: AnyDiary,
) -> None:
    entries = [a_check_in(entry_id=f"e{n}", happened_at=a_moment(hours=n // 3)) for n in range(7)]
    things = [slept(n, hours=n // 2, id=f"s{n}") for n in range(8)]
    diary.keep(*entries, *things)
    seen: list[str] = []
    cursor = None
    for _ in range(4):
        page = diary.page(size=4, older_than=cursor, facts=SHOWN)
        seen += [line.id for line in page.lines]
        cursor = page.older
    by_time = [(e.happened_at, e.entry_id) for e in entries]
    by_time += [(t.happened_at, t.id) for t in things]
    assert seen == [line_id for _, line_id in sorted(by_time, reverse=True)]
    assert cursor is None


def test_a_thing_moved_to_another_day_stands_there_and_the_count_follows(diary: AnyDiary) -> None:
    walk, sleep = a_walk(3), slept(4, hours=1)
    diary.keep(walk, sleep)
    assert diary.page(size=9, facts=SHOWN).total == 2
    moved = replace(walk, happened_at=a_moment(days=-1), logged_at=a_moment(hours=5))
    diary.keep(moved)
    assert diary.page(size=9, facts=SHOWN).lines == (sleep, moved)
    diary.keep(replace(sleep, gone=True, logged_at=a_moment(hours=6)))
    assert diary.page(size=9, facts=SHOWN).total == 1


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(items=st.lists(ITEMS, max_size=8), check_ins=st.lists(strategies.CHECK_INS, max_size=4))
def test_the_real_pages_and_the_fake_ones_show_the_same(
    fresh_sqlite: Fresh,
    fresh_memory: Fresh,
    items: list[AnyLogItem],
    check_ins: list[CheckIn],
) -> None:
    with fresh_sqlite() as real, fresh_memory() as fake:
        for diary in (real, fake):
            diary.keep(*items, *check_ins)
        cursors: tuple[str | None, str | None] = (None, None)
        for _ in range(4):
            shown = real.page(size=3, older_than=cursors[0], facts=(Sleep,))
            wanted = fake.page(size=3, older_than=cursors[1], facts=(Sleep,))
            assert repr(shown.lines) == repr(wanted.lines)
            assert shown.total == wanted.total
            cursors = shown.older, wanted.older


def test_check_ins_are_read_by_the_time_they_happened(diary: AnyDiary) -> None:
    all_three = [a_check_in(entry_id=f"e{n}", happened_at=a_moment(hours=n)) for n in range(3)]
    diary.keep(*reversed(all_three))
    assert diary.check_ins() == tuple(all_three)
    assert diary.check_ins(a_moment(hours=1), a_moment(hours=2)) == (all_three[1],)


def test_kinds_are_counted_and_read_by_their_name(diary: AnyDiary) -> None:
    walk = LogItem("w", a_moment(), a_moment(), Activity(ActivityKind.WALK, 9))
    diary.keep(slept(3), slept(4, hours=1), walk, slept(5, hours=2, gone=True))
    assert dict(diary.kinds()) == {"sleep": 2, "activity": 1}
    assert diary.items_of_kind("sleep") == (slept(3), slept(4, hours=1))
    assert diary.items_of_kind("no_such_kind") == ()


def test_a_half_filled_form_is_kept_replaced_and_forgotten(diary: AnyDiary) -> None:
    at: datetime = a_moment()
    diary.keep_draft("check-in", "one", at)
    diary.keep_draft("check-in", "two", at)
    diary.keep_draft("other", "three", at)
    assert diary.drafts() == {"check-in": "two", "other": "three"}
    diary.keep_draft("check-in", None, at)
    assert diary.drafts() == {"other": "three"}

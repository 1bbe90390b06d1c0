"""What every diary promises: the same tests for the fake and for the one on the disk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings

from lbp_app.domain.daily import FreeNote
from lbp_app.domain.diary import CheckIn, DiaryPage, Entry, Kind
from lbp_app.domain.flags import Action, ActionTaken, CheckedItem, GivenVerdict, Visit
from lbp_app.domain.log import LogItem
from lbp_app.domain.red_flags import Urgency
from lbp_app.usecases.ports import Diary, DiaryTroubleError, ProfileVersion, Record, Trouble
from tests.fixtures import (
    a_check_in,
    a_checked_item,
    a_moment,
    a_profile,
    a_reason,
    a_verdict,
    a_visit,
    an_action,
    an_emergency,
)
from tests.storage import strategies
from tests.storage.conftest import AnyDiary, Fresh

pytestmark = pytest.mark.slow

many = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def pages(diary: Diary, size: int) -> Iterator[DiaryPage]:
    """All pages, from the newest."""
    page = diary.page(size=size)
    yield page
    while page.older is not None:
        page = diary.page(size=size, older_than=page.older)
        yield page


def all_entries(diary: Diary, size: int = 50) -> list[Entry]:
    return [entry for page in pages(diary, size) for entry in page.entries]


# What was written comes back. `repr` shows what `==` of two moments overlooks: the zone, the wall
# clock and which of two equal hours it was.


@many
@given(check_in=strategies.CHECK_INS)
def test_a_check_in_comes_back_as_it_was_written(fresh: Fresh, check_in: CheckIn) -> None:
    with fresh() as diary:
        diary.keep(check_in)
        entry = diary.entry(check_in.entry_id)
    assert entry is not None
    assert repr(entry.check_in) == repr(check_in)
    assert repr(entry.happened_at) == repr(check_in.happened_at)
    assert entry.kind is check_in.kind


@many
@given(verdict=strategies.VERDICTS)
def test_a_verdict_comes_back_as_it_was_given(fresh: Fresh, verdict: GivenVerdict) -> None:
    with fresh() as diary:
        diary.keep(verdict)
        entry = diary.entry(verdict.entry_id)
    assert entry is not None
    assert repr(entry.verdicts) == repr((verdict,))


@many
@given(verdict=strategies.VERDICTS, action=strategies.ACTIONS)
def test_an_action_comes_back_as_it_was_told(
    fresh: Fresh, verdict: GivenVerdict, action: ActionTaken
) -> None:
    taken = ActionTaken(action.id, verdict.id, action.action, action.told_at)
    with fresh() as diary:
        diary.keep(verdict, taken)
        assert repr(diary.actions_on([verdict.id])) == repr((taken,))


@many
@given(visit=strategies.VISITS)
def test_a_visit_comes_back_as_it_was_recorded(fresh: Fresh, visit: Visit) -> None:
    with fresh() as diary:
        diary.keep(visit)
        assert repr(diary.last_visit()) == repr(visit)


@many
@given(item=strategies.CHECKED_ITEMS)
def test_a_checked_item_comes_back_as_it_was_recorded(fresh: Fresh, item: CheckedItem) -> None:
    with fresh() as diary:
        diary.keep(a_visit(id=item.visit_id), item)
        assert repr(diary.checked_items()) == repr((item,))


@many
@given(version=strategies.PROFILES)
def test_a_profile_comes_back_as_it_was_saved(fresh: Fresh, version: ProfileVersion) -> None:
    with fresh() as diary:
        diary.keep(version)
        kept = diary.profile()
    assert kept == version
    assert repr(kept.logged_at) == repr(version.logged_at)


def test_the_hour_that_happens_twice_is_told_apart(diary: AnyDiary) -> None:
    first = datetime(2026, 10, 25, 1, 30, tzinfo=ZoneInfo("Europe/Dublin"), fold=0)
    second = first.replace(fold=1)
    diary.keep(
        a_check_in(entry_id="second", happened_at=second, logged_at=second),
        a_check_in(entry_id="first", happened_at=first, logged_at=first),
    )
    newest, oldest = diary.page(size=2).entries
    assert (newest.id, newest.happened_at.fold) == ("second", 1)
    assert (oldest.id, oldest.happened_at.fold) == ("first", 0)


# All or nothing.


def test_a_new_diary_is_empty(diary: AnyDiary) -> None:
    assert diary.trouble is None
    assert diary.profile() is None
    assert diary.verdicts_since(None) == ()
    assert diary.actions_on(["none"]) == ()
    assert diary.last_visit() is None
    assert diary.checked_items() == ()
    assert diary.last_check_in() is None
    assert diary.entry("none") is None
    assert diary.page(size=20) == DiaryPage(lines=(), older=None, total=0)


def test_all_records_come_back_with_every_version_in_the_order_of_writing(diary: AnyDiary) -> None:
    verdict = an_emergency()
    first = a_check_in(entry_id=verdict.entry_id)
    visit = a_visit()
    second = replace(first, note="Corrected", logged_at=a_moment(hours=1))
    noted = LogItem("noted", a_moment(), a_moment(), FreeNote("A"))
    gone = replace(noted, logged_at=a_moment(hours=2), gone=True)
    kept = (
        *(first, second, verdict, an_action(verdict.id), visit, a_checked_item(visit.id)),
        *(a_profile(), noted, gone),
    )
    diary.keep(*kept)

    assert diary.records() == kept


def test_keeping_nothing_changes_nothing(diary: AnyDiary) -> None:
    diary.keep()
    assert diary.page(size=20).total == 0


def test_when_one_record_cannot_be_written_none_is(diary: AnyDiary) -> None:
    with pytest.raises(DiaryTroubleError) as refused:
        diary.keep(
            a_profile(), a_check_in(entry_id="e"), a_verdict(entry_id="e"), an_action("unknown")
        )
    assert refused.value.trouble is Trouble.OTHER
    assert diary.profile() is None
    assert diary.entry("e") is None
    assert diary.page(size=20).total == 0


def test_after_a_refusal_the_diary_goes_on(diary: AnyDiary) -> None:
    with pytest.raises(DiaryTroubleError):
        diary.keep(an_action("unknown"))
    diary.keep(a_check_in(entry_id="e"))
    assert diary.entry("e") is not None


@pytest.mark.parametrize(
    "record",
    [a_verdict(), a_visit(), a_profile()],
    ids=lambda r: type(r).__name__,
)
def test_a_record_is_never_replaced_by_another_with_its_id(diary: AnyDiary, record: Record) -> None:
    diary.keep(record)
    with pytest.raises(DiaryTroubleError) as refused:
        diary.keep(record)
    assert refused.value.trouble is Trouble.OTHER


def test_a_checked_item_needs_its_visit(diary: AnyDiary) -> None:
    with pytest.raises(DiaryTroubleError):
        diary.keep(a_checked_item("unknown"))
    assert diary.checked_items() == ()


def test_records_kept_together_may_come_in_any_order(diary: AnyDiary) -> None:
    verdict, visit = an_emergency(), a_visit()
    diary.keep(an_action(verdict.id), a_checked_item(visit.id), visit, verdict)
    assert len(diary.actions_on([verdict.id])) == 1
    assert len(diary.checked_items()) == 1


# What is read.


def test_the_profile_logged_last_counts(diary: AnyDiary) -> None:
    old, new = a_profile(id="old"), a_profile(id="new", logged_at=a_moment(days=1))
    diary.keep(new)
    diary.keep(old)
    kept = diary.profile()
    assert kept is not None
    assert kept.id == "new"


def test_of_two_profiles_of_one_moment_the_one_written_last_counts(diary: AnyDiary) -> None:
    diary.keep(a_profile(id="z"), a_profile(id="a"))
    kept = diary.profile()
    assert kept is not None
    assert kept.id == "a"


def test_verdicts_since_a_moment_are_the_flagged_ones_after_it_oldest_first(
    diary: AnyDiary,
) -> None:
    soon = a_reason(urgency=Urgency.SOON)
    diary.keep(
        a_verdict(soon, id="latest", given_at=a_moment(hours=3)),
        an_emergency(id="at", given_at=a_moment()),
        an_emergency(id="just after", given_at=a_moment(microseconds=1)),
        a_verdict(id="clean", given_at=a_moment(hours=2)),
    )
    assert [v.id for v in diary.verdicts_since(a_moment())] == ["just after", "latest"]
    assert [v.id for v in diary.verdicts_since(None)] == ["at", "just after", "latest"]


def test_verdicts_since_compares_moments_not_wall_clocks(diary: AnyDiary) -> None:
    noon_in_apia = datetime(2026, 3, 2, 12, tzinfo=ZoneInfo("Pacific/Apia"))
    diary.keep(an_emergency(given_at=a_moment()))
    assert len(diary.verdicts_since(noon_in_apia)) == 1


def test_actions_are_those_on_the_verdicts_asked_for_oldest_first(diary: AnyDiary) -> None:
    one, two = an_emergency(), an_emergency()
    diary.keep(
        one,
        two,
        an_action(one.id, id="later", told_at=a_moment(hours=2), action=Action.WENT),
        an_action(one.id, id="sooner", told_at=a_moment(hours=1), action=Action.NOT_YET),
        an_action(two.id, id="other"),
    )
    assert [a.id for a in diary.actions_on([one.id])] == ["sooner", "later"]
    assert [a.id for a in diary.actions_on([one.id, two.id])] == ["other", "sooner", "later"]
    assert diary.actions_on([]) == ()


def test_the_last_visit_is_the_one_seen_last_not_logged_last(diary: AnyDiary) -> None:
    diary.keep(a_visit(id="today", seen_at=a_moment(days=3)))
    diary.keep(a_visit(id="told late", seen_at=a_moment(), logged_at=a_moment(days=4)))
    visit = diary.last_visit()
    assert visit is not None
    assert visit.id == "today"


def test_checked_items_come_oldest_first(diary: AnyDiary) -> None:
    visit = a_visit()
    late = a_checked_item(visit.id, id="late", checked_at=a_moment(days=2))
    early = a_checked_item(visit.id, id="early", checked_at=a_moment(days=1))
    diary.keep(visit, late, early)
    assert [c.id for c in diary.checked_items()] == ["early", "late"]


def test_the_last_check_in_is_the_latest_with_a_rating(diary: AnyDiary) -> None:
    diary.keep(
        a_check_in(entry_id="rated", happened_at=a_moment(days=1), back_pain=None, leg_pain=None),
        a_check_in(entry_id="older"),
        a_check_in(
            entry_id="note only",
            happened_at=a_moment(days=2),
            back_pain=None,
            leg_pain=None,
            interference=None,
            note="No numbers today.",
        ),
    )
    last = diary.last_check_in()
    assert last is not None
    assert last.entry_id == "rated"


def test_the_first_check_in_is_the_one_that_happened_first(diary: AnyDiary) -> None:
    assert diary.first_check_in() is None
    diary.keep(
        a_check_in(entry_id="later", happened_at=a_moment(days=1)),
        a_check_in(entry_id="told late", happened_at=a_moment(), logged_at=a_moment(days=2)),
        a_check_in(entry_id="deleted", happened_at=a_moment(days=-1), gone=True),
    )
    first = diary.first_check_in()
    assert first is not None
    assert first.entry_id == "told late"


def test_the_pain_of_the_first_run_is_a_last_check_in_too(diary: AnyDiary) -> None:
    diary.keep(a_check_in(entry_id="first", kind=Kind.FIRST_RUN))
    last = diary.last_check_in()
    assert last is not None
    assert last.kind is Kind.FIRST_RUN


def test_zero_pain_is_a_rating(diary: AnyDiary) -> None:
    diary.keep(a_check_in(entry_id="good", back_pain=0, leg_pain=None, interference=None))
    assert diary.last_check_in() is not None


def test_a_check_in_moved_to_an_earlier_day_is_no_longer_the_last(diary: AnyDiary) -> None:
    diary.keep(
        a_check_in(entry_id="moved", happened_at=a_moment(days=5), logged_at=a_moment(days=5)),
        a_check_in(entry_id="stays", happened_at=a_moment(days=3)),
        a_check_in(entry_id="moved", happened_at=a_moment(days=1), logged_at=a_moment(days=6)),
    )
    last = diary.last_check_in()
    assert last is not None
    assert last.entry_id == "stays"


# Entries and pages.


def test_an_entry_holds_its_check_in_verdicts_and_actions_in_order(diary: AnyDiary) -> None:
    check_in = a_check_in(entry_id="e")
    second = an_emergency(id="second", entry_id="e", given_at=a_moment(minutes=2))
    first = a_verdict(id="first", entry_id="e", given_at=a_moment(minutes=1))
    late = an_action("second", id="late", told_at=a_moment(hours=1))
    early = an_action("first", id="early")
    elsewhere = an_emergency(id="elsewhere")
    diary.keep(check_in, second, first, late, early, elsewhere, an_action("elsewhere"))
    entry = diary.entry("e")
    assert entry is not None
    assert entry.check_in == check_in
    assert [v.id for v in entry.verdicts] == ["first", "second"]
    assert [a.id for a in entry.actions] == ["early", "late"]
    assert entry.urgency is Urgency.EMERGENCY


def test_an_entry_without_check_in_stands_at_its_first_verdict(diary: AnyDiary) -> None:
    diary.keep(an_emergency(entry_id="help", given_at=a_moment(minutes=9)))
    diary.keep(an_emergency(entry_id="help", given_at=a_moment(minutes=3)))
    diary.keep(an_emergency(entry_id="help", given_at=a_moment(minutes=6)))
    diary.keep(a_check_in(entry_id="between", happened_at=a_moment(minutes=5)))
    newest, oldest = diary.page(size=5).entries
    assert newest.id == "between"
    assert oldest.happened_at == a_moment(minutes=3)
    assert oldest.check_in is None
    assert oldest.kind is Kind.GET_HELP


def test_a_check_in_that_follows_its_verdict_gives_the_entry_its_moment(diary: AnyDiary) -> None:
    diary.keep(an_emergency(entry_id="e", given_at=a_moment()))
    diary.keep(a_check_in(entry_id="between", happened_at=a_moment(minutes=5)))
    diary.keep(a_check_in(entry_id="e", happened_at=a_moment(minutes=10)))
    diary.keep(a_verdict(entry_id="e", given_at=a_moment(minutes=1)))
    assert [e.id for e in diary.page(size=5).entries] == ["e", "between"]
    assert diary.page(size=5).total == 2


def test_the_check_in_logged_last_counts_and_moves_the_entry(diary: AnyDiary) -> None:
    diary.keep(a_check_in(entry_id="e", happened_at=a_moment(hours=1), back_pain=1))
    diary.keep(a_check_in(entry_id="other", happened_at=a_moment(hours=2)))
    diary.keep(
        a_check_in(
            entry_id="e", happened_at=a_moment(hours=3), logged_at=a_moment(hours=4), back_pain=9
        )
    )
    newest, _ = diary.page(size=5).entries
    assert newest.id == "e"
    assert newest.check_in is not None
    assert newest.check_in.back_pain == 9


def test_an_older_version_that_arrives_late_replaces_nothing(diary: AnyDiary) -> None:
    diary.keep(a_check_in(entry_id="e", logged_at=a_moment(hours=2), back_pain=9))
    diary.keep(a_check_in(entry_id="e", logged_at=a_moment(hours=1), back_pain=1))
    entry = diary.entry("e")
    assert entry is not None
    assert entry.check_in is not None
    assert entry.check_in.back_pain == 9


def test_what_is_written_between_two_pages_does_not_shift_the_older_one(diary: AnyDiary) -> None:
    diary.keep(*(a_check_in(entry_id=f"e{n}", happened_at=a_moment(hours=n)) for n in range(4)))
    first = diary.page(size=2)
    diary.keep(a_check_in(entry_id="new", happened_at=a_moment(hours=9)))
    second = diary.page(size=2, older_than=first.older)
    assert [e.id for e in (*first.entries, *second.entries)] == ["e3", "e2", "e1", "e0"]
    assert (first.total, second.total) == (4, 5)


def test_the_last_page_has_no_older_one(diary: AnyDiary) -> None:
    diary.keep(*(a_check_in(happened_at=a_moment(hours=n)) for n in range(4)))
    assert [page.older is None for page in pages(diary, 2)] == [False, True]


@pytest.mark.parametrize("cursor", ["", "rubbish", "12", "x.y", "💥"])
def test_a_cursor_of_somebody_else_gives_the_newest_entries(diary: AnyDiary, cursor: str) -> None:
    diary.keep(a_check_in(entry_id="e"))
    assert [e.id for e in diary.page(size=5, older_than=cursor).entries] == ["e"]


@many
@given(records=strategies.CROWDED)
def test_pages_of_any_size_show_each_entry_once_newest_first(
    fresh: Fresh, records: list[Record]
) -> None:
    with fresh() as diary:
        diary.keep(*records)
        one_by_one, all_at_once = all_entries(diary, 1), all_entries(diary, 50)
        total = diary.page(size=1).total
    assert one_by_one == all_at_once
    assert total == len(all_at_once) == len({e.id for e in all_at_once})
    order = [(e.happened_at, e.id) for e in all_at_once]
    assert order == sorted(order, reverse=True)


@many
@given(records=strategies.CROWDED)
def test_the_fake_and_the_real_diary_tell_the_same_story(
    fresh_memory: Fresh, fresh_sqlite: Fresh, records: list[Record]
) -> None:
    with fresh_memory() as fake, fresh_sqlite() as real:
        for record in records:
            fake.keep(record)
            real.keep(record)
        assert all_entries(fake) == all_entries(real)
        assert fake.last_check_in() == real.last_check_in()
        assert fake.verdicts_since(None) == real.verdicts_since(None)

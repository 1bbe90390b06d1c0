"""A body chart is compared with the one before and kept; each check-in has one."""

from __future__ import annotations

from datetime import timedelta

from lbp_app.domain.body import BodyChart, Feeling
from lbp_app.domain.log import LogItem
from lbp_app.usecases.ports import Trouble
from tests.building import diary_with, ids, later, services
from tests.domain.body_charts import chart
from tests.fakes import MemoryDiary
from tests.fixtures import a_moment
from tests.usecases.unreadable import UnreadableDiary

NUMB_FOOT = chart("sole_left", feeling=Feeling.NUMB)


def a_chart(
    fact: BodyChart, name: str = "c", *, entry_id: str | None = None, **ago: float
) -> LogItem[BodyChart]:
    moment = a_moment(**ago)
    return LogItem(name, moment, moment, fact, entry_id=entry_id)


def _kept(diary: MemoryDiary) -> list[LogItem[BodyChart]]:
    return list(diary.items(BodyChart))


def test_a_chart_is_kept_with_its_moment_and_its_check_in() -> None:
    diary = diary_with()
    done = services(diary=diary).record_body_chart(chart("calf_left"), "e")
    assert done.saved
    assert done.groups == ()
    (item,) = _kept(diary)
    assert item.fact == chart("calf_left")
    assert item.entry_id == "e"
    assert item.happened_at == item.logged_at == later().now()


def test_a_second_chart_in_the_same_check_in_corrects_the_first() -> None:
    diary, clock = diary_with(), later()
    record = services(diary=diary, clock=clock, new_id=ids()).record_body_chart
    record(chart("calf_left"), "e")
    first = clock.now()
    clock.advance(timedelta(minutes=1))
    record(chart("calf_right"), "e")
    (item,) = _kept(diary)
    assert item.fact == chart("calf_right")
    assert item.happened_at == first
    assert item.logged_at > first
    assert [v.fact for v in diary.versions(item.id)] == [chart("calf_left"), chart("calf_right")]


def test_charts_without_a_check_in_stand_beside_each_other() -> None:
    diary = diary_with()
    record = services(diary=diary).record_body_chart
    record(chart("calf_left"))
    record(chart("calf_right"))
    assert [item.fact for item in _kept(diary)] == [chart("calf_left"), chart("calf_right")]


def test_a_chart_without_marks_is_kept_as_such() -> None:
    diary = diary_with()
    services(diary=diary).record_body_chart(BodyChart(), "e")
    assert services(diary=diary).read_body_charts("e").now == BodyChart()
    assert services(diary=diary).read_body_charts("other").now is None


def test_new_numbness_opens_its_questions() -> None:
    diary = diary_with(a_chart(chart("sole_left")))
    built = services(diary=diary)
    assert built.record_body_chart(NUMB_FOOT, "e").groups == ("legs",)
    assert built.read_body_charts("e").groups == ("legs",)


def test_a_correction_is_compared_with_the_chart_before_the_check_in_not_with_itself() -> None:
    diary = diary_with(a_chart(chart("sole_left")))
    built = services(diary=diary)
    built.record_body_chart(NUMB_FOOT, "e")
    assert built.record_body_chart(NUMB_FOOT, "e").groups == ("legs",)


def test_numbness_of_last_time_opens_nothing() -> None:
    built = services(diary=diary_with(a_chart(NUMB_FOOT)))
    assert built.record_body_chart(NUMB_FOOT, "e").groups == ()


def test_only_the_chart_before_counts_not_older_ones() -> None:
    older, before = a_chart(NUMB_FOOT, name="a", hours=-30), a_chart(BodyChart(), name="b")
    built = services(diary=diary_with(older, before))
    assert built.record_body_chart(NUMB_FOOT, "e").groups == ("legs",)


def test_a_chart_of_an_older_check_in_is_compared_with_what_was_before_it() -> None:
    diary = diary_with(
        a_chart(BodyChart(), name="a", hours=-48),
        a_chart(chart("heel_left"), name="b", entry_id="old", hours=-24),
        a_chart(NUMB_FOOT, name="c"),
    )
    built = services(diary=diary)
    assert built.read_body_charts("old").last == BodyChart()
    assert built.record_body_chart(NUMB_FOOT, "old").groups == ("legs",)


def test_without_a_chart_of_its_own_a_check_in_has_the_last_one_beside_it() -> None:
    found = services(diary=diary_with(a_chart(NUMB_FOOT, entry_id="old"))).read_body_charts("e")
    assert found.now is None
    assert found.last == NUMB_FOOT
    assert found.groups == ()


def test_a_disk_that_has_gone_does_not_hide_the_questions() -> None:
    built = services(diary=UnreadableDiary(Trouble.CORRUPT))
    done = built.record_body_chart(NUMB_FOOT, "e")
    assert not done.saved
    assert done.trouble is Trouble.CORRUPT
    assert done.groups == ("legs",)
    assert built.read_body_charts("e").now is None

"""Charts, two periods and entries of an exported diary say what the diary says."""

from __future__ import annotations

from datetime import timedelta

from lbp_app import bootstrap
from lbp_app.domain.diary import DiaryPage, Entry
from lbp_app.domain.measures import Instrument
from lbp_app.domain.red_flags import Urgency
from lbp_app.usecases.explore_diary import OnePeriod, entries, explore, two_periods
from lbp_app.usecases.read_diary import IN_THE_DIARY
from lbp_app.usecases.review_desk import Case, OpenedDiary, ReviewDesk
from lbp_app.usecases.share_desk import Time
from lbp_app.usecases.whole_diary import WholeDiary
from tests.building import library, services
from tests.export.diaries import NOW, every_kind, rich
from tests.fakes import FrozenClock, MemoryDiary
from tests.review_files import ROSA, exported, from_bytes


def desk() -> ReviewDesk:
    return bootstrap.review_desk(library(), clock=FrozenClock(NOW))


def rosa() -> OpenedDiary:
    case = desk().look(from_bytes("rosa.json", exported(ROSA)))
    assert isinstance(case, Case)
    opened = desk().open(case)
    assert isinstance(opened, OpenedDiary)
    return opened


def test_the_charts_are_those_of_the_summary_with_the_other_scales_beside_them() -> None:
    opened = rosa()
    explored = explore(opened, Time.THREE_MONTHS)
    summary = desk().summary(opened, Time.THREE_MONTHS)
    assert [t for t in explored.trends if t.scale != "interference"] == list(summary.trends or ())
    assert [t.scale for t in explored.trends] == ["back_pain", "leg_pain", "interference"]
    changes = {s.change.measure.value: s.change for s in explored.scores}
    assert list(changes) == ["peg", "rmdq", "psfs"]
    assert set(changes.values()) <= set(summary.numbers or ())


def test_what_was_worked_out_once_is_not_worked_out_again() -> None:
    opened = rosa()
    assert explore(opened, Time.ALL) is explore(opened, Time.ALL)
    assert desk().summary(opened, Time.ALL) is desk().summary(opened, Time.ALL)


def test_two_periods_lie_end_to_end_and_are_of_one_length() -> None:
    earlier, later = two_periods(desk(), rosa(), 28)
    last = NOW.date()
    assert later.summary.span.last == last
    assert later.summary.span.first == last - timedelta(days=27)
    assert earlier.summary.span.last == last - timedelta(days=28)
    assert earlier.summary.span.days == later.summary.span.days == 28


def test_a_period_tells_medians_of_its_days_and_the_last_sheet_in_it() -> None:
    opened = rosa()
    _, later = two_periods(desk(), opened, 14)
    first = later.summary.span.first
    leg = sorted(
        c.leg_pain
        for c in opened.whole.check_ins_now
        if c.happened_at.date() >= first and c.leg_pain is not None
    )
    scale, value, count = later.ratings[1]
    assert (scale, count) == ("leg_pain", len(leg))
    assert value == (leg[(len(leg) - 1) // 2] + leg[len(leg) // 2]) / 2
    assert figures(later) == {"peg": "10/3", "rmdq": "8", "psfs": "6", "phq4": "None"}


def figures(period: OnePeriod) -> dict[str, str]:
    return {i.value: str(line and line.scored.value) for i, line in period.scores}


def test_a_period_without_anything_is_told_as_nothing() -> None:
    earlier, _ = two_periods(desk(), rosa(), 91)
    assert figures(earlier)[Instrument.PHQ4.value] == "None"
    assert earlier.summary.logged is not None
    assert earlier.summary.logged.noted == 0


def test_the_entries_are_the_lines_of_the_patients_diary_and_what_belongs_to_them() -> None:
    diary = MemoryDiary(*every_kind().records)
    read = services(diary=diary, clock=FrozenClock(NOW)).read_diary
    own: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = read(cursor or None)
        assert isinstance(page, DiaryPage)
        own += [line.id for line in page.lines]
        cursor = page.older
    of_entries = [
        i.id for i in every_kind().items_now if i.entry_id and type(i.fact) in IN_THE_DIARY
    ]
    assert of_entries
    assert sorted(line.id for line in entries(every_kind())) == sorted([*own, *of_entries])


def test_entries_come_newest_first_and_a_flag_of_a_deleted_check_in_stays() -> None:
    found = entries(rich())
    moments = [line.happened_at for line in found]
    assert moments == sorted(moments, reverse=True)
    flags = [e for e in found if isinstance(e, Entry) and e.urgency is Urgency.EMERGENCY]
    assert [e.id for e in flags] == ["flagged-0"]
    assert flags[0].actions


def test_an_empty_diary_has_no_entries() -> None:
    assert entries(WholeDiary()) == ()

"""What Today may offer: due measures, counted from the first sheet, caught up and never pushed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

from lbp_app.domain.measure_schedule import WhyDue
from lbp_app.domain.measures import Instrument
from lbp_app.domain.profile import Profile
from lbp_app.usecases.due_measures import DueMeasures, DueView
from tests.building import diary_with, later, library, services
from tests.domain.sheets import confidence, peg, phq4, psfs, rmdq_of
from tests.fakes import MemoryDiary
from tests.fixtures import A_MORNING, a_profile
from tests.usecases.test_read_measures import sheet_of
from tests.usecases.unreadable import UnreadableDiary

AT_THE_START = (peg(5, 5, 5), psfs(walk=3), rmdq_of(9), confidence(4), phq4(0, 0, 0, 0))


def look(diary: MemoryDiary, **passed: float) -> DueView:
    return services(diary=diary, clock=later(**passed)).due_measures()


def asked(view: DueView) -> list[Instrument]:
    return [one.instrument for one in view.due]


def started() -> MemoryDiary:
    """With a profile that makes nothing slower."""
    sheets = (sheet_of(answers) for answers in AT_THE_START)
    return MemoryDiary(a_profile(profile=Profile()), *sheets)


def test_a_new_diary_is_asked_for_a_start() -> None:
    view = look(diary_with())
    assert asked(view)[0] is Instrument.PEG
    assert len(view.due) == 5
    assert view.on_today
    assert view.minutes == 7


def test_after_the_start_nothing_is_due_until_a_week_has_gone() -> None:
    assert look(started(), days=6).due == ()
    assert not look(started(), days=6).on_today
    assert asked(look(started(), days=7)) == [Instrument.PEG, Instrument.PSFS]


def test_weeks_are_counted_from_the_first_sheet_also_when_it_was_long_ago() -> None:
    diary = started()
    diary.keep(sheet_of(peg(4, 4, 4), week=519))
    view = look(diary, weeks=520)
    assert view.due[0].week == 520
    assert {one.week for one in view.due} == {520, 516}


def test_a_year_away_asks_once_for_each() -> None:
    view = look(started(), weeks=53)
    assert len(view.due) == 6
    assert view.due[-1].instrument is Instrument.PHQ4
    assert view.due[2].why in (WhyDue.CAUGHT_UP, WhyDue.FIRST)


def test_not_now_keeps_them_away_from_today_for_three_days_but_not_from_the_list() -> None:
    diary = diary_with()
    assert services(diary=diary).put_off_measures() is None
    assert not look(diary).on_today
    assert len(look(diary).due) == 5
    assert not look(diary, days=2, hours=12).on_today
    assert look(diary, days=3).on_today


def test_where_the_plan_began_before_the_first_sheet_weeks_are_counted_from_there() -> None:
    built = services(diary=started(), clock=later(days=8))
    began = A_MORNING.date() - timedelta(days=6)
    earlier = replace(built.due_measures, started=lambda: began)
    assert Instrument.RMDQ in asked(earlier())
    assert Instrument.RMDQ not in asked(built.due_measures())


def test_a_slower_track_brings_its_reviews_earlier() -> None:
    built = services(diary=started(), clock=later(days=8))
    slower = replace(built.due_measures, review_weeks=lambda: (1, 2, 4, 6, 9, 12))
    assert Instrument.RMDQ in asked(slower())
    assert Instrument.RMDQ not in asked(built.due_measures())


def test_a_measure_whose_content_is_faulty_is_not_asked() -> None:
    kept = dict(library().questionnaires())
    del kept[Instrument.PEG]
    faulty = replace(library(), questionnaires=lambda: MappingProxyType(kept))
    view = DueMeasures(diary_with(), later(), faulty)()
    assert Instrument.PEG not in asked(view)
    assert len(view.due) == 4


def test_a_diary_that_cannot_be_read_asks_for_nothing() -> None:
    view = services(diary=UnreadableDiary()).due_measures()
    assert (view.due, view.on_today) == ((), False)

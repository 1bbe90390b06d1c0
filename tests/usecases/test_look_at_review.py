"""When a look back is offered, and what it would find."""

from __future__ import annotations

from datetime import timedelta

from lbp_app.domain.answers import Answer
from lbp_app.domain.change import Change, Measure
from lbp_app.domain.diary import CheckIn, Kind
from lbp_app.domain.log import LogItem
from lbp_app.domain.measures import Instrument
from lbp_app.domain.profile import Consideration, Profile
from lbp_app.domain.review import Finding, PlanReview
from lbp_app.domain.walking import Track
from lbp_app.ui.services import Services
from lbp_app.usecases.ports import Record, Trouble
from tests.building import diary_with, later, services, verdict_of
from tests.domain.sheets import peg, pgic, psfs, rmdq_of
from tests.fakes import MemoryDiary
from tests.fixtures import a_moment, a_profile, a_visit
from tests.usecases.plans import first_week
from tests.usecases.test_read_measures import sheet_of
from tests.usecases.unreadable import UnreadableDiary


def patient(*records: Record, profile: Profile | None = None, **passed: float) -> Services:
    diary = MemoryDiary(a_profile(profile=profile or Profile()), *records)
    return services(diary=diary, clock=later(**passed))


def looked_back(*, week: int, found: Finding = Finding.BETTER) -> LogItem[PlanReview]:
    moment = a_moment(weeks=week)
    review = PlanReview(week, found, "RV07", Track.USUAL, "2026.11.1", "e")
    return LogItem(f"review-{week}", moment, moment, review)


def pain(weeks: int, value: int) -> list[CheckIn]:
    moments = [a_moment(weeks=weeks) + timedelta(days=n) for n in range(3)]
    return [CheckIn(f"c-{m}", Kind.CHECK_IN, m, m, back_pain=value, leg_pain=0) for m in moments]


def test_an_empty_diary_has_nothing_to_look_back_at() -> None:
    view = services(diary=diary_with()).review()
    assert (view.due, view.on_today, view.next_on) == (None, False, None)


def test_it_is_due_two_weeks_after_the_first_sheet_with_its_measures() -> None:
    sheet = sheet_of(peg(5, 5, 5))
    assert patient(sheet, days=13).review().due is None
    view = patient(sheet, days=14).review()
    assert view.due is not None
    assert view.due.week == 2
    assert Instrument.RMDQ in [one.instrument for one in view.measures]
    assert view.minutes == sum(one.minutes for one in view.measures) + 3
    assert view.next_on == a_moment(weeks=6).date()


def test_weeks_count_from_the_plan_where_there_is_no_sheet() -> None:
    now = a_moment(days=20)
    view = patient(*first_week(now, 15), days=20).review()
    assert view.due is not None
    assert view.due.since == now.date() - timedelta(days=1)


def test_weeks_count_from_the_first_check_in_where_there_is_nothing_else() -> None:
    view = patient(*pain(0, 5), days=15).review()
    assert view.due is not None
    assert view.due.week == 2


def test_the_slower_track_is_asked_after_a_week() -> None:
    slow = Profile(considerations={Consideration.PELVIC_FLOOR: Answer.YES})
    view = patient(sheet_of(peg(5, 5, 5)), profile=slow, days=8).review()
    assert view.due is not None
    assert view.due.week == 1


def test_with_an_open_flag_it_waits_and_is_caught_up_after_the_visit() -> None:
    flag = verdict_of("night_pain", given_at=a_moment(days=15))
    records = (sheet_of(peg(5, 5, 5)), flag)
    assert patient(*records, days=20).review().due is None
    seen = a_visit(seen_at=a_moment(days=18), logged_at=a_moment(days=18))
    view = patient(*records, seen, days=20).review()
    assert view.due is not None


def test_not_now_keeps_it_away_from_today_and_not_from_the_plan() -> None:
    built = patient(sheet_of(peg(5, 5, 5)), days=14)
    built.put_off_measures()
    view = built.review()
    assert view.due is not None
    assert not view.on_today


def test_it_compares_with_the_start_and_with_the_last_look_back() -> None:
    built = patient(
        sheet_of(rmdq_of(14)),
        sheet_of(rmdq_of(6), week=2),
        sheet_of(rmdq_of(12), week=6),
        sheet_of(psfs(walk=3)),
        looked_back(week=2),
        weeks=6,
    )
    found = built.review.found()
    assert found.finding is Finding.HARDER
    assert ("rmdq", "unchanged") in found.compared
    assert [c.label.value for c in found.course.lately if isinstance(c, Change)] == ["worse"]


def test_pain_and_the_own_word_inform() -> None:
    sheets = (sheet_of(peg(6, 6, 6)), sheet_of(peg(6, 6, 6), week=6))
    built = patient(*sheets, sheet_of(pgic(7), week=6), *pain(0, 3), *pain(6, 6), weeks=6, days=3)
    found = built.review.found()
    assert found.finding is Finding.SORER
    told = {c.measure: c.label.value for c in found.shown if isinstance(c, Change)}
    assert told[Measure.BACK_PAIN] == "worse"
    assert told[Measure.PGIC] == "worse"


def test_an_old_own_word_says_nothing_now() -> None:
    sheets = (sheet_of(peg(6, 6, 6)), sheet_of(peg(6, 6, 6), week=6), sheet_of(pgic(7), week=2))
    found = patient(*sheets, weeks=6).review.found()
    assert found.finding is Finding.LITTLE_CHANGE


def test_a_diary_that_cannot_be_read_says_so() -> None:
    assert services(diary=UnreadableDiary()).review().trouble is Trouble.CORRUPT

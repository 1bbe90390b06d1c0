"""One look at the diary: flags first, and never an error for a diary that cannot be read."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from lbp_app.domain import screening as steps
from lbp_app.domain.answers import Answer
from lbp_app.domain.profile import UNKNOWN_PATIENT
from lbp_app.domain.red_flags import Urgency
from lbp_app.domain.screening import Mode
from lbp_app.usecases.ports import DiaryTroubleError, Trouble
from tests.building import closed_services, diary_with, later, services, verdict_of
from tests.fakes import FrozenClock, MemoryDiary
from tests.fixtures import A_MORNING, a_check_in, a_profile
from tests.usecases.unreadable import UnreadableDiary


def test_today_shows_profile_flag_and_last_check_in() -> None:
    last = a_check_in()
    view = services(diary=diary_with(last, verdict_of("saddle_numbness"))).today()
    assert view.now == later().now()
    assert view.profile.country == "IE"
    assert view.first_run_done
    assert view.flag is not None
    assert view.last_check_in == last
    assert view.trouble is None


def test_before_the_first_run_nothing_is_known() -> None:
    view = services(diary=MemoryDiary()).today()
    assert not view.first_run_done
    assert view.profile == UNKNOWN_PATIENT


def test_a_first_run_that_was_broken_off_is_not_done() -> None:
    assert not services(diary=MemoryDiary(a_profile(first_run_done=False))).today().first_run_done


@pytest.mark.parametrize("trouble", list(Trouble))
def test_a_diary_that_cannot_be_read_says_why_and_asks_for_no_first_run(trouble: Trouble) -> None:
    view = services(diary=UnreadableDiary(trouble)).today()
    assert view.trouble is trouble
    assert view.first_run_done
    assert view.flag is None


@pytest.mark.parametrize("trouble", list(Trouble))
def test_a_diary_that_could_not_be_opened_says_why(trouble: Trouble) -> None:
    view = closed_services(trouble).today()
    assert view.trouble is trouble
    assert view.first_run_done


def test_a_held_verdict_stands_on_today_even_when_nothing_can_be_read() -> None:
    built = services(diary=UnreadableDiary())
    flagged = steps.give_answer(steps.start(Mode.FULL), "saddle_numbness", Answer.YES)
    built.give_verdict("e", flagged)
    view = built.today()
    assert view.flag is not None
    assert view.flag.card.urgency is Urgency.EMERGENCY
    assert view.trouble is Trouble.CORRUPT


def test_a_flag_is_not_hidden_by_what_cannot_be_read_after_it() -> None:
    class Half(MemoryDiary):
        def last_check_in(self) -> None:
            raise DiaryTroubleError(Trouble.LOCKED)

    view = services(diary=Half(a_profile(), verdict_of("saddle_numbness"))).today()
    assert view.flag is not None
    assert view.trouble is Trouble.LOCKED


@pytest.mark.parametrize(("days", "gap"), [(1, False), (7, False), (7.01, True), (400, True)])
def test_a_gap_is_longer_than_seven_days(days: float, *, gap: bool) -> None:
    built = services(diary=diary_with(a_check_in()), clock=later(days=days))
    assert built.today().after_a_gap is gap


def test_checked_in_today_means_on_this_local_day() -> None:
    diary = diary_with(a_check_in())
    assert services(diary=diary, clock=later(hours=15)).today().checked_in_today
    assert not services(diary=diary, clock=later(hours=16)).today().checked_in_today
    assert not services(diary=diary_with()).today().checked_in_today


def test_a_check_in_half_an_hour_ago_was_today_wherever_the_patient_is_now() -> None:
    late = A_MORNING.replace(hour=23)
    diary = diary_with(a_check_in(happened_at=late))
    in_tokyo = (late + timedelta(minutes=30)).astimezone(ZoneInfo("Asia/Tokyo"))
    assert in_tokyo.date() > late.date()
    assert services(diary=diary, clock=FrozenClock(in_tokyo)).today().checked_in_today

"""The situation is gathered from what the diary holds, and from nothing that was not logged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from lbp_app.domain.answers import Answer
from lbp_app.domain.body import BodyChart, Feeling, Mark
from lbp_app.domain.daily import (
    Activity,
    ActivityKind,
    Fall,
    Flare,
    Medicine,
    MedicineGroup,
    MedicineTaken,
    Rested,
    Sleep,
)
from lbp_app.domain.heat import HeatKind, HeatSession, SkinAnswer, SkinQuestion
from lbp_app.domain.history import Feeling as Known
from lbp_app.domain.log import LogItem
from lbp_app.domain.measures import Answers, Instrument, ItemAnswer
from lbp_app.domain.plan import PlanChoice
from lbp_app.domain.red_flags import Urgency
from lbp_app.domain.reminders import ReminderKind, ReminderRule
from lbp_app.domain.review import Afraid, Finding, PlanReview, Work
from lbp_app.domain.situation import Condition
from lbp_app.domain.walking import Track
from lbp_app.usecases.look_at_situation import LookAtSituation
from lbp_app.usecases.ports import Diary, DiaryTroubleError
from lbp_app.usecases.read_flags import ReadFlags
from tests.building import diary_with, later, verdict_of
from tests.domain.sheets import psfs, rmdq_of
from tests.fakes import MemoryDiary
from tests.fixtures import A_MORNING, a_check_in, a_profile
from tests.usecases.unreadable import UnreadableDiary

NOW = later(days=60)


def look(diary: Diary) -> LookAtSituation:
    return LookAtSituation(diary, NOW, ReadFlags(diary, NOW))


def logged(fact: object, days_ago: int = 1) -> LogItem[object]:
    moment = NOW.now() - timedelta(days=days_ago)
    return LogItem(f"{type(fact).__name__}-{days_ago}", moment, moment, fact)


def test_an_empty_diary_has_no_history() -> None:
    history = look(MemoryDiary()).history()
    assert history.first_day is None
    assert history.back_pain == ()
    assert look(MemoryDiary())().holds == {Condition.ALWAYS}


def test_the_first_week_and_the_last_four_weeks_are_read() -> None:
    days = (0, 6, 30, 59)
    check_ins = [a_check_in(happened_at=A_MORNING + timedelta(days=d), back_pain=5) for d in days]
    history = look(diary_with(*check_ins)).history()
    assert history.first_day == A_MORNING.date()
    read = {(day - A_MORNING.date()).days for day, _ in history.back_pain}
    assert read == {0, 6, 59}


def test_no_check_in_is_read_twice_when_the_diary_is_young() -> None:
    start = NOW.now() - timedelta(days=20)
    diary = diary_with(*(a_check_in(happened_at=start + timedelta(days=d)) for d in range(20)))
    assert len(look(diary).history().back_pain) == 20


def test_a_rating_that_was_left_out_stays_out() -> None:
    diary = diary_with(a_check_in(happened_at=NOW.now(), leg_pain=None))
    history = look(diary).history()
    assert history.leg_pain == ()
    assert [value for _, value in history.back_pain] == [4.0]


def test_what_is_logged_beside_pain_is_read_too() -> None:
    walk = Activity(ActivityKind.WALK, 10)
    facts = (Sleep(3), Rested(30), Fall(Answer.NO), walk)
    taken = MedicineTaken("m1", "Mine", MedicineGroup.OPIOID)
    lists = (
        logged(Medicine("Mine", MedicineGroup.OPIOID), 50),
        logged(Medicine("Old", MedicineGroup.NSAID, in_use=False), 51),
    )
    diary = diary_with(*map(logged, facts), logged(taken), *lists)
    history = look(diary).history()
    day = (NOW.now() - timedelta(days=1)).date()
    assert history.sleep == ((day, 3.0),)
    assert history.rest == history.falls == history.walks == history.movement == (day,)
    assert history.pain_relief == (day,)
    assert history.medicines == {MedicineGroup.OPIOID}


def a_sheet(instrument: Instrument, days_ago: int, **given: int) -> LogItem[object]:
    answers = tuple(ItemAnswer(item, value) for item, value in given.items())
    moment = NOW.now() - timedelta(days=days_ago)
    sheet = Answers(instrument, 1, "1", answers)
    return LogItem(f"{instrument}-{days_ago}", moment, moment, sheet)


def test_questionnaires_tell_of_function_mood_and_worry() -> None:
    diary = diary_with(
        a_sheet(Instrument.PEG, 60, pain=6, enjoyment=6, activity=6),
        a_sheet(Instrument.PEG, 1, pain=3, enjoyment=3, activity=3),
        a_sheet(Instrument.PHQ4, 1, nervous=1, worrying=0, interest=2, down=1),
    )
    found = look(diary)()
    assert Condition.IMPROVING in found.holds
    assert Condition.LOW_MOOD in found.holds
    assert Condition.ANXIOUS not in found.holds


def test_a_questionnaire_with_a_missing_answer_tells_nothing() -> None:
    diary = diary_with(
        a_sheet(Instrument.PEG, 1, pain=3), a_sheet(Instrument.PHQ4, 1, nervous=3, down=3)
    )
    history = look(diary).history()
    assert history.low_mood == history.worry == history.function == ()


def test_the_first_questionnaire_is_remembered_over_the_years() -> None:
    weeks = [a_sheet(Instrument.PEG, 7 * n, pain=5, enjoyment=5, activity=5) for n in range(200)]
    history = look(diary_with(*weeks)).history()
    assert len(history.function) == 8 + 13
    assert min(day for day, _ in history.function) == NOW.now().date() - timedelta(days=7 * 199)


def test_the_body_chart_tells_how_far_down_the_leg_it_goes_and_how_it_feels() -> None:
    foot = Mark("sole_left", 4, (Feeling.TINGLING, Feeling.ACHE))
    thigh = Mark("thigh_back_left", 5, (Feeling.NUMB, Feeling.BURNING))
    found = look(diary_with(logged(BodyChart((thigh, foot)))))
    day = NOW.now().date() - timedelta(days=1)
    assert found.history().below_knee == (day,)
    assert set(found.history().feelings) == {(day, Known.NUMB), (day, Known.TINGLING)}
    assert {Condition.LEG_PAIN_BELOW_KNEE, Condition.NUMB_FEELINGS} <= found().holds


def test_pain_above_the_knee_alone_is_no_leg_pain_below_it() -> None:
    chart = BodyChart((Mark("thigh_back_left", 5, (Feeling.BURNING,)),))
    history = look(diary_with(logged(chart))).history()
    assert history.below_knee == history.feelings == ()


def test_heat_and_the_next_appointment_are_known() -> None:
    answers = tuple(SkinAnswer(q, Answer.NO) for q in SkinQuestion)
    heat = logged(HeatSession(HeatKind.PACK, 15, answers))
    today = NOW.now().date()
    past, soon = (an_appointment(today + timedelta(days=n)) for n in (-3, 4))
    found = look(diary_with(heat, past, soon))
    assert Condition.HEAT_USED in found().holds
    assert found.history().next_visit == today + timedelta(days=4)
    assert Condition.VISIT_SOON in found().holds


def an_appointment(day: date) -> LogItem[object]:
    rule = ReminderRule(ReminderKind.APPOINTMENT, (600,), day, once=True)
    return LogItem(f"visit-{day}", NOW.now(), NOW.now(), rule)


def test_a_flare_lasts_until_it_is_said_to_be_over() -> None:
    diary = diary_with(logged(Flare(on=True), 3))
    assert Condition.FLARE_NOW in look(diary)().holds
    diary.keep(replace(logged(Flare(on=False), 1), id="over"))
    assert Condition.FLARE_NOW not in look(diary)().holds


def test_a_swim_is_movement_and_no_walk() -> None:
    history = look(diary_with(logged(Activity(ActivityKind.SWIM, 10)))).history()
    assert len(history.movement) == 1
    assert history.walks == ()


def test_the_highest_open_flag_comes_along() -> None:
    diary = MemoryDiary(a_profile(), verdict_of("cough_pain"), verdict_of("saddle_numbness"))
    assert look(diary)().urgency is Urgency.EMERGENCY


def test_a_diary_that_cannot_be_read_is_said() -> None:
    with pytest.raises(DiaryTroubleError):
        look(UnreadableDiary())()


def test_long_inactivity_is_what_was_chosen_for_the_plan() -> None:
    diary = diary_with()
    assert Condition.LONG_INACTIVE not in look(diary)().holds
    diary.keep(logged(PlanChoice(inactive=True)))
    assert Condition.LONG_INACTIVE in look(diary)().holds


@pytest.mark.parametrize(
    ("sheets", "gained"),
    [
        ((), None),
        (((rmdq_of(14), 42),), None),
        (((rmdq_of(14), 42), (rmdq_of(13), 1)), False),
        (((rmdq_of(14), 42), (rmdq_of(8), 1)), True),
        (((rmdq_of(9), 42), (rmdq_of(9), 1), (psfs(walk=3), 42), (psfs(walk=7), 1)), True),
    ],
)
def test_a_gain_in_daily_life_is_read_from_rmdq_and_psfs(
    sheets: tuple[tuple[Answers, int], ...],
    gained: bool | None,  # noqa: FBT001
) -> None:
    items = [
        replace(logged(answers, days), id=f"sheet-{n}") for n, (answers, days) in enumerate(sheets)
    ]
    assert look(diary_with(*items)).history().gained is gained


def test_what_was_said_about_fear_and_work_counts_until_it_is_said_otherwise() -> None:
    much = PlanReview(2, Finding.BETTER, "RV07", Track.USUAL, "1", "e", afraid=Afraid.A_LOT)
    hard = replace(much, afraid=None, work=Work.VERY_HARD)
    diary = diary_with(logged(much, 20), logged(hard, 10))
    history = look(diary).history()
    assert (history.said_afraid, history.works) == (NOW.now().date() - timedelta(days=20), True)
    assert history.said_work_hard == NOW.now().date() - timedelta(days=10)
    diary.keep(logged(replace(much, afraid=Afraid.NOT, work=Work.NONE), 1))
    history = look(diary).history()
    assert (history.said_afraid, history.works, history.said_work_hard) == (None, False, None)

"""One example, or more, of every kind of fact that the log keeps."""

from __future__ import annotations

from datetime import UTC, date, datetime

from lbp_app.domain import daily, heat, plan, reminders
from lbp_app.domain.answers import Answer
from lbp_app.domain.body import BodyChart, Feeling, Mark
from lbp_app.domain.care_steps import PlanQuestions
from lbp_app.domain.lessons import LessonFavourite, LessonRead, QuizAnswer
from lbp_app.domain.measure_schedule import MeasuresPutOff
from lbp_app.domain.measures import Answers, Instrument, ItemAnswer
from lbp_app.domain.review import Afraid, Finding, PlanReview, Work
from lbp_app.domain.walking import Step, Track

_MOMENT = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)

FACTS: tuple[object, ...] = (
    daily.Activity(daily.ActivityKind.WALK, 12, pain=3, settled=daily.Settled.SAME_DAY, note="x"),
    daily.Activity(daily.ActivityKind.SWIM, 1),
    BodyChart(),
    BodyChart(
        (
            Mark("buttock_left", 6, (Feeling.NUMB, Feeling.ACHE)),
            Mark("toes_right", 0, (Feeling.WEAK,)),
        )
    ),
    BodyChart((Mark("sacrum", 10), Mark("calf_left", None, (Feeling.CRAMP,)))),
    daily.Fall(Answer.UNSURE, "On the stairs."),
    daily.Flare(on=True),
    daily.Helped(("A bath", "\u00dcbungen \U0001f9b4")),
    Answers(Instrument.PEG, 1, "en.1", (ItemAnswer("pain", 0), ItemAnswer("activity", 10))),
    Answers(Instrument.RMDQ, 1, "en.1", none_apply=True),
    Answers(
        Instrument.PSFS,
        1,
        "en.1",
        (ItemAnswer("activity_2", 7),),
        activities=("Walk to the shop", "Tie my shoes"),
    ),
    MeasuresPutOff(date(2026, 3, 5)),
    daily.Medicine("Ibuprofen gel", daily.MedicineGroup.CREAM_OR_PATCH, in_use=False),
    daily.MedicineTaken("m1", "Ibuprofen gel", daily.MedicineGroup.CREAM_OR_PATCH),
    daily.FreeNote('Rain.\n"Quoted"; \\ and \t'),
    daily.Rested(90),
    daily.SideEffects((daily.SideEffect.DROWSY, daily.SideEffect.FELL), note="After lunch."),
    daily.SideEffects((), none_noticed=True),
    daily.Sleep(0),
    LessonFavourite("first-walk", on=False),
    LessonRead("first-walk", "2026.11.1", "LR07"),
    QuizAnswer("first-walk", "2026.11.1", "q1", 2, right=True),
    heat.HeatSession(
        heat.HeatKind.PACK,
        15,
        tuple(heat.SkinAnswer(q, Answer.NO) for q in heat.SkinQuestion),
        told=(5,),
        fine=(5,),
        ended=_MOMENT,
        ending=heat.Ending.STOPPED,
    ),
    plan.PlanChoice(
        daily.ActivityKind.SWIM, (plan.PlanPart.SOCIAL,), wants_heat=True, inactive=True
    ),
    plan.PlanDone(plan.PlanPart.MOVE, date(2026, 3, 2), plan.How.PART),
    plan.PlanFlare((plan.FlareHelp.BREATHE,), "Ring Ana."),
    PlanQuestions(("May I swim?",), ("SC01",)),
    PlanReview(
        6,
        Finding.HARDER,
        "RV01",
        Track.USUAL,
        "2026.11.1",
        "entry-7",
        (("peg", "worse"), ("back_pain", "unchanged")),
        plan_week=4,
        lowered=True,
        afraid=Afraid.A_LOT,
        work=Work.VERY_HARD,
    ),
    plan.PlanTry(7),
    plan.PlanWeek(
        2,
        date(2026, 3, 9),
        (8.5, 8.0, 8.0),
        Step.STEP_UP,
        "W13",
        Track.SLOWER,
        "2026.11.1",
        weeks_since_step_up=1,
        values=(("minutes", 24.5), ("more", 0.5)),
    ),
    plan.PlanWeekTold(1, worst_pain=4, settled=daily.Settled.NEXT_DAY, worse_days=1),
    reminders.ReminderRule(
        reminders.ReminderKind.MEDICINE,
        (480, 1200),
        date(2026, 3, 2),
        weekdays=(0, 6),
        every=2,
        follow=reminders.Follow.HOME,
        zone="Europe/London",
        name="Tablets",
        paused_until=_MOMENT,
    ),
    reminders.ReminderOutcome(
        "r1",
        date(2026, 3, 2),
        480,
        reminders.Became.SNOOZED,
        shown_at=_MOMENT,
        until=_MOMENT,
        why=reminders.Quiet.LIMIT,
    ),
    reminders.ReminderSettings(pause_from=_MOMENT, pause_until=_MOMENT),
)

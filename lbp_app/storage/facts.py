"""The kinds of facts that the log keeps, each by the name it has on the disk for ever."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from lbp_app.domain import daily, heat, lessons, measure_schedule, measures, plan, reminders
from lbp_app.domain.body import BodyChart
from lbp_app.domain.care_steps import PlanQuestions
from lbp_app.domain.review import PlanReview

if TYPE_CHECKING:
    from pydantic import TypeAdapter

KINDS: Mapping[str, type[Any]] = {
    "activity": daily.Activity,
    "body_chart": BodyChart,
    "fall": daily.Fall,
    "flare": daily.Flare,
    "heat": heat.HeatSession,
    "helped": daily.Helped,
    "measure": measures.Answers,
    "measures_put_off": measure_schedule.MeasuresPutOff,
    "lesson_favourite": lessons.LessonFavourite,
    "lesson_read": lessons.LessonRead,
    "medicine": daily.Medicine,
    "medicine_taken": daily.MedicineTaken,
    "note": daily.FreeNote,
    "plan_choice": plan.PlanChoice,
    "plan_done": plan.PlanDone,
    "plan_flare": plan.PlanFlare,
    "plan_questions": PlanQuestions,
    "plan_review": PlanReview,
    "plan_try": plan.PlanTry,
    "plan_week": plan.PlanWeek,
    "plan_week_told": plan.PlanWeekTold,
    "quiz_answer": lessons.QuizAnswer,
    "reminder": reminders.ReminderRule,
    "reminder_outcome": reminders.ReminderOutcome,
    "reminder_settings": reminders.ReminderSettings,
    "rested": daily.Rested,
    "side_effects": daily.SideEffects,
    "sleep": daily.Sleep,
}
"""A new kind is one line here. A new field of a kind needs a default: old rows do not have it."""

_NAMES = {fact: kind for kind, fact in KINDS.items()}


def kind_of(fact: type[Any]) -> str:
    """The name on the disk of a class of facts.

    Raises:
        ValueError: when the class is not listed in ``KINDS``.
    """
    try:
        return _NAMES[fact]
    except KeyError:
        raise ValueError(f"{fact.__name__} is no kind of the log") from None


def to_json(fact: object) -> str:
    """A fact as JSON; half a surrogate pair, which has no UTF-8, becomes a question mark."""
    from pydantic_core import PydanticSerializationError  # noqa: PLC0415 - slow to import

    try:
        return _coder(type(fact)).dump_json(fact, warnings="error").decode("utf-8")
    except PydanticSerializationError:
        plain = json.dumps(asdict(fact), default=_iso, ensure_ascii=False)  # type: ignore[call-overload]
        return str(plain.encode("utf-8", "replace").decode("utf-8"))


def _iso(moment: date) -> str:
    return moment.isoformat()


def from_json(kind: str, text: str) -> Any:  # noqa: ANN401 - each kind has its own class
    """The fact that was kept under ``kind``.

    Raises:
        ValueError: when it is no sound fact, or of a kind that is not known here.
    """
    if kind not in KINDS:
        raise ValueError("a kind that is not known here")
    return _made_coder(kind).validate_json(text)


def _coder(fact: type[Any]) -> TypeAdapter[Any]:
    return _made_coder(kind_of(fact))


@cache
def _made_coder(kind: str) -> TypeAdapter[Any]:
    # At first use: making all of them, and pydantic itself, would slow the start.
    from pydantic import TypeAdapter  # noqa: PLC0415

    return TypeAdapter(KINDS[kind])

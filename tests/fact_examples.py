"""One example, or more, of every kind of fact that the log keeps."""

from __future__ import annotations

from lbp_app.domain import daily
from lbp_app.domain.answers import Answer
from lbp_app.domain.lessons import LessonFavourite, LessonRead, QuizAnswer

FACTS: tuple[object, ...] = (
    daily.Activity(daily.ActivityKind.WALK, 12, pain=3, settled=daily.Settled.SAME_DAY, note="x"),
    daily.Activity(daily.ActivityKind.SWIM, 1),
    daily.Fall(Answer.UNSURE, "On the stairs."),
    daily.Flare(on=True),
    daily.Helped(("A bath", "\u00dcbungen \U0001f9b4")),
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
)

"""What one lesson says about itself, and what reading it records."""

from __future__ import annotations

from dataclasses import dataclass

from lbp_app.domain.lessons import Lesson, LessonFavourite, LessonRead
from lbp_app.usecases.look_at_lessons import LessonView, Picked
from lbp_app.usecases.ports import Trouble


@dataclass(frozen=True, slots=True)
class LessonState:
    """Why the last tap could not be saved, None when it could."""

    trouble: Trouble | None = None


def reading(lesson: Lesson, picked: Picked | None) -> LessonRead:
    """That this lesson was read, with the rule when it was the one picked for now."""
    rule = picked.rule if picked is not None and picked.lesson.id == lesson.id else ""
    return LessonRead(lesson.id, lesson.version, rule)


def turned(view: LessonView, lesson: Lesson) -> LessonFavourite:
    """Keep the lesson, or let it go when it was kept."""
    return LessonFavourite(lesson.id, on=not view.favourite)


def is_late(view: LessonView, lesson: Lesson) -> bool:
    """True when the day has passed by which somebody should have looked at the lesson again."""
    return view.today > lesson.review_by

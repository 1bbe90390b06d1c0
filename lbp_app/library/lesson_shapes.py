"""The shape of a lesson's front matter and of the file of lesson rules."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from lbp_app.library.shapes import Shape, Words

LessonId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
QuizId = Annotated[str, StringConstraints(pattern=r"^q[0-9]+$")]
LessonRuleId = Annotated[str, StringConstraints(pattern=r"^LR[0-9]{2,}$")]


class OptionShape(Shape):
    """One option of a quiz question."""

    text: Words
    right: bool
    because: Words


class QuizShape(Shape):
    """One question of a quiz."""

    id: QuizId
    question: Words
    options: list[OptionShape]


class LessonSourceShape(Shape):
    """One source of a lesson."""

    title: Words
    by: Words
    year: int
    address: Words


class LessonShape(Shape):
    """The front matter of ``lessons/<language>/<id>.md``."""

    id: str
    version: Words
    title: Words
    topic: str
    summary: Words
    picture: str
    picture_alt: Words
    today: Words
    key: Words
    search: list[Words]
    written: str
    review_by: str
    reviewed_by: str | None
    guideline: list[str]
    sources: list[LessonSourceShape]
    quiz: list[QuizShape]
    disagreement: Words | None = None


class LessonRuleShape(Shape):
    """One rule of ``lessons/rules.yaml``."""

    id: LessonRuleId
    lesson: str
    when: list[str]
    priority: Annotated[int, Field(ge=1, le=100)]
    reason: Words


class LessonRulesFile(Shape):
    """``lessons/rules.yaml``."""

    version: Words
    rules: list[LessonRuleShape]

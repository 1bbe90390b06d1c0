"""The shape of ``plan/steps.yaml``: the next steps of care."""

from typing import Annotated

from pydantic import Field, StringConstraints

from lbp_app.domain.care_steps import StepKind
from lbp_app.library.lesson_shapes import LessonId
from lbp_app.library.shapes import Shape, Words

StepId = Annotated[str, StringConstraints(pattern=r"^SC[0-9]{2,}$")]
Line = Annotated[str, StringConstraints(pattern=r"^G[0-9]{2}$")]


class CareStepShape(Shape):
    """One step; ``guideline`` are lines of ``GUIDELINE_LINES.md``."""

    id: StepId
    when: Annotated[list[Words], Field(min_length=1)]
    kind: Annotated[StepKind, Field(strict=False)]
    lesson: LessonId
    priority: Annotated[int, Field(ge=1, le=100)]
    guideline: Annotated[list[Line], Field(min_length=1)]


class StepsFile(Shape):
    """``plan/steps.yaml``."""

    version: Words
    rules: list[CareStepShape]

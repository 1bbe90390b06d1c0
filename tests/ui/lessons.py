"""Services with the three sample lessons in place of the real ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lbp_app.library.lesson_shelf import LessonShelf
from lbp_app.ui.services import Services
from lbp_app.usecases.ports import Clock, Diary
from tests.building import services
from tests.content.samples import LESSONS


def with_samples(
    diary: Diary | None = None, clock: Clock | None = None, content: Path = LESSONS
) -> Services:
    """A patient whose app has three lessons; their drawings are not there."""
    built = services(diary=diary, clock=clock)
    return replace(built, lessons=replace(built.lessons, shelf=LessonShelf(content)))

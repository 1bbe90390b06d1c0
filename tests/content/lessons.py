"""The three lessons of the samples, built; and where they lie."""

from __future__ import annotations

import shutil
from pathlib import Path

from lbp_app.domain.lessons import Lesson
from lbp_app.library.lesson_files import built_lesson, lesson_file, read_lesson
from tests.content.samples import BASE, LESSONS


def sample_lesson(lesson_id: str) -> Lesson:
    lesson = built_lesson(read_lesson(LESSONS, lesson_file("en", lesson_id)))
    assert lesson is not None
    return lesson


def sample_content(target: Path) -> Path:
    """The small base content with the three lessons, to be changed at will."""
    shutil.copytree(BASE, target)
    shutil.copytree(LESSONS, target, dirs_exist_ok=True)
    return target

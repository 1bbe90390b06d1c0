"""Lay a sample of good or bad content over the small base content."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from lbp_app.library.loading import check_content
from lbp_app.library.problems import Problem

HERE = Path(__file__).parent
BASE = HERE / "base"
LESSONS = HERE / "base_lessons"
REAL = HERE.parents[1] / "content"
TODAY = date(2029, 6, 1)
COUNTRIES_IN_BASE = 3
PICTURES = frozenset({"lesson_first_walk", "lesson_heat_safely", "lesson_leg_pain"})
OF_LESSONS = ("lesson-", "quiz-")
"""How the names of samples begin that lie over a base with three lessons."""
ABOUT_A_SAMPLE = ("expect.txt", "without.txt")


def samples(kind: str) -> list[Path]:
    """The folders of one kind: ``should_pass`` or ``should_fail``."""
    return sorted(p for p in (HERE / kind).iterdir() if p.is_dir())


def laid_over_base(sample: Path, target: Path) -> Path:
    """Copy the base to ``target``, then the sample over it; ``without.txt`` names files to drop."""
    shutil.copytree(BASE, target)
    below = LESSONS if sample.name.startswith(OF_LESSONS) else BASE
    shutil.copytree(below, target, dirs_exist_ok=True)
    shutil.copytree(
        sample, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*ABOUT_A_SAMPLE)
    )
    for name in lines(sample / "without.txt"):
        (target / name).unlink()
    return target


def lines(file: Path) -> list[str]:
    """The lines of a file, none when it is not there."""
    return file.read_text(encoding="utf-8").split("\n")[:-1] if file.exists() else []


def checked(content: Path, today: date = TODAY) -> tuple[Problem, ...]:
    """What the content check says about a sample on a day when every review in base is good."""
    return check_content(content, today, verified_countries=COUNTRIES_IN_BASE, pictures=PICTURES)

"""The shelf reads a lesson when it is asked for, once, and shows a gap for what it cannot read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from lbp_app.library.lesson_shelf import LessonShelf
from tests.content.lessons import sample_content
from tests.content.samples import HERE, LESSONS


def test_it_has_every_lesson_and_the_rules() -> None:
    shelf = LessonShelf(LESSONS)
    assert [x.title for x in shelf.lessons().values() if x is not None] == [
        "Your first walk",
        "Heat with care",
        "Why your leg hurts",
    ]
    assert [rule.id for rule in shelf.rules()] == ["LR01", "LR02", "LR03"]


def test_a_lesson_is_read_once(tmp_path: Path) -> None:
    content = sample_content(tmp_path / "content")
    shelf = LessonShelf(content)
    first = shelf.lesson("leg-pain")
    (content / "lessons" / "en" / "leg-pain.md").unlink()
    assert shelf.lesson("leg-pain") is first
    assert first is not None


def test_a_lesson_that_is_not_there_is_a_gap() -> None:
    assert LessonShelf(LESSONS).lesson("../../care/countries") is None
    assert LessonShelf(LESSONS).lesson("no-such-lesson") is None


def test_a_broken_lesson_is_a_gap_and_the_others_stay(tmp_path: Path) -> None:
    content = sample_content(tmp_path / "content")
    (content / "lessons" / "en" / "leg-pain.md").write_bytes(b"\xff\xfe")
    shelf = LessonShelf(content)
    assert shelf.lesson("leg-pain") is None
    assert list(shelf.lessons()) == ["first-walk", "heat-safely", "leg-pain"]
    assert shelf.index().lessons == 2


def test_content_without_lessons_is_an_empty_shelf(tmp_path: Path) -> None:
    shelf = LessonShelf(tmp_path)
    assert shelf.ids() == ()
    assert shelf.rules() == ()
    assert shelf.index().lessons == 0


@pytest.mark.slow
def test_an_untouched_shelf_loads_no_markdown() -> None:
    program = (
        "import sys; from pathlib import Path; "
        "from lbp_app.library.lesson_shelf import LessonShelf; "
        f"LessonShelf(Path({str(LESSONS)!r})); print('markdown_it' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=HERE.parents[1],
    )
    assert done.stdout.strip() == "False"

"""No line of the guideline is without a rule, a lesson or card, and a test that exists."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from lbp_app.library.lesson_shelf import LessonShelf
from tests.test_safety_file import CONTENT, NAMED_TEST, ROOT, functions_in, rows

LINES = {row[0].strip("*")[:3]: row for row in rows("GUIDELINE_LINES.md", 4)}
HEADINGS_WITH_NOTHING_BELOW = {"G03", "G07", "G25", "G30"}
HELD = {line: row for line, row in LINES.items() if line not in HEADINGS_WITH_NOTHING_BELOW}
STEPS: list[dict[str, Any]] = yaml.safe_load((CONTENT / "plan/steps.yaml").read_text("utf-8"))[
    "rules"
]
_ID = re.compile(r"\b(?:SC\d\d|LR\d\d)\b")
_LESSON = re.compile(r"`([a-z][a-z0-9-]+)`")


def test_all_36_lines_are_there() -> None:
    assert list(LINES) == [f"G{n:02d}" for n in range(1, 37)]


@pytest.mark.parametrize("line", sorted(HEADINGS_WITH_NOTHING_BELOW))
def test_a_heading_with_nothing_below_says_so(line: str) -> None:
    assert LINES[line][1:] == ["none: heading"] * 3


@pytest.mark.parametrize("line", HELD)
def test_no_line_lacks_its_rule_its_lesson_or_card_or_its_test(line: str) -> None:
    _, rule, shown, test = LINES[line]
    assert re.search(r"\b(?:RF|LR|SC|W)\d\d", rule)
    assert shown
    assert not shown.startswith("none")
    named = NAMED_TEST.findall(test)
    assert "<br>".join(f"`{path}::{name}`" for path, name in named) == test
    assert named


@pytest.mark.parametrize("line", HELD)
def test_every_test_of_a_line_exists(line: str) -> None:
    for path, name in NAMED_TEST.findall(LINES[line][3]):
        assert (ROOT / path).is_file()
        assert name in functions_in(path)


@pytest.mark.parametrize("line", HELD)
def test_every_step_of_care_stands_at_the_lines_it_names(line: str) -> None:
    named = set(_ID.findall(LINES[line][1]))
    assert {n for n in named if n.startswith("SC")} == {
        step["id"] for step in STEPS if line in step["guideline"]
    }


@pytest.mark.parametrize("line", HELD)
def test_every_lesson_of_a_line_names_it(line: str) -> None:
    shelf = LessonShelf(CONTENT)
    naming = {i for i, lesson in shelf.lessons().items() if lesson and line in lesson.guideline}
    assert set(_LESSON.findall(LINES[line][2])) == naming


def test_every_lesson_rule_that_is_named_exists() -> None:
    known = {rule.id for rule in LessonShelf(CONTENT).rules()}
    named = {i for row in LINES.values() for i in _ID.findall(row[1]) if i.startswith("LR")}
    assert named <= known

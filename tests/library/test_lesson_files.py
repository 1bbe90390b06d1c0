"""Lessons are read into values; what is wrong with one leaves a gap and nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lbp_app.domain.lessons import Bullets, Heading, Paragraph, Quote, Run, Table, Topic
from lbp_app.domain.situation import Condition
from lbp_app.library.lesson_files import (
    LESSON_RULES,
    built_lesson,
    built_rules,
    lesson_file,
    lesson_ids,
    read_lesson,
    read_lesson_rules,
)
from lbp_app.library.problems import Problem
from tests.content.lessons import sample_content, sample_lesson
from tests.content.samples import LESSONS, checked, laid_over_base, lines, samples

WALK = lesson_file("en", "first-walk")
# Wrong only beside other files; the lesson by itself can be read.
OF_THE_COLLECTION = {
    "lesson-picture-not-there",
    "lesson-review-long-overdue",
    "lesson-same-title",
    "lesson-hard-to-read",
    "lesson-review-of-another-version",
    "lesson-review-signed-in-one-place",
}
OF_ONE_LESSON = [
    s
    for s in samples("should_fail")
    if (s / WALK).exists() and s.name not in OF_THE_COLLECTION and "-rule" not in s.name
]


def words(text: str) -> tuple[Run, ...]:
    return (Run(text),)


def test_the_front_matter_becomes_a_lesson() -> None:
    lesson = sample_lesson("heat-safely")
    assert lesson.topic is Topic.EASING
    assert lesson.review_by == date(2030, 1, 1)
    assert lesson.reviewed_by is None
    assert lesson.disagreement.startswith("Some leaflets")
    assert lesson.sources[0].address == "doi:10.1234/heat.back"
    assert [o.right for o in lesson.quiz[0].options] == [False, True]
    assert sample_lesson("first-walk").disagreement == ""


def test_the_body_becomes_blocks() -> None:
    assert sample_lesson("first-walk").body == (
        Paragraph((Run("Begin with a "), Run("short walk", strong=True), Run(" on flat ground."))),
        Heading("How far"),
        Bullets((words("To the gate."), words("To the shop."))),
        Table(
            (words("day"), words("walk")),
            (
                (words("Monday"), words("3 minutes")),
                (words("Tuesday"), words("4 minutes")),
            ),
        ),
        Heading("When it is sore"),
        Bullets((words("Slow down."), words("Stop and stand for a while.")), numbered=True),
    )
    assert Quote((words("Warm, not hot."),)) in sample_lesson("heat-safely").body


def test_rules_become_values() -> None:
    rules = {rule.id: rule for rule in built_rules(read_lesson_rules(LESSONS))}
    assert rules["LR01"].when == {Condition.HEAT_USED, Condition.NUMB_FEELINGS}
    assert rules["LR03"].reason == "A good place to begin."


def test_the_ids_are_the_names_of_the_files() -> None:
    assert lesson_ids(LESSONS, "en") == ("first-walk", "heat-safely", "leg-pain")
    assert lesson_ids(LESSONS, "xx") == ()


@pytest.mark.parametrize("sample", OF_ONE_LESSON, ids=lambda p: p.name)
def test_a_fault_in_its_own_file_leaves_a_gap(sample: Path, tmp_path: Path) -> None:
    content = laid_over_base(sample, tmp_path / "content")
    read = read_lesson(content, WALK)
    assert built_lesson(read) is None
    found = {f"{p.file}:{p.line} {p.code}" for p in read.problems}
    assert found
    assert found <= set(lines(sample / "expect.txt"))


def test_a_lesson_is_not_hidden_because_it_lies_among_others(tmp_path: Path) -> None:
    faulty = [s for s in samples("should_fail") if s.name in OF_THE_COLLECTION]
    assert len(faulty) == len(OF_THE_COLLECTION)
    contents = [laid_over_base(s, tmp_path / s.name) for s in faulty]
    assert all(built_lesson(read_lesson(content, WALK)) is not None for content in contents)


def test_broken_rules_pick_nothing(tmp_path: Path) -> None:
    content = sample_content(tmp_path / "content")
    (content / LESSON_RULES).write_text("rules: [", encoding="utf-8")
    assert built_rules(read_lesson_rules(content)) == ()


def about_the_walk(today: date) -> list[Problem]:
    return [p for p in checked_lessons(today) if p.file == WALK]


def checked_lessons(today: date) -> tuple[Problem, ...]:
    from lbp_app.library.lesson_collection import (  # noqa: PLC0415 - as the content check does
        lesson_collection_problems,
        read_lessons,
    )

    return tuple(lesson_collection_problems(read_lessons(LESSONS, "en"), today, None))


@pytest.mark.parametrize("day", [date(2030, 1, 2), date(2030, 3, 2)])
def test_a_review_date_that_has_passed_warns_for_sixty_days(day: date) -> None:
    (warning,) = about_the_walk(day)
    assert warning.code == "LESSON-REVIEW-PAST"
    assert not warning.fatal


def test_a_review_date_is_silent_up_to_the_day_and_fails_after_sixty() -> None:
    assert about_the_walk(date(2030, 1, 1)) == []
    (failure,) = about_the_walk(date(2030, 3, 3))
    assert failure.code == "LESSON-REVIEW-OVERDUE"
    assert failure.fatal


def test_content_without_any_lesson_has_no_fault(tmp_path: Path) -> None:
    from tests.content.samples import BASE  # noqa: PLC0415 - only here

    assert checked(BASE) == ()
    assert lesson_ids(tmp_path, "en") == ()

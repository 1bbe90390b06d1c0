"""Check all lessons together before a release: limits of reading, pictures, reviews and rules."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from lbp_app.domain.lessons import body_texts
from lbp_app.domain.note_signs import plain
from lbp_app.library.dates import as_date
from lbp_app.library.documents import Document
from lbp_app.library.lesson_checks import lesson_texts
from lbp_app.library.lesson_files import (
    FOLDER,
    LESSON_RULES,
    LessonFile,
    LessonRules,
    lesson_file,
    lesson_ids,
    read_lesson,
    read_lesson_rules,
)
from lbp_app.library.lesson_rule_checks import rule_reference_problems
from lbp_app.library.problems import Problem
from lbp_app.library.reading_age import Figures, measured
from lbp_app.library.shapes import ReviewFile

GRACE = timedelta(days=60)
"""How long after its review date a lesson only warns."""


@dataclass(frozen=True, slots=True)
class Lessons:
    """All lessons of one language and the rules, as far as they could be read."""

    language: str
    files: tuple[LessonFile, ...]
    rules: LessonRules | None


def read_lessons(content: Path, language: str) -> Lessons:
    """Every lesson file; no lessons at all are allowed, then there are no rules either."""
    ids = lesson_ids(content, language)
    files = tuple(read_lesson(content, lesson_file(language, known)) for known in ids)
    rules = read_lesson_rules(content) if (content / FOLDER).is_dir() else None
    return Lessons(language, files, rules)


def lesson_collection_problems(
    lessons: Lessons, today: date, pictures: Collection[str] | None
) -> Iterator[Problem]:
    """Everything that is wrong with the lessons. ``pictures`` are the drawings there are."""
    for read in lessons.files:
        yield from read.problems
        yield from _reading_problems(read)
        if read.document is not None and read.shape is not None:
            yield from _picture_problems(read.document, read, pictures)
            yield from _due(read.document, read, today)
    yield from _same_titles(lessons.files)
    rules = lessons.rules
    if rules is not None:
        yield from rules.problems
        if rules.document is not None and rules.shape is not None:
            known = [Path(read.file).stem for read in lessons.files]
            yield from rule_reference_problems(rules.document, rules.shape, known)


def reading_figures(read: LessonFile) -> Figures | None:
    """How one lesson reads with its quiz, None when it could not be read."""
    if read.shape is None or read.body is None:
        return None
    texts = [text.words for text in lesson_texts(read.shape) if text.path != ("title",)]
    return measured([*body_texts(read.body.blocks), *texts])


def body_words(read: LessonFile) -> int:
    """How many words stand below the front matter; at most 250 are allowed."""
    return sum(len(text.split()) for text in body_texts(read.body.blocks)) if read.body else 0


def _reading_problems(read: LessonFile) -> Iterator[Problem]:
    figures = reading_figures(read)
    if figures is None or not figures.too_hard or read.document is None:
        return
    yield read.document.problem(
        (),
        "LESSON-READING-AGE",
        f"The lesson reads as if for age {figures.age:.1f}; it should be 9 to 11 (13 when only "
        "medical words make it harder).",
        "Please use shorter words and sentences.",
    )


def _picture_problems(
    document: Document, read: LessonFile, pictures: Collection[str] | None
) -> Iterator[Problem]:
    picture = read.shape.picture if read.shape is not None else ""
    if pictures is not None and picture not in pictures:
        yield document.problem(
            ("picture",),
            "LESSON-PICTURE-MISSING",
            f"There is no drawing `{picture}.svg` in assets/pictures.",
            "Please either correct the name or add the drawing.",
        )


def _due(document: Document, read: LessonFile, today: date) -> Iterator[Problem]:
    by = as_date(read.shape.review_by) if read.shape is not None else None
    if by is None or by >= today:
        return
    if today - by > GRACE:
        yield document.problem(
            ("review_by",),
            "LESSON-REVIEW-OVERDUE",
            f"The review was due by {by}, more than {GRACE.days} days ago.",
            "Please review the lesson, then set a new version and date.",
        )
    else:
        past = document.problem(
            ("review_by",),
            "LESSON-REVIEW-PAST",
            f"The review was due by {by}.",
            f"Please review the lesson within {GRACE.days} days of that.",
        )
        yield replace(past, fatal=False)


def _same_titles(files: tuple[LessonFile, ...]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for read in files:
        if read.document is None or read.shape is None:
            continue
        title = plain(read.shape.title)
        if title in seen:
            yield read.document.problem(
                ("title",),
                "LESSON-SAME-TITLE",
                f"`{seen[title]}` has the same title.",
                "Please give each lesson its own.",
            )
        seen.setdefault(title, read.file)


def lesson_review_problems(
    document: Document, file: ReviewFile, lessons: Lessons
) -> Iterator[Problem]:
    """Lessons and rules that REVIEW.yaml leaves out, or knows in another version or signature."""
    there = _versions(lessons)
    signed = {read.file: read.shape.reviewed_by for read in lessons.files if read.shape is not None}
    listed = {entry.path for entry in file.files}
    for nth, entry in enumerate(file.files):
        here = ("files", nth)
        if not entry.path.startswith((f"{FOLDER}/{lessons.language}/", LESSON_RULES)):
            continue
        if entry.path not in there:
            yield document.problem(
                here,
                "LESSON-REVIEW-NO-FILE",
                f"`{entry.path}` is listed but is not there.",
                "Please either correct the path or remove the line.",
            )
            continue
        if there[entry.path] not in (None, entry.version):
            yield document.problem(
                here,
                "LESSON-REVIEW-VERSION",
                f"`{entry.path}` says it is version {there[entry.path]}, here it is "
                f"{entry.version}.",
                "Please review what changed and write the same version in both places.",
            )
        if entry.path in signed and signed[entry.path] != entry.reviewed_by:
            yield document.problem(
                here,
                "LESSON-REVIEW-SIGNATURE",
                f"`{entry.path}` and this list name different reviewers.",
                "Please write the same name in both places, or null in both.",
            )
    for path in sorted(set(there) - listed):
        yield document.problem(
            ("files",),
            "LESSON-REVIEW-LEFT-OUT",
            f"`{path}` is not listed.",
            "Please add a line for it, with `reviewed_by: null` until somebody signs.",
        )


def _versions(lessons: Lessons) -> Mapping[str, object]:
    """The version of each file below ``lessons/``, None where it could not be read."""
    there: dict[str, object] = {
        read.file: read.document.version if read.document is not None else None
        for read in lessons.files
    }
    if lessons.rules is not None:
        document = lessons.rules.document
        there[LESSON_RULES] = document.version if document is not None else None
    return there

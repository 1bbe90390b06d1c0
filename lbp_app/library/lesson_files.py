"""Read lesson files, one by one: front matter, body, and everything that is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lbp_app.domain.lessons import Lesson, LessonRule, Option, QuizQuestion, Source, Topic
from lbp_app.domain.situation import Condition
from lbp_app.library.documents import Document, parse_document, read_document, read_text
from lbp_app.library.lesson_body import Body, read_body
from lbp_app.library.lesson_checks import lesson_problems
from lbp_app.library.lesson_rule_checks import lesson_rule_problems
from lbp_app.library.lesson_shapes import LessonRulesFile, LessonShape
from lbp_app.library.problems import Problem
from lbp_app.library.shapes import shaped

FOLDER = "lessons"
LESSON_RULES = "lessons/rules.yaml"
_FENCE = "---"


@dataclass(frozen=True, slots=True)
class LessonFile:
    """One lesson as far as it could be read. ``problems`` are those of this file alone."""

    file: str
    document: Document | None
    shape: LessonShape | None
    body: Body | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class LessonRules:
    """The file of lesson rules as far as it could be read."""

    document: Document | None
    shape: LessonRulesFile | None
    problems: tuple[Problem, ...]


def lesson_ids(content: Path, language: str) -> tuple[str, ...]:
    """The lessons that have a file in this language, in the order of their names."""
    return tuple(sorted(path.stem for path in (content / FOLDER / language).glob("*.md")))


def lesson_file(language: str, lesson_id: str) -> str:
    """The file of a lesson, relative to the content folder."""
    return f"{FOLDER}/{language}/{lesson_id}.md"


def read_lesson(content: Path, file: str) -> LessonFile:
    """Read and check one lesson; a fault is a problem, never an exception."""
    text, problems = read_text(content, file)
    if text is None:
        return LessonFile(file, None, None, None, problems)
    parts, problems = _parts(file, text)
    if parts is None:
        return LessonFile(file, None, None, None, problems)
    front, below, first_line = parts
    body = read_body(file, below, first_line)
    document, problems = parse_document(file, front)
    if document is None:
        return LessonFile(file, None, None, body, (*problems, *body.problems))
    shape, problems = shaped(document, LessonShape)
    if shape is not None:
        problems = tuple(lesson_problems(document, shape))
    return LessonFile(file, document, shape, body, (*problems, *body.problems))


def _parts(file: str, text: str) -> tuple[tuple[str, str, int] | None, tuple[Problem, ...]]:
    """Front matter, body and the line where the body begins, or None and why they are none.

    The front matter keeps an empty line in place of its fence, so that its lines count from the
    top of the file.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return None, (
            Problem(
                file,
                1,
                "LESSON-NO-FRONT-MATTER",
                "The file does not begin with a line of three hyphens.",
                "Please put the front matter first, between two such lines.",
            ),
        )
    end = next((nth for nth, line in enumerate(lines) if nth and line.rstrip() == _FENCE), None)
    if end is None:
        return None, (
            Problem(
                file,
                1,
                "LESSON-FRONT-MATTER-OPEN",
                "The front matter has no end.",
                "Please put a line of three hyphens below it.",
            ),
        )
    if not any(line.strip() for line in lines[1:end]):
        return None, (
            Problem(
                file,
                2,
                "LESSON-FRONT-MATTER-EMPTY",
                "The front matter is empty.",
                "Please fill it in, for example from another lesson.",
            ),
        )
    return ("\n".join(["", *lines[1:end]]), "\n".join(lines[end + 1 :]), end + 2), ()


def read_lesson_rules(content: Path) -> LessonRules:
    """Read the lesson rules and check what needs no other file."""
    document, problems = read_document(content, LESSON_RULES)
    if document is None:
        return LessonRules(None, None, problems)
    shape, problems = shaped(document, LessonRulesFile)
    if shape is not None:
        problems = tuple(lesson_rule_problems(document, shape))
    return LessonRules(document, shape, problems)


def built_lesson(read: LessonFile) -> Lesson | None:
    """The lesson, None when anything in its file is wrong: a gap is better than a false word."""
    file, body = read.shape, read.body
    if file is None or body is None or any(p.fatal for p in read.problems):
        return None
    return Lesson(
        id=file.id,
        version=file.version,
        title=file.title,
        topic=Topic(file.topic),
        summary=file.summary,
        picture=file.picture,
        picture_alt=file.picture_alt,
        today=file.today,
        key=file.key,
        search=tuple(file.search),
        written=date.fromisoformat(file.written),
        review_by=date.fromisoformat(file.review_by),
        reviewed_by=file.reviewed_by,
        guideline=tuple(file.guideline),
        disagreement=file.disagreement or "",
        sources=tuple(Source(s.title, s.by, s.year, s.address) for s in file.sources),
        body=body.blocks,
        quiz=tuple(
            QuizQuestion(
                q.id, q.question, tuple(Option(o.text, o.right, o.because) for o in q.options)
            )
            for q in file.quiz
        ),
    )


def built_rules(read: LessonRules) -> tuple[LessonRule, ...]:
    """The rules; none when anything in their file is wrong: then no lesson is picked."""
    if read.shape is None or any(p.fatal for p in read.problems):
        return ()
    return tuple(
        LessonRule(
            id=rule.id,
            lesson=rule.lesson,
            when=frozenset(map(Condition, rule.when)),
            priority=rule.priority,
            reason=rule.reason,
        )
        for rule in read.shape.rules
    )

"""A lesson as values, what the patient did with it, and which lesson is picked for now."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lbp_app.domain.situation import Condition, Situation

WORDS_A_MINUTE = 130
"""A calm pace for a tired reader; the time shown is rounded up."""


class Topic(StrEnum):
    """Where a lesson stands in the list, in this order."""

    UNDERSTANDING = "understanding"
    MOVING = "moving"
    EASING = "easing"
    LIVING = "living"
    SPECIAL = "special"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a text that look the same."""

    text: str
    strong: bool = False


Line = tuple[Run, ...]
"""One paragraph, bullet, cell or quotation."""


def plain_words(line: Line) -> str:
    """The words of a line without their look."""
    return "".join(run.text for run in line)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a lesson (level 2: the title is level 1)."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    line: Line


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list. ``numbered`` when the order matters."""

    items: tuple[Line, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A small table: the names of the columns, then rows of as many cells."""

    columns: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that stand apart, one line a paragraph."""

    lines: tuple[Line, ...]


Block = Heading | Paragraph | Bullets | Table | Quote


@dataclass(frozen=True, slots=True)
class Source:
    """Where a lesson's facts come from. ``address`` begins with ``https://`` or ``doi:``."""

    title: str
    by: str
    year: int
    address: str


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose, and why it is right or not."""

    text: str
    right: bool
    because: str


@dataclass(frozen=True, slots=True)
class QuizQuestion:
    """One question of a quiz; exactly one option is right. ``id`` is for ever."""

    id: str
    question: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson. ``reviewed_by`` is None until a named clinician has signed this version."""

    id: str
    version: str
    title: str
    topic: Topic
    summary: str
    picture: str
    picture_alt: str
    today: str
    key: str
    search: tuple[str, ...]
    written: date
    review_by: date
    reviewed_by: str | None
    guideline: tuple[str, ...]
    disagreement: str
    sources: tuple[Source, ...]
    body: tuple[Block, ...]
    quiz: tuple[QuizQuestion, ...]

    @property
    def minutes(self) -> int:
        """Minutes to read the body, at least 1."""
        words = sum(len(text.split()) for text in body_texts(self.body))
        return max(1, math.ceil(words / WORDS_A_MINUTE))

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of the body."""
        return tuple(block.text for block in self.body if isinstance(block, Heading))


def body_texts(body: Sequence[Block]) -> Iterator[str]:
    """Every text of a body in reading order, one for each heading, paragraph, bullet and cell."""
    for block in body:
        match block:
            case Heading(text):
                yield text
            case Paragraph(line):
                yield plain_words(line)
            case Bullets(lines) | Quote(lines):
                yield from map(plain_words, lines)
            case Table(columns, rows):
                for row in (columns, *rows):
                    yield from map(plain_words, row)


@dataclass(frozen=True, slots=True)
class LessonRead:
    """The patient has read a lesson. ``rule`` is the rule that had picked it, empty if none."""

    lesson: str
    version: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class LessonFavourite:
    """The patient has kept a lesson as a favourite, or let it go. The latest one counts."""

    lesson: str
    on: bool


@dataclass(frozen=True, slots=True)
class QuizAnswer:
    """One answer in a quiz. ``option`` counts from 1, in the order of this version."""

    lesson: str
    version: str
    question: str
    option: int
    right: bool

    def __post_init__(self) -> None:
        if self.option < 1:
            raise ValueError("an option counts from 1")


@dataclass(frozen=True, slots=True)
class LessonRule:
    """When to offer a lesson: all conditions of ``when`` must hold. ``reason`` is shown."""

    id: str
    lesson: str
    when: frozenset[Condition]
    priority: int
    reason: str


@dataclass(frozen=True, slots=True)
class Pick:
    """The lesson that is offered now, by which rule, and why in words for the patient."""

    lesson: str
    rule: str
    reason: str


def choose(
    rules: Collection[LessonRule],
    situation: Situation,
    read: Collection[tuple[date, LessonRead]],
    today: date,
    there: Collection[str],
) -> Pick | None:
    """The one lesson to offer now, None when there is none.

    ``read`` is everything that was read, with its local day. ``there`` are the lessons that can
    be opened. The most important rule wins, then the one with more conditions, then the id, so
    that the same facts always give the same lesson. Once the lesson that was offered today has
    been read, no other one is offered before tomorrow. While an urgent or emergency flag is open
    nothing is offered: a lesson must never stand in place of a care card.
    """
    if situation.urgency.pauses_the_plan or any(on == today and r.rule for on, r in read):
        return None
    known = {r.lesson for _, r in read}
    firing = [
        rule
        for rule in rules
        if rule.when <= situation.holds and rule.lesson in there and rule.lesson not in known
    ]
    best = min(firing, key=lambda rule: (-rule.priority, -len(rule.when), rule.id), default=None)
    return Pick(best.lesson, best.id, best.reason) if best else None

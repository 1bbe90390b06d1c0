"""What the Learn place shows: which lessons, in which order, and whether help comes first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lbp_app.domain.lessons import Lesson, Topic
from lbp_app.domain.note_signs import groups_in_note
from lbp_app.usecases.look_at_lessons import ShelfView


class Show(StrEnum):
    """Which lessons the list shows."""

    ALL = "all"
    UNREAD = "unread"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class LearnState:
    """What is looked for, and which lessons the list shows while nothing is."""

    wanted: str = ""
    show: Show = Show.ALL

    @property
    def searching(self) -> bool:
        """True once something but spaces was typed."""
        return bool(self.wanted.strip())


def by_topic(view: ShelfView, show: Show) -> tuple[tuple[Topic, tuple[Lesson, ...]], ...]:
    """The lessons of each topic, by title; topics without any are left out."""
    wanted = [lesson for lesson in view.lessons.values() if lesson is not None]
    if show is Show.UNREAD:
        wanted = [lesson for lesson in wanted if lesson.id not in view.read]
    elif show is Show.KEPT:
        wanted = [lesson for lesson in wanted if lesson.id in view.favourites]
    wanted.sort(key=lambda lesson: lesson.title)
    groups = ((t, tuple(lesson for lesson in wanted if lesson.topic is t)) for t in Topic)
    return tuple((topic, lessons) for topic, lessons in groups if lessons)


def found(view: ShelfView, ids: Sequence[str]) -> tuple[Lesson, ...]:
    """The lessons that were found, best first."""
    lessons = (view.lessons.get(known) for known in ids)
    return tuple(lesson for lesson in lessons if lesson is not None)


def gaps(view: ShelfView) -> tuple[str, ...]:
    """The lessons that could not be read."""
    return tuple(known for known, lesson in view.lessons.items() if lesson is None)


def speaks_of_a_warning_sign(wanted: str, signs: Mapping[str, Sequence[str]]) -> bool:
    """True when the words looked for would open the safety questions if they stood in a note."""
    return bool(groups_in_note(wanted, signs))


def found_key(count: int) -> str:
    """The key of how many lessons were found."""
    if count == 0:
        return "learn.nothing"
    return "learn.found_one" if count == 1 else "learn.found"

"""What Learn shows: the lesson picked for now, every lesson with what was read, and the search."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from lbp_app.domain.lessons import (
    Lesson,
    LessonFavourite,
    LessonRead,
    Pick,
    QuizAnswer,
    choose,
)
from lbp_app.usecases.look_at_situation import LookAtSituation
from lbp_app.usecases.ports import Clock, Diary, DiaryTroubleError, Shelf, Trouble


@dataclass(frozen=True, slots=True)
class Picked:
    """The lesson that is offered now, and why, in words for the patient."""

    lesson: Lesson
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class ShelfView:
    """Every lesson by id (None is a gap), when each was last read, and the favourites.

    ``trouble`` tells why the diary could not be read; the lessons are there all the same.
    """

    lessons: Mapping[str, Lesson | None]
    read: Mapping[str, date]
    favourites: frozenset[str]
    today: date
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class LessonView:
    """One lesson (None is a gap) and what the patient did with it."""

    lesson: Lesson | None
    read_on: date | None
    favourite: bool
    today: date
    answers: Mapping[str, QuizAnswer]


@dataclass(frozen=True, slots=True)
class LookAtLessons:
    """Read lessons and what the patient did with them. Never raises for a closed diary."""

    diary: Diary
    clock: Clock
    shelf: Shelf
    look_at_situation: LookAtSituation

    def picked(self) -> Picked | None:
        """The one lesson to offer now; None when there is none or the diary cannot be read."""
        try:
            situation = self.look_at_situation()
            read = [(i.happened_at.date(), i.fact) for i in self.diary.items(LessonRead)]
        except DiaryTroubleError:
            return None
        there = set(self.shelf.ids())
        today = self.clock.now().date()
        while (pick := choose(self.shelf.rules(), situation, read, today, there)) is not None:
            picked = self._opened(pick)
            if picked is not None:
                return picked
            there.discard(pick.lesson)  # its file is broken: the next best
        return None

    def _opened(self, pick: Pick) -> Picked | None:
        lesson = self.shelf.lesson(pick.lesson)
        return None if lesson is None else Picked(lesson, pick.rule, pick.reason)

    def all(self) -> ShelfView:
        """Every lesson, with what was read and kept."""
        today = self.clock.now().date()
        try:
            read, kept = self._read(), self._kept()
        except DiaryTroubleError as failed:
            nothing: Mapping[str, date] = MappingProxyType({})
            return ShelfView(self.shelf.lessons(), nothing, frozenset(), today, failed.trouble)
        return ShelfView(self.shelf.lessons(), read, kept, today)

    def one(self, lesson_id: str) -> LessonView:
        """One lesson, with the last answer to each question of its quiz."""
        lesson = self.shelf.lesson(lesson_id)
        today = self.clock.now().date()
        try:
            read, kept = self._read(), self._kept()
            given = [i.fact for i in self.diary.items(QuizAnswer)]
        except DiaryTroubleError:
            return LessonView(lesson, None, favourite=False, today=today, answers={})
        answers = {fact.question: fact for fact in given if fact.lesson == lesson_id}
        return LessonView(lesson, read.get(lesson_id), lesson_id in kept, today, answers)

    def find(self, query: str) -> tuple[str, ...]:
        """The lessons that fit these words, best first."""
        from lbp_app.domain.lesson_search import find_lessons  # noqa: PLC0415 - only to search

        return find_lessons(self.shelf.index(), query)

    def _read(self) -> Mapping[str, date]:
        return {i.fact.lesson: i.happened_at.date() for i in self.diary.items(LessonRead)}

    def _kept(self) -> frozenset[str]:
        return frozenset(i.fact.lesson for i in self.diary.items(LessonFavourite) if i.fact.on)

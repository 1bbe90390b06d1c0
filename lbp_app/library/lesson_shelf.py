"""The lessons of one language, read when they are asked for and kept once they were read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from lbp_app.domain.lessons import Lesson, LessonRule

if TYPE_CHECKING:
    from lbp_app.domain.lesson_search import LessonIndex
    from lbp_app.library.remembered import Remembered


class LessonShelf:
    """All lessons below ``content``. Nothing is read before it is asked for.

    ``kept`` is what an earlier start remembers of this content; then no file is read.

    A lesson that cannot be read is None for ever: the screen shows a gap in its place.
    """

    def __init__(
        self, content: Path, language: str = "en", *, kept: Remembered | None = None
    ) -> None:
        self._content = content
        self._language = language
        self._kept = kept
        self._lessons: dict[str, Lesson | None] = {}
        self._ids: tuple[str, ...] | None = None
        self._rules: tuple[LessonRule, ...] | None = None
        self._index: LessonIndex | None = None
        self._lock = Lock()

    def ids(self) -> tuple[str, ...]:
        """Every lesson that has a file, readable or not, by name."""
        if self._ids is None and self._kept is not None:
            self._ids = self._kept.lesson_ids()
        if self._ids is None:
            from lbp_app.library.lesson_files import lesson_ids  # noqa: PLC0415 - slow to import

            self._ids = lesson_ids(self._content, self._language)
        return self._ids

    def lesson(self, lesson_id: str) -> Lesson | None:
        """The lesson, None when it is not there or cannot be read."""
        if lesson_id not in self.ids():
            return None
        with self._lock:
            if lesson_id not in self._lessons:
                self._lessons[lesson_id] = self._read(lesson_id)
            return self._lessons[lesson_id]

    def _read(self, lesson_id: str) -> Lesson | None:
        if self._kept is not None:
            return self._kept.lesson(lesson_id)
        from lbp_app.library.lesson_files import (  # noqa: PLC0415 - slow to import
            built_lesson,
            lesson_file,
            read_lesson,
        )

        return built_lesson(read_lesson(self._content, lesson_file(self._language, lesson_id)))

    def lessons(self) -> Mapping[str, Lesson | None]:
        """Every lesson by id; None where one could not be read."""
        return {known: self.lesson(known) for known in self.ids()}

    def rules(self) -> tuple[LessonRule, ...]:
        """The rules that pick a lesson; none when their file cannot be read."""
        if self._rules is None and self._kept is not None:
            self._rules = self._kept.lesson_rules()
        if self._rules is None:
            from lbp_app.library.lesson_files import (  # noqa: PLC0415 - slow to import
                built_rules,
                read_lesson_rules,
            )

            self._rules = built_rules(read_lesson_rules(self._content))
        return self._rules

    def index(self) -> LessonIndex:
        """The words of all lessons, for the search."""
        if self._index is None:
            from lbp_app.domain.lesson_search import build_index  # noqa: PLC0415 - only to search

            self._index = build_index(x for x in self.lessons().values() if x is not None)
        return self._index

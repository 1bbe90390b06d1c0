"""All content as one file: read and checked where the app is packed, only unpacked where it runs.

In a browser YAML is read by plain Python in WebAssembly, and the checks need Pydantic: both took
longer there than the whole rest of the start. What is packed has passed them.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lbp_app.domain.lesson_search import LessonIndex, build_index
from lbp_app.domain.lessons import Lesson, LessonRule
from lbp_app.domain.measures import Instrument
from lbp_app.domain.questionnaire import Questionnaire
from lbp_app.usecases.ports import Library


@dataclass(frozen=True)
class PackedShelf:
    """The lessons that were read already; the same answers as ``LessonShelf`` gives."""

    read: Mapping[str, Lesson | None]
    known_rules: tuple[LessonRule, ...]

    def ids(self) -> tuple[str, ...]:
        """Every lesson, by name."""
        return tuple(self.read)

    def lesson(self, lesson_id: str) -> Lesson | None:
        """The lesson, None when there is none."""
        return self.read.get(lesson_id)

    def lessons(self) -> Mapping[str, Lesson | None]:
        """Every lesson by id."""
        return self.read

    def rules(self) -> tuple[LessonRule, ...]:
        """The rules that pick a lesson."""
        return self.known_rules

    def index(self) -> LessonIndex:
        """The words of all lessons, for the search."""
        return self._index

    @cached_property
    def _index(self) -> LessonIndex:
        return build_index(lesson for lesson in self.read.values() if lesson is not None)


@dataclass(frozen=True, slots=True)
class PackedQuestionnaires:
    """The questionnaires that were read already."""

    read: Mapping[Instrument, Questionnaire]

    def __call__(self) -> Mapping[Instrument, Questionnaire]:
        """All of them."""
        return self.read


@dataclass(frozen=True, slots=True)
class Packed:
    """What a packed app needs of ``content``."""

    library: Library
    shelf: PackedShelf


class ContentNotSoundError(ValueError):
    """The content has faults and is not packed; the text names them."""


def pack(content: Path) -> bytes:
    """Read and check all of ``content``.

    Raises:
        ContentNotSoundError: something in it is at fault; unlike at a start, every fault counts.
    """
    from lbp_app.library.lesson_shelf import LessonShelf  # noqa: PLC0415 - where it runs, not needed
    from lbp_app.library.loading import load_library  # noqa: PLC0415
    from lbp_app.library.problems import render  # noqa: PLC0415

    loaded = load_library(content)
    if loaded.library is None or loaded.problems:
        raise ContentNotSoundError(render(loaded.problems))
    shelf = LessonShelf(content)
    lessons = dict(shelf.lessons())
    broken = [lesson_id for lesson_id, lesson in lessons.items() if lesson is None]
    if broken:
        raise ContentNotSoundError(f"lessons that cannot be read: {', '.join(broken)}")
    asked = PackedQuestionnaires(dict(loaded.library.questionnaires()))
    library = replace(loaded.library, questionnaires=asked)
    out = io.BytesIO()
    _Packer(out, pickle.HIGHEST_PROTOCOL).dump(Packed(library, PackedShelf(lessons, shelf.rules())))
    return out.getvalue()


def unpack(data: bytes) -> Packed:
    """What ``pack`` made; it must come with the code itself, from nowhere else.

    Raises:
        TypeError: it is something else.
    """
    packed = pickle.loads(data)  # noqa: S301 - packed with this very code
    if not isinstance(packed, Packed):
        raise TypeError("this is no packed content")
    return packed


class _Packer(pickle.Pickler):
    """Pickle knows no read-only views of mappings."""

    def reducer_override(self, value: Any) -> Any:  # noqa: ANN401 - as pickle says
        if isinstance(value, MappingProxyType):
            return _read_only, (dict(value),)
        return NotImplemented


def _read_only(mapping: dict[Any, Any]) -> Mapping[Any, Any]:
    return MappingProxyType(mapping)

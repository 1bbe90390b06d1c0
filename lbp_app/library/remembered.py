"""The content as an earlier start read, checked and built it, if not a byte has changed since.

Python keeps its own compiled modules beside the source, for whoever may write there may change the
program as well. This memory lies in the same place and is as far to be trusted, no less and no
more. A packaged app cannot write there, but has a cache that nobody else can write to. The memory
counts only for these very bytes of content and of the code that reads it.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from lbp_app.library.loaded import Loaded

if TYPE_CHECKING:
    from lbp_app.domain.lessons import Lesson, LessonRule
    from lbp_app.domain.measures import Instrument
    from lbp_app.domain.questionnaire import Questionnaire
    from lbp_app.usecases.ports import Library

LANGUAGE = "en"
LIBRARY, MEASURES, LESSON_IDS, LESSON_RULES = "library", "measures", "lesson ids", "lesson rules"
_PACKAGE = Path(__file__).resolve().parents[1]
CACHE_VARIABLE = "FLET_APP_STORAGE_CACHE"
"""Names the cache of a packaged app."""
_MADE_WITH = ("domain/*.py*", "library/*.py*", "usecases/ports.py*")  # packages hold them compiled
_BYTES = 32


def lesson_part(lesson_id: str) -> str:
    """The name of a lesson's part."""
    return f"lesson {lesson_id}"


def place(content: Path) -> Path:
    """The file of the memory of this content, for this Python."""
    name = hashlib.blake2b(str(content.resolve()).encode(), digest_size=8).hexdigest()
    own = os.environ.get(CACHE_VARIABLE)
    folder = Path(own) if own else _PACKAGE / "__pycache__"
    return folder / f"content-{name}.{sys.implementation.cache_tag}.memory"


def seal(content: Path) -> bytes:
    """32 bytes that change with any byte of the content or of the code that reads it.

    Raises:
        OSError: when a file cannot be read.
    """
    digest = hashlib.blake2b(sys.version.encode(), digest_size=_BYTES)
    for path in _files(content):
        told = path.read_bytes()
        digest.update(f"\0{path}\0{len(told)}\0".encode())
        digest.update(told)
    return digest.digest()


def _files(content: Path) -> Iterator[Path]:
    yield from sorted(path for path in content.rglob("*") if path.is_file())
    for pattern in _MADE_WITH:
        yield from sorted(_PACKAGE.glob(pattern))


@dataclass(frozen=True, slots=True)
class Remembered:
    """The parts of the content by name, each made a value when it is first asked for."""

    parts: Mapping[str, bytes]

    def loaded(self) -> Loaded:
        """The library. It has no problem that is fatal, or it would not have been kept."""
        return Loaded(cast("Library", self._made(LIBRARY)), ())

    def lesson_ids(self) -> tuple[str, ...]:
        """Every lesson that has a file, by name."""
        return cast("tuple[str, ...]", self._made(LESSON_IDS))

    def lesson(self, lesson_id: str) -> Lesson | None:
        """The lesson; None when it cannot be read.

        Raises:
            KeyError: when there is none of this name.
        """
        return cast("Lesson | None", self._made(lesson_part(lesson_id)))

    def lesson_rules(self) -> tuple[LessonRule, ...]:
        """The rules that pick a lesson."""
        return cast("tuple[LessonRule, ...]", self._made(LESSON_RULES))

    def _made(self, name: str) -> object:
        return _Reader(self.parts[name], self._measures).load()

    def _measures(self) -> Callable[[], Mapping[Instrument, Questionnaire]]:
        @cache
        def questionnaires() -> Mapping[Instrument, Questionnaire]:
            return cast("Mapping[Instrument, Questionnaire]", self._made(MEASURES))

        return questionnaires


class _Reader(pickle.Unpickler):
    """Puts the measures, which are read when they are first asked for, into the library."""

    def __init__(self, part: bytes, measures: Callable[[], object]) -> None:
        super().__init__(io.BytesIO(part))
        self._measures = measures

    def persistent_load(self, pid: object) -> object:
        if pid != MEASURES:
            raise pickle.UnpicklingError(f"unknown: {pid!r}")
        return self._measures()


def unchangeable(entries: dict[object, object]) -> Mapping[object, object]:
    """A mapping that nobody can change, made anew from its entries."""
    return MappingProxyType(entries)


def remembered(content: Path) -> Remembered | None:
    """The memory of this content; None when there is none for these very bytes."""
    try:
        kept = place(content).read_bytes()
        if kept[:_BYTES] != seal(content):
            return None
        body = kept[2 * _BYTES :]
        # Half a file, after a full disk, has the right seal of the content at its head.
        if kept[_BYTES : 2 * _BYTES] != hashlib.blake2b(body, digest_size=_BYTES).digest():
            return None
    except OSError:
        return None
    return Remembered(pickle.loads(body))  # noqa: S301 - our own, see the head of this module


def packed(sealed: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The bytes of the file: the seal of the content, a checksum, the parts."""
    body = pickle.dumps(dict(parts))
    return sealed + hashlib.blake2b(body, digest_size=_BYTES).digest() + body

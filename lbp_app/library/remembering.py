"""Keep what was read, checked and built of the content, so that the next start need not do it."""

from __future__ import annotations

import contextlib
import io
import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lbp_app.library.lesson_shelf import LessonShelf
from lbp_app.library.loading import load_library
from lbp_app.library.remembered import (
    CACHE_VARIABLE,
    LANGUAGE,
    LESSON_IDS,
    LESSON_RULES,
    LIBRARY,
    MEASURES,
    lesson_part,
    packed,
    place,
    seal,
    unchangeable,
)


class _Writer(pickle.Pickler):
    """Leaves the measures out of the library: they are a part of their own."""

    def __init__(self, to: io.BytesIO, measures: object = None) -> None:
        super().__init__(to, protocol=pickle.HIGHEST_PROTOCOL)
        self._measures = measures

    def persistent_id(self, obj: object) -> str | None:
        is_it = self._measures is not None and obj is self._measures
        return MEASURES if is_it else None

    def reducer_override(self, obj: object) -> Any:  # noqa: ANN401 - or NotImplemented
        if isinstance(obj, MappingProxyType):
            return unchangeable, (dict(obj),)
        return NotImplemented


def _written(value: object, measures: Callable[[], object] | None = None) -> bytes:
    to = io.BytesIO()
    _Writer(to, measures).dump(value)
    return to.getvalue()


def parts_of(content: Path) -> Mapping[str, bytes] | None:
    """The parts of sound content by name; None when any problem is fatal."""
    library = load_library(content, language=LANGUAGE).library
    if library is None:
        return None
    shelf = LessonShelf(content, LANGUAGE)
    return {
        LIBRARY: _written(library, library.questionnaires),
        MEASURES: _written(library.questionnaires()),
        LESSON_IDS: _written(shelf.ids()),
        LESSON_RULES: _written(shelf.rules()),
        **{lesson_part(x): _written(shelf.lesson(x)) for x in shelf.ids()},
    }


def remember(content: Path) -> bool:
    """Read, check and keep the content; False when it is not sound or cannot be kept.

    Where Python may not keep its own compiled modules, neither do we, but in a packaged app's own
    cache. Writes all or nothing.
    """
    if sys.dont_write_bytecode and not os.environ.get(CACHE_VARIABLE):
        return False
    try:
        sealed = seal(content)  # before it is read: what changes meanwhile does not match
        parts = parts_of(content)
        return parts is not None and _kept(place(content), packed(sealed, parts))
    except OSError:
        return False


def _kept(path: Path, told: bytes) -> bool:
    path.parent.mkdir(exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        try:
            file.write(told)
            file.close()
            os.replace(file.name, path)  # noqa: PTH105 - the name is a string here
        except OSError:
            with contextlib.suppress(OSError):
                os.unlink(file.name)  # noqa: PTH108
            raise
    return True

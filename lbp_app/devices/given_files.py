"""The files that a command names: each by its name, opened only to be read, links left alone."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from lbp_app.usecases.review_desk import (
    MOST_BYTES,
    MOST_FILES,
    Refused,
    RefusedError,
    Source,
    WhyRefused,
)

ENDINGS = frozenset({".json", ".zip"})
"""What is looked at in a folder; a file that is named is looked at whatever its ending."""
_ONLY_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


def sources(given: Iterable[Path]) -> tuple[Source | Refused, ...]:
    """The named files, and those that lie in a named folder itself; not those in folders below.

    Nothing is opened yet. A link in a folder is refused: it may lead anywhere. From the thousandth
    file on each is refused by its name.
    """
    found: list[Source | Refused] = []
    taken = 0
    paths = tuple(given)
    for one in _each(paths, with_folder=len(paths) > 1):
        if isinstance(one, Source):
            taken += 1
            if taken > MOST_FILES:
                found.append(Refused(one, WhyRefused.TOO_MANY))
                continue
        found.append(one)
    return tuple(found)


def _each(given: Iterable[Path], *, with_folder: bool) -> Iterator[Source | Refused]:
    for path in given:
        if path.is_dir():
            # Two files of one name in two folders are told apart.
            yield from _in_folder(path, f"{path.name}/" if with_folder else "")
        else:
            yield Source(path.name, partial(_load, path, _ONLY_READ))


def _in_folder(folder: Path, before: str) -> Iterator[Source | Refused]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield Refused(Source(folder.name, _nothing), WhyRefused.CANNOT_BE_READ)
        return
    for entry in entries:
        if Path(entry.name).suffix.lower() not in ENDINGS:
            continue
        name = before + entry.name
        source = Source(name, partial(_load, Path(entry.path), _ONLY_READ | _NO_LINK))
        yield Refused(source, WhyRefused.A_LINK) if entry.is_symlink() else source


def _load(path: Path, flags: int) -> bytes:
    try:
        handle = os.open(path, flags)
    except OSError:
        raise RefusedError(WhyRefused.CANNOT_BE_READ) from None
    try:
        # Asked of what is open, so that nothing can be put in its place in between.
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise RefusedError(WhyRefused.NOT_A_FILE)
        if found.st_size > MOST_BYTES:
            raise RefusedError(WhyRefused.TOO_LARGE)
        with os.fdopen(handle, "rb", closefd=False) as file:
            data = file.read(MOST_BYTES + 1)
    except OSError:
        raise RefusedError(WhyRefused.CANNOT_BE_READ) from None
    finally:
        os.close(handle)
    if len(data) > MOST_BYTES:
        raise RefusedError(WhyRefused.TOO_LARGE)
    return data


def _nothing() -> bytes:
    raise RefusedError(WhyRefused.CANNOT_BE_READ)

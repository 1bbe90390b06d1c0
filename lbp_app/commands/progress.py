"""A bar on the terminal while a command works; nothing at all where nobody looks."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from lbp_app.usecases.working import Tick, nobody

WIDTH = 30


@contextmanager
def bar(text: str, stream: TextIO | None = None) -> Iterator[Tick]:
    """Tells the share that is done on the error stream, if that is a terminal; gone at the end."""
    out = stream or sys.stderr
    if not out.isatty():
        yield nobody
        return

    def tick(share: float) -> None:
        full = round(WIDTH * share)
        out.write(f"\r{text} [{'#' * full}{'.' * (WIDTH - full)}] {share:4.0%}")
        out.flush()

    try:
        yield tick
    finally:
        out.write("\r\033[K")
        out.flush()

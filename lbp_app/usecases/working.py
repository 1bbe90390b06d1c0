"""Work that takes a while: it tells how far it is, and stops when it is asked to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Tick = Callable[[float], None]
"""Told the share that is done, 0 to 1, now and then; raises StoppedError to end the work."""
Each = TypeVar("Each")
_TOLD = 100


class StoppedError(Exception):
    """The work was asked to stop; nothing of it is kept."""


def nobody(_: float) -> None:
    """Nobody wants to know how far it is."""


def within(tick: Tick, start: float, end: float) -> Tick:
    """Tells the whole of a part as the stretch from ``start`` to ``end``."""

    def told(share: float) -> None:
        tick(start + (end - start) * share)

    return told


class Steps:
    """Counts ``total`` steps and tells about a hundred times how many are done."""

    def __init__(self, tick: Tick, total: int) -> None:
        self._tick = tick
        self._total = max(total, 1)
        self._every = max(total // _TOLD, 1)
        self._done = 0

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        if not self._done % self._every:
            self._tick(min(self._done / self._total, 1.0))

    def each(self, things: Iterable[Each]) -> Iterator[Each]:
        """The same things, each counted when it is asked for."""
        for thing in things:
            self.step()
            yield thing

"""Work that is done a moment later on a thread of its own, out of the way of a tap."""

from __future__ import annotations

import threading
from collections.abc import Callable

SOON = 0.1
"""Seconds: long enough for the screen to answer the tap first, short enough to lose nothing."""


def later(work: Callable[[], None]) -> None:
    """Call ``work`` soon. A new thread has an empty context: no window is the current one in it."""
    timer = threading.Timer(SOON, work)
    timer.daemon = True
    timer.start()

"""Work that is done a moment later, out of the way of a tap."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextvars import Context

SOON = 0.1
"""Seconds: long enough for the screen to answer the tap first, short enough to lose nothing."""


def later(work: Callable[[], None]) -> None:
    """Call ``work`` soon. A new thread has an empty context: no window is the current one in it."""
    timer = threading.Timer(SOON, work)
    timer.daemon = True
    timer.start()


def later_on_the_loop(work: Callable[[], None]) -> None:
    """Call ``work`` soon where there are no threads. Needs a running loop.

    In a context of its own, as on a thread: no window is the current one in it.
    """
    asyncio.get_running_loop().call_later(SOON, work, context=Context())

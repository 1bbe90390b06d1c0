"""Work behind a tap: done soon, on another thread, in no window's name."""

from __future__ import annotations

import asyncio
import threading
from contextvars import ContextVar

from lbp_app.devices.behind import later, later_on_the_loop

IN_A_WINDOW: ContextVar[str] = ContextVar("IN_A_WINDOW", default="none")


def test_it_is_done_soon_on_another_thread_and_in_no_window() -> None:
    done = threading.Event()
    seen: list[tuple[str, str]] = []
    IN_A_WINDOW.set("the first")

    def work() -> None:
        seen.append((threading.current_thread().name, IN_A_WINDOW.get()))
        done.set()

    later(work)
    assert seen == []
    assert done.wait(10)
    ((thread, window),) = seen
    assert thread != threading.current_thread().name
    assert window == "none"


def test_without_threads_it_is_done_soon_on_the_loop_and_in_no_window() -> None:
    async def tap() -> list[tuple[str, str]]:
        seen: list[tuple[str, str]] = []
        done = asyncio.Event()
        IN_A_WINDOW.set("the first")

        def work() -> None:
            seen.append((threading.current_thread().name, IN_A_WINDOW.get()))
            done.set()

        later_on_the_loop(work)
        assert seen == []
        await asyncio.wait_for(done.wait(), 10)
        return seen

    assert asyncio.run(tap()) == [(threading.current_thread().name, "none")]

"""Work behind a tap: done soon, on another thread, in no window's name."""

from __future__ import annotations

import threading
from contextvars import ContextVar

from lbp_app.devices.behind import later

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

"""Work that takes a while: it is done on a thread, and the window stays alive meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

import flet as ft

from lbp_app.ui.session import report
from lbp_app.ui.stage import InWindow
from lbp_app.usecases.working import StoppedError, Tick

Made = TypeVar("Made")
_LEAST = 0.05
"""So much more has to be done before the window is drawn anew."""


def beside(
    stage: InWindow,
    work: Callable[[], Made],
    then: Callable[[Made], None],
    failed: Callable[[], None],
) -> None:
    """Do ``work`` on a thread; ``then`` hears of it in the window. ``work`` must not touch Flet.

    Where ``work`` has a fault, ``failed`` takes the screen out of waiting; that something went
    wrong is told above it.
    """

    async def run() -> None:
        then(await asyncio.to_thread(work))

    ft.context.page.run_task(_guarded(stage, run, failed))


def long_beside(
    stage: InWindow,
    work: Callable[[Tick], Made],
    show: Callable[[float], None],
    then: Callable[[Made], None],
    failed: Callable[[], None],
) -> Callable[[], None]:
    """As ``beside``, for work that tells how far it is; returns the function that stops it.

    ``show`` hears the share in the window, ``then`` what was made, also when it was stopped.
    """
    stopped = False

    def stop() -> None:
        nonlocal stopped
        stopped = True

    async def run() -> None:
        loop, moved = asyncio.get_running_loop(), asyncio.Event()
        told = shown = 0.0

        def tick(share: float) -> None:
            nonlocal told
            if stopped:
                raise StoppedError
            if share - told >= _LEAST:
                told = share
                loop.call_soon_threadsafe(moved.set)

        job = asyncio.ensure_future(asyncio.to_thread(work, tick))
        job.add_done_callback(lambda _: moved.set())
        while not job.done():
            await moved.wait()
            moved.clear()
            if told > shown and not stopped:
                shown = told
                show(shown)
        then(job.result())

    ft.context.page.run_task(_guarded(stage, run, failed))
    return stop


def _guarded(
    stage: InWindow, run: Callable[[], Awaitable[None]], failed: Callable[[], None]
) -> Callable[[], Coroutine[Any, Any, None]]:
    async def guarded() -> None:
        try:
            await run()
        except Exception as failure:  # noqa: BLE001 - the boundary is here for all of them
            report(failure)
            stage.session.failed = True
            failed()

    return guarded

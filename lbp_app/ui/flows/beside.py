"""Work that takes a while: it is done on a thread, and the window stays alive meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

import flet as ft

from lbp_app.ui.session import report
from lbp_app.ui.stage import InWindow

Made = TypeVar("Made")


def beside(stage: InWindow, work: Callable[[], Made], then: Callable[[Made], None]) -> None:
    """Do ``work`` on a thread; ``then`` hears of it in the window. ``work`` must not touch Flet."""

    async def guarded() -> None:
        try:
            then(await asyncio.to_thread(work))
        except Exception as failure:  # noqa: BLE001 - the boundary is here for all of them
            report(failure)
            stage.session.failed = True

    ft.context.page.run_task(guarded)

"""Files that leave the app or come into it, through the dialogs of the system or the browser."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

import flet as ft

from lbp_app.ui.session import report
from lbp_app.ui.stage import InWindow


def save_file(stage: InWindow, name: str, data: bytes, then: Callable[[bool], None]) -> None:
    """Offer to save ``data`` under ``name``; ``then`` hears whether it was saved.

    A browser does not tell whether a download was kept, so there it counts as saved.
    """

    async def save() -> None:
        saved = await ft.FilePicker().save_file(file_name=name, src_bytes=data)
        then(ft.context.page.web or saved is not None)

    _begin(stage, save)


def open_file(stage: InWindow, then: Callable[[bytes], None], *, endings: tuple[str, ...]) -> None:
    """Let the patient choose one file; ``then`` gets what is in it, unless they chose none."""

    async def choose() -> None:
        chosen = await ft.FilePicker().pick_files(
            file_type=ft.FilePickerFileType.CUSTOM, allowed_extensions=list(endings), with_data=True
        )
        if chosen and chosen[0].bytes is not None:
            then(chosen[0].bytes)

    _begin(stage, choose)


def open_files(
    stage: InWindow,
    then: Callable[[tuple[tuple[str, bytes], ...]], None],
    *,
    endings: tuple[str, ...],
) -> None:
    """Let them choose several files; ``then`` gets name and content of each."""

    async def choose() -> None:
        chosen = await ft.FilePicker().pick_files(
            file_type=ft.FilePickerFileType.CUSTOM,
            allowed_extensions=list(endings),
            allow_multiple=True,
            with_data=True,
        )
        then(tuple((file.name, file.bytes) for file in chosen if file.bytes is not None))

    _begin(stage, choose)


def _begin(stage: InWindow, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """A dialog stays open as long as it takes: the window goes on meanwhile."""

    async def guarded() -> None:
        try:
            await work()
        except Exception as failure:  # noqa: BLE001 - the boundary is here for all of them
            report(failure)
            stage.session.failed = True

    ft.context.page.run_task(guarded)

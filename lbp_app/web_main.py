"""The start inside a browser, without a server: packed content, the browser's disk, no threads."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from lbp_app import bootstrap
from lbp_app.devices import behind, quiet_logging
from lbp_app.library.lesson_shelf import LessonShelf
from lbp_app.library.remembered import unpacked
from lbp_app.usecases.ports import Keeping, Trouble

if TYPE_CHECKING:
    from lbp_app.usecases.ports import Diary, Library

_log = logging.getLogger(__name__)
CONTENT = "content.bin"
EMPTY_DIARY = "empty.db"
"""Both made by ``build/browser/publish.py`` and laid beside the package."""

_IN_A_BROWSER = {
    "me.where_body": "browser.where",
    "trouble.in_use": "browser.in_use",
    "trouble.read_only": "browser.nowhere",
    "trouble.full": "browser.full",
    "your_data.restore_kept": "browser.restore_kept",
}
"""Words that are otherwise in a browser: there are no folders and no programs."""


class Here(Protocol):
    """What ``build/browser/worker.js`` tells of the browser.

    ``diary`` is "open" when the folder is ours, "in_use" when another tab has it, "nowhere" when
    this browser keeps nothing (a private window, say). ``promised``: it deletes nothing unasked.
    """

    diary: str
    promised: bool
    folder: str
    zone: str

    def mark(self, name: str, /) -> None:
        """Remember how long the start took up to here."""
        ...

    def kept(self) -> None:
        """There is something to keep now: the page asks the browser, once, to do so."""
        ...


def main(here: Here, beside: Path | None = None) -> None:
    """Make the app ready and hand it to Flet. ``beside`` is where the packed files are."""
    gc.disable()
    if here.zone:
        os.environ["TZ"] = here.zone
    quiet_logging.install()
    asyncio.get_running_loop().set_exception_handler(quiet_failure)
    beside = beside or Path(__file__).resolve().parents[1]
    packed = unpacked((beside / CONTENT).read_bytes())
    library = packed.loaded().library
    if library is None:
        raise LookupError("only sound content is packed")
    here.mark("content")
    folder = Path(here.folder)
    diary, trouble = opened(here.diary, folder, beside / EMPTY_DIARY)
    here.mark("diary")
    app = bootstrap.App(
        spoken_here(library),
        folder,
        diary=diary,
        trouble=trouble,
        shelf=LessonShelf(beside, kept=packed),
        later=behind.later_on_the_loop,
        keeping=Keeping.PROMISED_BY_THE_BROWSER if here.promised else Keeping.BY_THE_BROWSER,
    )
    app.listen(here.kept)
    here.mark("warm")
    import flet as ft  # noqa: PLC0415 - slow to import, and loaded by now

    ft.run(app.main)


def opened(state: str, folder: Path, empty: Path) -> tuple[Diary, Trouble | None]:
    """The diary, or one that is closed and says why."""
    if state != "open":
        from lbp_app.storage.closed import ClosedDiary  # noqa: PLC0415 - rarely needed

        trouble = Trouble.IN_USE if state == "in_use" else Trouble.READ_ONLY
        return ClosedDiary(trouble), trouble
    begin(folder / "diary.db", empty)
    return bootstrap.open_diary(folder)


def begin(path: Path, empty: Path) -> None:
    """Put an empty diary at ``path`` when there is nothing at all; it is there whole or not.

    Making one takes Alembic and SQLModel, which a browser loads for seconds; this one was made
    when the app was packed. When it cannot be done, opening the diary finds the trouble.
    """
    if any(path.parent.glob(f"{path.name}*")):
        return
    unfinished = path.with_name(path.name + ".new")
    try:
        with unfinished.open("wb") as file:
            file.write(empty.read_bytes())
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(path)
    except OSError:
        unfinished.unlink(missing_ok=True)


def spoken_here(library: Library) -> Library:
    """The library with the words that fit a browser."""
    texts = library.texts
    here = {key: texts[instead] for key, instead in _IN_A_BROWSER.items()}
    return replace(library, texts=MappingProxyType({**texts, **here}))


def words_when_it_fails(library: Library) -> tuple[str, ...]:
    """A heading and sentences that are written into the page: without Python nobody could say them.

    Where the patient is is not known there, so the emergency number stands in words.
    """
    number = library.unknown_country.emergency.name
    return (
        library.text("browser.failed_head"),
        library.text("browser.failed_body"),
        library.text("failure.urgent", emergency=number),
    )


def quiet_failure(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Pyodide's loop would print the words of an error; the log leaves them out."""
    _log.error("a task failed", exc_info=context.get("exception"))

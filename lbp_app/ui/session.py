"""What one window remembers: its size and brightness, drafts of forms, and that data changed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import flet as ft

from lbp_app.domain.rung import Rung

log = logging.getLogger("lbp_app")
_NO_DRAFTS: Mapping[str, object] = MappingProxyType({})


Watch = Callable[[str], None]
"""Told the key of a form, or of one of its fields, whenever it changed."""


def _nobody(_: str) -> None:
    """Nobody watches."""


class Typed:
    """What is being typed, by field.

    Kept apart from the drawn state on purpose: a redraw between two keystrokes would write the
    older text back into the field.
    """

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self.watch: Watch = _nobody

    def text(self, field_id: str) -> str:
        """What the field holds now."""
        return self._texts.get(field_id, "")

    def start(self, field_id: str, text: str) -> None:
        """Fill a field that nobody has opened yet, as a form for a correction does."""
        self._texts.setdefault(field_id, text)

    def put(self, field_id: str, text: str) -> None:
        """Keep what was typed; nothing is redrawn."""
        self._texts[field_id] = text
        self.watch(field_id)

    def under(self, form: str) -> dict[str, str]:
        """What stands in the fields of one form now."""
        return {k: v for k, v in self._texts.items() if k.startswith(f"{form}.")}

    def forget(self, prefix: str) -> None:
        """Empty all fields of one form."""
        self._texts = {k: v for k, v in self._texts.items() if not k.startswith(prefix)}


class WaysBack:
    """From which screen a page that stands above others was opened. Nothing is redrawn by it."""

    def __init__(self) -> None:
        self._from: dict[str, str] = {}

    def remember(self, page: str, origin: str) -> None:
        """``page`` was opened from ``origin``; its own steps and cards are no way back."""
        if not origin.startswith(page):
            self._from[page] = origin

    def of(self, page: str) -> str | None:
        """Where "Back" leads from this page; None when it was opened by its address."""
        return self._from.get(page)


@dataclass(frozen=True, slots=True)
class Undo:
    """What was just done, in words, on which screen, and the press that takes it back.

    Without a press it was taken back.
    """

    text: str
    route: str
    press: Callable[[], None] | None = None


@ft.observable
@dataclass
class Session:
    """State of one window. Assigning a field redraws what uses the session.

    ``revision`` grows whenever the diary changed, in this window or in another one. ``rung`` is the
    reminder that its banner shows until it is answered or closed, ``later_open`` that the choices
    to be reminded later are shown, ``heat_put_away`` the skin check whose banner was closed.
    ``undo`` is the line at the foot after a tick, until another screen is shown.
    """

    dark: bool = False
    width: float = 390
    scale: float = 1.0
    revision: int = 0
    failed: bool = False
    first_run_skipped: bool = False
    stacked: bool = False
    rung: Rung | None = None
    later_open: bool = False
    heat_put_away: str = ""
    undo: Undo | None = None
    drafts: Mapping[str, object] = field(default_factory=lambda: _NO_DRAFTS)
    typed: Typed = field(default_factory=Typed)
    watch: Watch = _nobody
    ways_back: WaysBack = field(default_factory=WaysBack)

    def keep_draft(self, key: str, draft: object | None) -> None:
        """Remember a half-filled form while other screens are visited; None forgets it."""
        others = {k: v for k, v in self.drafts.items() if k != key}
        self.drafts = MappingProxyType(others if draft is None else {**others, key: draft})
        self.watch(key)

    def forget_everything(self) -> None:
        """Drop all forms and all that was typed: the diary begins anew."""
        self.typed.forget("")
        self.drafts = _NO_DRAFTS
        self.first_run_skipped = False

    def forget_finished(self) -> None:
        """Drop forms that were saved and then left without "Done", with what was typed there."""
        done = [k for k, v in self.drafts.items() if getattr(v, "finished", False)]
        for key in done:
            self.typed.forget(key)
            self.keep_draft(key, None)


SessionContext: ft.ContextProvider[Session | None] = ft.create_context(None)


def use_session() -> Session:
    """The session of this window; the component redraws when it changes."""
    session = ft.use_context(SessionContext)
    if session is None:
        raise LookupError("no session: the component stands outside App")
    return session


def safe(handle: Callable[[Any], None]) -> Callable[[Any], None]:
    """An event handler whose failure is reported; Flet would show its text to the patient."""

    def on_event(event: Any) -> None:  # noqa: ANN401 - each event has its own class
        try:
            handle(event)
        except Exception as failure:  # noqa: BLE001 - the boundary is here for all of them
            report(failure)
            _tell_the_window()

    return on_event


def report(failure: BaseException) -> None:
    """The one door for unexpected errors.

    The log keeps type and place; its set-up (``devices/quiet_logging``) leaves the words out.
    """
    log.error("a screen or a handler failed", exc_info=failure)


def _tell_the_window() -> None:
    """Show "something went wrong" in the window that is being served, when there is one."""
    try:
        session = ft.context.page.data
    except RuntimeError:
        return
    if isinstance(session, Session):
        session.failed = True

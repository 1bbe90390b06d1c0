"""What one window remembers: its size and brightness, drafts of forms, and that data changed."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeVar

import flet as ft

from lbp_app.ui.services import Services, use_services
from lbp_app.ui.theme import DARK, LIGHT, Look

log = logging.getLogger("lbp_app")
Draft = TypeVar("Draft")
_NO_DRAFTS: Mapping[str, object] = MappingProxyType({})


class Typed:
    """What is being typed, by field. Kept apart from the drawn state on purpose: a redraw between
    two keystrokes would write the older text back into the field.
    """

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def text(self, field_id: str) -> str:
        """What the field holds now."""
        return self._texts.get(field_id, "")

    def put(self, field_id: str, text: str) -> None:
        """Keep what was typed; nothing is redrawn."""
        self._texts[field_id] = text

    def forget(self, prefix: str) -> None:
        """Empty all fields of one form."""
        self._texts = {k: v for k, v in self._texts.items() if not k.startswith(prefix)}


@ft.observable
@dataclass
class Session:
    """State of one window. Assigning a field redraws what uses the session.

    ``revision`` grows whenever the diary changed, in this window or in another one.
    """

    dark: bool = False
    width: float = 390
    scale: float = 1.0
    revision: int = 0
    failed: bool = False
    drafts: Mapping[str, object] = field(default_factory=lambda: _NO_DRAFTS)
    typed: Typed = field(default_factory=Typed)

    def keep_draft(self, key: str, draft: object | None) -> None:
        """Remember a half-filled form while other screens are visited; None forgets it."""
        others = {k: v for k, v in self.drafts.items() if k != key}
        self.drafts = MappingProxyType(others if draft is None else {**others, key: draft})


SessionContext: ft.ContextProvider[Session | None] = ft.create_context(None)


def use_session() -> Session:
    """The session of this window; the component redraws when it changes."""
    session = ft.use_context(SessionContext)
    if session is None:
        raise LookupError("no session: the component stands outside App")
    return session


@dataclass(frozen=True, slots=True)
class Stage:
    """What every screen starts from."""

    services: Services
    session: Session
    look: Look

    def go(self, route: str) -> None:
        """Show another screen."""
        ft.context.page.navigate(route)

    def say(self, key: str, **values: object) -> str:
        """Words of the app by key."""
        return self.services.library.text(key, **values)


def use_stage() -> Stage:
    """Services, session and look: to be called once, first, in each screen."""
    services = use_services()
    session = use_session()
    return Stage(services, session, look_of(services, session))


def look_of(services: Services, session: Session) -> Look:
    """The look for this window."""
    return Look(
        pictures=services.pictures,
        say=services.library.text,
        palette=DARK if session.dark else LIGHT,
        width=session.width,
        scale=session.scale,
    )


def use_draft(key: str, fresh: Callable[[], Draft]) -> tuple[Draft, Callable[[Draft | None], None]]:
    """A form's state that outlives a change of screens, and the function that replaces it."""
    session = use_session()
    draft = session.drafts.get(key)
    current: Any = draft if draft is not None else fresh()

    def replace(value: Draft | None) -> None:
        session.keep_draft(key, value)

    return current, replace


def safe(handle: Callable[[Any], None]) -> Callable[[Any], None]:
    """An event handler whose failure is reported; Flet would show its text to the patient."""

    def on_event(event: Any) -> None:  # noqa: ANN401 - each event has its own class
        try:
            handle(event)
        except Exception as failure:  # noqa: BLE001 - the boundary is here for all of them
            report(failure)

    return on_event


def report(failure: BaseException) -> None:
    """The one door for unexpected errors: the log gets type and place, never the words."""
    place = failure.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else "?"
    log.error("unexpected %s at %s", type(failure).__name__, where)
    _tell_the_window()


def _tell_the_window() -> None:
    """Show "something went wrong" in the window that is being served, when there is one."""
    try:
        session = ft.context.page.data
    except RuntimeError:
        return
    if isinstance(session, Session):
        session.failed = True


def guarded(fallback: Callable[[], Any]) -> Callable[[Callable[[], Any]], Callable[[], Any]]:
    """Make a component whose drawing can fail without freezing the window: an error boundary."""

    def decorate(draw: Callable[[], Any]) -> Callable[[], Any]:
        @functools.wraps(draw)
        def safe() -> Any:  # noqa: ANN401 - a screen is a View, a part of it any control
            try:
                return draw()
            except Exception as failure:  # noqa: BLE001 - the boundary is here for all of them
                report(failure)
                return fallback()

        return ft.component(safe)

    return decorate

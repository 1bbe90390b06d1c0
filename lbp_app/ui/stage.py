"""What every screen starts from: services, session and look, its draft and its error boundary."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import flet as ft

from lbp_app.ui import routes
from lbp_app.ui.palette import DARK, LIGHT
from lbp_app.ui.services import ReviewServices, Services, use_review_services, use_services
from lbp_app.ui.session import Session, report, use_session
from lbp_app.ui.theme import Look

Draft = TypeVar("Draft")


@dataclass(frozen=True, slots=True)
class Stage:
    """What every screen starts from."""

    services: Services
    session: Session
    look: Look

    def go(self, route: str) -> None:
        """Show another screen; a form begins anew when the last one was finished."""
        if route == routes.CHECK_IN or route.startswith(routes.LOG):
            self.session.forget_finished()
        if route in (routes.HELP, routes.DOOR):
            self.session.ways_back.remember(route, ft.context.page.route)
        self.session.failed = False
        self.session.undo = None
        ft.context.page.navigate(route)

    def go_back(self, page: str, otherwise: str) -> None:
        """Leave ``page`` to where it was opened from, with everything as it was left there."""
        self.session.failed = False
        ft.context.page.navigate(self.session.ways_back.of(page) or otherwise)

    def say(self, key: str, **values: object) -> str:
        """Words of the app by key."""
        return self.services.library.text(key, **values)


def to(stage: Stage, route: str) -> Callable[[], None]:
    """A press that leads to another screen."""

    def press() -> None:
        stage.go(route)

    return press


@dataclass(frozen=True, slots=True)
class ReviewStage:
    """What the reviewer starts from; ``app`` is the patient's app when it was opened from there."""

    services: ReviewServices
    session: Session
    look: Look
    app: Stage | None

    def say(self, key: str, **values: object) -> str:
        """Words of the app by key."""
        return self.services.library.text(key, **values)


def use_review_stage() -> ReviewStage:
    """As ``use_stage``, for the screens that stand alone or in the patient's app."""
    services, app = use_review_services()
    session = use_session()
    look = look_of(services, session)
    return ReviewStage(services, session, look, Stage(app, session, look) if app else None)


class InWindow(Protocol):
    """Whatever has a window to tell."""

    @property
    def session(self) -> Session:
        """The state of the window."""


def use_stage() -> Stage:
    """Services, session and look: to be called once, first, in each screen."""
    services = use_services()
    session = use_session()
    return Stage(services, session, look_of(services, session))


def look_of(services: Services | ReviewServices, session: Session) -> Look:
    """The look for this window."""
    return Look(
        pictures=services.pictures,
        say=services.library.text,
        palette=DARK if session.dark else LIGHT,
        width=session.width,
        scale=session.scale,
        stacked=session.stacked,
    )


Put = Callable[[Draft | Callable[[Draft], Draft] | None], None]
"""Replaces a draft, by itself or by a function of what it is when the tap comes; None forgets it.

A tap can come before the one before it has been drawn. Where the next state depends on the last
one, as with ticks, a function keeps both.
"""


def use_draft(key: str, fresh: Callable[[], Draft]) -> tuple[Draft, Put[Draft]]:
    """A form's state that outlives a change of screens, and the function that replaces it."""
    session = use_session()
    draft = session.drafts.get(key)
    current: Any = draft if draft is not None else fresh()

    def replace(value: Draft | Callable[[Draft], Draft] | None) -> None:
        session.keep_draft(key, value(newest(session, key, current)) if callable(value) else value)

    return current, replace


def newest(session: Session, key: str, drawn: Draft) -> Draft:
    """The draft as it is now, else as it was ``drawn``: a tap may come before the next drawing."""
    kept = session.drafts.get(key)
    return kept if isinstance(kept, type(drawn)) else drawn


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

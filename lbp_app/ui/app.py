"""The app of one window: its session, its route table and what it hears from the system."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextvars import copy_context
from functools import cache
from importlib import import_module

import flet as ft

from lbp_app.domain.rung import Rung
from lbp_app.ui import routes
from lbp_app.ui.components.probe import with_scale_probe
from lbp_app.ui.flows.kept_forms import Coder, KeptForms
from lbp_app.ui.flows.screen import screen
from lbp_app.ui.in_turn import answer_in_turn
from lbp_app.ui.palette import DARK, LIGHT
from lbp_app.ui.services import ReviewContext, ReviewServices, Services, ServicesContext
from lbp_app.ui.session import Session, SessionContext, safe
from lbp_app.ui.stage import use_stage
from lbp_app.ui.theme import FONT_FILES, material_theme

_PAUSE_SECONDS = 1
_LEAVING = (
    ft.AppLifecycleState.INACTIVE,
    ft.AppLifecycleState.HIDE,
    ft.AppLifecycleState.PAUSE,
    ft.AppLifecycleState.DETACH,
)


@cache
def screen_in(folder: str) -> Callable[[], ft.View]:
    """The screen that ``screens/<folder>`` is there for, loaded when it is first asked for.

    So the app starts as fast with a hundred screens as with one.
    """
    name = folder.title().replace("_", "") + "Screen"
    component: Callable[[], ft.View] = getattr(
        import_module(f"lbp_app.ui.screens.{folder}.screen"), name
    )
    return component


def first_screen(services: Services, *, skipped: bool = False) -> Callable[[], ft.View]:
    """Today, or the first run until it is done."""
    return screen_in("today" if skipped or services.today().first_run_done else "first_run")


@screen
def Home() -> ft.View:  # noqa: N802 - a component
    """The screen at the bottom of all others."""
    stage = use_stage()
    return first_screen(stage.services, skipped=stage.session.first_run_skipped)()


ROUTES = (
    (routes.HELP, "help"),
    (routes.HELP_QUESTIONS, "help_questions"),
    (routes.HELP_CARD, "help_card"),
    (routes.FLAG, "flag"),
    (routes.DOOR, "door"),
    (routes.SEEN, "seen"),
    (routes.CHECK_IN, "check_in"),
    (routes.BODY_CHART, "body_chart"),
    (routes.BODY_CHART_OF, "body_chart"),
    (routes.PROGRESS, "progress"),
    (routes.DIARY, "diary"),
    (routes.ENTRY, "entry"),
    (routes.CORRECT, "correct_entry"),
    (routes.LOG, "log"),
    (routes.LOG_FORM, "log_form"),
    (routes.LOGGED, "logged"),
    (routes.CORRECT_LOGGED, "correct_logged"),
    (routes.MEDICINES, "medicines"),
    (routes.SIDE_EFFECTS, "side_effects"),
    (routes.MEDICINE, "medicine"),
    (routes.LEARN, "learn"),
    (routes.LESSON, "lesson"),
    (routes.QUIZ, "quiz"),
    (routes.ME, "me"),
    (routes.PROFILE, "about_you"),
    (routes.YOUR_DATA, "your_data"),
    (routes.SHARE, "share"),
    (routes.REVIEWER, "reviewer"),
    (routes.ABOUT, "about_app"),
    (routes.MEASURES, "measures"),
    (routes.MEASURE, "measure"),
    (routes.MEASURE_CHANGE, "measure"),
    (routes.MEASURE_RESULT, "measure_result"),
    (routes.MEASURE_SOURCES, "measure_sources"),
    (routes.REMINDERS, "reminders"),
    (routes.REMINDER_LIMITS, "reminder_limits"),
    (routes.REMINDER_WEEK, "reminder_week"),
    (routes.REMINDER_CHANGE, "reminder_change"),
    (routes.REMINDER, "reminder"),
    (routes.HEAT, "heat"),
    (routes.PLAN, "plan"),
    (routes.PLAN_CHANGE, "plan_change"),
    (routes.PLAN_FLARE, "plan_flare"),
    (routes.PLAN_REVIEW, "plan_review"),
    (routes.PLAN_QUESTIONS, "plan_questions"),
)
"""Where each screen is shown, and the folder below ``screens`` that it lies in."""


async def load_all_screens() -> None:
    """Load the other screens once the first one is drawn, so that no tap waits for it."""
    await asyncio.sleep(_PAUSE_SECONDS)
    for _, folder in ROUTES:
        screen_in(folder)
        await asyncio.sleep(0)


@cache
def _shown_from(folder: str) -> Callable[[], ft.View]:
    @screen
    def Shown() -> ft.View:  # noqa: N802 - a component
        return screen_in(folder)()

    return Shown


FORMS = {"check-in": "check_in", "log-": "log_form"}
"""The forms that come back after the app was killed: how their keys begin, and their folder."""


@cache
def _coder(folder: str) -> Coder:
    coder: Coder = import_module(f"lbp_app.ui.screens.{folder}.draft").CODER
    return coder


def coder_of(key: str) -> Coder | None:
    """How the form with this key is kept, loaded when it is first asked for; None: it is not."""
    return next((_coder(folder) for start, folder in FORMS.items() if key.startswith(start)), None)


def route_table(*, stacked: bool) -> list[ft.Route]:
    """The screens side by side, or all above Today so that a phone's own back gesture works."""
    known = [
        ft.Route(path=path.lstrip("/"), component=_shown_from(folder)) for path, folder in ROUTES
    ]
    above = [*known, ft.Route(path=":unknown(.+)", component=Home)]
    if stacked:
        return [ft.Route(path=routes.TODAY, component=Home, children=above)]
    return [ft.Route(index=True, component=Home), *above]


def make_app(services: Services, session: Session) -> Callable[[], ft.Control]:
    """The root component of one window."""

    def router() -> ft.Control:
        return ft.Router(route_table(stacked=session.stacked), manage_views=True)

    @ft.component
    def App() -> ft.Control:  # noqa: N802 - a component
        return ServicesContext(services, lambda: SessionContext(session, router))

    return App


def make_reviewer(services: ReviewServices, session: Session) -> Callable[[], ft.Control]:
    """The root component of a window in which the reviewer is all there is, at any address."""

    def router() -> ft.Control:
        shown = _shown_from("reviewer")
        everywhere = [
            ft.Route(index=True, component=shown),
            ft.Route(path=":unknown(.+)", component=shown),
        ]
        return ft.Router(everywhere, manage_views=True)

    @ft.component
    def Reviewer() -> ft.Control:  # noqa: N802 - a component
        return ReviewContext(services, lambda: SessionContext(session, router))

    return Reviewer


def _hear_the_bell(services: Services, page: ft.Page, session: Session) -> Callable[[], None]:
    """Show in this window what rings, on whatever screen it is; the function that ends this."""

    def rung(what: Rung) -> None:
        async def show() -> None:
            if what.due or what.missed:
                session.rung, session.later_open = what, False
            session.revision += 1

        def show_soon(_: object) -> None:
            page.run_task(show)

        copy_context().run(safe(show_soon), None)

    return services.reminders.bell.listen(rung)


def _session_of(page: ft.Page) -> Session:
    return Session(
        dark=page.platform_brightness is ft.Brightness.DARK,
        width=page.width or 390,
        stacked=not page.web and page.platform in (ft.PagePlatform.ANDROID, ft.PagePlatform.IOS),
    )


def _dress(page: ft.Page, session: Session, title: str) -> None:
    """Theme, fonts, taps in turn; the session follows the size and brightness of the window."""
    answer_in_turn(page.session)
    page.data = session
    page.title = title
    page.fonts = dict(FONT_FILES)
    page.theme = material_theme(LIGHT)
    page.dark_theme = material_theme(DARK)
    page.theme_mode = ft.ThemeMode.SYSTEM

    def resized(event: ft.PageResizeEvent) -> None:
        session.width = event.width

    def brightness(_: object) -> None:
        session.dark = page.platform_brightness is ft.Brightness.DARK

    page.on_resize = safe(resized)
    page.on_platform_brightness_change = safe(brightness)


def review_window(services: ReviewServices) -> Callable[[ft.Page], None]:
    """What Flet calls for each window of the reviewer alone."""

    def main(page: ft.Page) -> None:
        session = _session_of(page)
        _dress(page, session, services.library.text("reviewer.window"))
        with_scale_probe(page, session)
        page.render_views(make_reviewer(services, session))

    return main


def window(services: Services) -> Callable[[ft.Page], None]:
    """What Flet calls for each new window or tab."""

    def main(page: ft.Page) -> None:
        session = _session_of(page)
        forms = KeptForms(services, session, coder_of)
        forms.restore()
        session.watch = session.typed.watch = forms.changed
        _dress(page, session, services.library.text("app.name"))

        def moved(event: ft.AppLifecycleStateChangeEvent) -> None:
            # The system may stop the app at any time after it left the screen, without a word.
            if event.state in _LEAVING:
                services.drafts.write_now()
            else:
                session.revision += 1
            services.reminders.bell.ask()

        async def redraw() -> None:
            session.revision += 1

        def redraw_soon(_: object) -> None:
            page.run_task(redraw)

        def diary_changed() -> None:
            # A window that is closing must not disturb the write of another one. In a context of
            # its own, because run_task makes this window the current one of whoever wrote.
            copy_context().run(safe(redraw_soon), None)

        page.on_app_lifecycle_state_change = safe(moved)
        stop = services.listen(diary_changed)
        stop_bell = _hear_the_bell(services, page, session)

        def closed(_: object) -> None:
            stop()
            stop_bell()

        page.on_close = closed
        with_scale_probe(page, session)
        page.render_views(make_app(services, session))

    return main

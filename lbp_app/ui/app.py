"""The app of one window: its session, its route table and what it hears from the system."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import copy_context

import flet as ft

from lbp_app.ui import routes
from lbp_app.ui.components.probe import with_scale_probe
from lbp_app.ui.flows.kept_forms import KeptForms
from lbp_app.ui.flows.screen import screen
from lbp_app.ui.screens.about_app.screen import AboutAppScreen
from lbp_app.ui.screens.about_you.screen import AboutYouScreen
from lbp_app.ui.screens.check_in import draft as check_in_draft
from lbp_app.ui.screens.check_in.screen import CheckInScreen
from lbp_app.ui.screens.correct_entry.screen import CorrectEntryScreen
from lbp_app.ui.screens.correct_logged.screen import CorrectLoggedScreen
from lbp_app.ui.screens.diary.screen import DiaryScreen
from lbp_app.ui.screens.door.screen import DoorScreen
from lbp_app.ui.screens.entry.screen import EntryScreen
from lbp_app.ui.screens.first_run.screen import FirstRunScreen
from lbp_app.ui.screens.flag.screen import FlagScreen
from lbp_app.ui.screens.help.screen import HelpScreen
from lbp_app.ui.screens.help_card.screen import HelpCardScreen
from lbp_app.ui.screens.help_questions.screen import HelpQuestionsScreen
from lbp_app.ui.screens.log.screen import LogScreen
from lbp_app.ui.screens.log_form import draft as log_form_draft
from lbp_app.ui.screens.log_form.screen import LogFormScreen
from lbp_app.ui.screens.logged.screen import LoggedScreen
from lbp_app.ui.screens.me.screen import MeScreen
from lbp_app.ui.screens.medicine.screen import MedicineScreen
from lbp_app.ui.screens.medicines.screen import MedicinesScreen
from lbp_app.ui.screens.seen.screen import SeenScreen
from lbp_app.ui.screens.side_effects.screen import SideEffectsScreen
from lbp_app.ui.screens.today.screen import TodayScreen
from lbp_app.ui.services import Services, ServicesContext
from lbp_app.ui.session import Session, SessionContext, safe
from lbp_app.ui.stage import use_stage
from lbp_app.ui.theme import DARK, FONT_FILES, LIGHT, material_theme


@screen
def Home() -> ft.View:  # noqa: N802 - a component
    """Today, or the first run until it is done."""
    stage = use_stage()
    done = stage.session.first_run_skipped or stage.services.today().first_run_done
    return TodayScreen() if done else FirstRunScreen()


ROUTES = (
    (routes.HELP, HelpScreen),
    (routes.HELP_QUESTIONS, HelpQuestionsScreen),
    (routes.HELP_CARD, HelpCardScreen),
    (routes.FLAG, FlagScreen),
    (routes.DOOR, DoorScreen),
    (routes.SEEN, SeenScreen),
    (routes.CHECK_IN, CheckInScreen),
    (routes.DIARY, DiaryScreen),
    (routes.ENTRY, EntryScreen),
    (routes.CORRECT, CorrectEntryScreen),
    (routes.LOG, LogScreen),
    (routes.LOG_FORM, LogFormScreen),
    (routes.LOGGED, LoggedScreen),
    (routes.CORRECT_LOGGED, CorrectLoggedScreen),
    (routes.MEDICINES, MedicinesScreen),
    (routes.SIDE_EFFECTS, SideEffectsScreen),
    (routes.MEDICINE, MedicineScreen),
    (routes.ME, MeScreen),
    (routes.PROFILE, AboutYouScreen),
    (routes.ABOUT, AboutAppScreen),
)


FORMS = (check_in_draft.CODER, log_form_draft.CODER)
"""The forms that come back after the app was killed."""


def route_table(*, stacked: bool) -> list[ft.Route]:
    """The screens side by side, or all above Today so that a phone's own back gesture works."""
    known = [ft.Route(path=path.lstrip("/"), component=part) for path, part in ROUTES]
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


def window(services: Services) -> Callable[[ft.Page], None]:
    """What Flet calls for each new window or tab."""

    def main(page: ft.Page) -> None:
        session = Session(
            dark=page.platform_brightness is ft.Brightness.DARK,
            width=page.width or 390,
            stacked=not page.web
            and page.platform in (ft.PagePlatform.ANDROID, ft.PagePlatform.IOS),
        )
        forms = KeptForms(services, session, FORMS)
        forms.restore()
        session.watch = session.typed.watch = forms.changed
        page.data = session
        page.title = services.library.text("app.name")
        page.fonts = dict(FONT_FILES)
        page.theme = material_theme(LIGHT)
        page.dark_theme = material_theme(DARK)
        page.theme_mode = ft.ThemeMode.SYSTEM

        def resized(event: ft.PageResizeEvent) -> None:
            session.width = event.width

        def brightness(_: object) -> None:
            session.dark = page.platform_brightness is ft.Brightness.DARK

        def resumed(_: object) -> None:
            session.revision += 1

        async def redraw() -> None:
            session.revision += 1

        def redraw_soon(_: object) -> None:
            page.run_task(redraw)

        def diary_changed() -> None:
            # A window that is closing must not disturb the write of another one. In a context of
            # its own, because run_task makes this window the current one of whoever wrote.
            copy_context().run(safe(redraw_soon), None)

        page.on_resize = safe(resized)
        page.on_platform_brightness_change = safe(brightness)
        page.on_app_lifecycle_state_change = safe(resumed)
        stop = services.listen(diary_changed)

        def closed(_: object) -> None:
            stop()

        page.on_close = closed
        with_scale_probe(page, session)
        page.render_views(make_app(services, session))

    return main

"""What every screen has in common: its error boundary, its frame and the banner of an open flag."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import flet as ft

from lbp_app.ui import routes
from lbp_app.ui.components.bars import centred
from lbp_app.ui.components.basics import (
    column,
    filled_button,
    outlined_button,
    title,
    words,
)
from lbp_app.ui.components.frame import Back, Banner, page_view
from lbp_app.ui.flows.rung import rung_banner
from lbp_app.ui.flows.undo import undo_bar
from lbp_app.ui.services import use_services
from lbp_app.ui.session import use_session
from lbp_app.ui.stage import Stage, guarded, look_of
from lbp_app.ui.theme import COLUMN_WIDTH, Look, Space
from lbp_app.usecases.show_care_card import FlagCard


def framed(
    stage: Stage,
    route: str,
    body: Sequence[ft.Control],
    *,
    back: Back | None = None,
    place: str | None = None,
    bottom: Sequence[ft.Control] = (),
    flag: FlagCard | None = None,
    help_button: bool = True,
    two_columns: bool = False,
    ground: str | None = None,
    can_leave: bool = True,
    step: str = "",
) -> ft.View:
    """A screen in its frame; ``flag`` is the open red flag that its banner tells of."""
    return page_view(
        stage.look,
        route,
        body,
        go=stage.go,
        back=back,
        place=place,
        bottom=[*undo_bar(stage), *bottom] if help_button else bottom,
        banner=banner_of(stage, flag),
        # A care card stands alone: nothing may come between it and the patient.
        reminder=rung_banner(stage, route) if help_button else None,
        help_button=help_button,
        two_columns=two_columns,
        failed=stage.session.failed,
        ground=ground,
        can_leave=can_leave,
        step=step,
    )


def open_flag(stage: Stage) -> FlagCard | None:
    """The open red flag, read anew at each drawing (the session redraws after each write)."""
    return stage.services.today().flag


def banner_of(stage: Stage, flag: FlagCard | None) -> Banner | None:
    """The strip of an open red flag, if there is one."""
    if flag is None:
        return None
    text = stage.say(f"banner.{flag.card.urgency.name.lower()}")
    return Banner(flag.card.urgency, text, stage.say("banner.see"))


def screen(draw: Callable[[], ft.View]) -> Callable[[], ft.View]:
    """A routed screen: a component inside the error boundary."""
    return guarded(_Broken)(draw)


@ft.component
def _Broken() -> ft.View:  # noqa: N802 - a component
    """The calm card when a screen could not be drawn: the diary is safe, help is one tap away."""
    services, session = use_services(), use_session()
    look = look_of(services, session)

    def again() -> None:
        session.drafts = {}
        session.failed = False
        session.revision += 1
        ft.context.page.navigate(routes.TODAY)

    def to_help() -> None:
        session.failed = False
        ft.context.page.navigate(routes.HELP)

    calm = _calm(look, services.library.unknown_country.emergency.name, again, to_help)
    return ft.View(
        route=routes.TODAY,
        bgcolor=look.palette.bg,
        padding=ft.Padding.symmetric(vertical=Space.XL),
        controls=[ft.SafeArea(centred(look, calm, COLUMN_WIDTH))],
    )


def _calm(
    look: Look, emergency: str, again: Callable[[], None], to_help: Callable[[], None]
) -> ft.Control:
    return column(
        [
            title(look, look.say("failure.screen_head")),
            words(look, look.say("failure.screen_body")),
            words(look, look.say("failure.urgent", emergency=emergency)),
            filled_button(look, look.say("failure.again"), again, key="start-again"),
            outlined_button(
                look,
                look.say("help.button"),
                to_help,
                key="get-help",
                icon="help",
                color=look.palette.red_text,
            ),
        ],
        Space.L,
    )

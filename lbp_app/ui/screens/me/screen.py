"""Me on the screen: the way to what the patient may change or look up."""

from __future__ import annotations

import flet as ft

from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    card,
    column,
    heading,
    picture,
    second,
    tap_surface,
    title,
    words,
)
from lbp_app.ui.components.frame import side_by_side
from lbp_app.ui.flows.kept_by_browser import by_a_browser
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.stage import Stage, to, use_stage
from lbp_app.ui.theme import BODY, ICON, ROW, Space

_ROWS = (
    ("me.about_you", "me.about_you_hint", "person", routes.PROFILE),
    ("medicines.place", "medicines.place_hint", "pill", routes.MEDICINES),
    ("me.measures", "me.measures_hint", "measures", routes.MEASURES),
    ("me.reminders", "me.reminders_hint", "bell", routes.REMINDERS),
    ("share.head", "share.hint", "note", routes.SHARE),
    ("me.your_data", "me.your_data_hint", "lock", routes.YOUR_DATA),
    ("me.about_app", "me.about_app_hint", "shield", routes.ABOUT),
    ("reviewer.place", "reviewer.place_hint", "search", routes.REVIEWER),
)


@screen
def MeScreen() -> ft.View:  # noqa: N802 - a component
    """About you, about this app, and where the diary is kept."""
    stage = use_stage()
    look = stage.look
    where = card(
        look,
        [
            heading(look, stage.say("me.where_head")),
            words(look, stage.say("me.where_body")),
            *([] if by_a_browser(stage) else [second(look, stage.services.data_folder)]),
        ],
    )
    return framed(
        stage,
        routes.ME,
        [
            title(look, stage.say("me.head")),
            side_by_side(look, [_row(stage, *row) for row in _ROWS], [where]),
        ],
        two_columns=True,
        place="me",
        flag=open_flag(stage),
    )


def _row(stage: Stage, key: str, hint: str, icon: str, route: str) -> ft.Control:
    look, p = stage.look, stage.look.palette
    return tap_surface(
        look,
        ft.Row(
            [
                picture(look, icon, ICON + 4),
                ft.Container(
                    column(
                        [
                            words(look, stage.say(key), ROW),
                            second(look, stage.say(hint), BODY),
                        ],
                        Space.HAIR,
                    ),
                    expand=True,
                ),
                picture(look, "chevron", ICON, line=p.ink2),
            ],
            spacing=Space.M,
        ),
        to(stage, route),
        key=key.replace(".", "-"),
    )

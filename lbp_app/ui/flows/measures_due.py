"""The row on Today that offers the measures that are due, and lets the patient put them off."""

from __future__ import annotations

import flet as ft

from lbp_app.ui import routes
from lbp_app.ui.components.basics import column, picture, second, tap_surface, text_button, words
from lbp_app.ui.stage import Stage
from lbp_app.ui.theme import BODY, ICON, ROW, Space


def measures_due(stage: Stage) -> list[ft.Control]:
    """One row and "Not now"; nothing when nothing is due or it was put off.

    Nothing, too, while a look back is due: it holds the measures.
    """
    view = stage.services.due_measures()
    if not view.on_today or stage.services.review().due is not None:
        return []
    look = stage.look

    def to_measures() -> None:
        stage.go(routes.MEASURES)

    def not_now() -> None:
        stage.services.put_off_measures()

    takes = "measures.takes_one" if view.minutes == 1 else "measures.takes"
    lines = column(
        [
            words(look, stage.say("measures.today_head"), ROW),
            second(look, stage.say(takes, minutes=view.minutes), BODY),
        ],
        Space.HAIR,
    )
    icon = [] if look.large_text else [picture(look, "measures", ICON + 4)]
    row = tap_surface(
        look,
        ft.Row([*icon, ft.Container(lines, expand=True)], spacing=Space.M),
        to_measures,
        key="measures-due",
    )
    later = text_button(look, stage.say("measures.today_not_now"), not_now, key="measures-later")
    return [column([row, ft.Row([later], alignment=ft.MainAxisAlignment.END)], 0)]

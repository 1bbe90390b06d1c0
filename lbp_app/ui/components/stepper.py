"""A value between two large buttons: less and more, no aim needed."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from lbp_app.ui.components.basics import Press, column, disc_button, second, words
from lbp_app.ui.theme import HEADING, Look, Space


def stepper(
    look: Look, name: str, value: str, on_step: Callable[[int], None], *, step: int, key: str
) -> ft.Control:
    """``name`` and ``value``; ``on_step`` is called with minus ``step`` or plus ``step``."""

    def by(amount: int) -> Press:
        def press() -> None:
            on_step(amount)

        return press

    less, more = look.say("reminders.fewer"), look.say("reminders.more")
    told = ft.Semantics(
        live_region=True,
        content=words(look, value, HEADING, align=ft.TextAlign.CENTER),
    )
    row = ft.Row(
        [
            disc_button(look, "minus", f"{name}: {less}", by(-step), key=f"{key}-less"),
            ft.Container(told, expand=True, alignment=ft.Alignment.CENTER),
            disc_button(look, "plus", f"{name}: {more}", by(step), key=f"{key}-more"),
        ],
        spacing=Space.TAP,
    )
    return column([second(look, name), row], Space.XS)

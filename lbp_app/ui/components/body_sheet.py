"""What is asked about one region: how strong it is there, and what it feels like."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from lbp_app.domain.body import Feeling, Mark
from lbp_app.ui.components.basics import (
    card,
    column,
    handler,
    heading,
    picture,
    second,
    words,
)
from lbp_app.ui.components.body_figure import sign
from lbp_app.ui.components.buttons import choice_style
from lbp_app.ui.components.rating_steps import rating_steps
from lbp_app.ui.theme import LABEL, SMALL, Look, Space

_FEELINGS = tuple(Feeling)


def body_sheet(
    look: Look,
    mark: Mark | None,
    *,
    region: str,
    before: int | None,
    on_strength: Callable[[int], None],
    on_feeling: Callable[[Feeling], None],
    seconds: Callable[[], float],
) -> list[ft.Control]:
    """The two questions. ``before`` is the strength (0 to 10) that was marked there last time."""
    return [
        rating_steps(
            look,
            look.say("body_chart.strength"),
            hint=look.say("body_chart.strength_hint"),
            value=mark.strength if mark else None,
            before=before,
            color=look.palette.back,
            on_rate=on_strength,
            seconds=seconds,
            key=f"strength-{region}",
        ),
        card(
            look,
            [
                heading(look, look.say("body_chart.feelings")),
                second(look, look.say("body_chart.feelings_hint"), SMALL),
                _feelings(look, mark.feelings if mark else (), on_feeling),
            ],
        ),
    ]


def _feelings(
    look: Look, chosen: tuple[Feeling, ...], on_feeling: Callable[[Feeling], None]
) -> ft.Control:
    chips = [_chip(look, f, on_feeling, chosen=f in chosen) for f in _FEELINGS]
    if look.large_text:
        return column(chips, Space.S)
    pairs = [chips[at : at + 2] for at in range(0, len(chips), 2)]
    return column(
        [
            ft.Row(
                list(pair),
                spacing=Space.S,
                vertical_alignment=ft.CrossAxisAlignment.STRETCH,
                intrinsic_height=True,
            )
            for pair in pairs
        ],
        Space.S,
    )


def _chip(
    look: Look, feeling: Feeling, on_feeling: Callable[[Feeling], None], *, chosen: bool
) -> ft.Control:
    p = look.palette

    def press() -> None:
        on_feeling(feeling)

    color = p.on_tint if chosen else p.ink
    mark = picture(look, "check", 22, line=color) if chosen else sign(feeling, color)
    return ft.Semantics(
        checked=chosen,
        expand=not look.large_text,
        content=ft.OutlinedButton(
            content=ft.Row(
                [
                    mark,
                    ft.Container(
                        words(look, look.say(f"feeling.{feeling.value}"), LABEL, color),
                        expand=True,
                    ),
                ],
                spacing=Space.S,
            ),
            style=choice_style(
                look, ft.Padding.symmetric(horizontal=Space.TAP, vertical=Space.M), chosen=chosen
            ),
            key=f"feels-{feeling.value}",
            on_click=handler(press),
        ),
    )

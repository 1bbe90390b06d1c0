"""Choices as chips that wrap, and minutes in steps of five: nothing to type."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

import flet as ft

from lbp_app.ui.components.basics import disc_button, handler, picture, words
from lbp_app.ui.components.buttons import choice_style
from lbp_app.ui.theme import (
    HEADING,
    LABEL,
    SMALL_STRONG,
    TITLE,
    Look,
    Space,
    TextToken,
)

Options = Sequence[tuple[str, str]]
"""Each option: its name, and the words for it."""
COMMON_MINUTES = (5, 10, 15, 20, 30, 45, 60)


def chips(
    look: Look,
    options: Options,
    chosen: Collection[str],
    on_choose: Callable[[str], None],
    *,
    key: str,
    small: bool = False,
) -> ft.Control:
    """One or several of a few: as many in a row as fit; below each other with large text.

    ``small`` is for a clinician's page, where much stands beside each other.
    """
    token = SMALL_STRONG if small else LABEL
    made = [
        _chip(look, o, text, on_choose, chosen=o in chosen, key=key, token=token)
        for o, text in options
    ]
    if look.large_text and not small:
        return ft.Column(made, spacing=Space.S, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    return ft.Row(made, wrap=True, spacing=Space.S, run_spacing=Space.S)


def _chip(
    look: Look,
    option: str,
    text: str,
    on_choose: Callable[[str], None],
    *,
    chosen: bool,
    key: str,
    token: TextToken,
) -> ft.Control:
    p = look.palette
    color = p.on_tint if chosen else p.ink

    def press() -> None:
        on_choose(option)

    mark = [picture(look, "check", 20, line=color)] if chosen else []
    label = words(look, text, token, color, align=ft.TextAlign.CENTER)
    return ft.Semantics(
        selected=chosen,
        content=ft.OutlinedButton(
            content=ft.Row(
                [
                    *mark,
                    ft.Container(label, expand=True, expand_loose=True),
                ],
                spacing=Space.XS,
                tight=True,
            ),
            # As wide with its mark as without it: nothing may move under a hand.
            style=choice_style(
                look,
                ft.Padding.symmetric(horizontal=Space.S if chosen else Space.L, vertical=Space.M),
                chosen=chosen,
            ),
            key=f"{key}-{option}",
            on_click=handler(press),
        ),
    )


def minutes_words(look: Look, minutes: int) -> str:
    """ "45 min", "1 h 30 min"."""
    if minutes < _HOUR:
        return look.say("log.minutes_value", minutes=minutes)
    if minutes % _HOUR == 0:
        return look.say("log.hours_value", hours=minutes // _HOUR)
    return look.say("log.minutes_hours", hours=minutes // _HOUR, minutes=minutes % _HOUR)


_HOUR = 60


def minutes_steps(
    look: Look,
    minutes: int | None,
    on_step: Callable[[bool], None],
    on_minutes: Callable[[int], None],
    *,
    key: str,
) -> list[ft.Control]:
    """Common lengths in one tap, and five minutes more or less. Empty until it is touched."""

    def common(option: str) -> None:
        on_minutes(int(option))

    def less() -> None:
        on_step(False)  # noqa: FBT003

    def more() -> None:
        on_step(True)  # noqa: FBT003

    shown = look.say("log.minutes_none") if minutes is None else minutes_words(look, minutes)
    return [
        stepper(
            look,
            shown,
            (look.say("log.minutes_less"), less),
            (look.say("log.minutes_more"), more),
            key=key,
        ),
        chips(
            look,
            [(str(m), minutes_words(look, m)) for m in COMMON_MINUTES],
            () if minutes is None else (str(minutes),),
            common,
            key=key,
        ),
    ]


def stepper(
    look: Look,
    shown: str,
    less: tuple[str, Callable[[], None]],
    more: tuple[str, Callable[[], None]],
    *,
    key: str,
) -> ft.Control:
    """A value between a disc with minus and one with plus; each is a name and what it does."""
    value = words(look, shown, HEADING if look.large_text else TITLE, align=ft.TextAlign.CENTER)
    return ft.Row(
        [
            disc_button(look, "minus", less[0], less[1], key=f"{key}-less"),
            ft.Semantics(live_region=True, expand=True, content=value),
            disc_button(look, "plus", more[0], more[1], key=f"{key}-more"),
        ]
    )

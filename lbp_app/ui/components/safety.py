"""The safety step: the tiles "Anything new or worse?" and the questions behind one tile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import flet as ft

from lbp_app.domain.answers import Answer
from lbp_app.ui.components.basics import (
    card,
    column,
    handler,
    heading,
    picture,
    second,
    tap_surface,
    title,
    words,
)
from lbp_app.ui.components.buttons import BESIDE_A_LABEL, choice_style, chosen_button
from lbp_app.ui.components.text import fitted
from lbp_app.ui.theme import (
    BODY_STRONG,
    LABEL,
    LESSON_STRONG,
    PICTURE,
    SMALL,
    Edge,
    Look,
    Space,
    border_side,
)

PICTURES = {
    "saddle": "saddle",
    "bladder_bowel_sex": "bladder",
    "legs": "legs",
    "fever": "fever",
    "fall": "fall",
    "pain": "night",
    "body": "lump",
    "chest": "chest",
}
_ANSWERS = (Answer.YES, Answer.NO, Answer.UNSURE)


@dataclass(frozen=True, slots=True)
class Tile:
    """One group as a tile; ``done`` is set once its questions were answered."""

    group: str
    text: str
    done: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with the answer given so far."""

    id: str
    ask: str
    hint: str | None
    unsure: str | None
    answer: Answer


def safety_tiles(
    look: Look,
    tiles: Sequence[Tile],
    on_tile: Callable[[str], None],
    *,
    head: str,
    lead: str,
) -> list[ft.Control]:
    """All groups at once, two in a row; one column with large text."""
    across = 4 if look.wide else (1 if look.large_text else 2)
    made = [_tile(look, tile, on_tile) for tile in tiles]
    rows = [made[i : i + across] for i in range(0, len(made), across)]
    grid = [
        ft.Row(
            row,
            spacing=Space.TAP,
            intrinsic_height=True,
            vertical_alignment=ft.CrossAxisAlignment.STRETCH,
        )
        for row in rows
    ]
    return [
        column([title(look, head), second(look, lead)], Space.XS),
        column(grid, Space.TAP),
    ]


def _tile(look: Look, tile: Tile, on_tile: Callable[[str], None]) -> ft.Control:
    p = look.palette

    def press() -> None:
        on_tile(tile.group)

    drawing = picture(look, PICTURES.get(tile.group, "warning"), PICTURE)
    label = words(look, tile.text, BODY_STRONG, p.on_tint if tile.done else p.ink)
    done = [_done(look)] if tile.done else []
    content: ft.Control
    if look.large_text:
        beside = ft.Column([label, *done], expand=True, spacing=Space.XS)
        content = ft.Row([drawing, beside], spacing=Space.M)
    else:
        # Beside the drawing: a tile must not grow, so that all eight stay in sight on a phone.
        head = ft.Row([drawing, *done], alignment=ft.MainAxisAlignment.SPACE_BETWEEN)
        content = ft.Column([head, label], spacing=Space.XS)
    return tap_surface(
        look,
        content,
        press,
        key=f"tile-{tile.group}",
        ground=p.tint if tile.done else p.surface,
        edge=border_side(Edge.CARD, p.primary) if tile.done else None,
        padding=Space.M if look.large_text else Space.TAP,
        expand=True,
    )


def _done(look: Look) -> ft.Control:
    """A check and the word: answered."""
    p = look.palette
    return ft.Row(
        [
            picture(look, "check", 20, line=p.on_tint),
            words(look, look.say("safety.tile_done"), SMALL, p.on_tint),
        ],
        spacing=Space.XS,
        tight=True,
    )


def safety_questions(
    look: Look,
    questions: Sequence[Asked],
    on_answer: Callable[[str, Answer], None],
    *,
    head: str,
    lead: str,
) -> list[ft.Control]:
    """The questions of one group, each with yes, no and not sure."""
    return [
        column([title(look, head), second(look, lead)], Space.XS),
        *(_question(look, asked, on_answer) for asked in questions),
    ]


def _question(look: Look, asked: Asked, on_answer: Callable[[str, Answer], None]) -> ft.Control:
    names = {
        Answer.YES: look.say("answers.yes"),
        Answer.NO: look.say("answers.no"),
        Answer.UNSURE: asked.unsure or look.say("answers.unsure"),
    }
    return ft.Semantics(
        container=True,
        label=asked.ask,
        identifier=asked.id,
        content=card(
            look,
            [
                heading(look, asked.ask, LESSON_STRONG),
                *([second(look, asked.hint)] if asked.hint else []),
                answer_buttons(
                    look,
                    [(a.value, names[a]) for a in _ANSWERS],
                    asked.answer.value,
                    lambda value: on_answer(asked.id, Answer(value)),
                    key=asked.id,
                ),
            ],
        ),
    )


def answer_buttons(
    look: Look,
    options: Sequence[tuple[str, str]],
    chosen: str | None,
    on_choose: Callable[[str], None],
    *,
    key: str,
    stacked: bool = False,
    mark: bool = True,
) -> ft.Control:
    """A choice of one: side by side when short, below each other when long or with large text.

    Without its ``mark`` the chosen one is told by a thicker edge and ground: where three words must
    stand side by side on a phone.
    """
    below = stacked or look.large_text or sum(len(text) for _, text in options) > _LONG_OPTIONS
    buttons = [
        _option(
            look,
            value,
            text,
            on_choose,
            chosen=value == chosen,
            key=key,
            expand=not below,
            mark=mark or below,
        )
        for value, text in options
    ]
    if below:
        return column(buttons, Space.S)
    return ft.Row(buttons, spacing=Space.S)


_LONG_OPTIONS = 22


def _option(
    look: Look,
    value: str,
    text: str,
    on_choose: Callable[[str], None],
    *,
    chosen: bool,
    key: str,
    expand: bool,
    mark: bool,
) -> ft.Control:
    p = look.palette

    def press() -> None:
        on_choose(value)

    color = p.on_tint if chosen else p.ink
    marks = [picture(look, "check", 20, line=color)] if chosen and mark else []
    token = fitted(look, text, LABEL, look.width - BESIDE_A_LABEL)
    label = words(look, text, token, color, align=ft.TextAlign.CENTER)
    button = ft.OutlinedButton(
        content=ft.Row(
            [*marks, ft.Container(label, expand=True, expand_loose=True)],
            spacing=Space.XS,
            alignment=ft.MainAxisAlignment.CENTER,
        ),
        style=choice_style(
            look, ft.Padding.symmetric(horizontal=Space.S, vertical=Space.M), chosen=chosen
        ),
        key=f"{key}-{value}",
        on_click=handler(press),
    )
    return chosen_button(button, chosen=chosen, expand=expand)

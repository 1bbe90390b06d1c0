"""The body of a lesson on the screen: real headings, lists, tables and quotes, in both themes."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from lbp_app.domain.lessons import (
    Block,
    Bullets,
    Heading,
    Line,
    Paragraph,
    Quote,
    Table,
    Topic,
    plain_words,
)
from lbp_app.ui.components.basics import card, column, heading, picture, words
from lbp_app.ui.theme import (
    HEADING,
    LESSON,
    LESSON_STRONG,
    Edge,
    Look,
    Radius,
    Space,
    TextToken,
    border_side,
    text_style,
)

ROW_PICTURE = 64
"""Side of a lesson's picture in a list, in logical pixels."""

PAGE_PICTURE = 132
"""Side of a lesson's picture on its own page."""


def lesson_body(look: Look, blocks: Sequence[Block]) -> list[ft.Control]:
    """Each block as one control, in reading order."""
    return [_block(look, block) for block in blocks]


def _block(look: Look, block: Block) -> ft.Control:
    match block:
        case Heading(text):
            return ft.Container(heading(look, text, HEADING), padding=ft.Padding.only(top=Space.M))
        case Paragraph(line):
            return lesson_line(look, line)
        case Bullets(items, numbered):
            return _list(look, items, numbered=numbered)
        case Table():
            return _table(look, block)
        case Quote(lines):
            return _quote(look, lines)


def lesson_line(
    look: Look, line: Line, token: TextToken = LESSON, *, color: str | None = None
) -> ft.Text:
    """Running text of a lesson; strong words stand out by weight alone."""
    ink = color or look.palette.ink
    if not any(run.strong for run in line):
        return words(look, plain_words(line), token, ink)
    strong = text_style(LESSON_STRONG, ink)
    return ft.Text(
        spans=[ft.TextSpan(run.text, style=strong if run.strong else None) for run in line],
        style=text_style(token, ink),
    )


def _list(look: Look, items: Sequence[Line], *, numbered: bool) -> ft.Control:
    return column(
        [
            ft.Row(
                [
                    ft.Container(_mark(look, nth if numbered else None)),
                    ft.Container(lesson_line(look, item), expand=True),
                ],
                spacing=Space.TAP,
                vertical_alignment=ft.CrossAxisAlignment.START,
            )
            for nth, item in enumerate(items, start=1)
        ],
        Space.S,
    )


def _mark(look: Look, number: int | None) -> ft.Control:
    """The number of a step, which is read, or a dot, which is an ornament."""
    if number is not None:
        mark = words(look, f"{number}.", LESSON_STRONG, look.palette.primary)
        return ft.Container(mark, width=LESSON.size * look.scale * 1.2)
    dot = ft.Container(
        width=Space.S, height=Space.S, border_radius=Radius.FULL, bgcolor=look.palette.primary
    )
    above = LESSON.size * LESSON.height * look.scale / 2 - Space.XS
    return ft.Container(dot, padding=ft.Padding.only(top=above))


def _table(look: Look, table: Table) -> ft.Control:
    """A grid; with large text one card for each row. Read row by row with names of columns."""
    names = [plain_words(cell) for cell in table.columns]
    said = [
        [
            look.say("lesson.cell", column=name, cell=plain_words(cell))
            for name, cell in zip(names, row, strict=False)
        ]
        for row in table.rows
    ]
    if look.large_text:
        return column([card(look, [words(look, t, LESSON) for t in row]) for row in said], Space.S)
    head = ft.Semantics(
        exclude_semantics=True, content=_table_row(look, table.columns, LESSON_STRONG)
    )
    rows = [
        ft.Semantics(
            container=True,
            label=". ".join(texts),
            exclude_semantics=True,
            content=_table_row(look, row, LESSON),
        )
        for texts, row in zip(said, table.rows, strict=True)
    ]
    lines = [ft.Divider(height=1, thickness=1, color=look.palette.line) for _ in rows]
    body = [part for pair in zip(lines, rows, strict=True) for part in pair]
    return card(look, [head, *body])


def _table_row(look: Look, cells: Sequence[Line], token: TextToken) -> ft.Control:
    return ft.Row(
        [ft.Container(lesson_line(look, cell, token), expand=True) for cell in cells],
        spacing=Space.M,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )


def _quote(look: Look, lines: Sequence[Line]) -> ft.Control:
    p = look.palette
    return ft.Container(
        column([lesson_line(look, line, color=p.on_tint) for line in lines], Space.S),
        bgcolor=p.tint,
        border=ft.Border.only(left=border_side(Edge.CARD, p.primary)),
        padding=Space.CARD,
    )


def marked_card(
    look: Look, text: str, *, ground: str, ink: str, head: str | None = None
) -> ft.Control:
    """A card that stands out by its ground: the key line, or one thing to do."""
    inside = [heading(look, head, LESSON_STRONG, color=ink)] if head else []
    token = LESSON if head else HEADING
    return ft.Container(
        column([*inside, words(look, text, token, ink)], Space.XS),
        bgcolor=ground,
        border_radius=Radius.CARD,
        padding=Space.L,
    )


def lesson_picture(
    look: Look, name: str, topic: Topic, size: int, *, alt: str | None = None
) -> list[ft.Control]:
    """The picture of a lesson on its ground, described by ``alt`` (an ornament without).

    Nothing when the drawing is missing: the words are what counts.
    """
    if name not in look.pictures:
        return []
    p = look.palette
    grounds = {
        Topic.UNDERSTANDING: p.sunk,
        Topic.MOVING: p.tint,
        Topic.EASING: p.warm,
        Topic.LIVING: p.tint,
        Topic.SPECIAL: p.sunk,
        Topic.HELP: p.warm,
    }
    drawing = picture(look, name, size - 2 * Space.S)
    if alt is not None:
        drawing.exclude_from_semantics = False
        drawing.semantics_label = alt
    return [
        ft.Container(
            drawing,
            bgcolor=grounds[topic],
            border_radius=Radius.TILE if size < PAGE_PICTURE else Radius.CARD,
            padding=Space.S,
            alignment=ft.Alignment.CENTER,
        )
    ]

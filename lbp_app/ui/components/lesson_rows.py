"""A lesson in a list, and the card of the lesson that is picked for now."""

from __future__ import annotations

import flet as ft

from lbp_app.domain.lessons import Lesson
from lbp_app.ui.components.basics import (
    Press,
    card,
    column,
    filled_button,
    heading,
    picture,
    second,
    tap_surface,
    words,
)
from lbp_app.ui.components.lesson_blocks import ROW_PICTURE, lesson_picture
from lbp_app.ui.theme import BODY, BODY_STRONG, ICON, ROW, SMALL_STRONG, Look, Space


def minutes_words(look: Look, lesson: Lesson) -> str:
    """ "2 minutes": how long a lesson takes."""
    key = "learn.minutes_one" if lesson.minutes == 1 else "learn.minutes"
    return look.say(key, count=lesson.minutes)


def lesson_row(look: Look, lesson: Lesson, on_open: Press, *, read: bool, kept: bool) -> ft.Control:
    """One lesson: its picture, its title, how long it takes, and whether it was read and kept."""
    p = look.palette
    minutes = minutes_words(look, lesson)
    line = look.say("learn.row_read" if read else "learn.row_plain", minutes=minutes)
    if kept:
        line = look.say("learn.row_kept", line=line)
    drawing = (
        [] if look.large_text else lesson_picture(look, lesson.picture, lesson.topic, ROW_PICTURE)
    )
    return tap_surface(
        look,
        ft.Row(
            [
                *drawing,
                ft.Container(
                    column(
                        [words(look, lesson.title, ROW), second(look, line, BODY)],
                        Space.HAIR,
                    ),
                    expand=True,
                ),
                picture(look, "check" if read else "chevron", ICON, line=p.primary),
            ],
            spacing=Space.M,
        ),
        on_open,
        key=f"lesson-{lesson.id}",
        padding=Space.S if drawing else Space.CARD,
    )


def picked_card(
    look: Look, lesson: Lesson, reason: str, on_open: Press, *, head: str, button: str
) -> ft.Control:
    """The lesson that is picked for now, why, and the way to it."""
    p = look.palette
    told = column(
        [
            words(look, head, SMALL_STRONG, p.primary),
            heading(look, lesson.title),
            second(look, minutes_words(look, lesson)),
        ],
        Space.XS,
    )
    drawing = (
        []
        if look.large_text
        else lesson_picture(look, lesson.picture, lesson.topic, ROW_PICTURE + Space.XXL)
    )
    return card(
        look,
        [
            ft.Row(
                [*drawing, ft.Container(told, expand=True)],
                spacing=Space.CARD,
                vertical_alignment=ft.CrossAxisAlignment.START,
            ),
            words(look, reason, BODY_STRONG),
            filled_button(look, button, on_open, key="read-picked"),
        ],
    )


def picked_row(look: Look, lesson: Lesson, reason: str, on_open: Press) -> ft.Control:
    """The same lesson as one row of Today."""
    drawing = (
        [] if look.large_text else lesson_picture(look, lesson.picture, lesson.topic, ROW_PICTURE)
    )
    told = column(
        [
            words(look, look.say("learn.picked"), SMALL_STRONG, look.palette.primary),
            words(look, lesson.title, ROW),
            second(look, reason, BODY),
        ],
        Space.HAIR,
    )
    arrow = picture(look, "chevron", ICON, line=look.palette.ink2)
    return tap_surface(
        look,
        ft.Row([*drawing, ft.Container(told, expand=True), arrow], spacing=Space.M),
        on_open,
        key="today-lesson",
        padding=Space.S if drawing else Space.CARD,
    )


def gap_row(look: Look, name: str) -> ft.Control:
    """A lesson that could not be read: the gap is seen, by the name of its file."""
    return card(
        look,
        [
            ft.Row(
                [
                    picture(look, "warning", ICON, line=look.palette.ink2),
                    words(look, look.say("learn.gap"), ROW, expand=True),
                ],
                spacing=Space.M,
            ),
            second(look, name),
        ],
    )

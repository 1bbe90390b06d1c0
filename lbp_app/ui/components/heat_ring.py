"""The ring of the heat timer: what has passed, the skin checks, and the time in its middle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

import flet as ft
import flet.canvas as cv

from lbp_app.ui.components.basics import picture, second, words
from lbp_app.ui.components.text import fitted
from lbp_app.ui.theme import BODY, NUMBER, Edge, Look, TextToken

RING = 296
BAND = 20
_DISC = 17
_SIGN = 16
_TOP = -pi / 2
TIME = TextToken(64, NUMBER.weight, NUMBER.height)


@dataclass(frozen=True, slots=True)
class RingMark:
    """A skin check on the ring: where (0 to 1 of the way round), and whether it was fine."""

    at: float
    fine: bool


def heat_ring(
    look: Look, passed: float, marks: Sequence[RingMark], time: str, under: str, spoken: str
) -> ft.Control:
    """The ring, ``RING`` pixels wide. ``passed`` is 0 to 1; ``spoken`` is what is read out."""
    size = RING if look.width >= RING + 2 * look.side else look.width - 2 * look.side
    room = size - 4 * BAND
    told = ft.Column(
        [
            words(look, time, fitted(look, time, TIME, room), align=ft.TextAlign.CENTER),
            *([] if look.large_text else [second(look, under, BODY)]),
        ],
        spacing=0,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
    )
    middle = ft.Container(told, width=size, height=size, alignment=ft.Alignment.CENTER)
    drawn = cv.Canvas(_shapes(look, size, passed), width=size, height=size)
    discs = [_disc(look, size, mark) for mark in marks]
    ring = ft.Stack([drawn, middle, *discs], width=size, height=size)
    spoken_ring = ft.Semantics(label=spoken, image=True, exclude_semantics=True, content=ring)
    return ft.Row([spoken_ring], alignment=ft.MainAxisAlignment.CENTER)


def _shapes(look: Look, size: float, passed: float) -> list[cv.Shape]:
    p = look.palette
    middle, radius = size / 2, size / 2 - BAND / 2 - _DISC / 2
    band = ft.Paint(color=p.warm, stroke_width=BAND, style=ft.PaintingStyle.STROKE)
    line = ft.Paint(color=p.amber, stroke_width=Edge.TILE / 10, style=ft.PaintingStyle.STROKE)
    gone = ft.Paint(
        color=p.amber,
        stroke_width=BAND,
        stroke_cap=ft.StrokeCap.ROUND,
        style=ft.PaintingStyle.STROKE,
    )
    box = radius * 2
    corner = middle - radius
    arc = cv.Arc(corner, corner, box, box, _TOP, 2 * pi * passed, use_center=False, paint=gone)
    return [
        cv.Circle(middle, middle, radius, band),
        cv.Circle(middle, middle, radius + BAND / 2, line),
        cv.Circle(middle, middle, radius - BAND / 2, line),
        *([arc] if passed > 0 else []),
    ]


def _place(size: float, at: float) -> tuple[float, float]:
    """The upper left corner of a disc on the ring."""
    radius = size / 2 - BAND / 2 - _DISC / 2
    angle = _TOP + 2 * pi * at
    return size / 2 + radius * cos(angle) - _DISC, size / 2 + radius * sin(angle) - _DISC


def _disc(look: Look, size: float, mark: RingMark) -> ft.Control:
    p = look.palette
    left, top = _place(size, mark.at)
    return ft.Container(
        picture(look, "check", _SIGN, line=p.ink) if mark.fine else None,
        width=2 * _DISC,
        height=2 * _DISC,
        left=left,
        top=top,
        alignment=ft.Alignment.CENTER,
        bgcolor=p.surface,
        border=ft.Border.all(Edge.FOCUS / 10, p.amber),
        border_radius=_DISC,
    )

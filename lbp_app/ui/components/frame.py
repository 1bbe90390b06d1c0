"""The frame of every screen: the bars, and between them the part that scrolls."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from lbp_app.ui import routes
from lbp_app.ui.components.bars import (
    PLACES,
    Back,
    Banner,
    Go,
    banner_bar,
    bottom_bar,
    centred,
    places_bar,
    places_rail,
    top_bar,
)
from lbp_app.ui.components.basics import notice
from lbp_app.ui.palette import CLEAR
from lbp_app.ui.theme import COLUMN_WIDTH, RAIL_WIDTH, TWO_COLUMN_WIDTH, Edge, Look, Space

__all__ = ["PLACES", "Back", "Banner", "Go", "card_width", "page_view", "side_by_side"]


def page_view(
    look: Look,
    route: str,
    body: Sequence[ft.Control],
    *,
    go: Go,
    back: Back | None = None,
    place: str | None = None,
    bottom: Sequence[ft.Control] = (),
    banner: Banner | None = None,
    reminder: ft.Control | None = None,
    help_button: bool = True,
    two_columns: bool = False,
    failed: bool = False,
    ground: str | None = None,
    can_leave: bool = True,
    step: str = "",
) -> ft.View:
    """One screen. ``body`` scrolls; ``bottom`` (main buttons) stays in sight under it.

    ``reminder`` is a banner that lies under the one of an open red flag.
    ``step`` names what is shown on a screen of several steps: each begins at its head.
    ``can_leave`` says whether the phone's own back gesture leaves it.
    """
    p = look.palette
    most = TWO_COLUMN_WIDTH if two_columns and look.wide else COLUMN_WIDTH
    if failed:
        body = [_failure(look), *body]
    page = ft.Column(
        [
            top_bar(look, go, back, help_button=help_button, most=most),
            *([banner_bar(look, banner, go, most)] if banner else []),
            *([_reminder(look, reminder, most)] if reminder else []),
            _scroll(look, body, most, f"{route}#{step}"),
            *([bottom_bar(look, bottom, COLUMN_WIDTH)] if bottom else []),
            *([places_bar(look, place, go)] if place and not look.wide else []),
        ],
        spacing=0,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    whole: ft.Control = page
    if place and look.wide:
        # The page is read as one: else Get help, at the far right, would be read after all of it.
        whole = ft.Row(
            [places_rail(look, place, go), ft.Semantics(container=True, expand=True, content=page)],
            spacing=0,
            expand=True,
            vertical_alignment=ft.CrossAxisAlignment.STRETCH,
        )
    return ft.View(
        # Where no gesture leads back one view changes its content: taking a view off a stack keeps
        # the old screen up for 300 ms in Flet's client.
        route=route if look.stacked else routes.TODAY,
        key=None if look.stacked else route,
        controls=[ft.SafeArea(whole, expand=True)],
        bgcolor=ground or p.bg,
        padding=0,
        spacing=0,
        can_pop=can_leave,
    )


def side_by_side(look: Look, left: Sequence[ft.Control], right: Sequence[ft.Control]) -> ft.Control:
    """Two columns on a wide screen, one below the other elsewhere."""
    if look.wide:
        columns = [_read_first_to_last(_below(c)) for c in (left, right) if c]
        return ft.Row(columns, spacing=Space.XXL, vertical_alignment=ft.CrossAxisAlignment.START)
    return _below([*left, *right])


def _read_first_to_last(column: ft.Column) -> ft.Control:
    """A column that is read to its end before what stands beside it, line by line.

    The box is one node for screen readers; the unseen card in it keeps its lines from being read
    as a single one.
    """
    apart = ft.Card(
        column, semantic_container=False, elevation=0, margin=0, bgcolor=CLEAR, shape=_SQUARE
    )
    return ft.Semantics(container=True, expand=True, content=apart)


def _below(content: Sequence[ft.Control]) -> ft.Column:
    return ft.Column(list(content), spacing=Space.M, horizontal_alignment=_STRETCH)


def card_width(look: Look, *, two_columns: bool) -> float:
    """How wide the inside of a card is, in logical pixels: for what must know before it is drawn.

    ``two_columns`` as in ``page_view``, with its body ``side_by_side``.
    """
    both = two_columns and look.wide
    room = look.width - (RAIL_WIDTH if look.wide else 0) - 2 * look.side
    most = min(room, TWO_COLUMN_WIDTH if both else COLUMN_WIDTH)
    return ((most - Space.XXL) / 2 if both else most) - 2 * Space.CARD - 2 * Edge.HAIRLINE / 10


def _scroll(look: Look, body: Sequence[ft.Control], most: int, key: str) -> ft.Control:
    """The part that scrolls; under another ``key`` it is another one, and starts at the top."""
    inner = ft.Column(
        [*body, ft.Container(height=Space.S)], spacing=Space.M, horizontal_alignment=_STRETCH
    )
    return ft.Column(
        [centred(look, inner, most)],
        key=key,
        scroll=ft.ScrollMode.AUTO,
        expand=True,
        horizontal_alignment=_STRETCH,
    )


def _reminder(look: Look, reminder: ft.Control, most: int) -> ft.Control:
    content = centred(look, reminder, most)
    return ft.Container(content, padding=ft.Padding.only(bottom=Space.S))


def _failure(look: Look) -> ft.Control:
    return notice(look, "warning", look.say("failure.head"), look.say("failure.body"))


_SQUARE = ft.RoundedRectangleBorder(radius=0)
_STRETCH = ft.CrossAxisAlignment.STRETCH

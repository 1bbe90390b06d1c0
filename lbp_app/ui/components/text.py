"""Words and headings: all text of the app goes through here."""

from __future__ import annotations

import re
from dataclasses import replace
from math import ceil

import flet as ft

from lbp_app.ui.theme import BODY, HEADING, SMALL, TITLE, Look, Space, TextToken, text_style

_IN_A_CARD = 2 * (Space.CARD + Space.XL) + Space.XL
"""What the page, a card and a bullet take from the width, in logical pixels."""
_SLIM, _BROAD = frozenset("fijlrtI.,:;'!()-1"), frozenset("mwMWOQ@&")
_BREAKS = re.compile(r"\s+|(?<=[-/])")
_SLIM_EM, _EM, _BROAD_EM = 0.38, 0.64, 0.9


def words(
    look: Look,
    value: str,
    token: TextToken = BODY,
    color: str | None = None,
    *,
    align: ft.TextAlign = ft.TextAlign.START,
    expand: bool = False,
) -> ft.Text:
    """Running text that wraps between words and is never cut."""
    return ft.Text(
        value,
        style=text_style(fitted(look, value, token), color or look.palette.ink),
        text_align=align,
        expand=expand,
    )


def second(look: Look, value: str, token: TextToken = BODY) -> ft.Text:
    """A second line: quieter ink."""
    return words(look, value, token, look.palette.ink2)


def title(look: Look, value: str) -> ft.Control:
    """The one title of a screen, a level 1 heading for screen readers."""
    return heading(look, value, TITLE, level=1)


def heading(
    look: Look,
    value: str,
    token: TextToken = HEADING,
    *,
    level: int = 2,
    color: str | None = None,
) -> ft.Control:
    """A heading, also for screen readers."""
    return ft.Semantics(header=True, heading_level=level, content=words(look, value, token, color))


def fitted(look: Look, value: str, token: TextToken, room: float | None = None) -> TextToken:
    """The same style, smaller where its longest word would not fit into ``room`` pixels.

    Flutter breaks a word that is wider than its line. ``room`` is what a card of a phone leaves.
    What is drawn never gets smaller than our smallest text at 100 %.
    """
    room = look.width - _IN_A_CARD if room is None else room
    longest = max(map(_breadth, _BREAKS.split(value))) * token.size * look.scale
    if longest <= room:
        return token
    return replace(token, size=max(int(token.size * room / longest), ceil(SMALL.size / look.scale)))


def _breadth(word: str) -> float:
    """About how wide a word is drawn, in em of our boldest weight."""
    return sum(
        _SLIM_EM if letter in _SLIM else _BROAD_EM if letter in _BROAD else _EM for letter in word
    )

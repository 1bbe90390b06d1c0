"""The app as `python -m lbp_app` starts it, but every text is a node of its own for a test to read.

A button is read as one: the words inside it have no boxes. Here each text has one, and its
identifier tells size and weight.
"""

from __future__ import annotations

from unittest.mock import patch

import flet as ft

from lbp_app.__main__ import main
from lbp_app.ui.components import text
from lbp_app.ui.theme import BODY, Look, TextToken

PROGRAM = ("-m", "tests.journeys.word_by_word")
_words = text.words


def _in_a_box(
    look: Look,
    value: str,
    token: TextToken = BODY,
    color: str | None = None,
    *,
    align: ft.TextAlign = ft.TextAlign.START,
    expand: bool = False,
) -> ft.Control:
    drawn = text.fitted(look, value, token)
    return ft.Semantics(
        container=True,
        identifier=f"{drawn.size}-{drawn.weight}",
        expand=expand,
        content=_words(look, value, token, color, align=align),
    )


if __name__ == "__main__":
    # Before any other component has taken the name.
    with patch.object(text, "words", _in_a_box):
        main()

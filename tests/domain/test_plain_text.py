"""Names from a file stay on their line and steer nothing."""

from __future__ import annotations

import pytest

from lbp_app.domain.plain_text import LONGEST_SHOWN, bounded, one_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Rosa  M.", "Rosa M."),
        ("Rosa\nOpen flag: none", "Rosa Open flag: none"),
        ("\x1b[31mRosa\x1b[0m\x07", "[31mRosa [0m"),
        ("\u202easoR", "asoR"),
        ("Ana\u2028Ben", "Ana Ben"),
        ("\ud800x", "x"),
        ("Zo\u00eb \u4f60\u597d", "Zo\u00eb \u4f60\u597d"),
        ("", ""),
    ],
)
def test_signs_that_steer_become_spaces(text: str, shown: str) -> None:
    assert one_line(text, 60) == shown


def test_a_long_name_ends_with_dots_and_costs_nothing_to_read() -> None:
    assert one_line("abc " * 10_000_000, 10) == "abc abc a\N{HORIZONTAL ELLIPSIS}"
    assert one_line("a" * 10, 10) == "a" * 10


def test_only_words_that_no_field_takes_are_cut() -> None:
    assert bounded("a" * LONGEST_SHOWN) == "a" * LONGEST_SHOWN
    assert (
        bounded("a" * (LONGEST_SHOWN + 1)) == "a" * (LONGEST_SHOWN - 1) + "\N{HORIZONTAL ELLIPSIS}"
    )

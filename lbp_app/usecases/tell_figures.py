"""Figures in words, the same in every form of sharing."""

from __future__ import annotations

from fractions import Fraction

MINUS = "\N{MINUS SIGN}"


def figure(value: Fraction | float) -> str:
    """A number with at most one decimal, which is left out when it is 0."""
    return f"{float(value):.1f}".removesuffix(".0")


def signed(value: Fraction) -> str:
    """A change with its sign; 0 has none."""
    sign = "+" if value > 0 else MINUS if value < 0 else ""
    return f"{sign}{figure(abs(value))}"

"""The password of an exported file: long enough, and the same on every keyboard and program."""

from __future__ import annotations

from enum import StrEnum

SHORTEST = 12
"""The zip format spends little time on each guess, so the length has to do the work (ADR 0024)."""
LONGEST = 127
"""More than that a PDF does not take."""


class PasswordFault(StrEnum):
    """Why a password is not taken."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    NOT_PLAIN = "not_plain"
    NOT_THE_SAME = "not_the_same"


def tidy(password: str) -> str:
    """Without spaces around it: keyboards of phones add one after a word they have completed."""
    return password.strip()


def fault(password: str, again: str | None = None) -> PasswordFault | None:
    """What is wrong with it, None for nothing; ``again`` is the same password typed once more.

    Only signs of a plain keyboard: programs do not agree on how an accent is turned into bytes,
    and the file must open in another one.
    """
    password = tidy(password)
    if not (password.isascii() and password.isprintable()):
        return PasswordFault.NOT_PLAIN
    if len(password) < SHORTEST:
        return PasswordFault.TOO_SHORT
    if len(password) > LONGEST:
        return PasswordFault.TOO_LONG
    if again is not None and tidy(again) != password:
        return PasswordFault.NOT_THE_SAME
    return None

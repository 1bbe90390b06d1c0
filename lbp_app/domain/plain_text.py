"""Words from a file that anybody may have made: on one line, without signs that steer a screen."""

from __future__ import annotations

from unicodedata import category

_STEERING = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Controls (a terminal obeys them), signs that turn the direction of reading, and no letters."""
MORE = "\N{HORIZONTAL ELLIPSIS}"


LONGEST_SHOWN = 4000
"""More than any field of the app takes; only a file made by hand has longer words."""


def bounded(text: str) -> str:
    """The words, and three dots where a file made by hand goes on without end."""
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + MORE


def one_line(text: str, most: int) -> str:
    """The words on one line of at most ``most`` signs; what is longer ends with three dots.

    A name must not be able to pose as another line, nor to turn round what stands beside it.
    """
    plain = "".join(" " if category(sign) in _STEERING else sign for sign in text[: 4 * most])
    words = " ".join(plain.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + MORE

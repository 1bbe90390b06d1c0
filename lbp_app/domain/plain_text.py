"""Words from a file that anybody may have made: on one line, without signs that steer a screen."""

from __future__ import annotations

from unicodedata import category

_STEERING = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Controls (a terminal obeys them), signs that turn the direction of reading, and no letters."""
MORE = "\N{HORIZONTAL ELLIPSIS}"


def one_line(text: str, most: int) -> str:
    """The words on one line of at most ``most`` signs; what is longer ends with three dots.

    A name must not be able to pose as another line, nor to turn round what stands beside it.
    """
    plain = "".join(" " if category(sign) in _STEERING else sign for sign in text[: 4 * most])
    words = " ".join(plain.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + MORE

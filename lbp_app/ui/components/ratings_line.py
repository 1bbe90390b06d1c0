"""The ratings of one check-in in a line of words."""

from __future__ import annotations

from collections.abc import Sequence

from lbp_app.domain.diary import CheckIn
from lbp_app.ui.theme import Look


def ratings_line(look: Look, ratings: Sequence[tuple[str, int]]) -> str:
    """ "Back pain 4, leg pain 6": what was given; what is missing is not mentioned as zero."""
    if not ratings:
        return look.say("rating.no_rating")
    return ", ".join(
        look.say("rating.line", name=look.say(f"pain.{scale}_short"), value=value)
        for scale, value in ratings
    )


def check_in_line(look: Look, check_in: CheckIn) -> str:
    """The ratings of a check-in and its note, in one line."""
    ratings = ratings_line(look, check_in.ratings)
    return f"{ratings}. {check_in.note}" if check_in.note else ratings

"""What a patient can answer: yes, no, not sure or not asked, and the 0 to 10 scale."""

from __future__ import annotations

from enum import StrEnum

LOWEST_RATING = 0
HIGHEST_RATING = 10


class Answer(StrEnum):
    """One answer to one question.

    ``UNSURE`` counts as ``YES``; ``NOT_ASKED`` never counts as ``NO``.
    """

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"
    NOT_ASKED = "not_asked"

    @property
    def counts_as_yes(self) -> bool:
        """True for yes and for not sure."""
        return self in (Answer.YES, Answer.UNSURE)

    @property
    def could_be_yes(self) -> bool:
        """True unless the patient said no: what a risk factor is taken for when it was skipped."""
        return self is not Answer.NO


class NotARatingError(ValueError):
    """The value is not a whole number from 0 to 10."""


def rating(value: int) -> int:
    """Return ``value`` if it is a numeric rating (NRS), a whole number from 0 to 10.

    Raises:
        NotARatingError: for anything else, ``True`` and ``False`` included.
    """
    if isinstance(value, bool) or not isinstance(value, int):
        raise NotARatingError(f"a rating is a whole number, not {type(value).__name__}")
    if not LOWEST_RATING <= value <= HIGHEST_RATING:
        raise NotARatingError(f"a rating is from {LOWEST_RATING} to {HIGHEST_RATING}, not {value}")
    return value

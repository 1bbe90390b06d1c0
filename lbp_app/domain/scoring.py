"""Scores, always worked out anew from the answers: a stored score could not be mended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from lbp_app.domain.measures import EDITIONS, Answers, Band, Edition, Instrument, Rule


class WhyNoScore(StrEnum):
    """Why there is no score. A missing answer never becomes 0 and is never filled in."""

    NOTHING_ANSWERED = "nothing_answered"
    ANSWERS_MISSING = "answers_missing"
    UNKNOWN_EDITION = "unknown_edition"


@dataclass(frozen=True, slots=True)
class PartScore:
    """The score of one part (subscale), None when an answer is missing.

    ``positive`` counts what was given: once the given answers reach the mark, no missing one could
    take it back, so support is offered for a half-filled sheet too.
    """

    id: str
    value: int | None
    positive: bool


@dataclass(frozen=True, slots=True)
class Scored:
    """A sheet with its score: ``value`` is exact (a mean can be a third), or ``why_not`` says why.

    Units are the instrument's own points; see its edition for range and direction.
    """

    value: Fraction | None
    why_not: WhyNoScore | None = None
    parts: tuple[PartScore, ...] = ()
    band: Band | None = None
    missing: int = 0

    @property
    def positive_parts(self) -> tuple[str, ...]:
        """The ids of the parts that are positive."""
        return tuple(part.id for part in self.parts if part.positive)


def score(
    answers: Answers, editions: Mapping[tuple[Instrument, int], Edition] = EDITIONS
) -> Scored:
    """Score one sheet by the rule of its own edition.

    PEG and PSFS are means (PSFS of the activities the patient named), RMDQ counts ticks, PHQ-4 is a
    sum with two parts, the others are the answer itself.
    """
    edition = editions.get((answers.instrument, answers.edition))
    if edition is None:
        return Scored(None, WhyNoScore.UNKNOWN_EDITION)
    if edition.rule is Rule.TICKS:
        return _ticks(answers)
    asked = answers.asked(edition)
    values = [value for item in asked if (value := answers.value(item)) is not None]
    parts = tuple(_part(answers, part.id, part.items, part.positive_from) for part in edition.parts)
    if not values:
        return Scored(None, WhyNoScore.NOTHING_ANSWERED, parts, missing=len(asked))
    if len(values) < len(asked):
        missing = len(asked) - len(values)
        return Scored(None, WhyNoScore.ANSWERS_MISSING, parts, missing=missing)
    total = Fraction(sum(values))
    found = total / len(values) if edition.rule is Rule.MEAN else total
    return Scored(found, None, parts, _band(edition, found))


def _ticks(answers: Answers) -> Scored:
    """Unticked is no, as published; but no tick at all is a 0 only when the patient says so."""
    if not answers.given and not answers.none_apply:
        return Scored(None, WhyNoScore.NOTHING_ANSWERED)
    return Scored(Fraction(len(answers.given)))


def _part(answers: Answers, name: str, items: tuple[str, ...], positive_from: int) -> PartScore:
    values = [value for item in items if (value := answers.value(item)) is not None]
    total = sum(values)
    return PartScore(name, total if len(values) == len(items) else None, total >= positive_from)


def _band(edition: Edition, value: Fraction) -> Band | None:
    reached = [band for band, lowest in edition.bands if value >= lowest]
    return reached[-1] if reached else None

"""The measures a patient fills in (PEG, RMDQ, PSFS, PHQ-4, PGIC, confidence) and their answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

LONGEST_ACTIVITY = 60
"""Most characters of one of the patient's own activities (PSFS)."""


class Instrument(StrEnum):
    """One measure. Ids are for ever: they stand in the diary and in exports.

    PEG is pain, enjoyment of life and general activity; RMDQ the Roland-Morris disability
    questionnaire with 24 statements; PSFS the patient-specific functional scale; PHQ-4 four
    questions about mood and worry; PGIC the patient's own impression of change. Confidence is one
    question of our own.
    """

    PEG = "peg"
    RMDQ = "rmdq"
    PSFS = "psfs"
    PHQ4 = "phq4"
    PGIC = "pgic"
    CONFIDENCE = "confidence"


class Rule(StrEnum):
    """How a score comes from the answers."""

    MEAN = "mean"
    SUM = "sum"
    TICKS = "ticks"
    SINGLE = "single"


class Band(StrEnum):
    """How much distress a PHQ-4 total stands for."""

    NONE = "none"
    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"


@dataclass(frozen=True, slots=True)
class Part:
    """A subscale: the sum of some items. From ``positive_from`` on it is positive."""

    id: str
    items: tuple[str, ...]
    positive_from: int


@dataclass(frozen=True, slots=True)
class Edition:
    """What one instrument asks and how it is scored. A changed rule is a new ``number``.

    Each item is a whole number from ``lowest`` to ``highest``; a tick is 1 and is never 0. No rule
    for missing answers was found for any of the instruments, so a score needs all of them; a tick
    list needs at least one tick or "none of these apply". ``bands`` are (band, lowest total).
    """

    instrument: Instrument
    number: int
    items: tuple[str, ...]
    lowest: int
    highest: int
    rule: Rule
    higher_is_better: bool
    parts: tuple[Part, ...] = ()
    bands: tuple[tuple[Band, int], ...] = ()

    @property
    def least(self) -> int:
        """The lowest score there can be."""
        if self.rule is Rule.TICKS:
            return 0
        return self.lowest * (len(self.items) if self.rule is Rule.SUM else 1)

    @property
    def most(self) -> int:
        """The highest score there can be."""
        many = self.rule in (Rule.SUM, Rule.TICKS)
        return self.highest * (len(self.items) if many else 1)


RMDQ_ITEMS = (
    "home position walk_slowly jobs handrail lie_down hold_on others dress_slowly stand bend chair "
    "painful turn_over appetite socks walk_short sleep dress_help sit heavy_jobs irritable "
    "upstairs bed"
)
"""The 24 statements in their published order; each id names what the statement is about."""

_EDITIONS = (
    # Krebs 2009, doi 10.1007/s11606-009-0981-1: mean of three items, 0 to 10.
    Edition(
        Instrument.PEG,
        1,
        ("pain", "enjoyment", "activity"),
        0,
        10,
        Rule.MEAN,
        higher_is_better=False,
    ),
    # Roland and Morris 1983, Spine 8:141-144: the number of statements that are ticked.
    Edition(
        Instrument.RMDQ,
        1,
        tuple(RMDQ_ITEMS.split()),
        1,
        1,
        Rule.TICKS,
        higher_is_better=False,
    ),
    # Stratford 1995, Physiotherapy Canada 47:258-263: the sum of the ratings divided by the number
    # of activities, of which the patient names up to three.
    Edition(
        Instrument.PSFS,
        1,
        ("activity_1", "activity_2", "activity_3"),
        0,
        10,
        Rule.MEAN,
        higher_is_better=True,
    ),
    # Kroenke 2009, Psychosomatics 50:613-621: total 0 to 12, two parts, 3 or more is positive.
    Edition(
        Instrument.PHQ4,
        1,
        ("nervous", "worrying", "interest", "down"),
        0,
        3,
        Rule.SUM,
        higher_is_better=False,
        parts=(Part("worry", ("nervous", "worrying"), 3), Part("mood", ("interest", "down"), 3)),
        bands=((Band.NONE, 0), (Band.MILD, 3), (Band.MODERATE, 6), (Band.SEVERE, 9)),
    ),
    # Our own words; 1 is very much better, 7 very much worse.
    Edition(Instrument.PGIC, 1, ("change",), 1, 7, Rule.SINGLE, higher_is_better=False),
    # Our own words; 0 is not sure at all, 10 completely sure.
    Edition(Instrument.CONFIDENCE, 1, ("sure",), 0, 10, Rule.SINGLE, higher_is_better=True),
)

EDITIONS: Mapping[tuple[Instrument, int], Edition] = MappingProxyType(
    {(edition.instrument, edition.number): edition for edition in _EDITIONS}
)
"""Every edition there has ever been: old answers are scored by the rule of their own edition."""


def current(instrument: Instrument) -> Edition:
    """The edition that is asked now: the one with the highest number."""
    return max((e for e in EDITIONS.values() if e.instrument is instrument), key=lambda e: e.number)


class AnswersError(ValueError):
    """Answers that cannot be kept; ``code`` names why (a key in the words)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class ItemAnswer:
    """One answered item, or one ticked statement (value 1)."""

    item: str
    value: int


@dataclass(frozen=True, slots=True)
class Answers:
    """One filled-in sheet. What is not in ``given`` was not answered; it is never taken for 0.

    ``edition`` names the items and the rule of scoring, ``wording`` the exact words that were shown
    ("en.1"). ``none_apply`` is the explicit "None of these apply today" of a tick list.
    ``activities`` are the patient's own, in the order of the items (PSFS only).

    Answers of an edition that this version of the app does not know, written by a newer one, are
    kept as they are and have no score.

    Raises:
        AnswersError: on an item or a value that the edition does not have, an item given twice,
            ticks together with "none apply", or activities that do not fit.
    """

    instrument: Instrument
    edition: int
    wording: str
    given: tuple[ItemAnswer, ...] = ()
    none_apply: bool = False
    activities: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        items = [answer.item for answer in self.given]
        if len(set(items)) != len(items):
            raise AnswersError("item_twice")
        if any(isinstance(a.value, bool) or not isinstance(a.value, int) for a in self.given):
            raise AnswersError("not_a_whole_number")
        if self.none_apply and self.given:
            raise AnswersError("none_and_some")
        edition = EDITIONS.get((self.instrument, self.edition))
        if edition is not None:
            self._check(edition)

    def _check(self, edition: Edition) -> None:
        if any(answer.item not in self.asked(edition) for answer in self.given):
            raise AnswersError("unknown_item")
        if any(not edition.lowest <= a.value <= edition.highest for a in self.given):
            raise AnswersError("out_of_range")
        if self.none_apply and edition.rule is not Rule.TICKS:
            raise AnswersError("no_tick_list")
        if self.activities and self.instrument is not Instrument.PSFS:
            raise AnswersError("no_own_activities")
        if len(self.activities) > len(edition.items):
            raise AnswersError("too_many_activities")
        names = [activity.strip().casefold() for activity in self.activities]
        if any(not name or len(name) > LONGEST_ACTIVITY for name in names):
            raise AnswersError("activity_length")
        if len(set(names)) != len(names):
            raise AnswersError("activity_twice")

    def asked(self, edition: Edition) -> tuple[str, ...]:
        """The items that this sheet asks: all, or one for each of the patient's own activities."""
        if self.instrument is Instrument.PSFS:
            return edition.items[: len(self.activities)]
        return edition.items

    def value(self, item: str) -> int | None:
        """The answer to one item, None when it was not given."""
        return next((answer.value for answer in self.given if answer.item == item), None)

    @property
    def rated_activities(self) -> tuple[tuple[str, int | None], ...]:
        """The patient's own activities with their ratings, None where one was not given."""
        items = current(Instrument.PSFS).items
        return tuple((a, self.value(item)) for a, item in zip(self.activities, items, strict=False))

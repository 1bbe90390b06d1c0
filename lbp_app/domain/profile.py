"""What the patient told once about themselves: country, age band, risk factors, special needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from lbp_app.domain.answers import Answer


class AgeBand(StrEnum):
    """Age in the bands that the rules need (65 for fragile bone, 70 for the slower track)."""

    UNDER_45 = "under_45"
    FROM_45_TO_64 = "from_45_to_64"
    FROM_65_TO_69 = "from_65_to_69"
    FROM_70 = "from_70"
    NOT_ASKED = "not_asked"

    @property
    def could_be_65_or_over(self) -> bool:
        """True unless the patient said a younger band."""
        return self not in (AgeBand.UNDER_45, AgeBand.FROM_45_TO_64)


class Factor(StrEnum):
    """Standing risk factors. None has a tier alone; they raise the tier of a symptom."""

    OSTEOPOROSIS = "osteoporosis"
    LONG_TERM_STEROIDS = "long_term_steroids"
    WEAK_IMMUNE_SYSTEM = "weak_immune_system"
    INFECTION_RISK = "infection_risk"
    PAST_CANCER = "past_cancer"
    PREGNANT = "pregnant"
    RECENT_INJURY = "recent_injury"
    RECENT_PROCEDURE = "recent_procedure"


class Consideration(StrEnum):
    """Special considerations: they make the plan gentler, they are no red flags."""

    OLDER_OR_UNSTEADY = "older_or_unsteady"
    CONNECTIVE_TISSUE = "connective_tissue"
    PELVIC_FLOOR = "pelvic_floor"


def _no_factors() -> Mapping[Factor, Answer]:
    return MappingProxyType({})


def _no_considerations() -> Mapping[Consideration, Answer]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Profile:
    """One version of what is known about the patient. ``country`` is ISO 3166-1 alpha-2."""

    country: str | None = None
    name: str | None = None
    age_band: AgeBand = AgeBand.NOT_ASKED
    factors: Mapping[Factor, Answer] = field(default_factory=_no_factors)
    considerations: Mapping[Consideration, Answer] = field(default_factory=_no_considerations)

    def factor(self, which: Factor) -> Answer:
        """The answer given for one risk factor, ``NOT_ASKED`` when there is none."""
        return self.factors.get(which, Answer.NOT_ASKED)

    def consideration(self, which: Consideration) -> Answer:
        """The answer given for one special consideration, ``NOT_ASKED`` when there is none."""
        return self.considerations.get(which, Answer.NOT_ASKED)


UNKNOWN_PATIENT = Profile()

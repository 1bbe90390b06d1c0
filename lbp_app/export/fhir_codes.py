"""Codes of the FHIR bundle: those of LOINC that were verified at their source, and our own.

A code stands here only when clinical.md section 6 marks it as read at the source [V]. What was
read in a second hand or not at all (PEG, the PHQ-4 total, most SNOMED body sites) has our own code.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any
from uuid import NAMESPACE_URL, uuid5

LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
OWN = "https://back-diary.invalid/fhir/CodeSystem/diary"
"""Nobody owns an address that ends in ``invalid``: it names our codes and leads nowhere."""
ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
PAIN = {
    "system": LOINC,
    "code": "72514-3",
    "display": "Pain severity - 0-10 verbal numeric rating [Score] - Reported",
}
SNOMED = "http://snomed.info/sct"
SYMPTOM = {"system": LOINC, "code": "75325-1", "display": "Symptom"}
SEVERITY = {"system": LOINC, "code": "64750-3", "display": "Severity of symptom"}
LOW_BACK_PAIN = {"system": SNOMED, "code": "279039007", "display": "Low back pain"}
HIP_REGION = {"system": SNOMED, "code": "29836001", "display": "Hip region structure"}
PHQ4_PANEL = "69724-3"
PHQ4_ITEMS: Mapping[str, str] = MappingProxyType(
    {"nervous": "69725-0", "worrying": "68509-9", "interest": "44250-9", "down": "44255-8"}
)
PHQ4_ANSWERS: Mapping[int, str] = MappingProxyType({0: "LA6568-5", 1: "LA6569-3", 2: "LA6570-1"})
"""The code of the fourth answer was not verified: it is told as a number."""

Resource = dict[str, Any]


def own(code: str, display: str) -> Resource:
    """A coding of our own system."""
    return {"system": OWN, "code": code, "display": display}


def concept(coding: Resource, text: str | None = None) -> Resource:
    """A concept with one coding."""
    return {"coding": [coding], "text": text or coding["display"]}


def score(value: float) -> Resource:
    """A value in points."""
    return {"value": value, "unit": "{score}", "system": UCUM, "code": "{score}"}


def minutes(value: int) -> Resource:
    """A length of time."""
    return {"value": value, "unit": "min", "system": UCUM, "code": "min"}


def percent(value: float) -> Resource:
    """A share."""
    return {"value": value, "unit": "%", "system": UCUM, "code": "%"}


def count(value: int, of: str) -> Resource:
    """A number of things; ``of`` names them in braces, as UCUM has it."""
    return {"value": value, "unit": of, "system": UCUM, "code": of}


def absent(reason: str) -> Resource:
    """Why there is no value, in the words of HL7: ``not-asked`` or ``asked-declined`` or so."""
    return {"coding": [{"system": ABSENT, "code": reason}]}


def moment(at: datetime) -> str:
    """A FHIR instant; an offset that is no whole minute is told in UTC."""
    offset = at.utcoffset()
    if offset is None or offset.seconds % 60:
        at = at.astimezone(UTC)
    return at.isoformat(timespec="milliseconds")


def uuid(kind: str, name: str) -> str:
    """The same id for the same thing in every export."""
    return str(uuid5(NAMESPACE_URL, f"{OWN}/{kind}/{name}"))


def reference(kind: str, name: str) -> Resource:
    """A reference to another entry of the bundle."""
    return {"reference": f"urn:uuid:{uuid(kind, name)}"}

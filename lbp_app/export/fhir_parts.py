"""Pieces of FHIR that several kinds of resources are made of."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from lbp_app.export import fhir_codes as codes
from lbp_app.export.fhir_codes import Resource, concept, own, reference

PATIENT = reference("Patient", "self")
DEVICE = reference("Device", "app")


def observation(kind: str, name: str, at: datetime, coding: Resource) -> Resource:
    """An observation of the patient's own, without a value; ``kind`` and ``name`` make its id."""
    return {
        "resourceType": "Observation",
        "id": codes.uuid(kind, name),
        "status": "final",
        "category": [concept({"system": codes.CATEGORY, "code": "survey", "display": "Survey"})],
        "code": concept(coding),
        "subject": PATIENT,
        "effectiveDateTime": codes.moment(at),
        "performer": [PATIENT],
        "device": DEVICE,
    }


def component(code: str, display: str, **value: Any) -> Resource:  # noqa: ANN401 - any value[x]
    """One component with a code of our own and its value."""
    return {"code": concept(own(code, display)), **value}


def coded(code: str, display: str) -> Resource:
    """A coded value of our own, to be given to a component or an observation."""
    return concept(own(code, display.replace("_", " ")))

"""What was logged beside check-ins as FHIR: sheets with their scores, medicines, plain facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from lbp_app.domain import daily
from lbp_app.domain.answers import Answer
from lbp_app.domain.log import AnyLogItem
from lbp_app.domain.measures import Answers, Instrument
from lbp_app.domain.scoring import score as scored
from lbp_app.export import fhir_codes as codes
from lbp_app.export.fhir_codes import Resource, absent, concept, own, reference
from lbp_app.export.fhir_parts import PATIENT, observation


def sheet(item: AnyLogItem, answers: Answers) -> Iterator[Resource]:
    """The answers of one sheet, and its score, which points to them."""
    instrument = answers.instrument
    phq4 = instrument is Instrument.PHQ4
    panel = f"http://loinc.org/q/{codes.PHQ4_PANEL}" if phq4 else f"{codes.OWN}/{instrument.value}"
    names = dict(zip((f"activity_{n}" for n in (1, 2, 3)), answers.activities, strict=False))
    response: Resource = {
        "resourceType": "QuestionnaireResponse",
        "id": codes.uuid("response", item.id),
        "questionnaire": panel,
        "status": "completed",
        "subject": PATIENT,
        "source": PATIENT,
        "author": PATIENT,
        "authored": codes.moment(item.happened_at),
    }
    given = [
        {
            "linkId": codes.PHQ4_ITEMS.get(a.item, a.item) if phq4 else a.item,
            "text": names.get(a.item, a.item),
            "answer": [_answer(a.value, phq4=phq4)],
        }
        for a in answers.given
    ]
    if answers.none_apply:
        given.append({"linkId": "none_apply", "text": "none", "answer": [{"valueBoolean": True}]})
    if given:
        response["item"] = given
    yield response
    value = scored(answers).value
    coding = own(f"score-{instrument.value}", f"{instrument.value.upper()} score")
    found = observation("score", item.id, item.happened_at, coding)
    found["derivedFrom"] = [reference("response", item.id)]
    if value is None:
        found["dataAbsentReason"] = absent("unknown")
    else:
        found["valueQuantity"] = codes.score(round(float(value), 2))
    yield found


def _answer(value: int, *, phq4: bool) -> Resource:
    if phq4 and value in codes.PHQ4_ANSWERS:
        return {"valueCoding": {"system": codes.LOINC, "code": codes.PHQ4_ANSWERS[value]}}
    return {"valueInteger": value}


def medicine(item: AnyLogItem) -> Resource:
    """A medicine of the list, or one that was taken: its name only."""
    fact: daily.Medicine | daily.MedicineTaken = item.fact
    on_list = isinstance(fact, daily.Medicine)
    status = "completed"
    if isinstance(fact, daily.Medicine):
        status = "active" if fact.in_use else "stopped"
    found: Resource = {
        "resourceType": "MedicationStatement",
        "id": codes.uuid("medicine" if on_list else "taken", item.id),
        "status": status,
        "medicationCodeableConcept": {"text": fact.name},
        "subject": PATIENT,
        "informationSource": PATIENT,
        "dateAsserted": codes.moment(item.logged_at),
    }
    if not on_list:
        found["effectiveDateTime"] = codes.moment(item.happened_at)
    return found


def _note(fact: object) -> Resource:
    note = getattr(fact, "note", "")
    return {"note": [{"text": note}]} if note.strip() else {}


def _yes(answer: Answer) -> Resource:
    return {"valueCodeableConcept": concept(own(f"answer-{answer.value}", answer.value))}


_PLAIN: Mapping[type[Any], tuple[str, str, Callable[[Any], Resource]]] = {
    daily.Activity: (
        "activity",
        "Minutes of activity",
        lambda f: {
            "valueQuantity": codes.minutes(f.minutes),
            "component": [
                {
                    "code": concept(own("activity-kind", "Kind of activity")),
                    "valueCodeableConcept": concept(own(f"activity-{f.kind.value}", f.kind.value)),
                },
                *(
                    [
                        {
                            "code": concept(own("activity-pain", "Worst pain during it, 0-10")),
                            "valueQuantity": codes.score(f.pain),
                        }
                    ]
                    if f.pain is not None
                    else []
                ),
            ],
        },
    ),
    daily.Rested: (
        "rested",
        "Minutes of rest because of pain",
        lambda f: {"valueQuantity": codes.minutes(f.minutes)},
    ),
    daily.Sleep: (
        "sleep",
        "Sleep quality, 0-10, higher is better",
        lambda f: {"valueQuantity": codes.score(f.quality)},
    ),
    daily.Fall: ("fall", "Fall; value: something hurts since", lambda f: _yes(f.hurt)),
    daily.Flare: (
        "flare",
        "Flare-up has begun (true) or is over",
        lambda f: {"valueBoolean": f.on},
    ),
    daily.FreeNote: ("note", "Note", lambda f: {"valueString": f.text}),
    daily.Helped: ("helped", "What helped", lambda f: {"valueString": "; ".join(f.what)}),
    daily.SideEffects: (
        "side-effects",
        "Side effects noticed",
        lambda f: {
            "valueCodeableConcept": {
                "coding": [own(f"effect-{e.value}", e.value) for e in f.noticed]
                or [own("effect-none", "none noticed")]
            }
        },
    ),
}


def plain(item: AnyLogItem) -> Iterator[Resource]:
    """A kind of the log that is one observation with one value; nothing for the other kinds."""
    fact = item.fact
    if type(fact) in _PLAIN:
        name, display, value = _PLAIN[type(fact)]
        found = observation(name, item.id, item.happened_at, own(name, display))
        yield {**found, "issued": codes.moment(item.logged_at), **value(fact), **_note(fact)}

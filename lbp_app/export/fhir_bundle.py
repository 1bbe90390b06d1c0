"""The diary as one FHIR R4 Bundle of the type ``collection``, written as plain JSON.

It follows the patterns of HL7's Symptoms and PGHD guides but claims no profile: no instance has
been through HL7's own validator.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lbp_app.domain import daily
from lbp_app.domain.answers import Answer
from lbp_app.domain.body import BodyChart, Mark
from lbp_app.domain.diary import SCALES, CheckIn
from lbp_app.domain.flags import ActionTaken, GivenVerdict
from lbp_app.domain.log import AnyLogItem
from lbp_app.domain.measures import Answers, Instrument
from lbp_app.domain.progress import Span
from lbp_app.domain.scoring import score as scored
from lbp_app.export import fhir_codes as codes
from lbp_app.export.fhir_codes import Resource, absent, concept, own, reference
from lbp_app.usecases.whole_diary import WholeDiary

_SITES = {"back_pain": "Back", "leg_pain": "Leg"}
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_OWN_CODE = re.compile(
    rf'"system":"{re.escape(codes.OWN)}","code":"([^"\\]+)","display":("(?:[^"\\]|\\.)*")'
)
_PATIENT = reference("Patient", "self")
_DEVICE = reference("Device", "app")


@dataclass(frozen=True, slots=True)
class FhirMaker:
    """``clinical`` are the names of the safety questions, ``regions`` those of the body."""

    clinical: Mapping[str, str]
    regions: Mapping[str, str]
    app_version: str

    def __call__(
        self,
        whole: WholeDiary,
        *,
        made_at: datetime,
        span: Span | None = None,
        with_name: bool = True,
    ) -> bytes:
        """The bundle in UTF-8; ``span`` limits the days."""
        about = self._about(whole, made_at, with_name=with_name)
        written = [_written(one) for one in (*about, *self.resources(whole, span))]
        written.append(_written(_code_system(_used(written))))
        head = (
            f'{{"resourceType":"Bundle","type":"collection","timestamp":"{codes.moment(made_at)}"'
        )
        text = f'{head},"entry":[{",".join(written)}]}}'
        return text.encode("utf-8", "replace")

    def resources(self, whole: WholeDiary, span: Span | None = None) -> Iterator[Resource]:
        """What the patient noted and answered."""

        def within(at: datetime) -> bool:
            return span is None or at.date() in span

        for check_in in whole.check_ins_now:
            if within(check_in.happened_at):
                yield from _ratings(check_in)
        actions: dict[str, list[ActionTaken]] = {}
        for action in whole.actions:
            actions.setdefault(action.verdict_id, []).append(action)
        for given in whole.verdicts:
            if within(given.given_at):
                yield self._safety_check(given, actions.get(given.id, []))
        for item in whole.items_now:
            if within(item.happened_at):
                yield from self._logged(item)

    def _about(
        self, whole: WholeDiary, made_at: datetime, *, with_name: bool
    ) -> Iterator[Resource]:
        patient: Resource = {"resourceType": "Patient", "id": codes.uuid("Patient", "self")}
        profile = whole.profile
        if with_name and profile is not None and profile.profile.name:
            patient["name"] = [{"text": profile.profile.name}]
        yield patient
        yield {
            "resourceType": "Device",
            "id": codes.uuid("Device", "app"),
            "deviceName": [{"name": "Back Diary", "type": "user-friendly-name"}],
            "version": [{"value": self.app_version}],
            "note": [{"text": "Patient-reported, not clinically verified."}],
        }
        yield {
            "resourceType": "Provenance",
            "id": codes.uuid("Provenance", "export"),
            "target": [_PATIENT],
            "recorded": codes.moment(made_at),
            "agent": [{"who": _PATIENT, "onBehalfOf": _PATIENT}, {"who": _DEVICE}],
        }

    def _safety_check(self, given: GivenVerdict, actions: list[ActionTaken]) -> Resource:
        """One set of safety questions: the tier shown, and every question with its answer.

        Denied is the answer "no"; a question that was not asked has no answer but ``not-asked``.
        """
        answered = dict(given.answers)
        components: list[Resource] = [
            {
                "code": concept(own(f"question-{question}", self.clinical.get(question, question))),
                "valueCodeableConcept": concept(own(f"answer-{answer.value}", answer.value)),
            }
            for question, answer in answered.items()
            if answer is not Answer.NOT_ASKED
        ]
        components += [
            {
                "code": concept(own(f"question-{question}", self.clinical.get(question, question))),
                "dataAbsentReason": absent("not-asked"),
            }
            for question in given.verdict.unanswered
            if answered.get(question, Answer.NOT_ASKED) is Answer.NOT_ASKED
        ]
        components += [
            {
                "code": concept(own("patient-action", "What the patient says they did")),
                "valueCodeableConcept": concept(
                    own(f"action-{action.action.value}", action.action.value.replace("_", " "))
                ),
            }
            for action in actions
        ]
        tier = given.verdict.urgency.name.lower()
        found = _observation(
            "safety-check", given.id, given.given_at, own("safety-check", "Red flag questions")
        )
        named = {"none": "none reported"}.get(tier, tier)
        found["valueCodeableConcept"] = concept(own(f"tier-{tier}", named))
        if components:
            found["component"] = components
        return found

    def _logged(self, item: AnyLogItem) -> Iterator[Resource]:
        fact = item.fact
        if isinstance(fact, Answers):
            yield from _sheet(item, fact)
        elif isinstance(fact, BodyChart):
            yield self._chart(item, fact)
        elif isinstance(fact, daily.Medicine | daily.MedicineTaken):
            yield _medicine(item)
        elif type(fact) in _PLAIN:
            name, display, value = _PLAIN[type(fact)]
            found = _observation(name, item.id, item.happened_at, own(name, display))
            yield {**found, "issued": codes.moment(item.logged_at), **value(fact), **_note(fact)}

    def _chart(self, item: AnyLogItem, chart: BodyChart) -> Resource:
        coding = own("body-chart", "Where it is felt")
        found = _observation("body-chart", item.id, item.happened_at, coding)
        marks = [one for mark in chart.marks for one in self._mark(mark)]
        if marks:
            found["component"] = marks
        else:
            found["valueCodeableConcept"] = concept(own("nowhere", "Nothing marked"))
        return found

    def _mark(self, mark: Mark) -> Iterator[Resource]:
        name = self.regions.get(mark.region, mark.region)
        region = own(f"region-{mark.region}", name)
        strength = mark.strength
        value = (
            {"dataAbsentReason": absent("unknown")}
            if strength is None
            else {"valueQuantity": codes.score(strength)}
        )
        yield {"code": concept(region), **value}
        for feeling in mark.feelings:
            felt = own(f"feeling-{feeling.value}", feeling.value)
            both = {"coding": [region, felt], "text": f"{name}: {feeling.value}"}
            yield {"code": both, "valueBoolean": True}


def _observation(kind: str, name: str, at: datetime, coding: Resource) -> Resource:
    return {
        "resourceType": "Observation",
        "id": codes.uuid(kind, name),
        "status": "final",
        "category": [concept({"system": codes.CATEGORY, "code": "survey", "display": "Survey"})],
        "code": concept(coding),
        "subject": _PATIENT,
        "effectiveDateTime": codes.moment(at),
        "performer": [_PATIENT],
        "device": _DEVICE,
    }


def _ratings(check_in: CheckIn) -> Iterator[Resource]:
    for scale, value in check_in.ratings:
        own_code = own("interference", "How much pain got in the way, 0-10")
        coding = codes.PAIN if scale in _SITES else own_code
        name = f"{check_in.entry_id}-{scale}"
        found = _observation("rating", name, check_in.happened_at, coding)
        found["issued"] = codes.moment(check_in.logged_at)
        found["valueQuantity"] = codes.score(value)
        if scale in _SITES:
            found["bodySite"] = {"text": _SITES[scale]}
        if check_in.note.strip() and scale == _first(check_in):
            found["note"] = [{"text": check_in.note}]
        yield found
    if check_in.note.strip() and not check_in.ratings:
        coding = own("note", "Note")
        found = _observation("note", check_in.entry_id, check_in.happened_at, coding)
        yield {**found, "valueString": check_in.note}


def _first(check_in: CheckIn) -> str:
    """The scale whose observation carries the note."""
    return next(scale for scale in SCALES if scale in dict(check_in.ratings))


def _sheet(item: AnyLogItem, answers: Answers) -> Iterator[Resource]:
    instrument = answers.instrument
    phq4 = instrument is Instrument.PHQ4
    panel = f"http://loinc.org/q/{codes.PHQ4_PANEL}" if phq4 else f"{codes.OWN}/{instrument.value}"
    names = dict(zip((f"activity_{n}" for n in (1, 2, 3)), answers.activities, strict=False))
    response: Resource = {
        "resourceType": "QuestionnaireResponse",
        "id": codes.uuid("response", item.id),
        "questionnaire": panel,
        "status": "completed",
        "subject": _PATIENT,
        "source": _PATIENT,
        "author": _PATIENT,
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
    found = _observation("score", item.id, item.happened_at, coding)
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


def _medicine(item: AnyLogItem) -> Resource:
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
        "subject": _PATIENT,
        "informationSource": _PATIENT,
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


def _written(one: Resource) -> str:
    """One entry of the bundle."""
    return f'{{"fullUrl":"urn:uuid:{one["id"]}","resource":{_JSON.encode(one)}}}'


def _used(written: list[str]) -> dict[str, str]:
    """Our own codes in the entries with their names.

    Looked for in the text, which takes a tenth of the time of looking through the values. What a
    patient wrote cannot pass for a code: its quotation marks are escaped.
    """
    found: dict[str, str] = {}
    for text in written:
        found |= dict(_OWN_CODE.findall(text))
    return {code: json.loads(display) for code, display in found.items()}


def _code_system(used: Mapping[str, str]) -> Resource:
    return {
        "resourceType": "CodeSystem",
        "id": codes.uuid("CodeSystem", "diary"),
        "url": codes.OWN,
        "name": "BackDiary",
        "status": "draft",
        "content": "fragment",
        "concept": [{"code": code, "display": name} for code, name in sorted(used.items())]
        or [{"code": "note", "display": "Note"}],
    }

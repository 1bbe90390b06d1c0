"""The diary as one FHIR R4 Bundle of the type ``collection``, written as plain JSON.

It follows the patterns of HL7's Symptoms and PGHD guides but claims no profile: no instance has
been through HL7's own validator.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from lbp_app.domain import daily
from lbp_app.domain.answers import Answer
from lbp_app.domain.body import BodyChart, Mark
from lbp_app.domain.diary import SCALES, CheckIn
from lbp_app.domain.flags import ActionTaken, GivenVerdict
from lbp_app.domain.heat import HeatSession
from lbp_app.domain.log import AnyLogItem
from lbp_app.domain.measures import Answers
from lbp_app.domain.progress import Span
from lbp_app.export import fhir_codes as codes
from lbp_app.export import fhir_facts, fhir_plan
from lbp_app.export.fhir_codes import Resource, absent, concept, own
from lbp_app.export.fhir_parts import DEVICE, PATIENT, observation
from lbp_app.usecases.whole_diary import WholeDiary
from lbp_app.usecases.working import Steps, Tick, nobody

_SITES = {"back_pain": "Back", "leg_pain": "Leg"}
_HIPS = ("hip_side_left", "hip_side_right")
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_OWN_CODE = re.compile(
    rf'"system":"{re.escape(codes.OWN)}","code":"([^"\\]+)","display":("(?:[^"\\]|\\.)*")'
)


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
        tick: Tick = nobody,
    ) -> bytes:
        """The bundle in UTF-8; ``span`` limits the days."""
        steps = Steps(tick, 2 * len(whole.records))
        told = self.everything(whole, made_at=made_at, span=span, with_name=with_name)
        head = '{"resourceType":"Bundle","type":"collection"'
        # Piece by piece: as one text and its bytes, ten years would take twice the memory.
        file, used = io.BytesIO(), dict[str, str]()
        file.write(f'{head},"timestamp":"{codes.moment(made_at)}","entry":['.encode())
        for one in steps.each(told):
            text = _written(one)
            used |= used_codes(text)
            file.write(f"{text},".encode("utf-8", "replace"))
        file.write(f"{_written(code_system(used))}]}}".encode("utf-8", "replace"))
        return file.getvalue()

    def everything(
        self,
        whole: WholeDiary,
        *,
        made_at: datetime,
        span: Span | None = None,
        with_name: bool = True,
    ) -> Iterator[Resource]:
        """Every resource but the explanation of our own codes, the patient first."""
        today = made_at.date()
        yield from self._about(whole, made_at, with_name=with_name)
        yield from self.resources(whole, span)
        days = span or fhir_plan.all_days(whole, today)
        yield from fhir_plan.plan_and_goals(whole, days, today)

    def resources(self, whole: WholeDiary, span: Span | None = None) -> Iterator[Resource]:
        """What the patient noted and answered."""

        def within(at: datetime) -> bool:
            return span is None or at.date() in span

        rated = [c for c in whole.check_ins_now if within(c.happened_at)]
        yield from (found for check_in in rated for found in _ratings(check_in))
        yield from _symptom(rated)
        actions: dict[str, list[ActionTaken]] = {}
        for action in whole.actions:
            actions.setdefault(action.verdict_id, []).append(action)
        for given in whole.verdicts:
            if within(given.given_at):
                yield self._safety_check(given, actions.get(given.id, []))
        yield from map(fhir_plan.visit, (v for v in whole.visits if within(v.seen_at)))
        checked = (c for c in whole.checked_items if within(c.checked_at))
        yield from map(fhir_plan.checked_item, checked)
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
            "target": [PATIENT],
            "recorded": codes.moment(made_at),
            "agent": [{"who": PATIENT, "onBehalfOf": PATIENT}, {"who": DEVICE}],
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
        found = observation(
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
            yield from fhir_facts.sheet(item, fact)
        elif isinstance(fact, BodyChart):
            yield self._chart(item, fact)
        elif isinstance(fact, daily.Medicine | daily.MedicineTaken):
            yield fhir_facts.medicine(item)
        elif isinstance(fact, HeatSession):
            yield fhir_plan.heat(item)
        else:
            yield from fhir_facts.plain(item)
            yield from fhir_plan.told_of(item)

    def _chart(self, item: AnyLogItem, chart: BodyChart) -> Resource:
        coding = own("body-chart", "Where it is felt")
        found = observation("body-chart", item.id, item.happened_at, coding)
        marks = [one for mark in chart.marks for one in self._mark(mark)]
        if marks:
            found["component"] = marks
        else:
            found["valueCodeableConcept"] = concept(own("nowhere", "Nothing marked"))
        return found

    def _mark(self, mark: Mark) -> Iterator[Resource]:
        name = self.regions.get(mark.region, mark.region)
        region = own(f"region-{mark.region}", name)
        places = [region, *([codes.HIP_REGION] if mark.region in _HIPS else [])]
        strength = mark.strength
        value = (
            {"dataAbsentReason": absent("unknown")}
            if strength is None
            else {"valueQuantity": codes.score(strength)}
        )
        yield {"code": {"coding": places, "text": name}, **value}
        for feeling in mark.feelings:
            felt = own(f"feeling-{feeling.value}", feeling.value)
            both = {"coding": [region, felt], "text": f"{name}: {feeling.value}"}
            yield {"code": both, "valueBoolean": True}


def _ratings(check_in: CheckIn) -> Iterator[Resource]:
    for scale, value in check_in.ratings:
        own_code = own("interference", "How much pain got in the way, 0-10")
        coding = codes.PAIN if scale in _SITES else own_code
        name = f"{check_in.entry_id}-{scale}"
        found = observation("rating", name, check_in.happened_at, coding)
        found["issued"] = codes.moment(check_in.logged_at)
        found["valueQuantity"] = codes.score(value)
        if scale in _SITES:
            found["bodySite"] = {"text": _SITES[scale]}
        if check_in.note.strip() and scale == _first(check_in):
            found["note"] = [{"text": check_in.note}]
        yield found
    if check_in.note.strip() and not check_in.ratings:
        coding = own("note", "Note")
        found = observation("note", check_in.entry_id, check_in.happened_at, coding)
        yield {**found, "valueString": check_in.note}


def _symptom(check_ins: Sequence[CheckIn]) -> Iterator[Resource]:
    """Low back pain as a symptom, once: as it was rated last, when it was there."""
    last = next((c for c in reversed(check_ins) if c.back_pain is not None), None)
    if last is not None and last.back_pain:
        found = observation("symptom", last.entry_id, last.happened_at, codes.SYMPTOM)
        found["valueCodeableConcept"] = concept(codes.LOW_BACK_PAIN)
        severity = {"code": concept(codes.SEVERITY), "valueQuantity": codes.score(last.back_pain)}
        yield {**found, "component": [severity]}


def _first(check_in: CheckIn) -> str:
    """The scale whose observation carries the note."""
    return next(scale for scale in SCALES if scale in dict(check_in.ratings))


def _written(one: Resource) -> str:
    """One entry of the bundle."""
    return f'{{"fullUrl":"urn:uuid:{one["id"]}","resource":{_JSON.encode(one)}}}'


def used_codes(written: str) -> dict[str, str]:
    """Our own codes in a written resource, with their names as they stand in JSON.

    Looked for in the text, which takes a tenth of the time of looking through the values. What a
    patient wrote cannot pass for a code: its quotation marks are escaped.
    """
    return dict(_OWN_CODE.findall(written))


def code_system(used: Mapping[str, str]) -> Resource:
    """The explanation of our own codes that ``used_codes`` has found."""
    return {
        "resourceType": "CodeSystem",
        "id": codes.uuid("CodeSystem", "diary"),
        "url": codes.OWN,
        "name": "BackDiary",
        "status": "draft",
        "content": "fragment",
        "concept": [
            {"code": code, "display": json.loads(name)} for code, name in sorted(used.items())
        ]
        or [{"code": "note", "display": "Note"}],
    }

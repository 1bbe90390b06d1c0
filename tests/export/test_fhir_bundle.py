"""The FHIR bundle: three validators find no fault; denied is not the same as not asked."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import fhirkit
import pytest
from fhir.resources.R4B.bundle import Bundle

from lbp_app.domain.body import BodyChart, Mark
from lbp_app.domain.daily import Sleep
from lbp_app.domain.log import LogItem
from lbp_app.domain.progress import Span
from lbp_app.export.fhir_bundle import FhirMaker
from lbp_app.export.fhir_codes import LOINC, OWN, SNOMED, moment
from lbp_app.usecases.whole_diary import WholeDiary
from tests.building import library
from tests.export.diaries import NOW, every_kind, rich

VERIFIED = {"75325-1", "64750-3", "72514-3", "69724-3", "44250-9", "44255-8", "69725-0", "68509-9"}
VERIFIED_ANSWERS = {"LA6568-5", "LA6569-3", "LA6570-1"}
_UCUM_MIN = {"system": "http://unitsofmeasure.org", "code": "min"}
FHIR = "fhir@4.12.0"
NODE = Path(__file__).parents[2] / ".buildwork" / "node"


def _maker() -> FhirMaker:
    return FhirMaker(library().wording.clinical, {}, "0.1.0")


@cache
def file() -> bytes:
    return _maker()(every_kind(), made_at=NOW)


def resources(whole: WholeDiary | None = None, **more: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    bundle = json.loads(_maker()(whole or every_kind(), made_at=NOW, **more))
    return [entry["resource"] for entry in bundle["entry"]]


def codings(value: object) -> list[dict[str, Any]]:
    inner: list[object] = []
    own: list[dict[str, Any]] = []
    if isinstance(value, dict):
        own = [value] if "system" in value and "code" in value else []
        inner = list(value.values())
    elif isinstance(value, list):
        inner = value
    return own + [found for one in inner for found in codings(one)]


def test_fhir_resources_reads_it_without_a_fault() -> None:
    bundle = Bundle.model_validate_json(file())

    assert bundle.type == "collection"
    assert len(bundle.entry or ()) == len(resources())


def test_fhirkit_finds_no_fault() -> None:
    assert fhirkit.validate(file()) == []


@pytest.mark.slow
def test_the_validator_of_node_finds_no_fault() -> None:
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("node with npm is not on this computer")
    if not (NODE / "node_modules" / "fhir").is_dir():
        NODE.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", NODE, FHIR],
            check=True,
        )
    script = (
        "const {Fhir} = require('fhir');"
        "const r = new Fhir().validate(require('fs').readFileSync(0, 'utf8'));"
        "const e = r.messages.filter(m => m.severity === 'error' || m.severity === 'fatal');"
        "console.log(JSON.stringify({valid: r.valid, errors: e}))"
    )
    done = subprocess.run(
        ["node", "-e", script], input=file(), capture_output=True, check=True, cwd=NODE
    )

    assert json.loads(done.stdout) == {"valid": True, "errors": []}


def test_only_verified_codes_of_others_are_in_it() -> None:
    loinc = {c["code"] for c in codings(resources()) if c["system"] == LOINC}

    snomed = {c["code"] for c in codings(resources()) if c["system"] == SNOMED}

    assert loinc <= VERIFIED | VERIFIED_ANSWERS
    assert snomed == {"279039007"}
    assert "72514-3" in loinc


def test_no_profile_is_claimed() -> None:
    assert b'"meta"' not in file()
    assert b"profile" not in file()


def test_denied_unsure_and_not_asked_are_three_things() -> None:
    check = next(
        r for r in resources(rich()) if r.get("code", {}).get("text") == "Red flag questions"
    )
    said = {
        c["code"]["coding"][0]["code"]: c.get("valueCodeableConcept", c.get("dataAbsentReason"))[
            "coding"
        ][0]["code"]
        for c in check["component"]
    }

    assert check["valueCodeableConcept"]["coding"][0]["code"] == "tier-emergency"
    assert said["question-saddle_numbness"] == "answer-yes"
    assert said["question-fever"] == "answer-no"
    assert said["question-cough_pain"] == "answer-unsure"
    assert said["question-fell_hard"] == "not-asked"
    assert said["patient-action"] == "action-went"


def test_a_score_points_to_its_answers() -> None:
    there = {f"urn:uuid:{r['id']}" for r in resources()}
    scores = [r for r in resources() if "derivedFrom" in r]

    assert scores
    assert {r["derivedFrom"][0]["reference"] for r in scores} <= there


def test_every_id_is_there_once() -> None:
    ids = [r["id"] for r in resources()]

    assert len(ids) == len(set(ids))


def test_all_our_codes_are_explained_in_it() -> None:
    (system,) = [r for r in resources() if r["resourceType"] == "CodeSystem"]
    ours = {c["code"] for c in codings(resources()) if c["system"] == OWN}

    assert ours == {c["code"] for c in system["concept"]}


def test_back_and_leg_pain_are_told_apart() -> None:
    sites = [r["bodySite"]["text"] for r in resources(rich()) if "bodySite" in r]

    assert sites.count("Back") == sites.count("Leg") > 0


def test_a_time_and_a_name_can_be_left_out() -> None:
    day = NOW.date() - timedelta(days=5)
    few = resources(rich(), span=Span(day, day), with_name=False)
    moments = {r["effectiveDateTime"][:10] for r in few if "effectiveDateTime" in r}

    assert moments == {day.isoformat()}
    assert "name" not in few[0]
    assert resources(rich())[0]["name"] == [{"text": "Rosa"}]


def test_the_words_of_a_note_stay_as_they_are() -> None:
    notes = [r["valueString"] for r in resources(rich()) if "valueString" in r]

    assert '=HYPERLINK("http://example.org","click")' in notes


def test_an_empty_diary_is_a_bundle_too() -> None:
    empty = _maker()(WholeDiary(), made_at=NOW)

    assert Bundle.model_validate_json(empty).entry


def test_a_moment_has_an_offset_that_fhir_knows() -> None:
    item = LogItem("x", NOW, NOW, Sleep(3))

    assert moment(item.happened_at) == "2026-11-25T09:15:00.000+00:00"


def of_code(code: str, whole: WholeDiary) -> list[dict[str, Any]]:
    return [
        r
        for r in resources(whole)
        if any(c.get("code") == code for c in r.get("code", {}).get("coding", []))
    ]


def parts(resource: dict[str, Any]) -> dict[str, Any]:
    values = ("valueQuantity", "valueCodeableConcept", "valueString", "valueDateTime")
    return {
        c["code"]["coding"][0]["code"]: next(c[v] for v in values if v in c)
        for c in resource["component"]
    }


def test_each_week_of_the_plan_is_there_with_what_was_done_of_it() -> None:
    plans = [r for r in resources(rich()) if r["resourceType"] == "CarePlan"]
    weeks = of_code("plan-sessions", rich())

    assert [p["status"] for p in plans] == ["completed", "completed", "active"]
    assert plans[1]["period"] == {"start": "2026-11-15", "end": "2026-11-21"}
    assert [a["detail"]["description"] for a in plans[1]["activity"]] == ["8 minutes"] * 3
    assert [w["valueQuantity"]["value"] for w in weeks] == [67, 50, 25]
    assert {k: v["value"] for k, v in parts(weeks[1]).items()} == {
        "sessions-planned": 3,
        "sessions-done": 1,
        "sessions-part": 1,
    }
    assert weeks[1]["basedOn"][0]["reference"] == f"urn:uuid:{plans[1]['id']}"


def test_the_patients_own_activities_are_goals() -> None:
    goals = [r["description"]["text"] for r in resources(rich()) if r["resourceType"] == "Goal"]

    assert goals == ["Stairs", "Walking"]


def test_a_use_of_heat_has_its_questions_its_checks_and_its_end() -> None:
    (heat,) = of_code("heat", every_kind())
    told = parts(heat)

    assert heat["valueQuantity"] == {"value": 15, "unit": "min", **_UCUM_MIN}
    assert set(heat["effectivePeriod"]) == {"start", "end"}
    assert told["heat-skin-numb"]["text"] == "no"
    assert told["heat-skin-fine"]["value"] == 5
    assert told["heat-ending"]["text"] == "stopped"


def test_visits_checks_and_questions_are_told() -> None:
    (visit,) = of_code("visit", rich())
    (checked,) = of_code("checked-item", rich())
    (asked,) = of_code("questions", every_kind())

    assert (visit["valueString"], parts(visit)["visit-who"]) == (
        "Scan was clear.",
        "Emergency doctor",
    )
    assert parts(checked)["different-now"] == "If it spreads"
    assert asked["valueString"] == "May I swim?"


def test_only_the_side_of_the_hip_has_a_code_of_others() -> None:
    marks = (Mark("hip_side_left", 4), Mark("knee_front_left", 2))
    (chart,) = of_code("body-chart", WholeDiary(items=(LogItem("c", NOW, NOW, BodyChart(marks)),)))
    hip, knee = (c["code"]["coding"] for c in chart["component"])

    assert [c["code"] for c in hip] == ["region-hip_side_left", "29836001"]
    assert [c["code"] for c in knee] == ["region-knee_front_left"]


def test_low_back_pain_is_a_symptom_once_with_its_severity() -> None:
    (symptom,) = of_code("75325-1", rich())

    assert symptom["valueCodeableConcept"]["coding"][0]["code"] == "279039007"
    assert symptom["component"][0]["valueQuantity"]["value"] == 4

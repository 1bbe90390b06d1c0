"""Scores again, by an independent program: FHIRPath over random answer sheets in the form of FHIR.

The program is the npm package ``fhirpath`` of the National Library of Medicine; it is installed
beside ``oracle/package.json`` on first use and knows nothing of our code.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from lbp_app.domain.measures import Answers, Instrument, ItemAnswer, current
from lbp_app.domain.scoring import score

HERE = Path(__file__).parent / "oracle"
SHEETS = 600
WORDING = "en.1"
Sheet = dict[str, Any]
Make = Callable[[random.Random], tuple[Answers, Sheet]]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (shutil.which("node") and shutil.which("npm")),
        reason="node and npm are not installed: the scores are not compared with FHIRPath",
    ),
]

ALL_ANSWERED = "item.exists() and item.all(answer.exists())"
VALUES = "item.answer.valueInteger"
NONE = "item.where(linkId = 'none_apply').answer.valueBoolean = true"
TICKS = "item.where(linkId != 'none_apply').answer.where(valueBoolean = true)"
WORRY = "item.where(linkId = 'nervous' or linkId = 'worrying')"
MOOD = "item.where(linkId = 'interest' or linkId = 'down')"

BANDS = "iif({0} < 3, 'none', iif({0} < 6, 'mild', iif({0} < 9, 'moderate', 'severe')))"


def reaches_three(part: str) -> str:
    """Whether the answers given in a part add up to three or more; no answer adds up to nothing."""
    return f"iif({part}.answer.exists(), {part}.answer.valueInteger.sum() >= 3, false)"


EXPRESSIONS: Mapping[Instrument, Mapping[str, str]] = {
    Instrument.PEG: {"value": f"iif(item.answer.count() = 3, {VALUES}.sum() / 3.0, {{}})"},
    Instrument.RMDQ: {
        "value": f"iif({TICKS}.exists(), {TICKS}.count(), iif({NONE}, 0, {{}}))",
    },
    Instrument.PSFS: {"value": f"iif({ALL_ANSWERED}, {VALUES}.sum() * 1.0 / item.count(), {{}})"},
    Instrument.PHQ4: {
        "value": f"iif(item.answer.count() = 4, {VALUES}.sum(), {{}})",
        "worry": f"iif({WORRY}.answer.count() = 2, {WORRY}.answer.valueInteger.sum(), {{}})",
        "mood": f"iif({MOOD}.answer.count() = 2, {MOOD}.answer.valueInteger.sum(), {{}})",
        "worry_positive": reaches_three(WORRY),
        "mood_positive": reaches_three(MOOD),
        "band": f"iif(item.answer.count() = 4, {BANDS.format(VALUES + '.sum()')}, {{}})",
    },
    Instrument.PGIC: {"value": VALUES},
    Instrument.CONFIDENCE: {"value": VALUES},
}


def response(items: list[Sheet]) -> Sheet:
    """A FHIR QuestionnaireResponse."""
    return {"resourceType": "QuestionnaireResponse", "status": "completed", "item": items}


def numbers(instrument: Instrument, items: tuple[str, ...], lowest: int, highest: int) -> Make:
    """Make sheets of numbers of which about one answer in eight is missing."""

    def make(chance: random.Random) -> tuple[Answers, Sheet]:
        given = {i: chance.randint(lowest, highest) for i in items if chance.random() > 1 / 8}
        answers = tuple(ItemAnswer(item, value) for item, value in given.items())
        shown = [number(i, given.get(i)) for i in items if i in given or chance.random() > 1 / 2]
        return Answers(instrument, 1, WORDING, answers), response(shown)

    return make


def number(item: str, value: int | None) -> Sheet:
    """One item of a response; without an answer when there is none."""
    return {"linkId": item, **({} if value is None else {"answer": [{"valueInteger": value}]})}


RMDQ = [f"statement_{nth}" for nth in range(1, 25)]
"""In the response the statements are called by their number, as on paper."""


def ticks(chance: random.Random) -> tuple[Answers, Sheet]:
    """An RMDQ sheet with any number of ticks, with "none of these", or skipped."""
    share = chance.choice((0.0, 0.0, 0.1, 0.5, 0.9, 1.0))
    ticked = [item for item in RMDQ if chance.random() < share]
    none = not ticked and chance.random() > 1 / 2
    shown = [{"linkId": i, "answer": [{"valueBoolean": i in ticked}]} for i in RMDQ]
    shown += [{"linkId": "none_apply", "answer": [{"valueBoolean": none}]}]
    names = dict(zip(RMDQ, current(Instrument.RMDQ).items, strict=True))
    given = tuple(ItemAnswer(names[item], 1) for item in ticked)
    return Answers(Instrument.RMDQ, 1, WORDING, given, none), response(shown)


def own_activities(chance: random.Random) -> tuple[Answers, Sheet]:
    """A PSFS sheet with up to three activities, of which some are not rated."""
    names = chance.sample(("walk", "stairs", "garden", "sit", "drive"), chance.randint(0, 3))
    rated = {n: chance.randint(0, 10) for n in names if chance.random() > 1 / 8}
    given = tuple(
        ItemAnswer(f"activity_{nth}", rated[name])
        for nth, name in enumerate(names, start=1)
        if name in rated
    )
    answers = Answers(Instrument.PSFS, 1, WORDING, given, activities=tuple(names))
    return answers, response([number(name, rated.get(name)) for name in names])


MAKERS: Mapping[Instrument, Make] = {
    Instrument.PEG: numbers(Instrument.PEG, ("pain", "enjoyment", "activity"), 0, 10),
    Instrument.RMDQ: ticks,
    Instrument.PSFS: own_activities,
    Instrument.PHQ4: numbers(Instrument.PHQ4, ("nervous", "worrying", "interest", "down"), 0, 3),
    Instrument.PGIC: numbers(Instrument.PGIC, ("change",), 1, 7),
    Instrument.CONFIDENCE: numbers(Instrument.CONFIDENCE, ("sure",), 0, 10),
}


@pytest.fixture(scope="module")
def oracle() -> Path:
    """The other program, installed on first use (kept out of the repository)."""
    with FileLock(str(HERE / "node_modules.lock"), timeout=150):
        if not (HERE / "node_modules" / "fhirpath" / "package.json").is_file():
            subprocess.run(
                [
                    "npm",
                    "install",
                    "--no-audit",
                    "--no-fund",
                    "--no-package-lock",
                    "--ignore-scripts",
                ],
                cwd=HERE,
                check=True,
                timeout=150,
            )
    return HERE / "score.cjs"


def scored_by(program: Path, instrument: Instrument, sheets: list[Sheet]) -> list[Sheet]:
    """What the other program says about each sheet."""
    asked = json.dumps({"expressions": EXPRESSIONS[instrument], "sheets": sheets})
    done = subprocess.run(
        ["node", str(program)], input=asked, capture_output=True, text=True, check=True, timeout=60
    )
    found: list[Sheet] = json.loads(done.stdout)
    return found


def ours(answers: Answers) -> Sheet:
    """What we say, under the same names."""
    scored = score(answers)
    parts = {p.id: p.value for p in scored.parts}
    positive = {f"{p.id}_positive": p.positive for p in scored.parts}
    band = {"band": scored.band.value if scored.band else None} if scored.parts else {}
    value = None if scored.value is None else float(scored.value)
    return {"value": value, **parts, **positive, **band}


@pytest.mark.parametrize("instrument", Instrument)
def test_an_independent_program_gives_the_same_score(instrument: Instrument, oracle: Path) -> None:
    chance = random.Random(f"sheets of {instrument}")  # noqa: S311 - samples, not secrets
    made = [MAKERS[instrument](chance) for _ in range(SHEETS)]
    found = scored_by(oracle, instrument, [sheet for _, sheet in made])
    mine = [ours(answers) for answers, _ in made]
    assert len(found) == SHEETS >= 500
    assert [{**f, "value": None} for f in found] == [{**m, "value": None} for m in mine]
    assert [f["value"] for f in found] == [pytest.approx(m["value"], abs=1e-6) for m in mine]
    without = sum(m["value"] is None for m in mine)
    assert 0 < without < SHEETS, "the samples hold both sheets with and without a score"

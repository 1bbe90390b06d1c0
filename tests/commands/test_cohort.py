"""`lbp-app cohort`: many diaries, read back by DuckDB, pandas and FHIR validators."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import fhirkit
import pandas as pd
import pytest

from lbp_app.commands.answers import NOT_WRITTEN, THERE_ALREADY, WRONG
from lbp_app.commands.cohort import NOTHING_READ, SOME_LEFT_OUT, run
from lbp_app.commands.secret import VARIABLE
from lbp_app.export.cohort_tables import TABLES
from lbp_app.export.json_file import json_file
from lbp_app.export.sealed import seal
from lbp_app.usecases.whole_diary import WholeDiary
from tests.export.diaries import FORMS, HARM, NOW, rich

pytestmark = pytest.mark.slow

DOCS = Path(__file__).parents[2] / "docs" / "cohort.md"
PASSWORD = "lamp river sock tuesday"  # noqa: S105 - for tests only


def exported(whole: WholeDiary, later: int = 0) -> bytes:
    at = NOW + timedelta(days=later)
    return json_file(whole, FORMS, made_at=at, app_version="0.1.0")


def another(number: int) -> WholeDiary:
    """The same story of somebody else: the first record has another id."""
    whole = rich()
    first, *others = whole.check_ins
    return replace(whole, check_ins=(replace(first, entry_id=f"first-{number}"), *others))


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two diaries, one of them sealed, an older file of the first, and one that is damaged."""
    folder = tmp_path_factory.mktemp("clinic")
    (folder / "a.json").write_bytes(exported(WholeDiary.of(rich().records[:-3])))
    (folder / "b.json").write_bytes(exported(rich(), later=1))
    (folder / "c.zip").write_bytes(seal(exported(another(1)), PASSWORD))
    (folder / "d.json").write_bytes(b'{"format": "back-diary", "version": 1}')
    (folder / "notes.txt").write_text("not an export")
    return folder


@pytest.fixture(scope="module")
def out(clinic: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("made") / "cohort"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, PASSWORD)
        assert run([str(clinic), "--out", str(made)]) == SOME_LEFT_OUT
    return made


def ends(*words: str) -> object:
    with pytest.raises(SystemExit) as stopped:
        run(list(words))
    return stopped.value.code


def asked(question: str) -> list[tuple[Any, ...]]:
    return duckdb.connect().execute(question).fetchall()


def test_duckdb_reads_every_table_and_counts_what_the_diaries_hold(out: Path) -> None:
    def count(table: str) -> int:
        ((found,),) = asked(f"SELECT count(*) FROM '{out}/{table}.parquet'")  # noqa: S608
        return int(found)

    ratings = sum(len(c.ratings) for c in rich().check_ins_now)
    kinds = Counter(type(item.fact).__name__ for item in rich().items_now)
    assert count("patient") == 2
    assert count("rating") == 2 * (ratings + kinds["Sleep"])
    assert count("score") == 2 * kinds["Answers"]
    assert count("activity") == 2 * kinds["Activity"]
    assert count("safety_check") == 2 * len(rich().verdicts)
    assert count("plan_week") == 6


def test_duckdb_joins_them_by_pseudonym(out: Path) -> None:
    found = asked(
        f"SELECT p.patient, avg(r.value) FROM '{out}/patient.parquet' p "  # noqa: S608
        f"JOIN '{out}/rating.parquet' r USING (patient) WHERE r.scale = 'back_pain' GROUP BY 1"
    )
    mean = [c.back_pain for c in rich().check_ins_now if c.back_pain is not None]

    assert {round(value, 6) for _, value in found} == {round(sum(mean) / len(mean), 6)}
    assert len({who for who, _ in found}) == 2


def test_pandas_reads_the_types_of_the_schema(out: Path) -> None:
    ratings = pd.read_parquet(out / "rating.parquet")

    assert str(ratings["value"].dtype) == "int32"
    assert str(ratings["at"].dtype) == "datetime64[us, UTC]"
    assert [pd.read_parquet(out / f"{t}.parquet").columns.tolist() for t in TABLES] == [
        [field.name for field in fields] for fields in TABLES.values()
    ]


def test_each_line_is_one_resource_and_every_reference_leads_to_one(out: Path) -> None:
    there: set[str] = set()
    pointed: set[str] = set()
    for file in out.glob("*.ndjson"):
        lines = file.read_text("utf-8").splitlines()
        resources = [json.loads(line) for line in lines]
        assert {r["resourceType"] for r in resources} == {file.stem}
        assert len({r["id"] for r in resources}) == len(resources)
        there |= {f"{file.stem}/{r['id']}" for r in resources}
        pointed |= {
            part.split('"')[0] for line in lines for part in line.split('"reference": "')[1:]
        }

    assert len([name for name in there if name.startswith("Patient/")]) == 2
    assert pointed <= there
    assert pointed


def test_the_lines_are_sound_fhir(out: Path) -> None:
    entries = [
        {"fullUrl": f"urn:uuid:{r['id']}", "resource": r}
        for file in out.glob("*.ndjson")
        for r in map(json.loads, file.read_text("utf-8").splitlines()[:40])
    ]
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": entries}

    assert fhirkit.validate(json.dumps(bundle).encode()) == []


def test_no_name_and_no_word_of_a_patient_is_in_it(out: Path) -> None:
    everything = b"".join(path.read_bytes() for path in out.iterdir())
    words = ("Rosa", "Ibuprofen", "Scan was clear", "Emergency doctor", "Stairs", HARM[0][:12])

    assert not [word for word in words if word.encode() in everything]


def test_a_key_keeps_the_pseudonyms_and_without_one_they_are_new(
    clinic: Path, tmp_path: Path
) -> None:
    key = tmp_path / "key"
    key.write_bytes(b"k" * 32)
    file, names = str(clinic / "b.json"), []
    for number, more in enumerate((["--key", str(key)], ["--key", str(key)], [])):
        made = tmp_path / str(number)
        run([file, "--out", str(made), "--formats", "ndjson", *more])
        names.append(json.loads((made / "Patient.ndjson").read_text())["identifier"][0]["value"])

    assert names[0] == names[1] != names[2]


def test_what_is_there_stays_unless_it_is_forced(clinic: Path, tmp_path: Path) -> None:
    made = tmp_path / "made"
    made.mkdir()
    (made / "mine").write_text("mine")

    assert ends(str(clinic / "b.json"), "--out", str(made)) == THERE_ALREADY
    assert run([str(clinic / "b.json"), "--out", str(made), "--force"]) == 0
    assert (made / "mine").read_text() == "mine"
    assert (made / "patient.parquet").is_file()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["made"]


def test_a_wrong_command_and_files_that_are_no_exports_write_nothing(
    clinic: Path, tmp_path: Path
) -> None:
    out = str(tmp_path / "made")

    assert ends(str(tmp_path / "nowhere"), "--out", out) == WRONG
    assert ends(str(tmp_path), "--out", out) == WRONG
    assert ends(str(clinic / "b.json"), "--out", out, "--formats", "xlsx") == WRONG
    assert ends(str(clinic / "d.json"), "--out", out) == NOTHING_READ
    assert ends(str(clinic / "b.json"), "--out", str(tmp_path / "no" / "where")) == NOT_WRITTEN
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("table", TABLES)
def test_every_column_stands_in_the_documentation(table: str) -> None:
    text = DOCS.read_text("utf-8")
    rows = [f"| `{table}` | `{f.name}` | {f.type} | {f.meaning} |" for f in TABLES[table]]

    assert not [row for row in rows if row not in text]

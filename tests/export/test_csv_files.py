"""CSV files, read back by Python's csv and by pandas: the same counts, words and columns."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import zipfile
from collections import Counter
from dataclasses import fields
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pytest

from lbp_app.domain.progress import Span
from lbp_app.export.csv_files import csv_files, harmless
from lbp_app.export.data_dictionary import FACTS as MEANINGS
from lbp_app.export.data_dictionary import RECORDS
from lbp_app.storage.facts import KINDS, kind_of
from lbp_app.usecases.whole_diary import WholeDiary
from tests.export.diaries import FORMS, HARM, NOW, every_kind, rich

WHOLE_LINES = [text for text in HARM if "\n" not in text and "\t" not in text]
"""A spreadsheet may write other line ends than it has read."""


def _files(whole: WholeDiary, span: Span | None = None) -> dict[str, bytes]:
    packed = csv_files(whole, FORMS, made_at=NOW, span=span)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def _rows(file: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.decode("utf-8"), newline="")))


def test_there_is_a_row_for_everything_that_counts() -> None:
    whole = every_kind()
    files = _files(whole)
    kinds = Counter(kind_of(type(item.fact)) for item in whole.items_now)

    assert {kind: len(_rows(files[f"{kind}.csv"])) for kind in kinds} == kinds
    assert kinds.keys() == KINDS.keys()
    assert len(_rows(files["check_in.csv"])) == len(whole.check_ins_now)
    assert len(_rows(files["safety_check.csv"])) == len(whole.verdicts)
    assert len(_rows(files["visit.csv"])) == len(whole.visits)


def test_pandas_reads_the_same_counts_and_numbers() -> None:
    whole = every_kind()
    check_ins = pd.read_csv(io.BytesIO(_files(whole)["check_in.csv"]))

    assert list(check_ins.columns) == [column.name for column in RECORDS["check_in"]]
    assert len(check_ins) == len(whole.check_ins_now)
    assert check_ins["back_pain"].sum() == sum(c.back_pain or 0 for c in whole.check_ins_now)
    assert check_ins["back_pain"].isna().sum() == sum(
        c.back_pain is None for c in whole.check_ins_now
    )
    assert pd.to_datetime(check_ins["happened_at"], utc=True).is_monotonic_increasing


def test_words_are_whole_and_no_spreadsheet_takes_them_for_a_formula() -> None:
    notes = {row["text"] for row in _rows(_files(rich())["note.csv"])}

    assert {harmless(text) for text in HARM} <= notes
    assert {note.lstrip("'") for note in notes} >= {text.lstrip("'") for text in HARM}
    assert not [note for note in notes if note[0] in "=+-@\t\r"]


def test_pandas_reads_the_words_too() -> None:
    table = pd.read_csv(io.BytesIO(_files(rich())["note.csv"]), keep_default_na=False)

    assert {harmless(text) for text in HARM} <= set(table["text"])


@pytest.mark.slow
def test_libreoffice_opens_every_table_with_its_rows_and_works_no_formula(tmp_path: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice (libreoffice-calc-nogui) is not on this computer")
    files = _files(every_kind())
    for name, file in files.items():
        (tmp_path / name).write_bytes(file)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    # 44 comma, 34 quotes, 76 UTF-8; written again as CSV with the values it has worked out.
    words = [
        "--headless",
        profile,
        "--infilter=CSV:44,34,76,1",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1",
    ]
    subprocess.run(
        [program, *words, "--outdir", tmp_path / "out", *(tmp_path / name for name in files)],
        check=True,
        capture_output=True,
        timeout=150,
    )
    opened = {name: _rows((tmp_path / "out" / name).read_bytes()) for name in files}

    assert {n: len(rows) for n, rows in opened.items()} == {
        n: len(_rows(file)) for n, file in files.items()
    }
    assert {row["text"] for row in opened["note.csv"]} >= {harmless(text) for text in WHOLE_LINES}
    assert not [r for r in opened["note.csv"] if r["text"].startswith(("#", "Err:"))]


def test_lines_end_as_the_standard_says_and_nothing_else_is_before_them() -> None:
    for file in _files(every_kind()).values():
        assert file.endswith(b"\r\n")
        assert not file.startswith(b"\xef\xbb\xbf")


def test_every_column_is_explained() -> None:
    files = _files(every_kind())
    explained = {(row["file"], row["column"]) for row in _rows(files.pop("data_dictionary.csv"))}
    there = {(name, column) for name, file in files.items() for column in _rows(file)[0]}

    assert explained == there


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_kind_has_a_meaning(kind: str) -> None:
    assert {c.name for c in MEANINGS[kind]} == {f.name for f in fields(KINDS[kind])}


def test_moments_have_their_offset() -> None:
    moments = [row["happened_at"] for row in _rows(_files(rich())["check_in.csv"])]

    assert [datetime.fromisoformat(m) for m in moments] == [
        c.happened_at for c in rich().check_ins_now
    ]
    assert {m[-6:] for m in moments} == {"+00:00", "+01:00"}


def test_denied_not_sure_and_not_asked_stand_apart() -> None:
    check = _rows(_files(rich())["safety_check.csv"])[0]

    assert check["urgency"] == "emergency"
    assert check["denied"] == "fever"
    assert check["unsure"] == "cough_pain"
    assert check["not_asked"] == "fell_hard"


def test_what_was_deleted_or_replaced_is_not_in_it() -> None:
    notes = [row["text"] for row in _rows(_files(every_kind())["note.csv"])]

    assert "After" in notes
    assert not {"Deleted", "Before"} & set(notes)


def test_a_time_limits_the_rows() -> None:
    span = Span(date(2026, 11, 18), date(2026, 11, 24))
    rows = _rows(_files(rich(), span)["check_in.csv"])

    assert {datetime.fromisoformat(row["happened_at"]).date() in span for row in rows} == {True}
    assert rows


def test_the_name_can_be_left_out() -> None:
    packed = csv_files(rich(), FORMS, made_at=NOW, with_name=False)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert b"Rosa" not in b"".join(map(archive.read, archive.namelist()))
    assert b"Rosa" in _files(rich())["profile.csv"]

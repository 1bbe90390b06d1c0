"""The JSON file: nothing is lost on the way out and back, and nothing else is read as a diary."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from lbp_app.export.json_file import NotADiaryError, json_file, read_export, read_json
from lbp_app.usecases.whole_diary import WholeDiary
from tests.export.diaries import FORMS, NOW, every_kind
from tests.export.json_schema import SCHEMA, schema
from tests.storage.conftest import opened

SAMPLES = sorted(Path(__file__).with_name("samples").glob("*.json"))


def _file(whole: WholeDiary) -> bytes:
    return json_file(whole, FORMS, made_at=NOW, app_version="0.1.0", suggested=["Why so long?"])


def test_what_is_read_is_what_was_written() -> None:
    assert read_json(_file(every_kind()), FORMS) == every_kind()


def test_what_the_app_offers_to_ask_goes_along_and_older_files_have_none() -> None:
    assert read_export(_file(every_kind()), FORMS).suggested == ("Why so long?",)
    assert read_export(SAMPLES[0].read_bytes(), FORMS).suggested == ()


def test_a_new_app_gives_the_same_file_again(tmp_path: Path) -> None:
    first = _file(every_kind())
    with closing(opened(tmp_path / "one")) as diary:
        diary.keep(*read_json(first, FORMS).records)
        second = _file(WholeDiary.of(diary.records()))
    with closing(opened(tmp_path / "two")) as diary:
        diary.keep(*read_json(second, FORMS).records)
        third = _file(WholeDiary.of(diary.records()))

    assert first == second == third


def test_the_file_is_as_its_schema_says() -> None:
    jsonschema.Draft202012Validator(schema()).validate(json.loads(_file(every_kind())))


def test_the_schema_that_is_handed_out_is_that_of_the_code() -> None:
    assert json.loads(SCHEMA.read_text("utf-8")) == schema()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_files_of_every_version_still_open(sample: Path) -> None:
    whole = read_json(sample.read_bytes(), FORMS)

    assert whole.check_ins_now
    assert whole.items_now
    assert whole.verdicts


def test_there_is_a_sample() -> None:
    assert SAMPLES


def _changed(**values: object) -> bytes:
    return json.dumps({**json.loads(_file(every_kind())), **values}).encode()


def _log(value: object) -> bytes:
    return _changed(log=[value])


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (b"", "not_ours"),
        (b"\xff\xfe\x00", "not_ours"),
        (b"[1, 2]", "not_ours"),
        (b'{"format": "other"}', "not_ours"),
        (b"[" * 100_000, "not_ours"),
        (_changed(version=2), "newer"),
        (_changed(version="x"), "newer"),
        (_changed(check_ins=None), "damaged"),
        (_changed(check_ins=[{}]), "damaged"),
        (_changed(verdicts=[{"id": 5}]), "damaged"),
        (_log("text"), "damaged"),
        (_log({"id": "x", "kind": "unheard_of"}), "damaged"),
    ],
)
def test_a_file_that_is_no_diary_is_refused_and_told_why(file: bytes, code: str) -> None:
    with pytest.raises(NotADiaryError) as refused:
        read_json(file, FORMS)

    assert refused.value.code == code


@pytest.mark.parametrize("part", ["check_ins", "verdicts", "log", "profiles", "visits"])
def test_a_rating_or_moment_that_cannot_be_is_damage(part: str) -> None:
    read: dict[str, Any] = json.loads(_file(every_kind()))
    read[part][0] = {**read[part][0], "logged_at": "yesterday", "given_at": "yesterday"}

    with pytest.raises(NotADiaryError, match="damaged"):
        read_json(json.dumps(read).encode(), FORMS)

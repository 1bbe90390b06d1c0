"""Files of others: each kind of damage has its reason, and sums never leave the calendar."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any

import pytest

from lbp_app.export.review_file import is_locked, read_for_review, unlock
from lbp_app.export.sealed import seal, seal_files
from lbp_app.usecases.review_desk import MOST_BYTES, RefusedError, WhyRefused
from tests.export.diaries import FORMS
from tests.review_files import ROSA, exported

PASSWORD = "correct horse battery"  # noqa: S105 - a test
Change = Callable[[dict[str, Any]], object]


@cache
def whole() -> bytes:
    return exported(ROSA)


def why(data: bytes) -> WhyRefused:
    with pytest.raises(RefusedError) as refused:
        read_for_review(data, FORMS)
    return refused.value.why


def changed(change: Change) -> bytes:
    read = json.loads(whole())
    change(read)
    return json.dumps(read).encode()


def test_a_sound_file_is_read_with_its_moment_and_version() -> None:
    found = read_for_review(whole(), FORMS)
    assert found.app_version == "0.1.0"
    assert found.made_at.isoformat() == "2026-11-25T09:15:00+00:00"
    assert len(found.whole.check_ins) > 60


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", WhyRefused.NOT_OURS),
        (b"[" * 100_000, WhyRefused.NOT_OURS),
        (b"[" * 100_000 + b"]" * 100_000, WhyRefused.NOT_OURS),
        (b'{"format": NaN}', WhyRefused.NOT_OURS),
        (b"\xff\xfe{}", WhyRefused.NOT_OURS),
        (b'{"format": "another"}', WhyRefused.NOT_OURS),
        (b'{"format": "back-diary", "version": ' + b"9" * 5000 + b"}", WhyRefused.NOT_OURS),
        (b'{"format": "back-diary", "version": 2}', WhyRefused.NEWER),
        (b'{"format": "back-diary", "version": 1}', WhyRefused.DAMAGED),
        (b" " * (MOST_BYTES + 1), WhyRefused.TOO_LARGE),
    ],
    ids=range(10),
)
def test_what_is_no_exported_diary_is_refused_with_its_reason(
    data: bytes, reason: WhyRefused
) -> None:
    assert why(data) is reason


def first(part: str, **values: object) -> Change:
    def change(read: dict[str, Any]) -> None:
        read[part][0].update(values)

    return change


@pytest.mark.parametrize(
    "change",
    [
        first("check_ins", back_pain=11),
        first("check_ins", back_pain=10**400),
        first("check_ins", happened_at="0001-01-01T00:00:00+00:00"),
        first("check_ins", happened_at="9999-12-31T23:59:59+00:00", happened_at_zone=None),
        first("check_ins", happened_at="2026-01-01T00:00:00"),
        first("check_ins", happened_at=7),
        first("check_ins", note="x" * 3000),
        first("log", kind="../../etc/passwd"),
        first("log", fact=[]),
        first("log", id=None),
        first("verdicts", verdict=None),
        first("profiles", profile={"country": {}}),
        lambda read: read.pop("log"),
        lambda read: read.update(log={}),
        lambda read: read.update(check_ins=None),
        lambda read: read.update(made_at="2026-11-25T09:15:00"),
        lambda read: read.update(made_at="0001-01-01T00:00:00+00:00"),
        lambda read: read.update(app_version=1),
    ],
    ids=range(18),
)
def test_a_file_that_makes_no_sense_somewhere_is_damaged(change: Change) -> None:
    assert why(changed(change)) is WhyRefused.DAMAGED


def test_zones_that_lead_elsewhere_or_are_many_open_nothing() -> None:
    elsewhere = changed(first("log", happened_at_zone="../../../../etc/passwd"))
    assert read_for_review(elsewhere, FORMS).whole.items

    def many(read: dict[str, Any]) -> None:
        for n in range(200):
            read["log"].append({**read["log"][0], "happened_at_zone": f"Mars/Base{n}"})

    assert why(changed(many)) is WhyRefused.DAMAGED


def test_more_records_or_flags_than_a_diary_can_have_are_refused() -> None:
    def flags(read: dict[str, Any]) -> None:
        flag = next(v for v in read["verdicts"] if v["verdict"]["urgency"])
        read["verdicts"] += [flag] * 5000

    assert why(changed(flags)) is WhyRefused.DAMAGED


def test_a_zip_is_told_apart_from_a_locked_file() -> None:
    plain = BytesIO()
    with zipfile.ZipFile(plain, "w") as file:
        file.writestr("../../back-diary.json", whole())
    assert not is_locked(plain.getvalue())
    assert why(plain.getvalue()) is WhyRefused.A_ZIP
    assert is_locked(seal(whole(), PASSWORD))
    assert not is_locked(whole())


def test_a_locked_file_opens_in_memory_and_a_bomb_does_not() -> None:
    assert unlock(seal(whole(), PASSWORD), PASSWORD) == whole()
    bomb = seal(bytes(MOST_BYTES + 1), PASSWORD)
    assert len(bomb) < MOST_BYTES / 500
    with pytest.raises(RefusedError) as refused:
        unlock(bomb, PASSWORD)
    assert refused.value.why is WhyRefused.TOO_LARGE


def test_a_locked_file_is_refused_where_nothing_can_open_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("lbp_app.export.sealed.find_spec", {"Crypto": None}.get)
    with pytest.raises(RefusedError) as refused:
        is_locked(seal(whole(), PASSWORD))
    assert refused.value.why is WhyRefused.NOT_HERE
    assert not is_locked(whole())


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (seal(b"{}", "another password"), WhyRefused.WRONG_PASSWORD),
        (seal(b"{}", PASSWORD)[:40], WhyRefused.DAMAGED),
        (seal_files({"../a.json": b"{}", "b.json": b"{}"}, PASSWORD), WhyRefused.DAMAGED),
    ],
    ids=("password", "cut", "several"),
)
def test_a_locked_file_that_does_not_open_says_why(data: bytes, reason: WhyRefused) -> None:
    with pytest.raises(RefusedError) as refused:
        unlock(data, PASSWORD)
    assert refused.value.why is reason

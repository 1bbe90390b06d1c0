"""A diary comes back from an exported file whole; every other file is refused and told why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lbp_app.domain.daily import Sleep
from lbp_app.domain.log import LogItem
from lbp_app.export.json_file import json_file
from lbp_app.export.sealed import seal, seal_files
from lbp_app.storage.diary import SqliteDiary
from lbp_app.storage.swap import BEFORE as BEFORE_RESTORE
from lbp_app.usecases.import_diary import ExportFault, ExportFound, ImportDiary
from lbp_app.usecases.whole_diary import WholeDiary
from tests.building import services
from tests.export.diaries import FORMS, NOW, every_kind, rich
from tests.fakes import FrozenClock
from tests.storage.conftest import opened

PASSWORD = "lamp river sock tuesday"  # noqa: S105 - for tests only
BEFORE = LogItem("before", NOW, NOW, Sleep(6))


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[SqliteDiary]:
    made = opened(tmp_path)
    made.keep(BEFORE)
    yield made
    made.close()


def on(diary: SqliteDiary) -> ImportDiary:
    return services(diary=diary, clock=FrozenClock(NOW)).import_diary()


def exported(whole: WholeDiary) -> bytes:
    return json_file(whole, FORMS, made_at=NOW, app_version="0.1.0")


def test_what_is_in_a_file_is_told_before_anything_changes(diary: SqliteDiary) -> None:
    found = on(diary).look(exported(rich()))

    assert isinstance(found, ExportFound)
    assert (found.check_ins, found.others) == (len(rich().check_ins_now), len(rich().items_now))
    assert (found.name, found.last) == ("Rosa", NOW.date())
    assert diary.records() == (BEFORE,)


def test_everything_comes_back_and_the_diary_that_was_here_stays_beside(
    diary: SqliteDiary, tmp_path: Path
) -> None:
    desk = on(diary)
    found = desk.look(seal(exported(every_kind()), PASSWORD), PASSWORD)

    assert isinstance(found, ExportFound)
    assert desk(found) is None
    assert exported(WholeDiary.of(diary.records())) == exported(every_kind())
    assert [path for path in tmp_path.iterdir() if path.name.endswith(BEFORE_RESTORE)]


@pytest.mark.parametrize(
    ("file", "password", "fault"),
    [
        (b"", "", ExportFault.NOT_OURS),
        (b'{"format": "back-diary", "version": 99}', "", ExportFault.NEWER),
        (b'{"format": "back-diary", "version": 1}', "", ExportFault.DAMAGED),
        (seal(b"{}", PASSWORD), "", ExportFault.SEALED),
        (seal(b"{}", PASSWORD), "another one", ExportFault.WRONG_PASSWORD),
        (seal(b"{}", PASSWORD), PASSWORD, ExportFault.NOT_OURS),
        (seal(b"{}", PASSWORD)[:-100], PASSWORD, ExportFault.DAMAGED),
        (seal_files({"a": b"1", "b": b"2"}, PASSWORD), PASSWORD, ExportFault.SEVERAL),
    ],
)
def test_any_other_file_is_refused_and_told_why(
    diary: SqliteDiary, file: bytes, password: str, fault: ExportFault
) -> None:
    assert on(diary).look(file, password) is fault
    assert diary.records() == (BEFORE,)

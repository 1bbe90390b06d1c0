"""`lbp-app export`: files for scripts, with exit codes, and nothing overwritten by accident."""

from __future__ import annotations

import io
import json
import os
import stat
import zipfile
from pathlib import Path

import pytest
from icalendar import Calendar
from pypdf import PdfReader

from lbp_app import bootstrap
from lbp_app.__main__ import main
from lbp_app.commands.answers import (
    NO_DIARY,
    NOT_WRITTEN,
    OPEN_ELSEWHERE,
    STOPPED,
    THERE_ALREADY,
    WRONG,
)
from lbp_app.commands.export import run as export
from lbp_app.commands.progress import bar
from lbp_app.commands.secret import VARIABLE
from lbp_app.export.sealed import is_sealed, unseal
from tests.export.diaries import NOW, rich
from tests.fakes import FrozenClock
from tests.storage.conftest import opened

pytestmark = pytest.mark.slow

PASSWORD = "lamp river sock tuesday"  # noqa: S105 - for tests only


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled")
    diary = opened(folder)
    diary.keep(*rich().records)
    diary.close()
    return folder


@pytest.fixture
def data(filled: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv(bootstrap.DATA_VARIABLE, str(filled))
    monkeypatch.chdir(tmp_path)
    return filled


def run(*words: str) -> int:
    return export(words, FrozenClock(NOW))


def ends(*words: str) -> object:
    with pytest.raises(SystemExit) as stopped:
        run(*words)
    return stopped.value.code


def test_each_form_is_written_under_a_name_of_its_own(data: Path, tmp_path: Path) -> None:
    del data
    for form in ("pdf", "csv", "json", "fhir", "ics"):
        assert run("--format", form) == 0

    there = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert len(there) == 5
    assert PdfReader(io.BytesIO(there["back-diary-summary-2026-11-25.pdf"])).pages
    assert zipfile.ZipFile(io.BytesIO(there["back-diary-tables-2026-11-25.zip"])).namelist()
    assert json.loads(there["back-diary-2026-11-25.json"])["version"] == 1
    assert json.loads(there["back-diary-2026-11-25.fhir.json"])["type"] == "collection"
    assert Calendar.from_ical(there["back-diary-2026-11-25.ics"])


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_only_the_owner_may_read_the_file(data: Path, tmp_path: Path) -> None:
    del data
    run("--format", "json", "--out", "one.json")

    assert stat.S_IMODE((tmp_path / "one.json").stat().st_mode) == 0o600


def test_a_file_that_is_there_stays_unless_it_is_forced(data: Path, tmp_path: Path) -> None:
    del data
    out = tmp_path / "mine.json"
    out.write_text("mine")

    assert ends("--format", "json", "--out", str(out)) == THERE_ALREADY == 4
    assert out.read_text() == "mine"
    assert run("--format", "json", "--out", str(out), "--force") == 0
    assert json.loads(out.read_text())["format"] == "back-diary"
    assert list(tmp_path.iterdir()) == [out]


def test_days_sections_and_name_are_those_that_were_asked_for(data: Path, tmp_path: Path) -> None:
    del data
    words = ("--from", "2026-10-01", "--to", "2026-10-31", "--sections", "numbers,body")
    run("--format", "pdf", *words, "--no-name", "--out", "a.pdf")
    first = PdfReader(tmp_path / "a.pdf").pages[0].extract_text()

    assert "1 Oct 2026 to 31 Oct 2026" in first
    assert "Left out by the patient: Red flags" in first
    assert "Rosa" not in first


def test_the_standard_output_gets_the_bytes_and_nothing_else(
    data: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    del data
    run("--format", "json", "--out", "-")

    assert json.loads(capfdbinary.readouterr().out)["format"] == "back-diary"


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--format", "docx"),
        ("--format", "csv", "--from", "yesterday"),
        ("--format", "pdf", "--sections", "secrets"),
        ("--format", "csv", "--from", "2026-10-02", "--to", "2026-10-01"),
    ],
)
def test_a_wrong_command_is_refused(data: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    del data
    assert ends(*words) == WRONG == 2
    assert not list(tmp_path.iterdir())


def test_where_there_is_no_diary_none_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(bootstrap.DATA_VARIABLE, str(tmp_path / "nothing"))

    assert ends("--format", "json", "--out", "-") == NO_DIARY == 1
    assert not (tmp_path / "nothing").exists()


def test_a_diary_that_is_open_elsewhere_is_not_read(data: Path) -> None:
    other = opened(data)
    try:
        assert ends("--format", "json", "--out", "-") == OPEN_ELSEWHERE == 3
    finally:
        other.close()


def test_a_folder_that_is_not_there_is_told(data: Path) -> None:
    del data
    assert ends("--format", "json", "--out", "no/where.json") == NOT_WRITTEN == 5


def test_a_password_comes_from_the_environment_and_seals_the_file(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del data
    monkeypatch.setenv(VARIABLE, PASSWORD)
    run("--format", "json", "--password")

    sealed = (tmp_path / "back-diary-2026-11-25.json.zip").read_bytes()
    assert is_sealed(sealed)
    assert json.loads(unseal(sealed, PASSWORD))["format"] == "back-diary"


def test_a_password_that_does_not_do_and_one_nobody_can_type_write_nothing(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del data
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert ends("--format", "json", "--password") == WRONG
    monkeypatch.setenv(VARIABLE, "short")
    assert ends("--format", "pdf", "--password") == WRONG
    monkeypatch.setenv(VARIABLE, PASSWORD)
    assert ends("--format", "ics", "--password") == WRONG
    assert not list(tmp_path.iterdir())


def test_ctrl_c_leaves_nothing_behind(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del data
    out = tmp_path / "mine.json"
    out.write_text("mine")

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    assert ends("--format", "json", "--out", str(out), "--force") == STOPPED == 130
    assert out.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [out]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_bar_is_for_a_terminal_only() -> None:
    seen, unseen = Terminal(), io.StringIO()
    for stream in (seen, unseen):
        with bar("Writing", stream) as tick:
            tick(0.5)

    assert f"[{'#' * 15}{'.' * 15}]  50%" in seen.getvalue()
    assert unseen.getvalue() == ""


def test_the_command_is_reached_from_the_start(data: Path, tmp_path: Path) -> None:
    del data
    with pytest.raises(SystemExit) as stopped:
        main(["export", "--format", "json", "--out", "x.json"])

    assert stopped.value.code == 0
    assert (tmp_path / "x.json").is_file()

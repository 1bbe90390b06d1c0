"""`lbp-app review --list`: the list in a terminal, and a diary of this computer left alone."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from lbp_app import bootstrap
from lbp_app.commands.review import run as review
from tests.export.diaries import NOW
from tests.fakes import FrozenClock
from tests.review_files import INES, ROSA, TOM, Patient, written


def run(*words: object) -> int:
    return review([str(word) for word in words], FrozenClock(NOW))


def test_the_list_says_who_comes_first_and_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, TOM, INES, ROSA)
    assert run("--list", tmp_path) == 0
    told = capsys.readouterr()
    head, *lines, last = told.out.splitlines()
    assert head == "Needs attention first (3)"
    assert [line.strip().split("\t")[:2] for line in lines] == [
        ["Rosa M.", "Open flag: Emergency, 23 Nov"],
        ["Tom K.", "Worse: RMDQ, 14 to 20"],
        ["Ines P.", "No entry for 9 days, last 16 Nov"],
    ]
    assert last == "The order follows what was reported. It rules nothing out."
    assert told.err == ""


def test_a_refused_file_is_told_by_name_the_rest_is_listed_and_the_code_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, ROSA)
    (tmp_path / "broken.json").write_text('{"format":')
    assert run("--list", tmp_path) == 1
    told = capsys.readouterr()
    assert "Rosa M." in told.out
    assert told.err == "broken.json: It is not an exported diary (JSON).\n"


def test_a_name_cannot_steer_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (file,) = written(tmp_path, Patient("Eve\x1b[2J\nNeeds attention first (0)"))
    file.rename(tmp_path / "e\x1b[31m.json")
    assert run("--list", tmp_path) == 0
    told = capsys.readouterr().out
    assert "\x1b" not in told
    assert "\nNeeds attention first (0)" not in told


def test_what_is_not_there_ends_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (("--list", tmp_path / "gone"), ("--list", tmp_path)):
        with pytest.raises(SystemExit) as stopped:
            run(*words)
        assert stopped.value.code == 2
    assert "gone" in capsys.readouterr().err


def test_nothing_is_written_and_the_diary_of_this_computer_is_not_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "own"
    monkeypatch.setenv(bootstrap.DATA_VARIABLE, str(data))
    files = tmp_path / "files"
    files.mkdir()
    written(files, ROSA)
    opened: list[tuple[str, int]] = []
    watching = True

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if watching and event == "open":
            opened.append((str(arguments[0]), int(arguments[2] or 0)))

    sys.addaudithook(watch)
    assert run("--list", files) == 0
    watching = False
    assert capsys.readouterr().out
    assert not data.exists()
    assert not [path for path, flags in opened if flags & 0o3 and "pycache" not in path]
    assert not [path for path, _ in opened if str(data) in path]

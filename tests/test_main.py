"""The command: what it answers, and that nothing is started with broken content."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from lbp_app import __version__, bootstrap
from lbp_app.__main__ import ALREADY_OPEN, BROKEN_CONTENT, main
from lbp_app.devices import launch
from lbp_app.devices.launch import Mode
from lbp_app.storage.opening import open_diary
from tests.building import say
from tests.content.samples import HERE, laid_over_base, lines

BROKEN = ("field-missing", "broken-yaml", "question-no-rule-uses", "file-missing")


class _Launched:
    """Takes the place of the real start and remembers how it was called."""

    def __init__(self) -> None:
        self.calls: list[tuple[Mode, Path, int]] = []

    def __call__(
        self, mode: Mode, main: object, assets: Path, *, port: int, warm_up: object
    ) -> None:
        assert callable(main)
        assert callable(warm_up)
        self.calls.append((mode, assets, port))


@pytest.fixture
def launched(monkeypatch: pytest.MonkeyPatch) -> _Launched:
    run = _Launched()
    monkeypatch.setattr(launch, "run", run)
    return run


def _with_content(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = {"content": content, "assets": bootstrap.shipped("assets")}
    monkeypatch.setattr(bootstrap, "shipped", shipped.__getitem__)


@pytest.mark.parametrize("sample", BROKEN)
def test_broken_content_stops_the_start_with_file_line_code_and_remedy(
    sample: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    launched: _Launched,
) -> None:
    def opened(*_: object) -> NoReturn:
        raise AssertionError("the diary was opened")

    folder = HERE / "should_fail" / sample
    _with_content(laid_over_base(folder, tmp_path / "content"), monkeypatch)
    monkeypatch.setattr(bootstrap, "open_diary", opened)
    monkeypatch.setenv(bootstrap.DATA_VARIABLE, str(tmp_path / "data"))
    with pytest.raises(SystemExit) as stopped:
        main(["--mode", "serve"])
    told = capsys.readouterr()
    assert stopped.value.code == BROKEN_CONTENT == 2
    expected = lines(folder / "expect.txt")[0].split(" ")
    assert f"content/{expected[0]}: {expected[1]}: " in told.err
    assert "Please" in told.err
    assert told.out == ""
    assert launched.calls == []
    assert not (tmp_path / "data").exists()


def test_a_diary_that_is_open_elsewhere_stops_the_start_with_a_plain_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    launched: _Launched,
) -> None:
    monkeypatch.setenv(bootstrap.DATA_VARIABLE, str(tmp_path))
    other = open_diary(tmp_path)
    try:
        with pytest.raises(SystemExit) as stopped:
            main(["--mode", "serve"])
    finally:
        other.close()
    assert stopped.value.code == ALREADY_OPEN == 3
    assert capsys.readouterr().err.strip() == say("trouble.in_use")
    assert launched.calls == []


def test_sound_content_is_handed_over_with_mode_and_port(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, launched: _Launched
) -> None:
    monkeypatch.setenv(bootstrap.DATA_VARIABLE, str(tmp_path))
    main(["--mode", "serve", "--port", "8123"])
    assert launched.calls == [(Mode.SERVE, bootstrap.shipped("assets"), 8123)]


def test_garbage_is_collected_again_however_the_start_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, launched: _Launched
) -> None:
    monkeypatch.setenv(bootstrap.DATA_VARIABLE, str(tmp_path))
    main(["--mode", "serve"])
    assert gc.isenabled()
    _with_content(tmp_path / "nothing", monkeypatch)
    with pytest.raises(SystemExit):
        main(["--mode", "serve"])
    assert gc.isenabled()
    assert len(launched.calls) == 1


def test_the_diary_is_not_opened_before_the_app_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, launched: _Launched
) -> None:
    monkeypatch.setenv(bootstrap.DATA_VARIABLE, str(tmp_path / "data"))
    main(["--mode", "serve"])
    assert launched.calls
    assert not (tmp_path / "data").exists()


def test_the_version_is_told_without_loading_the_app() -> None:
    program = (
        "import sys; from lbp_app.__main__ import main\n"
        "try: main(['--version'])\n"
        "except SystemExit as end: print(end.code)\n"
        "print([name for name in ('flet', 'sqlalchemy', 'yaml') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[1],
    )
    assert done.stdout.splitlines() == [f"Back Diary {__version__}", "0", "[]"]


def test_a_wrong_command_is_answered_with_how_to_use_it(
    capsys: pytest.CaptureFixture[str], launched: _Launched
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--mode", "hologram"])
    assert stopped.value.code == 2
    assert "usage: lbp-app" in capsys.readouterr().err
    assert launched.calls == []

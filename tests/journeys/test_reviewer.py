"""A physiotherapist opens three files in a real browser and finds the one with the flag."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest

from tests.journeys.conftest import OpenWindow, StartApp, now
from tests.journeys.driver import PHONE, WIDE, Window, starting
from tests.journeys.running import RunningApp
from tests.journeys.test_axe import findings
from tests.review_files import INES, ROSA, TOM, written

pytestmark = pytest.mark.browser

ROW = re.compile(r"(Rosa M|Tom K|Ines P)\.")
FLAG = re.compile("Altered saddle or perineal sensation")


def three_files(folder: Path) -> list[Path]:
    folder.mkdir()
    made: datetime = now()
    return written(folder, TOM, INES, ROSA, made_at=made)


def finds_the_one_with_the_flag(window: Window) -> None:
    """The rows are read with their reasons, the most urgent first; its page tells the flag."""
    window.see("heading", "Needs attention first (3)")
    rows = [name for name in window.names("button") if ROW.search(name)]
    assert [row.partition(".")[0] for row in rows] == ["Rosa M", "Tom K", "Ines P"]
    assert "Open flag: Emergency" in rows[0]
    assert "Worse: RMDQ, 14 to 20" in rows[1]
    assert "No entry for 9 days" in rows[2]
    window.tap("button", starting("Rosa M., 65 to 69"))
    window.see("heading", "Rosa M., 65 to 69")
    window.read(FLAG)


def test_the_command_shows_three_files_with_the_flag_first(
    start_app: StartApp, open_window: OpenWindow, tmp_path: Path
) -> None:
    files = three_files(tmp_path / "files")
    before = [(path.stat().st_mtime_ns, path.read_bytes()) for path in files]
    app = start_app(program=("-m", "lbp_app", "review", str(tmp_path / "files")))
    window = open_window(app, WIDE)
    finds_the_one_with_the_flag(window)
    assert findings(window, "list and page") == []
    window.tap("button", "Charts")
    window.see("img", re.compile("^Leg pain. "))
    window.tab_to("Two periods")
    window.page.keyboard.press("Enter")
    window.see("heading", "Two periods side by side")
    assert findings(window, "two periods") == []
    assert [(path.stat().st_mtime_ns, path.read_bytes()) for path in files] == before
    assert not app.folder.exists()
    assert window.problems == []


def test_from_the_patients_app_files_are_chosen_in_the_browser(
    served_app: RunningApp, open_window: OpenWindow, tmp_path: Path
) -> None:
    rows = served_app.rows("SELECT COUNT(*) FROM check_in")
    window = open_window(served_app, PHONE, "/me")
    window.tap("button", starting("I am a physio"))
    window.see("heading", "Reviewer")
    with window.page.expect_file_chooser() as chooser:
        window.tap("button", "Open files")
    chooser.value.set_files(three_files(tmp_path / "files"))
    finds_the_one_with_the_flag(window)
    window.see("button", "Get help")
    window.tap("button", "All diaries")
    window.tap("button", "Back")
    window.see("heading", "Me")
    assert served_app.rows("SELECT COUNT(*) FROM check_in") == rows

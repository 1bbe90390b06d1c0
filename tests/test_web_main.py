"""The start inside a browser, played here: what the browser says decides which diary is opened."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import flet as ft
import pytest

from lbp_app import bootstrap, web_main
from lbp_app.devices import quiet_logging
from lbp_app.library.remembering import packed_alone
from lbp_app.storage import schema
from lbp_app.usecases.ports import Trouble
from tests.building import library
from tests.fixtures import a_check_in

ROOT = Path(__file__).parents[1]


@dataclass
class Browser:
    folder: str
    diary: str = "open"
    promised: bool = False
    zone: str = "Europe/Dublin"
    marks: list[str] = field(default_factory=list)
    writes: list[str] = field(default_factory=list)

    def mark(self, name: str) -> None:
        self.marks.append(name)

    def kept(self) -> None:
        self.writes.append("kept")


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    made = tmp_path / web_main.EMPTY_DIARY
    schema.create(made)
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "diary"
    made.mkdir()
    return made


def test_the_first_start_begins_with_the_diary_that_came_packed(folder: Path, empty: Path) -> None:
    diary, trouble = web_main.opened("open", folder, empty)
    diary.keep(a_check_in())
    assert trouble is None
    assert len(diary.check_ins()) == 1
    assert (folder / "diary.db").is_file()
    assert not list(folder.glob("*.new"))


def test_a_diary_that_is_there_is_never_replaced(folder: Path, empty: Path) -> None:
    for name in ("diary.db", "diary.db-wal", "diary.db-journal", "diary.db.before-restore"):
        there = folder / name
        there.write_bytes(b"something of the patient's")
        web_main.begin(folder / "diary.db", empty)
        assert [path.name for path in folder.iterdir()] == [name]
        assert there.read_bytes() == b"something of the patient's"
        there.unlink()


@pytest.mark.parametrize(
    ("said", "trouble"), [("in_use", Trouble.IN_USE), ("nowhere", Trouble.READ_ONLY)]
)
def test_without_a_disk_the_diary_is_closed_and_says_why(
    said: str, trouble: Trouble, folder: Path, empty: Path
) -> None:
    diary, told = web_main.opened(said, folder, empty)
    assert told is trouble
    assert diary.check_ins() == ()
    assert list(folder.iterdir()) == []


def test_the_words_fit_a_browser_and_all_others_stay() -> None:
    read, here = library(), web_main.spoken_here(library())
    assert here.text("me.where_body") == read.text("browser.where")
    assert here.text("trouble.in_use") == read.text("browser.in_use")
    changed = {key for key, text in read.texts.items() if here.texts[key] != text}
    assert len(changed) == 5
    assert here.table == read.table


def test_what_the_page_says_without_python_names_the_emergency_number_in_words() -> None:
    said = web_main.words_when_it_fails(library())
    assert len(said) == 3
    assert "emergency number" in said[-1]


def test_it_makes_the_app_ready_and_hands_it_to_flet(
    folder: Path, empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / web_main.CONTENT).write_bytes(packed_alone(ROOT / "content"))
    handed: list[Callable[[ft.Page], object]] = []
    monkeypatch.setattr(ft, "run", handed.append)
    monkeypatch.setattr(quiet_logging, "install", lambda: None)
    monkeypatch.setenv("TZ", "UTC")
    browser = Browser(str(folder))

    async def start() -> None:
        web_main.main(browser, empty.parent)

    asyncio.run(start())
    (main,) = handed
    assert getattr(main, "__func__", None) is bootstrap.App.main
    assert browser.marks == ["content", "diary", "warm"]


def test_an_error_of_a_task_is_logged_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    async def fail() -> None:
        loop = asyncio.get_running_loop()
        web_main.quiet_failure(loop, {"exception": ValueError("numb"), "message": "numb"})

    with caplog.at_level(logging.ERROR):
        asyncio.run(fail())
    (record,) = caplog.records
    assert record.getMessage() == "a task failed"

"""The app as a phone has it: compiled, alone, in a folder that it cannot write to.

What cannot be had here is the phone itself: the bridge to the screen is a stand-in, the compiled
parts are those of this computer, and Python is the one of the tests.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from filelock import FileLock

from lbp_app.domain.log import LogItem
from lbp_app.domain.reminders import ReminderKind, ReminderRule
from tests.packaging import phone
from tests.seeding import Past, fill

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

OLD_DIARY = phone.ROOT / "tests" / "databases" / "0001.db"
NOTE = "Zebra in the garden"
SORRY = "Back Diary cannot start. Your diary is still on this device."


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The app as it lies on the phone, laid out once for all workers."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "back-diary-phone"
    with FileLock(f"{folder}.lock"):
        if not folder.is_dir():
            unfinished = folder.with_name("unfinished")
            phone.install(unfinished)
            unfinished.rename(folder)
    return folder


@pytest.fixture
def device(installed: Path, tmp_path: Path) -> Iterator[Path]:
    """A phone of its own for one test; the app itself is shared."""
    for name in ("app", "packages.zip", "native"):
        (tmp_path / name).symlink_to(installed / name)
    before = phone.tree(installed)
    yield tmp_path
    assert phone.tree(installed) == before, "the app wrote into its own folder"
    ours = {"app", "packages.zip", "native", "data", "cache", "temp"}
    assert {path.name for path in tmp_path.iterdir()} == ours


def _rows(device: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(device / "data" / "diary.db")) as diary:
        return diary.execute(question).fetchall()


def _is_well(run: phone.Report) -> None:
    assert run.seen["fault"] == ""
    assert run.seen["strays"] == [], "it wrote where it may not, or looked for a network"
    assert (run.seen["crashes"], run.seen["codes"]) == (0, [])
    assert run.printed == ""


def test_an_old_diary_is_brought_up_and_a_check_in_is_saved_in_it(device: Path) -> None:
    (device / "data").mkdir()
    shutil.copyfile(OLD_DIARY, device / "data" / "diary.db")
    (before,) = _rows(device, "SELECT count(*) FROM check_in")[0]
    run = phone.start(device, "check_in")
    _is_well(run)
    assert "Saved" in run.seen["texts"]
    assert len(run.seen["lesson"]) > 10
    assert run.seen["files"] == {"pdf": "%P", "csv": "PK", "json": '{"', "fhir": '{"'}
    assert _rows(device, "SELECT version_num FROM alembic_version") == [("0002",)]
    assert _rows(device, "SELECT count(*) FROM check_in") == [(int(str(before)) + 1,)]


def test_reminders_are_handed_over_and_a_form_outlives_a_kill_and_a_new_window(
    device: Path,
) -> None:
    now = datetime.now(UTC)
    pills = ReminderRule(ReminderKind.MEDICINE, (9 * 60,), now.date(), name="Zebra pills")
    fill(device / "data", Past(now, logged=(LogItem("rule", now, now, pills),)))

    killed = phone.start(device, "half_a_check_in")
    _is_well(killed)
    assert killed.seen["notice"]["payload"] == ""
    assert "Zebra" not in str(killed.seen["notice"])
    assert "request_permissions" in killed.seen["asked"]
    ((form,),) = _rows(device, "SELECT form FROM draft")
    assert NOTE in str(form)

    again = phone.start(device, "another_window")
    _is_well(again)
    assert NOTE in again.seen["texts"]
    assert again.seen["remembered"], "the content was read and checked anew"


def test_on_a_new_phone_the_first_run_is_shown_and_the_diary_is_made_private(device: Path) -> None:
    run = phone.start(device, "first_start")
    _is_well(run)
    assert "Welcome to your Back Diary" in run.seen["texts"]
    assert (device / "data" / "diary.db").stat().st_mode & 0o077 == 0
    assert not phone.tree(device / "temp")


def test_with_broken_content_the_shell_is_given_a_plain_sentence_and_no_diary_is_made(
    installed: Path, tmp_path: Path
) -> None:
    shutil.copytree(installed / "app", tmp_path / "app")
    for name in ("packages.zip", "native"):
        (tmp_path / name).symlink_to(installed / name)
    table = next((tmp_path / "app" / "content" / "red_flags").glob("*.yaml"))
    table.write_text("nonsense: [", encoding="utf-8")
    run = phone.start(tmp_path, "no_start")
    assert run.seen["codes"] == ["100"]
    assert SORRY in run.printed
    assert not list((tmp_path / "data").iterdir())

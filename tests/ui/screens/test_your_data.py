"""Your data: a copy, bringing it back, and deleting, each asked once and told in words."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from lbp_app.domain.daily import Sleep
from lbp_app.domain.log import LogItem
from lbp_app.export.json_file import json_file
from lbp_app.export.sealed import seal
from lbp_app.ui.screens.your_data import state as your_data
from lbp_app.usecases.ports import BackupFault, Trouble
from lbp_app.usecases.whole_diary import WholeDiary
from tests.building import diary_with, say, services
from tests.export.diaries import FORMS, NOW, rich
from tests.fakes import MemoryDiary
from tests.fixtures import a_check_in, a_moment, a_profile
from tests.harness import Window, mounted, play
from tests.storage.conftest import opened

PAGE = "/me/data"


def a_diary() -> MemoryDiary:
    slept = LogItem("s", a_moment(), a_moment(), Sleep(6))
    return diary_with(a_check_in(entry_id="e"), slept)


def file_with(data: bytes) -> list[dict[str, object]]:
    return [{"id": 1, "name": "b.backdiary", "size": len(data), "path": None, "bytes": data}]


async def done(window: Window) -> None:
    """Wait for what is made on a thread."""
    async with asyncio.timeout(20):
        while window.has(say("share.working")):
            await asyncio.sleep(0.01)
            await window.settle()


PASSWORD = "lamp river sock tuesday"  # noqa: S105 - for tests only


def test_a_sealed_export_asks_for_its_password_shows_what_is_in_it_and_brings_it_back(
    tmp_path: Path,
) -> None:
    diary = opened(tmp_path)
    diary.keep(a_profile())
    data = json_file(rich(), FORMS, made_at=NOW, app_version="0.1.0")

    async def journey() -> None:
        async with mounted(services(diary=diary), route=PAGE) as window:
            window.answers["pick_files"] = file_with(seal(data, PASSWORD))
            await window.tap("choose-export")
            await done(window)
            await window.type("bring_in.password", "not this one")
            await window.tap("open-export")
            await done(window)
            assert window.has(say("your_data.export_wrong_password"))
            await window.type("bring_in.password", PASSWORD)
            await window.tap("open-export")
            await done(window)
            assert window.has(say("your_data.export_name", name="Rosa"))
            await window.tap("bring-in")
            await done(window)
            assert window.has(say("your_data.restore_done"))

    play(journey())
    assert len(diary.check_ins()) == len(rich().check_ins_now)
    diary.close()


def test_a_file_that_is_no_export_changes_nothing_and_says_so() -> None:
    diary = a_diary()
    before = diary.records()

    async def journey() -> None:
        async with mounted(services(diary=diary), route=PAGE) as window:
            window.answers["pick_files"] = file_with(b"[]")
            await window.tap("choose-export")
            await done(window)
            assert window.has(say("your_data.export_not_ours"))
            assert window.offers("choose-export")

    play(journey())
    assert diary.records() == before


def test_a_fault_while_a_file_is_opened_is_told_and_another_can_be_chosen() -> None:
    known = services(diary=a_diary())

    def fails(_: bytes, __: str) -> WholeDiary:
        raise ZeroDivisionError

    desk = replace(known.import_diary(), read=fails)

    async def journey() -> None:
        broken = replace(known, import_diary=lambda: desk)
        async with mounted(broken, route=PAGE, errors_expected=True) as window:
            window.answers["pick_files"] = file_with(b"{}")
            await window.tap("choose-export")
            await done(window)
            assert window.has(say("failure.head"))
            assert window.offers("choose-export")

    play(journey())


async def backed_up(window: Window) -> bytes:
    await window.tap("back-up")
    await window.settle()
    ((_, asked),) = [call for call in window.asked if call[0] == "save_file"]
    assert asked["file_name"].endswith(".backdiary")
    return bytes(asked["src_bytes"])


def test_a_backup_is_handed_to_the_dialog_of_the_system() -> None:
    async def journey() -> None:
        async with mounted(services(diary=a_diary()), route=PAGE) as window:
            assert await backed_up(window)
            assert any("handed over" in text for text in window.texts())

    play(journey())


def test_on_a_phone_a_dialog_that_was_closed_is_no_backup() -> None:
    async def journey() -> None:
        async with mounted(services(diary=a_diary()), route=PAGE, phone=True) as window:
            await backed_up(window)
            assert window.has(say("your_data.backup_not_saved"))

    play(journey())


def test_a_restore_is_asked_once_and_brings_everything_back() -> None:
    diary = a_diary()

    async def journey() -> None:
        async with mounted(services(diary=diary), route=PAGE) as window:
            window.answers["pick_files"] = file_with(await backed_up(window))
            await window.tap("delete-sleep", "sure")
            assert diary.latest(Sleep) is None
            await window.tap("choose-backup")
            await window.settle()
            await window.tap("sure")
            assert window.has(say("your_data.restore_done"))
            assert diary.latest(Sleep) is not None

    play(journey())


def test_a_file_that_is_no_backup_changes_nothing() -> None:
    diary = a_diary()

    async def journey() -> None:
        async with mounted(services(diary=diary), route=PAGE) as window:
            window.answers["pick_files"] = file_with(b"holiday photo")
            await window.tap("choose-backup")
            await window.settle()
            await window.tap("sure")
            assert window.has(say("your_data.fault_not_ours"))
            assert diary.latest(Sleep) is not None

    play(journey())


def test_how_large_a_file_may_be_in_a_browser_is_said_before_it_is_chosen() -> None:
    async def journey() -> None:
        async with mounted(services(diary=a_diary()), route=PAGE) as window:
            assert "256 MB" in say("your_data.file_limit")
            assert window.has(say("your_data.file_limit"))

    play(journey())


def test_choosing_no_file_asks_nothing() -> None:
    async def journey() -> None:
        async with mounted(services(diary=a_diary()), route=PAGE) as window:
            window.answers["pick_files"] = []
            await window.tap("choose-backup")
            await window.settle()
            assert not window.offers("sure")

    play(journey())


def test_no_keeps_everything_and_yes_to_deleting_everything_begins_anew() -> None:
    diary = a_diary()

    async def journey() -> None:
        async with mounted(services(diary=diary), route=PAGE) as window:
            await window.tap("erase", "not-sure")
            assert diary.profile() is not None
            await window.tap("erase", "sure")
            assert diary.profile() is None
            assert window.route == "/"
            assert window.has(say("welcome.head"))

    play(journey())


def test_a_diary_in_trouble_is_told_in_words() -> None:
    diary = a_diary()
    diary.trouble = Trouble.FULL

    async def journey() -> None:
        async with mounted(services(diary=diary), route=PAGE) as window:
            await window.tap("back-up")
            assert window.has(say("trouble.full"))

    play(journey())


@pytest.mark.parametrize("fault", list(BackupFault))
def test_every_fault_has_its_words(fault: BackupFault) -> None:
    told = your_data.outcome(fault, "your_data.restore_done")
    assert told.failed
    assert say(str(told.told))

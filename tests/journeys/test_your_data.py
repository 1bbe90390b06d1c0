"""Backup, restore and deleting everything in a real browser, with real files."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import ViewportSize

from tests.journeys.conftest import OpenWindow, StartApp, now
from tests.journeys.driver import Window, starting
from tests.seeding import Past

pytestmark = pytest.mark.browser


def save_backup(window: Window, folder: Path) -> Path:
    with window.page.expect_download() as download:
        window.tap("button", "Save a backup")
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    window.read(starting("The backup was handed over."))
    return file


def restore(window: Window, file: Path) -> None:
    with window.page.expect_file_chooser() as chooser:
        window.tap("button", "Choose a backup")
    chooser.value.set_files(file)
    window.tap("button", "Yes, replace it")


def test_a_backup_brings_a_deleted_diary_back(
    start_app: StartApp, open_window: OpenWindow, size: ViewportSize, tmp_path: Path
) -> None:
    app = start_app(Past(now()))
    window = open_window(app, size, "/me")
    window.tap("button", starting("Your data"))
    file = save_backup(window, tmp_path)
    assert sorted(zipfile.ZipFile(file).namelist()) == ["diary.db", "manifest.json"]
    window.tap("button", "Delete everything")
    window.tap("button", "Yes, delete everything")
    window.see("heading", "Welcome to your Back Diary")
    assert app.rows("SELECT COUNT(*) FROM check_in") == [(0,)]
    window.visit("/me/data", "Your data")
    restore(window, file)
    window.read("Your diary is back.")
    assert app.rows("SELECT COUNT(*) FROM check_in") == [(5,)]
    window.tap("button", "Back")
    window.tap("button", "Today")
    window.see("button", starting("Check in"))


def test_a_damaged_file_is_refused_in_words(
    start_app: StartApp, open_window: OpenWindow, tmp_path: Path
) -> None:
    app = start_app(Past(now()))
    window = open_window(app, path="/me/data")
    file = save_backup(window, tmp_path)
    damaged = tmp_path / "cut.backdiary"
    damaged.write_bytes(file.read_bytes()[:-2000])
    restore(window, damaged)
    window.read("This backup is damaged and cannot be used. Nothing was changed.")
    assert app.rows("SELECT COUNT(*) FROM check_in") == [(5,)]

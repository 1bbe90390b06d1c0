"""Sharing in a real browser: chosen parts, a password, and the file that comes out of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import ViewportSize
from pypdf import PdfReader

from tests.journeys.conftest import OpenWindow, StartApp, now
from tests.journeys.driver import Window, starting
from tests.seeding import Past

pytestmark = pytest.mark.browser
PASSWORD = "lamp river sock tuesday"  # noqa: S105 - for tests only


def save_pdf(window: Window, folder: Path) -> PdfReader:
    with window.page.expect_download() as download:
        window.tap("button", "Save as PDF")
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    window.read(starting("The file was handed over."))
    return PdfReader(file)


def test_a_patient_shares_a_pdf_with_the_parts_that_were_chosen(
    start_app: StartApp, open_window: OpenWindow, size: ViewportSize, tmp_path: Path
) -> None:
    app = start_app(Past(now()))
    window = open_window(app, size, "/me")
    window.tap("button", starting("Share with my physio"))
    window.tap("checkbox", "Red flags")
    window.tap("checkbox", "Notes")
    read = save_pdf(window, tmp_path)
    first = " ".join(read.pages[0].extract_text().split())

    assert "Left out by the patient: Red flags, Notes." in first
    assert "Back pain 0-10, lower is better" in first
    assert "Notes, in the patient's own words" not in " ".join(
        page.extract_text() for page in read.pages
    )


def test_a_password_is_typed_twice_and_locks_the_file(
    start_app: StartApp, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(start_app(Past(now())), path="/me/share")
    window.tap("checkbox", "Only open with a password")
    window.read("Nobody can bring back a lost password")
    window.fill("Password", PASSWORD)
    window.fill("The same password again", PASSWORD)
    read = save_pdf(window, tmp_path)

    assert read.is_encrypted
    assert read.decrypt(PASSWORD)
    assert "Back Diary summary" in read.pages[0].extract_text()

"""The app as static files, without any program behind it: kept by the browser, opened offline."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Playwright
from pypdf import PdfReader

from tests.browser import FLAGS, the_browser
from tests.journeys import spoken
from tests.journeys.driver import PHONE, Window, starting, within
from tests.static_site import StaticSite, a_site, published

pytestmark = [pytest.mark.browser, pytest.mark.slow]
URGENT = "Contact your local urgent care or out-of-hours doctor today"
IN_USE = re.compile("already open in another tab or window")
# A tab that nobody sees is drawn slowly otherwise.
AS_IF_SEEN = ("--disable-renderer-backgrounding", "--disable-backgrounding-occluded-windows")


@pytest.fixture(scope="module")
def files() -> Path:
    return published()


@pytest.fixture
def site(files: Path) -> Iterator[StaticSite]:
    with a_site(files) as running:
        yield running


class KillableBrowser:
    """A browser with a disk, in a process of its own that can be ended as a power cut would."""

    def __init__(self, playwright: Playwright, profile: Path) -> None:
        self._playwright = playwright
        self._profile = profile
        self.start()

    def start(self) -> None:
        """Start it, or start it anew on the same disk."""
        told = self._profile / "DevToolsActivePort"
        told.unlink(missing_ok=True)
        more = ("--headless=new", "--remote-debugging-port=0", "--force-prefers-reduced-motion")
        flags = (*FLAGS, *AS_IF_SEEN, *more)
        command = [the_browser(), *flags, f"--user-data-dir={self._profile}", "about:blank"]
        nowhere = subprocess.DEVNULL
        self._process = subprocess.Popen(command, stdout=nowhere, stderr=nowhere)
        within(lambda: told.is_file() and len(told.read_text().splitlines()) > 1, "a browser")
        port = told.read_text().splitlines()[0]
        self._browser = self._playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
        self.context = self._browser.contexts[0]

    def open(self, address: str) -> Window:
        """A tab on this address, as large as a phone's."""
        page = self.context.new_page()
        page.set_viewport_size(PHONE)
        return Window(page).open(address)

    def kill(self) -> None:
        """End the browser with every page in it, without a chance to tidy up."""
        self._process.kill()
        self._process.wait(timeout=20)


@pytest.fixture
def phone(playwright: Playwright, tmp_path: Path) -> Iterator[KillableBrowser]:
    """A browser with a disk: a private window would keep nothing."""
    browser = KillableBrowser(playwright, tmp_path / "profile")
    yield browser
    browser.kill()


def visit(window: Window, path: str, heading: str) -> None:
    window.page.evaluate("path => { location.hash = path }", path)
    window.see("heading", heading)


def through_the_first_run(window: Window) -> None:
    window.tap("button", "Start")
    window.tap("button", "Skip this")
    for group in spoken.groups():
        window.see("heading", spoken.title(group))
        window.tap("button", "No to all of these")
    for page in ("About your health", "What we should mind", "How is your pain today?"):
        window.see("heading", page)
        window.tap("button", "Skip this")
    window.tap("button", "Go to Today")


def check_in_with_a_fever(window: Window) -> None:
    window.tap("button", starting("Check in"))
    window.tap("button", spoken.tile("fever"))
    window.tap_in(spoken.ask("fever"), "Not sure")
    window.tap("button", "No to the rest")
    window.tap("button", "Nothing else")
    window.see("heading", URGENT)
    window.tap("button", "I called")
    window.rate("Back pain", 8)
    window.rate("Leg pain", 2)
    window.tap("button", "Save without the rest")
    window.see("heading", "Saved")


def finds_the_check_in(window: Window) -> None:
    window.see("heading", "My diary")
    window.read("2 entries, newest first")
    window.see("button", starting("Urgent: get seen today"))
    said = " ".join(window.reading())
    assert "Back pain 8, leg pain 2" in said


def test_the_browser_is_told_the_hash_of_every_file_it_may_keep(files: Path) -> None:
    told = re.search(r"const FILES = (\{.*?\});", (files / "service-worker.js").read_text())
    assert told is not None
    named: dict[str, str] = json.loads(told[1])
    there = {p.relative_to(files).as_posix(): p for p in files.rglob("*") if p.is_file()}
    del there["service-worker.js"]
    there["./"] = there.pop("index.html")
    digests = {name: hashlib.sha256(path.read_bytes()).digest() for name, path in there.items()}
    hashes = {name: f"sha256-{base64.b64encode(d).decode()}" for name, d in digests.items()}
    assert named == hashes


def test_what_was_saved_outlives_the_browser_and_the_network(
    site: StaticSite, phone: KillableBrowser
) -> None:
    window = phone.open(site.address)
    through_the_first_run(window)
    check_in_with_a_fever(window)
    phone.kill()

    phone.start()
    asked: list[str] = []
    refused: list[str] = []
    phone.context.on("request", lambda request: asked.append(request.url))
    phone.context.on("requestfailed", lambda request: refused.append(request.url))
    window = phone.open(f"{site.address}#/diary")
    finds_the_check_in(window)
    window.page.locator("html[data-offline=ready]").wait_for(state="attached")

    site.stop()
    window.page.reload()
    window.started()
    finds_the_check_in(window)
    assert window.problems == []
    hosts = {urlsplit(url).hostname for url in asked if url not in refused}
    assert hosts - {None} == {"127.0.0.1"}  # none: what is made inside the page
    assert len(asked) > 30


def test_when_python_cannot_start_the_page_says_so_and_whom_to_call(
    site: StaticSite, phone: KillableBrowser
) -> None:
    page = phone.context.new_page()
    page.route("**/app.bin", lambda route: route.abort())
    page.goto(site.address)
    page.get_by_role("alert").get_by_text("The app could not be opened").wait_for()
    page.get_by_role("alert").get_by_text("emergency").wait_for()


def test_a_second_tab_says_so_and_a_backup_brings_a_deleted_diary_back(
    site: StaticSite, phone: KillableBrowser, tmp_path: Path
) -> None:
    window = phone.open(site.address)
    through_the_first_run(window)
    second = phone.open(site.address)
    second.read(IN_USE)
    second.see("button", "Get help")
    second.page.close()

    visit(window, "/me/reminders", "Reminders")
    window.read(re.compile("Reminders only come while this page is open"))
    visit(window, "/me/data", "Your data")
    window.read(re.compile("This browser keeps your diary"))
    file = saved(window, "Save a backup", tmp_path)
    assert sorted(zipfile.ZipFile(file).namelist()) == ["diary.db", "manifest.json"]
    delete_everything(window)
    replaced_by(window, "Choose a backup", file)

    visit(window, "/me/share", "Share with my physio")
    window.read("A browser cannot put a password on a file.")
    pdf = saved(window, "Save as PDF", tmp_path)
    assert "Back Diary summary" in PdfReader(pdf).pages[0].extract_text()
    whole = saved(window, "Save everything (JSON)", tmp_path)
    visit(window, "/me/data", "Your data")
    delete_everything(window)
    replaced_by(window, "Choose a JSON file", whole)
    assert window.problems == []


def delete_everything(window: Window) -> None:
    window.tap("button", "Delete everything")
    window.tap("button", "Yes, delete everything")
    window.see("heading", "Welcome to your Back Diary")


def replaced_by(window: Window, button: str, file: Path) -> None:
    visit(window, "/me/data", "Your data")
    with window.page.expect_file_chooser() as chooser:
        window.tap("button", button)
    chooser.value.set_files(file)
    window.tap("button", "Yes, replace it")
    window.read("Your diary is back.")
    visit(window, "/diary", "My diary")
    window.read("1 entry")


def saved(window: Window, button: str, folder: Path) -> Path:
    with window.page.expect_download() as download:
        window.tap("button", button)
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file

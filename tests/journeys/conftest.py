"""What a journey starts from: the real app, a browser of its own worker, windows of two sizes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, ViewportSize, sync_playwright

from tests.browser import FLAGS, the_browser
from tests.journeys.driver import PHONE, WIDE, Window
from tests.journeys.running import REAL_APP, RunningApp
from tests.seeding import Past
from tests.seeding import fill as fill_past

StartApp = Callable[..., RunningApp]
OpenWindow = Callable[..., Window]


def now() -> datetime:
    """The moment now on the clock of this computer, as the app reads it."""
    return datetime.now().astimezone()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The one that drives all browsers of this worker; a second one is not possible."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """One browser for all journeys of this worker."""
    launched = playwright.chromium.launch(executable_path=the_browser(), args=list(FLAGS))
    yield launched
    launched.close()


@pytest.fixture(scope="session")
def browser(chromium: Browser) -> Iterator[BrowserContext]:
    """One profile of that browser, so that the app's files are fetched once."""
    context = chromium.new_context(reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture(scope="session")
def served_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The app of a patient with five days of check-ins, for journeys that write nothing."""
    folder = tmp_path_factory.mktemp("shared-diary")
    fill_past(folder, Past(now()))
    app = RunningApp(folder)
    yield app
    app.stop()


@pytest.fixture
def start_app(tmp_path: Path) -> Iterator[StartApp]:
    """Start an app on a folder of its own; with a ``Past``, or by ``fill``, it is filled first."""
    started: list[RunningApp] = []

    def start(
        past: Past | None = None,
        environ: dict[str, str] | None = None,
        program: Sequence[str] = REAL_APP,
        fill: Callable[[Path], None] | None = None,
    ) -> RunningApp:
        folder = tmp_path / f"diary-{len(started)}"
        if past is not None:
            fill_past(folder, past)
        if fill is not None:
            fill(folder)
        started.append(RunningApp(folder, environ, program))
        return started[-1]

    yield start
    for app in started:
        app.kill()


@pytest.fixture(params=[PHONE, WIDE], ids=["phone", "wide"])
def size(request: pytest.FixtureRequest) -> ViewportSize:
    """The window of a phone and of a computer."""
    chosen: ViewportSize = request.param
    return chosen


@pytest.fixture
def open_window(browser: BrowserContext) -> Iterator[OpenWindow]:
    """Open a window of a size on the first screen of an app (or at ``path``)."""
    opened: list[Window] = []

    def open_one(app: RunningApp, size: ViewportSize = PHONE, path: str = "") -> Window:
        page = browser.new_page()
        page.set_viewport_size(size)
        window = Window(page)
        opened.append(window)
        window.open(app.link)
        return window.open(f"{app.address}{path}") if path else window

    yield open_one
    for window in opened:
        window.page.close()

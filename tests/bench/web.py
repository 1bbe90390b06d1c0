"""The app as static files: what it weighs, and its first, second and offline start in Chromium."""

from __future__ import annotations

import runpy
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page

from tests.bench.figures import Row, figure, median
from tests.bench.place import tell
from tests.bench.served import a_browser
from tests.static_site import PUBLISH, a_site, published

FIRST_ROUNDS = 2
LATER_ROUNDS = 3
_KEPT = "html[data-offline=ready]"


def measure() -> list[Row]:
    """Seconds from the address to the first heading, and megabytes that a browser fetches."""
    files = published()
    with a_site(files) as site:
        first, second, offline = [], [], []
        for _ in range(FIRST_ROUNDS):
            with a_browser() as browser:
                first.append(_start(browser, site.address, kept=True))
                again = range(LATER_ROUNDS if len(first) == FIRST_ROUNDS else 0)
                second += [_start(browser, site.address) for _ in again]
                if again:
                    site.stop()
                    offline += [_start(browser, site.address) for _ in again]
    return [
        figure("web_first_start_s", median(first), "s"),
        figure("web_second_start_s", median(second), "s"),
        figure("web_offline_start_s", median(offline), "s"),
        *_weights(files),
    ]


def _start(browser: BrowserContext, address: str, *, kept: bool = False) -> float:
    page = browser.new_page()
    try:
        began = time.monotonic()
        page.goto(address)
        page.get_by_role("heading").first.wait_for(state="attached", timeout=60_000)
        seconds = time.monotonic() - began
        tell(f"  {seconds:.2f} s, of which Python {_python_seconds(page):.2f} s")
        if kept:
            page.locator(_KEPT).wait_for(state="attached", timeout=60_000)
        return seconds
    finally:
        page.close()


def _python_seconds(page: Page) -> float:
    """How long the worker took from its first line to a running app."""
    marks: list[tuple[str, float]] = page.evaluate("window.backDiaryStart")
    return (marks[-1][1] - marks[0][1]) / 1000


def _weights(files: Path) -> list[Row]:
    tool: dict[str, Any] = runpy.run_path(str(PUBLISH))
    weighed: dict[str, int] = tool["weights"](files)
    return [
        figure(f"web_{part.replace(' ', '_').lower()}_mb", size / 1e6, "MB")
        for part, size in weighed.items()
    ]

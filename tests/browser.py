"""Finds the Chromium that journeys, pictures and measurements use, and how it is started."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import sync_playwright

VARIABLE = "LBP_BROWSER"
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_browser(environ: Mapping[str, str] = os.environ) -> str | None:
    """The path of a Chromium: ``LBP_BROWSER``, else one of the system, else Playwright's own.

    None when there is none. A path in ``LBP_BROWSER`` at which nothing lies counts as none: the
    wish is not passed over in silence.
    """
    wished = environ.get(VARIABLE)
    if wished:
        return shutil.which(wished, path=environ.get("PATH"))
    on_path = (shutil.which(name, path=environ.get("PATH")) for name in NAMES)
    return next(filter(None, on_path), None) or _of_playwright()


def the_browser() -> str:
    """The path of a Chromium.

    Raises:
        FileNotFoundError: with what to do, when there is none.
    """
    found = find_browser()
    if found is None:
        raise FileNotFoundError(f"No Chromium was found. Set {VARIABLE} to the path of one.")
    return found


def _of_playwright() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None

"""A newer version in the browser: whole or not at all, and only when every tab was closed."""

from __future__ import annotations

import runpy
import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.driver import within
from tests.static_site import PUBLISH, a_site

pytestmark = [pytest.mark.browser, pytest.mark.slow]
# In place of the app, which says so with the same message when it has started.
PAGE = """<!DOCTYPE html><title>App</title><h1>{version}</h1><p id="failed" hidden></p>
<script src="page.js"></script>
<script>new BroadcastChannel("back-diary").postMessage([["begin", 0], ["ready", 1]])</script>"""
LOOK_AND_WAIT = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration.update().catch(() => {});
  while (registration.installing) { await new Promise(go => setTimeout(go, 20)); }
  return registration.waiting !== null;
}"""


def lay(folder: Path, version: str) -> None:
    tool: dict[str, Any] = runpy.run_path(str(PUBLISH))
    (folder / "service-worker.js").unlink(missing_ok=True)
    (folder / "index.html").write_text(PAGE.format(version=version), encoding="utf-8")
    shutil.copyfile(PUBLISH.with_name("page.js"), folder / "page.js")
    tool["_lay_service_worker"](folder)


def shown(page: Page) -> str:
    page.locator("html[data-offline=ready]").wait_for(state="attached")
    return str(page.locator("h1").text_content())


def test_a_version_is_taken_whole_when_all_tabs_were_closed(
    chromium: Browser, tmp_path: Path
) -> None:
    context = chromium.new_context()
    lay(tmp_path, "one")
    with a_site(tmp_path) as site:
        page = context.new_page()
        page.goto(site.address)
        assert shown(page) == "one"

        lay(tmp_path, "two")
        with (tmp_path / "page.js").open("a", encoding="utf-8") as half:
            half.write("// of some other version")
        assert page.evaluate(LOOK_AND_WAIT) is False
        page.reload()
        assert shown(page) == "one"

        lay(tmp_path, "two")
        # A look of the browser's own that began before finds the torn files; the next one does not.
        seen = "the new version waits"
        within(lambda: page.evaluate(LOOK_AND_WAIT) is True, seen, seconds=120)
        page.reload()
        assert shown(page) == "one"

        page.close()
        page = context.new_page()
        page.goto(site.address)
        assert shown(page) == "two"
        assert len(page.evaluate("caches.keys()")) == 1
        asked = "fetch('https://outside.example/').catch(error => 'refused')"
        assert page.evaluate(asked) == "refused"
    page.reload()
    assert shown(page) == "two"
    context.close()

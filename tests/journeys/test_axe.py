"""axe-core on every screen: the rules many auditors begin with. It finds a part of all barriers."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest

from lbp_app.domain.flags import Action
from lbp_app.domain.red_flags import Urgency
from tests.journeys import spoken
from tests.journeys.conftest import OpenWindow, StartApp, now
from tests.journeys.driver import Window
from tests.journeys.running import RunningApp
from tests.journeys.screens import HELP, WITH_AN_OPEN_FLAG, WITH_GET_HELP
from tests.seeding import Past

pytestmark = [pytest.mark.browser, pytest.mark.slow]
# Flutter writes this tag itself and forbids zoom by fingers; see ACCESSIBILITY.md.
KNOWN = {"meta-viewport"}
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RUN = """() => axe.run(document, {resultTypes: ['violations']}).then(found =>
  found.violations.map(v => ({rule: v.id, where: v.nodes.map(n => n.html.slice(0, 200))})))"""


def findings(window: Window, place: str) -> list[str]:
    """What axe finds on this screen, but for what is known."""
    window.quiet(300)
    if not window.page.evaluate("'axe' in window"):
        window.page.evaluate(AXE)
    found: list[dict[str, Any]] = window.page.evaluate(RUN)
    return [f"{place}: {f['rule']} at {f['where']}" for f in found if f["rule"] not in KNOWN]


def test_axe_finds_a_button_without_a_name(served_app: RunningApp, open_window: OpenWindow) -> None:
    window = open_window(served_app)
    window.page.evaluate("document.body.append(document.createElement('button'))")
    assert any("button-name" in found for found in findings(window, "/"))


def test_axe_finds_nothing_on_any_screen(served_app: RunningApp, open_window: OpenWindow) -> None:
    window = open_window(served_app)
    found: list[str] = []
    for path, heading in (*WITH_GET_HELP, *HELP):
        window.visit(path, heading)
        found += findings(window, path)
    assert found == []


def test_axe_finds_nothing_while_a_red_flag_is_open(
    start_app: StartApp, open_window: OpenWindow
) -> None:
    app = start_app(Past(now(), flag=Urgency.EMERGENCY, action=Action.NOT_YET))
    window = open_window(app)
    found: list[str] = []
    for path, heading in WITH_AN_OPEN_FLAG:
        window.visit(path, heading)
        found += findings(window, path)
    assert found == []


def test_axe_finds_nothing_in_a_check_in(start_app: StartApp, open_window: OpenWindow) -> None:
    window = open_window(start_app(Past(now())), path="/check-in")
    window.tap("button", spoken.tile("legs"))
    window.see("heading", spoken.title("legs"))
    found = findings(window, "questions")
    window.tap("button", "I tapped this by mistake")
    window.tap("button", "None of these")
    window.rate("Back pain", 4)
    window.see("button", "Save without the rest")
    found += findings(window, "pain")
    window.tap("button", "Save without the rest")
    window.see("heading", "Saved")
    found += findings(window, "result")
    assert found == []

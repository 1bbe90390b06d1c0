"""In a real browser, with a proxy that sees everything: no request leaves this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Playwright

from tests.browser import FLAGS, the_browser
from tests.journeys.driver import PHONE, Window, starting
from tests.journeys.logging_proxy import LoggingProxy, logging_proxy
from tests.journeys.running import RunningApp

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.browser

# What Chromium asks for by itself. Whole names, and none that a page of Flet could want: no host
# of fonts, scripts or pictures may ever stand here.
CHROMIUMS_OWN = frozenset(
    {
        "accounts.google.com",  # is somebody signed in to the browser? also with an empty page
        "update.googleapis.com",  # is there a newer part of the browser? also with an empty page
        # What kind of text field is this, for filling in addresses? Chromium sends a fingerprint of
        # the field's names, nothing that was typed, and for each page that has a text field.
        "content-autofill.googleapis.com",
    }
)


@pytest.fixture
def proxy() -> Iterator[LoggingProxy]:
    with logging_proxy() as running:
        yield running


@pytest.fixture
def watched(playwright: Playwright, proxy: LoggingProxy) -> Iterator[Browser]:
    """Start a browser that asks the proxy for everything but this computer."""
    launched = playwright.chromium.launch(
        executable_path=the_browser(),
        args=list(FLAGS),
        proxy={"server": proxy.address, "bypass": "127.0.0.1"},
    )
    yield launched
    launched.close()


def outside(proxy: LoggingProxy) -> set[str]:
    return set(proxy.hosts) - CHROMIUMS_OWN


def shown(page: Page, app: RunningApp) -> Window:
    """Open the app, wait until a screen reader could read it, and go on to a page with a field."""
    window = Window(page).open(app.link)
    window.tap("button", "Me")
    window.tap("button", starting("About you"))
    window.see("textbox", "Your first name, if you like")
    page.wait_for_load_state("networkidle")
    return window


def test_no_request_of_the_app_leaves_this_computer(
    served_app: RunningApp, watched: Browser, proxy: LoggingProxy
) -> None:
    page = watched.new_context(viewport=PHONE).new_page()
    asked: list[str] = []
    blocked: set[str] = set()
    refusals: list[str | None] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: blocked.add(request.url))
    page.on("requestfailed", lambda request: refusals.append(request.failure))
    shown(page, served_app)
    hosts = {urlsplit(url).hostname for url in asked if url not in blocked}
    assert hosts - {None} == {"127.0.0.1"}  # none: pictures and workers made inside the page
    assert set(refusals) <= {"csp"}
    assert len(asked) > 10
    assert outside(proxy) == set()


def test_the_proxy_would_see_what_the_guard_keeps_the_app_from_asking(
    served_app: RunningApp, watched: Browser, proxy: LoggingProxy
) -> None:
    page = watched.new_context(viewport=PHONE, bypass_csp=True).new_page()
    shown(page, served_app)
    page.evaluate("fetch('https://outside.example/', {mode: 'no-cors'}).catch(() => null)")
    assert "outside.example" in outside(proxy)


def test_the_guard_stops_a_page_that_asks_another_site(
    served_app: RunningApp, watched: Browser, proxy: LoggingProxy
) -> None:
    page = watched.new_context(viewport=PHONE).new_page()
    shown(page, served_app)
    told = page.evaluate(
        "fetch('https://outside.example/', {mode: 'no-cors'}).catch(error => String(error))"
    )
    page.evaluate("new Image().src = 'https://picture.example/a.png'")
    page.wait_for_timeout(300)
    assert "TypeError" in told
    assert outside(proxy) == set()


def test_screen_readers_find_the_app_without_a_hidden_button(
    served_app: RunningApp, watched: Browser
) -> None:
    page = watched.new_context(viewport=PHONE).new_page()
    shown(page, served_app)
    page.get_by_label("Your first name, if you like").wait_for(state="attached")
    page.locator("flt-semantics-placeholder").wait_for(state="detached")


def test_screen_readers_of_phones_find_it_too(served_app: RunningApp, watched: Browser) -> None:
    agent = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"
    context = watched.new_context(viewport=PHONE, user_agent=agent, is_mobile=True, has_touch=True)
    page = context.new_page()
    shown(page, served_app)
    page.get_by_label("Your first name, if you like").wait_for(state="attached")


def test_a_link_clicked_in_another_page_opens_the_app(
    served_app: RunningApp, watched: Browser
) -> None:
    page = watched.new_context(viewport=PHONE).new_page()
    page.route(
        "http://elsewhere.example/",
        lambda route: route.fulfill(
            content_type="text/html", body=f'<a href="{served_app.link}">open</a>'
        ),
    )
    page.goto("http://elsewhere.example/")
    page.get_by_text("open").click()
    page.locator("flt-semantics-host flt-semantics").first.wait_for(state="attached")
    assert page.url == f"{served_app.address}/"


def test_the_start_look_is_calm_in_light_and_dark(served_app: RunningApp, watched: Browser) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        page = watched.new_context(viewport=PHONE, color_scheme=scheme).new_page()
        page.route("**/flutter_bootstrap.js", lambda route: route.abort())
        page.goto(served_app.link)
        page.get_by_text("Opening your diary").wait_for(state="visible")
        look = "getComputedStyle(document.querySelector('#loading')).backgroundColor"
        grounds.append(page.evaluate(look))
    assert grounds == ["rgb(250, 245, 236)", "rgb(18, 24, 23)"]

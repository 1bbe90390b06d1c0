"""The app, and a bare Flet hello-world, each served from a process of its own to one browser."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, ViewportSize, sync_playwright

from lbp_app.bootstrap import DATA_VARIABLE
from tests.bench.place import ROOT, library
from tests.browser import FLAGS, the_browser

PHONE: ViewportSize = {"width": 390, "height": 844}
HELLO = "Hello, world"
MOST_SECONDS = 60
# As much of Flet's own as there is: its runner, its server, one text.
_HELLO_PROGRAM = """
import sys
import flet as ft
def main(page):
    page.add(ft.Text(sys.argv[2]))
ft.run(main, host="127.0.0.1", port=int(sys.argv[1]), no_cdn=True)
"""
# Flutter builds the tree of screen readers once its hidden button is clicked. Our page does that
# by itself; for a fair race the browser does it on both pages.
_SEMANTICS_ON = """
new MutationObserver((_, watch) => {
  const door = document.querySelector('flt-semantics-placeholder');
  if (door) { watch.disconnect(); door.click(); }
}).observe(document, { childList: true, subtree: true });
"""
_SHOWN_AT = """
window.benchShownAt = new Promise((shown, failed) => {
  new MutationObserver((_, watch) => {
    const tree = document.querySelector('flt-semantics-host');
    if (tree && tree.textContent.includes(%s)) { watch.disconnect(); shown(Date.now()); }
  }).observe(document, { childList: true, subtree: true, characterData: true });
  setTimeout(() => failed(new Error('nothing was shown')), %d);
});
"""


@dataclass(frozen=True, slots=True)
class Program:
    """A server to start: what to run, at which port, and the words of its first screen."""

    command: Sequence[str]
    environ: dict[str, str]
    port: int
    first_words: str
    prints_link: bool


@dataclass(frozen=True, slots=True)
class Served:
    """A program whose first screen is shown in ``page``."""

    page: Page
    seconds: float
    memory_mb: float | None


def the_app(folder: Path) -> Program:
    """Back Diary as ``--mode serve`` starts it."""
    port = _free_port()
    return Program(
        (sys.executable, "-m", "lbp_app", "--mode", "serve", "--port", str(port)),
        _environ() | {DATA_VARIABLE: str(folder)},
        port,
        library().text("today.check_in"),
        prints_link=True,
    )


def a_hello() -> Program:
    """Flet's hello-world in Flet's own web server."""
    port = _free_port()
    return Program(
        (sys.executable, "-c", _HELLO_PROGRAM, str(port), HELLO),
        _environ() | {"FLET_FORCE_WEB_SERVER": "1"},
        port,
        HELLO,
        prints_link=False,
    )


@contextmanager
def a_browser() -> Iterator[BrowserContext]:
    """A browser with a profile that lasts as long as it, so that its caches are warm."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile, sync_playwright() as p:
        context = p.chromium.launch_persistent_context(
            profile, executable_path=the_browser(), args=list(FLAGS), viewport=PHONE
        )
        context.add_init_script(_SEMANTICS_ON)
        try:
            yield context
        finally:
            context.close()


@contextmanager
def shown(program: Program, browser: BrowserContext, extra_script: str = "") -> Iterator[Served]:
    """Start the program, open its page, and wait until its first words are in the tree.

    ``seconds`` is counted from just before the process is made.
    """
    page = browser.new_page()
    words = json.dumps(program.first_words)
    page.add_init_script(_SHOWN_AT % (words, MOST_SECONDS * 1000) + extra_script)
    began = time.time()
    process = subprocess.Popen(
        program.command, cwd=ROOT, env=program.environ, stdout=subprocess.PIPE, text=True
    )
    try:
        page.goto(_link(program, process))
        at = page.evaluate("window.benchShownAt") / 1000
        yield Served(page, at - began, _memory_mb(process.pid))
    finally:
        page.close()
        _end(process)


def _link(program: Program, process: subprocess.Popen[str]) -> str:
    """The link as soon as somebody answers there; the app prints its own."""
    if program.prints_link and process.stdout is not None:
        links = (re.search(r"http://\S+", line) for line in process.stdout)
        return next(found.group() for found in links if found)
    deadline = time.monotonic() + MOST_SECONDS
    while not _answers(program.port):
        if process.poll() is not None or time.monotonic() > deadline:
            raise ChildProcessError("the server did not start")
        time.sleep(0.005)
    return f"http://127.0.0.1:{program.port}/"


def _answers(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.communicate(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()


def _memory_mb(process_id: int) -> float | None:
    """What the process holds in memory now, where the system tells (Linux)."""
    with suppress(OSError):
        status = Path(f"/proc/{process_id}/status").read_text("ascii")
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        return int(found[1]) / 1024 if found else None
    return None


def _environ() -> dict[str, str]:
    """Ours, but for what changes Flet, and with modules that stay compiled, as on any computer."""
    left_out = "PYTHONDONTWRITEBYTECODE"
    return {k: v for k, v in os.environ.items() if not k.startswith("FLET_") and k != left_out}


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port

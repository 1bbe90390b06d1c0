"""How long it takes from the command to the first screen, beside a bare Flet hello-world.

The diary holds thirty days of check-ins and of what an active patient logs. Both programs have been
started before: their modules are compiled, and ours remembers its content (ADR 0021).
"""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext

from tests.bench.figures import Row, figure, in_turns, median, ratio
from tests.bench.place import a_folder, fill, log_days, remember_content, tell
from tests.bench.served import Program, a_browser, a_hello, shown, the_app

ROUNDS = 9
AIM = 1.15
_Start = tuple[float, float | None]


def measure() -> list[Row]:
    """``start_ratio``, both times in seconds, and the memory of both servers at that moment."""
    remember_content()
    with a_folder() as folder, a_browser() as browser:
        app, hello = the_app(log_days(fill(folder))), a_hello()
        ours, theirs = in_turns(_starting(app, browser), _starting(hello, browser), ROUNDS)
    seconds, hello_seconds = [s for s, _ in ours], [s for s, _ in theirs]
    return [
        figure("start_ratio", ratio(seconds, hello_seconds), "x", at_most=AIM),
        figure("start_s", median(seconds), "s"),
        figure("start_hello_s", median(hello_seconds), "s"),
        *_memory("server_rss_mb", ours),
        *_memory("server_rss_hello_mb", theirs),
    ]


def _starting(program: Program, browser: BrowserContext) -> Callable[[], _Start]:
    def once() -> _Start:
        with shown(program, browser) as served:
            tell(f"  {program.first_words!r} after {served.seconds:.2f} s")
            return served.seconds, served.memory_mb

    return once


def _memory(name: str, starts: list[_Start]) -> list[Row]:
    told = [mb for _, mb in starts if mb is not None]
    return [figure(name, median(told), "MB")] if told else []

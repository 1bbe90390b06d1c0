"""Serves the app to a browser on this computer, and to nothing and nobody else."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
import threading
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from lbp_app.devices import quiet_logging, web_files, web_page
from lbp_app.devices.web_guard import Guard, Keys

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from types import FrameType

    # For types only: loading them takes longer than everything else here.
    import flet as ft
    from uvicorn import Server

    from lbp_app.devices.web_guard import App, Receive, Scope, Send

    Main = Callable[[ft.Page], None] | Callable[[ft.Page], Awaitable[None]]

Result = TypeVar("Result")

SESSION_TIMEOUT_SECONDS = 900
_SHUTDOWN_SECONDS = 2
_BACKLOG = 128
_SMALL_TURN_SECONDS = 0.0005
# Flet lets the environment change how it serves: other folders, uploads, scripts from the internet.
_FLET_VARIABLES = (
    "FLET_ASSETS_DIR",
    "FLET_OAUTH_CALLBACK_HANDLER_ENDPOINT",
    "FLET_SESSION_TIMEOUT",
    "FLET_UPLOAD_DIR",
    "FLET_UPLOAD_HANDLER_ENDPOINT",
    "FLET_WEBSOCKET_HANDLER_ENDPOINT",
    "FLET_WEB_NO_CDN",
    "FLET_WEB_PATH",
    "FLET_WEB_ROUTE_URL_STRATEGY",
)


class PortTakenError(Exception):
    """Another program uses the wanted port, or this user may not use it."""


def serve(  # each has a name, and most are left at their default
    main: Main,
    *,
    assets_dir: Path,
    port: int = 0,
    on_ready: Callable[[str], None],
    open_with: Callable[[str], object] | None = None,
    warm_up: Callable[[], None] | None = None,
) -> None:
    """Serve `main` on 127.0.0.1 until SIGINT or SIGTERM, then return.

    `on_ready` gets the private link as soon as the socket takes connections; what it shows is for
    the patient only. `open_with` gets another link that works once, in a thread of its own: it may
    hand it to a browser. Both come before Flet is loaded, so that a browser starts meanwhile and
    waits for its answer. `warm_up` runs in a thread as soon as requests are answered; `main` is not
    called before it has ended, and what it raises ends the server and is raised here. Port 0 takes
    any free one.

    Raises `PortTakenError`, and `StartPageError` when this Flet is not the one we know.
    """
    quiet_logging.install()
    with _listening_socket(port) as listener, _Stop.on_signals() as stop:
        keys = Keys(listener.getsockname()[1])
        on_ready(keys.link())
        if open_with is not None:
            _in_thread(_handing_over(open_with, keys.one_use_link()), Future())
        flet: Future[App] = Future()
        warm: Future[None] = Future()
        server = _server(flet, keys, assets_dir)
        stop.when_asked(server)
        # Not before: two threads that import at once take turns, and nobody would be answered. From
        # here on the browser has half a second's work with Flutter, and that is when we load ours.
        _in_small_turns(warm)
        _in_thread(lambda: _windows(_after(warm, main)), flet, stop)
        _in_thread(_when(flet, warm_up), warm, stop)
        server.run(sockets=[listener])
        for work in (flet, warm):
            if work.done():
                work.result()


class _Stop:
    """Remembers a wish to stop, also when it comes before there is a server to stop."""

    def __init__(self) -> None:
        self._wished = False
        self._server: Server | None = None

    def wish(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        self._wished = True
        if self._server is not None:
            self._server.should_exit = True

    def when_asked(self, server: Server) -> None:
        self._server = server
        server.should_exit = self._wished

    @classmethod
    @contextmanager
    def on_signals(cls) -> Iterator[_Stop]:
        # The web server repeats a signal after its own clean end, and only then it would kill us
        # with a bad exit code. So ours stand around it.
        stop = cls()
        asked = (signal.SIGINT, signal.SIGTERM)
        in_main = threading.current_thread() is threading.main_thread()
        before = {each: signal.signal(each, stop.wish) for each in asked if in_main}
        try:
            yield stop
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)


def _listening_socket(port: int) -> socket.socket:
    # With the protocol named, asyncio sends small answers at once and not 40 ms later.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    # For a quick restart on the same port. On Windows it would let others share the port.
    if sys.platform != "win32":
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
        listener.listen(_BACKLOG)
    except OSError as error:
        listener.close()
        raise PortTakenError(port) from error
    return listener


def _in_thread(work: Callable[[], Result], done: Future[Result], stop: _Stop | None = None) -> None:
    def run() -> None:
        try:
            done.set_result(work())
        except BaseException as error:  # noqa: BLE001  # handed on to whoever asks for the result
            done.set_exception(error)
            if stop is not None:
                stop.wish()

    threading.Thread(target=run, daemon=True).start()


def _in_small_turns(until: Future[None]) -> None:
    """Let the server answer between two steps of other work, not only every few milliseconds."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_SMALL_TURN_SECONDS)
    until.add_done_callback(lambda _: sys.setswitchinterval(usual))


def _when(first: Future[App], then: Callable[[], None] | None) -> Callable[[], None]:
    def run() -> None:
        first.result()
        if then is not None:
            then()

    return run


def _handing_over(open_with: Callable[[str], object], link: str) -> Callable[[], None]:
    def hand_over() -> None:
        open_with(link)

    return hand_over


def _server(flet: Future[App], keys: Keys, assets_dir: Path) -> Server:
    for name in _FLET_VARIABLES:
        os.environ.pop(name, None)
    import uvicorn  # noqa: PLC0415  # slow: only after the socket listens

    config = uvicorn.Config(
        _guarded(flet, keys, assets_dir),
        # Named, not "auto": the same on each computer, and nothing extra is loaded.
        loop="asyncio",
        http="h11",
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_SHUTDOWN_SECONDS,
    )
    config.load()  # its slow imports belong before the warm-up, too
    return uvicorn.Server(config)


def _guarded(flet: Future[App], keys: Keys, assets_dir: Path) -> Guard:
    from flet_web import get_package_web_dir  # noqa: PLC0415

    client = Path(get_package_web_dir())
    files = web_files.Files(client, assets_dir.resolve())
    # Once now, so that a Flet whose page we do not know stops the start and not a request.
    web_page.ours((client / web_files.PAGE).read_bytes())

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await files(scope, receive, send)
            return
        await asyncio.wait([asyncio.wrap_future(flet)])
        if flet.exception() is None:
            await flet.result()(scope, receive, send)

    return Guard(app, keys, lambda page: web_page.ours(page, files.lasting))


def _windows(main: Callable[[ft.Page], Awaitable[None]]) -> App:
    from lbp_app.devices.flet_windows import windows  # noqa: PLC0415  # slow: it loads Flet

    return windows(main, SESSION_TIMEOUT_SECONDS)


def _after(warm: Future[None], main: Main) -> Callable[[ft.Page], Awaitable[None]]:
    async def main_when_warm(page: ft.Page) -> None:
        await asyncio.wait([asyncio.wrap_future(warm)])
        if warm.exception() is None:
            shown = main(page)
            if shown is not None:
                await shown

    return main_when_warm

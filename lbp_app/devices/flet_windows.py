"""Flet's half of the server: the websockets, each of which is one window.

Flet hangs them into FastAPI, with uploads, sign-in and files of its own. None of that is served
here, and to load it took a fifth of the whole start. So only the websocket is taken from Flet.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import flet as ft

    from lbp_app.devices.web_guard import App, Receive, Scope, Send

ADDRESS = "/ws"
_POLICY_VIOLATION = 1008
_FLETS, _FRAMEWORK = "flet_web.fastapi", "fastapi"


def windows(main: Callable[[ft.Page], Awaitable[None]], session_timeout_seconds: int) -> App:
    """The server of the windows that `main` fills, at ``/ws``; it refuses every other address.

    A window that lost its line finds its session again until the timeout.
    """
    from starlette.websockets import WebSocket  # noqa: PLC0415  # slow

    with _nothing_but_the_websocket():
        from flet_web.fastapi.flet_app import (  # noqa: PLC0415
            FletApp,
            app_manager,
        )

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] != ADDRESS:
            await receive()
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
            return
        await app_manager.start()  # forgets windows that were closed; starts once
        window = FletApp(
            loop=asyncio.get_running_loop(),
            executor=app_manager.executor,
            main=main,
            before_main=None,
            session_timeout_seconds=session_timeout_seconds,
        )
        await window.handle(WebSocket(dict(scope), receive, send))

    return app


@contextmanager
def _nothing_but_the_websocket() -> Iterator[None]:
    """While this lasts, Flet's web package loads without its own start and without FastAPI.

    Its websocket takes two names of FastAPI, which are Starlette's. Nothing is left behind:
    whoever asks for the real packages later gets them.
    """
    stand_ins = {} if _FLETS in sys.modules else {_FLETS: _flets(), _FRAMEWORK: _framework()}
    before = {name: sys.modules[name] for name in stand_ins if name in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]
        sys.modules.update(before)


def _flets() -> ModuleType:
    import flet_web  # noqa: PLC0415  # slow

    package = ModuleType(_FLETS)
    package.__path__ = [str(Path(flet_web.__file__).parent / "fastapi")]
    return package


def _framework() -> ModuleType:
    from starlette import websockets  # noqa: PLC0415  # slow

    names: Any = ModuleType(_FRAMEWORK)
    names.WebSocket = websockets.WebSocket
    names.WebSocketDisconnect = websockets.WebSocketDisconnect
    framework: ModuleType = names
    return framework

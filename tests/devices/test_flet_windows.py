"""Flet's websocket loads without FastAPI and leaves the real packages as they are."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from lbp_app.devices.flet_windows import windows
from tests.harness import play


async def _never(_: object) -> None:
    raise AssertionError("no window was opened")


@pytest.mark.parametrize("path", ["/", "/upload", "/oauth_callback", "/ws/other"])
def test_every_address_but_the_one_of_the_windows_is_refused(path: str) -> None:
    app: Any = windows(_never, 60)
    sent: list[dict[str, object]] = []

    async def receive() -> dict[str, object]:
        return {"type": "websocket.connect"}

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    play(app({"type": "websocket", "path": path}, receive, send))
    assert sent == [{"type": "websocket.close", "code": 1008}]


LOADED = """
import sys
from lbp_app.devices.flet_windows import windows
windows(None, 60)
print(sorted({"fastapi", "flet_web.fastapi", "pydantic"} & set(sys.modules)))
from flet_web import fastapi
from flet_web.fastapi import flet_app
print(fastapi.app_manager is flet_app.app_manager, fastapi.FletApp is flet_app.FletApp)
import fastapi as framework
print(framework.FastAPI.__name__)
"""


@pytest.mark.slow
def test_fastapi_is_not_loaded_and_who_asks_for_it_later_gets_the_real_one() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["[]", "True True", "FastAPI"]

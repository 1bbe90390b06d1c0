"""How long importing the app takes beside Flet alone, and how long reading its content takes."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from lbp_app import bootstrap
from lbp_app.library.loaded import Loaded
from lbp_app.library.loading import load_library
from lbp_app.library.remembered import remembered
from tests.bench.figures import Row, figure, in_turns, median
from tests.bench.place import ROOT, remember_content

IMPORT_ROUNDS = 7
CONTENT_ROUNDS = 20
HELLO = ("flet", "flet_web.fastapi", "uvicorn")
APP = (
    "lbp_app.__main__",
    "lbp_app.bootstrap",
    "lbp_app.devices.launch",
    "lbp_app.devices.web_server",
    "lbp_app.ui.app",
    "lbp_app.storage.opening",
    "flet",
    "starlette.websockets",
    "uvicorn",
)


def measure_imports() -> list[Row]:
    """Wall time of importing, each time in a new process."""
    ours, hello = in_turns(_importing(APP), _importing(HELLO), IMPORT_ROUNDS)
    return [
        figure("import_ms", median(ours), "ms"),
        figure("import_hello_ms", median(hello), "ms"),
    ]


def measure_content() -> list[Row]:
    """Wall time of reading and checking all content, and of remembering it; both done before."""
    remember_content()
    content = bootstrap.shipped("content")
    read, known = in_turns(
        _timed(lambda: load_library(content)), _timed(lambda: _known(content)), CONTENT_ROUNDS
    )
    return [
        figure("content_ms", median(read), "ms"),
        figure("content_remembered_ms", median(known), "ms"),
    ]


def _known(content: Path) -> Loaded:
    kept = remembered(content)
    if kept is None:
        raise LookupError("the content is not remembered")
    return kept.loaded()


def _importing(modules: tuple[str, ...]) -> Callable[[], float]:
    program = (
        "import time; began = time.perf_counter()\n"
        f"import {', '.join(modules)}\n"
        "print((time.perf_counter() - began) * 1000)"
    )

    def once() -> float:
        done = subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True
        )
        return float(done.stdout)

    return once


def _timed(work: Callable[[], object]) -> Callable[[], float]:
    def once() -> float:
        began = time.perf_counter()
        work()
        return (time.perf_counter() - began) * 1000

    return once

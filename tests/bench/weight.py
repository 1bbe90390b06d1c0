"""How long importing the app takes beside Flet alone, and how long reading its content takes."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

from lbp_app import bootstrap
from tests.bench.figures import Row, figure, in_turns, median
from tests.bench.place import ROOT

IMPORT_ROUNDS = 7
CONTENT_ROUNDS = 20
FLET = ("flet", "flet_web.fastapi", "uvicorn")
APP = (
    "lbp_app.__main__",
    "lbp_app.bootstrap",
    "lbp_app.devices.launch",
    "lbp_app.devices.web_server",
    "lbp_app.ui.app",
    "lbp_app.storage.opening",
    *FLET,
)


def measure_imports() -> list[Row]:
    """Wall time of importing, each time in a new process."""
    ours, hello = in_turns(_importing(APP), _importing(FLET), IMPORT_ROUNDS)
    return [
        figure("import_ms", median(ours), "ms"),
        figure("import_hello_ms", median(hello), "ms"),
    ]


def measure_content() -> list[Row]:
    """Wall time of reading and checking all content, in a process that has done it before."""
    bootstrap.read_content()
    return [figure("content_ms", median([_reading() for _ in range(CONTENT_ROUNDS)]), "ms")]


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


def _reading() -> float:
    began = time.perf_counter()
    bootstrap.read_content()
    return (time.perf_counter() - began) * 1000

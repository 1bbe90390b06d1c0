"""How long the files take with ten years, and the FHIR bundle beside a library that builds it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from fhir.resources.R4B.bundle import Bundle

from lbp_app import bootstrap
from lbp_app.domain.summary import Wish
from lbp_app.storage.opening import open_diary
from lbp_app.usecases.ports import Diary
from lbp_app.usecases.share_desk import Form
from tests.bench.figures import Row, figure
from tests.bench.place import a_folder, library
from tests.bench.ten_years import A_MORNING
from tests.fakes import FrozenClock
from tests.ten_years import TEN_YEARS, fill_days

FHIR_AIM = 0.2
MEMORY_AIM = 300
_A_YEAR = 365
Made = TypeVar("Made")


def measure() -> list[Row]:
    """Seconds for each form, with everything read from the disk before; ``fhir_ratio``: a year."""
    with a_folder() as folder, closing(open_diary(folder)) as diary:
        fill_days(diary, A_MORNING, TEN_YEARS)
        desk = bootstrap.share_desk(diary, FrozenClock(A_MORNING), library())
        read, whole = _timed(desk.make.whole)
        last = A_MORNING.date()
        wish = Wish(last - timedelta(days=TEN_YEARS), last)
        rows = [figure("read_10y_s", read, "s")]
        for form in Form:
            took, _ = _timed(lambda f=form: desk.file_of(f, whole, wish))  # type: ignore[misc]
            rows.append(figure(f"{form.value}_10y_s", took, "s"))
        year = Wish(last - timedelta(days=_A_YEAR), last)
        ours, file = _timed(lambda: desk.file_of(Form.FHIR, whole, year))
        theirs, _ = _timed(lambda: _by_the_library(file.data))
        rows += [_memory(form, folder) for form in _closed(diary)]
    return [*rows, figure("fhir_ratio", ours / theirs, "x", at_most=FHIR_AIM)]


def _closed(diary: Diary) -> tuple[Form, ...]:
    """All forms, once the diary can be opened by another process."""
    diary.close()  # type: ignore[attr-defined]  # the port knows no end, the one on disk does
    return tuple(Form)


def _memory(form: Form, folder: Path) -> Row:
    """The most memory the command needs for ten years, with Python and all libraries."""
    words = ["export", "--format", form.value, "--out", os.devnull, "--force"]
    script = (
        "import sys; from lbp_app.commands import export; "
        "export.write_whole = lambda *a, **k: None; export.run(sys.argv[2:]); "
        # What getrusage tells would begin with the memory of the process that started this one.
        "print([x.split()[1] for x in open('/proc/self/status') if x.startswith('VmHWM')][0])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *words],
        env={**os.environ, bootstrap.DATA_VARIABLE: str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    return figure(f"{form.value}_10y_mb", int(done.stdout) / 1024, "MB", at_most=MEMORY_AIM)


def _by_the_library(file: bytes) -> str:
    """The same bundle from the same values, built and written by ``fhir.resources``."""
    return Bundle(**json.loads(file)).model_dump_json()


def _timed(work: Callable[[], Made]) -> tuple[float, Made]:
    began = time.perf_counter()
    made = work()
    return time.perf_counter() - began, made

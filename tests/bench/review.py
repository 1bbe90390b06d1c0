"""The reviewer with 1,000 exports of three months each: the list, and one patient's page."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from lbp_app import bootstrap
from lbp_app.library.pictures import load_pictures
from lbp_app.ui.services import ReviewServices
from lbp_app.usecases.review_desk import Source
from tests.bench.figures import Row, figure, median
from tests.bench.place import a_folder, library
from tests.export.diaries import FORMS, NOW
from tests.fakes import FrozenClock
from tests.harness import Window, mounted
from tests.review_files import ANA, INES, ROSA, TOM, exported, from_bytes
from tests.ten_years import TEN_YEARS, days_of_records

FILES = 1000
LIST_AIM_S, PAGE_AIM_S = 5, 0.5
_ROUNDS = 3
_SELDOM, _OFTEN = 0.2, 0.002
"""Seconds between two looks: each goes through all that is drawn, and takes time from the rest."""


def measure() -> list[Row]:
    """The whole command, the list in a window to its last file, and pages until they are drawn."""
    with a_folder() as folder:
        fill(folder, FILES)
        size = sum(path.stat().st_size for path in folder.iterdir()) / FILES
        took = median([_command(folder) for _ in range(_ROUNDS)])
        rows = [
            figure("review_file_kb", size / 1000, "kB"),
            figure("review_list_1000_s", took, "s", at_most=LIST_AIM_S),
        ]
        files = bootstrap.review_desk(library(), [folder]).given
        named = tuple(one for one in files if isinstance(one, Source))
        listed, page = asyncio.run(_window(named))
        rows.append(figure("review_window_1000_s", listed, "s"))
        rows.append(figure("review_page_s", page, "s", at_most=PAGE_AIM_S))
    _, long = asyncio.run(_window((from_bytes("ten.json", _ten_years()),)))
    return [*rows, figure("review_page_10y_s", long, "s")]


def fill(folder: Path, count: int) -> None:
    """So many files, each a diary of its own; made of four, as writing each anew takes longer."""
    stories = [(p, exported(p)) for p in (ROSA, TOM, INES, ANA)]
    for n in range(count):
        patient, data = stories[n % len(stories)]
        name = f"Patient {n:04}".encode()
        own = data.replace(patient.name.encode(), name).replace(b"profile-", b"p%d-" % n)
        (folder / f"{n:04}.json").write_bytes(own)


def _command(folder: Path) -> float:
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "lbp_app", "review", "--list", str(folder)],
        check=True,
        capture_output=True,
    )
    return time.perf_counter() - began


async def _window(files: tuple[Source, ...]) -> tuple[float, float]:
    """Seconds until the last file is in the list, and from a tap until a page is drawn."""
    clock = FrozenClock(NOW)
    desk = replace(bootstrap.review_desk(library(), clock=clock), given=files)
    pictures = load_pictures(bootstrap.shipped("assets"))
    services = ReviewServices(library(), pictures, bootstrap._body, clock, desk)
    began = time.perf_counter()
    async with mounted(services, width=1280, height=800) as window:
        await _until(window, partial(_read_all, window), _SELDOM)
        listed = time.perf_counter() - began
        pages = []
        for key in window.keys("case-")[:_ROUNDS]:
            began = time.perf_counter()
            await window.tap(key)
            await _until(window, partial(window.offers, "tab-summary"), _OFTEN)
            pages.append(time.perf_counter() - began)
        return listed, median(pages)


def _read_all(window: Window) -> bool:
    return bool(window.keys("case-")) and not window.has("Reading")


async def _until(window: Window, there: Callable[[], bool], pause: float) -> None:
    while not there():
        await asyncio.sleep(pause)
        await window.settle()


def _ten_years() -> bytes:
    from lbp_app.export.json_file import json_file  # noqa: PLC0415 - slow to import
    from lbp_app.usecases.whole_diary import WholeDiary  # noqa: PLC0415

    whole = WholeDiary.of(days_of_records(NOW, TEN_YEARS))
    return json_file(whole, FORMS, made_at=NOW, app_version="0.1.0")

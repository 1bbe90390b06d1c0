"""How long Today, Progress and Diary take to open with ten years, beside the same with 30 days."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from lbp_app import bootstrap
from lbp_app.domain.flags import Visit
from lbp_app.storage.opening import open_diary
from tests.bench.figures import Row, figure, median, ratio
from tests.bench.place import DAYS, a_folder, library, tell
from tests.fakes import FrozenClock
from tests.harness import Window, mounted
from tests.ten_years import TEN_YEARS, fill_days

AIM = 1.3
ROUNDS = 25
WARM_UP = 4
A_MORNING = datetime(2026, 11, 22, 8, 30, tzinfo=ZoneInfo("Europe/Dublin"))
_Open = Callable[[Window], Coroutine[None, None, None]]


def measure() -> list[Row]:
    """Ratios of medians: from the tap until the whole screen is built, encoded and sent.

    Time of the processor, not of the clock on the wall: nothing here waits for anybody, and what
    else the machine does would drown thirty milliseconds.
    """
    return asyncio.run(_measured())


async def _measured() -> list[Row]:
    rows = []
    with a_folder() as folder:
        async with AsyncExitStack() as stack:
            short = await stack.enter_async_context(_window(_folder(folder, "short"), DAYS))
            long = await stack.enter_async_context(_window(_folder(folder, "long"), TEN_YEARS))
            for name, opened in _SCREENS.items():
                theirs, ours = await _in_turns(opened, short, long)
                rows += [
                    figure(f"{name}_10y_ratio", ratio(ours, theirs), "x", at_most=AIM),
                    figure(f"{name}_10y_ms", median(ours) * 1000, "ms"),
                ]
            theirs, ours = await _in_turns(_all_progress, short, long)
            # For the record: all ten years in one chart, against thirty days in one.
            rows.append(figure("progress_all_10y_ms", median(ours) * 1000, "ms"))
            rows.append(figure("progress_all_30d_ms", median(theirs) * 1000, "ms"))
    return rows


def _folder(parent: Path, name: str) -> Path:
    folder = parent / name
    folder.mkdir()
    return folder


@asynccontextmanager
async def _window(folder: Path, days: int) -> AsyncIterator[Window]:
    diary = open_diary(folder)
    try:
        tell(f"  {fill_days(diary, A_MORNING, days)} records in {days} days")
        # Both are seen by a clinician at the end: an open flag would make them other screens.
        diary.keep(Visit("visit", A_MORNING, "Dr Byrne", "Go on as before.", A_MORNING))
        clock = FrozenClock(A_MORNING + timedelta(hours=1))
        services = bootstrap.build_services(library(), folder, diary=diary, clock=clock)
        async with mounted(services) as window:
            yield window
    finally:
        diary.close()


async def _in_turns(opened: _Open, short: Window, long: Window) -> tuple[list[float], list[float]]:
    """Seconds with 30 days and with ten years, A B A B ..., the first rounds left out."""
    pairs = [(await _seconds(opened, short), await _seconds(opened, long)) for _ in range(ROUNDS)]
    return [a for a, _ in pairs[WARM_UP:]], [b for _, b in pairs[WARM_UP:]]


async def _seconds(opened: _Open, window: Window) -> float:
    await window.tap("place-me")
    began = time.process_time()
    await opened(window)
    return time.process_time() - began


async def _today(window: Window) -> None:
    await window.tap("place-today")


async def _progress(window: Window) -> None:
    await window.tap("place-progress")


async def _diary(window: Window) -> None:
    await window.go("/diary")


async def _all_progress(window: Window) -> None:
    await window.tap("place-progress", "period-all")


_SCREENS = {"today": _today, "progress": _progress, "diary": _diary}

"""Five hundred hostile files: no crash, no hang, and no file touched but those that were given."""

from __future__ import annotations

import asyncio
import os
import sys
import zoneinfo
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from lbp_app import bootstrap
from lbp_app.library.pictures import load_pictures
from lbp_app.ui.services import ReviewServices
from lbp_app.usecases.explore_diary import entries, explore, two_periods
from lbp_app.usecases.review_desk import (
    Case,
    Caseload,
    Locked,
    Looked,
    OpenedDiary,
    Refused,
    ReviewDesk,
    Source,
    WhyRefused,
)
from lbp_app.usecases.share_desk import Time
from tests.building import library
from tests.export.diaries import NOW
from tests.fakes import FrozenClock
from tests.harness import mounted, play
from tests.hostile_files import PASSWORD, by_hand, mutated
from tests.review_files import ROSA, exported, from_bytes

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]
MUTATED = 460
DRAWN = 24
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_NEVER = frozenset(
    {
        "os.exec",
        "os.link",
        "os.mkdir",
        "os.remove",
        "os.rename",
        "os.symlink",
        "os.system",
        "os.truncate",
        "socket.connect",
        "subprocess.Popen",
    }
)


class Watched:
    """What Python told of opened files and worse since ``on``."""

    def __init__(self) -> None:
        self.on = False
        self.opened: list[tuple[str, int]] = []
        self.worse: list[str] = []

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.on:
            return
        if event == "open" and not isinstance(arguments[0], int):  # else it is open already
            self.opened.append((str(arguments[0]), int(arguments[2] or 0)))
        elif event in _NEVER:
            self.worse.append(event)


WATCHED = Watched()
sys.addaudithook(WATCHED)


@contextmanager
def watched() -> Iterator[Watched]:
    WATCHED.opened, WATCHED.worse, WATCHED.on = [], [], True
    try:
        yield WATCHED
    finally:
        WATCHED.on = False


def desk_on(folder: Path) -> ReviewDesk:
    return bootstrap.review_desk(library(), [folder], clock=FrozenClock(NOW))


def write(folder: Path) -> int:
    folder.mkdir()
    files = dict([*mutated(MUTATED), *by_hand()])
    for name, data in files.items():
        (folder / name).write_bytes(data)
    (folder.parent / "secret.json").write_bytes(exported(ROSA))
    (folder / "link.json").symlink_to(folder.parent / "secret.json")
    return len(files) + 1


def page_of(desk: ReviewDesk, opened: OpenedDiary) -> int:
    """Everything that the page can show, made once; how many lines it has."""
    made = 0
    for time in Time:
        summary = desk.summary(opened, time)
        made += sum(len(part.lines) for part in desk.tell_summary(summary))
        explore(opened, time)
    two_periods(desk, opened, 28)
    return made + len(entries(opened.whole))


def look_at_all(desk: ReviewDesk) -> tuple[Caseload, list[OpenedDiary | Refused]]:
    looked: list[Looked] = [s if isinstance(s, Refused) else desk.look(s) for s in desk.given]
    locked = {n: one for n, one in enumerate(looked) if isinstance(one, Locked)}
    load = Caseload(tuple(looked)).after_password(
        {n: desk.look(one.source, PASSWORD) for n, one in locked.items()}
    )
    for case in (*load.cases, *load.older):
        assert desk.tell(case.attention)
    for refused in load.refused:
        assert desk.why(refused)
    return load, [desk.open(case) for case in (*load.cases, *load.older)]


def elsewhere(folder: Path, found: Watched) -> list[str]:
    """Opened files that are neither given, nor time zones, nor parts of Python itself."""
    data = find_spec("tzdata")
    assert data is not None
    allowed = (str(folder), *zoneinfo.TZPATH, str(Path(data.origin or "").parent))
    return [
        path
        for path, _ in found.opened
        if not path.startswith(allowed) and not path.endswith((".py", ".pyc"))
    ]


def test_no_file_crashes_hangs_or_touches_anything_else(tmp_path: Path) -> None:
    folder = tmp_path / "given"
    count = write(folder)
    assert count >= 500
    desk = desk_on(folder)
    # What is loaded on first use is loaded now.
    sound = desk.look(from_bytes("sound.json", exported(ROSA)))
    assert isinstance(sound, Case)
    opened = desk.open(sound)
    assert isinstance(opened, OpenedDiary)
    assert page_of(desk, opened) > 100
    before = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*"))
    with watched() as found:
        load, diaries = look_at_all(desk)
        for diary in diaries:
            assert isinstance(diary, Refused) or page_of(desk, diary)
    assert sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*")) == before
    assert elsewhere(folder, found) == []
    assert [path for path, flags in found.opened if flags & _WRITES] == []
    assert found.worse == []
    assert not any("secret" in path for path, _ in found.opened)
    # Enough were refused and enough got through for this to mean something.
    assert len(load.refused) > 150
    assert len(diaries) > 30
    assert {r.why for r in load.refused} >= {
        WhyRefused.A_LINK,
        WhyRefused.A_ZIP,
        WhyRefused.DAMAGED,
        WhyRefused.NOT_OURS,
        WhyRefused.TOO_LARGE,
    }


def test_pages_of_hostile_files_that_get_through_are_drawn(tmp_path: Path) -> None:
    folder = tmp_path / "given"
    write(folder)
    desk = desk_on(folder)
    hand_made = {name for name, _ in by_hand()}
    sources = [s for s in desk.given if isinstance(s, Source)]
    looked = [c for c in map(desk.look, sources) if isinstance(c, Case)]
    cases = list({case.mark: case for case in looked}.values())
    chosen = [c for c in cases if c.source.name in hand_made]
    chosen += [c for c in cases if c.source.name not in hand_made][: DRAWN - len(chosen)]
    alone = replace(desk, given=tuple(c.source for c in chosen))
    pictures = load_pictures(bootstrap.shipped("assets"))
    services = ReviewServices(library(), pictures, bootstrap._body, FrozenClock(NOW), alone)

    async def journey() -> None:
        async with mounted(services, width=1280, height=800) as window:
            async with asyncio.timeout(60):
                while len(window.keys("case-")) < len(chosen):
                    await asyncio.sleep(0.05)
                    await window.settle()
            for key in window.keys("case-"):
                await window.tap(key)
                while not window.offers("tab-summary"):
                    await asyncio.sleep(0.005)
                    await window.settle()
                await window.tap("time-all", "tab-charts", "tab-periods", "tab-entries")

            assert max(map(len, window.texts())) < 10_000

    play(journey())
    assert len(chosen) > 15
    assert {c.source.name for c in chosen} >= {"many-medicines.json", "long-medicine.json"}

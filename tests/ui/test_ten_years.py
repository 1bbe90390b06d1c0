"""With ten years of entries no screen is built of more controls than with thirty days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from flet.controls.base_control import BaseControl

from lbp_app.domain.flags import Visit
from lbp_app.storage.diary import SqliteDiary
from lbp_app.storage.opening import open_diary
from tests.building import services
from tests.fakes import FrozenClock
from tests.harness import mounted, play
from tests.ten_years import TEN_YEARS, fill_days

pytestmark = pytest.mark.slow
NOW = datetime(2026, 11, 22, 9, tzinfo=ZoneInfo("Europe/Dublin"))
SOME_MORE = 30
"""A few words of events, a button for older entries, a line about a gap: never one per entry."""


def filled(folder: Path, days: int) -> SqliteDiary:
    folder.mkdir()
    diary = open_diary(folder)
    assert isinstance(diary, SqliteDiary)
    fill_days(diary, NOW, days)
    diary.keep(Visit("visit", NOW, "Dr Byrne", "Go on as before.", NOW))
    return diary


@pytest.fixture(scope="module")
def diaries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[SqliteDiary, SqliteDiary]]:
    folder = tmp_path_factory.mktemp("years")
    both = filled(folder / "short", 30), filled(folder / "long", TEN_YEARS)
    yield both
    for diary in both:
        diary.close()


async def controls(diary: SqliteDiary, width: float, *steps: str) -> int:
    async with mounted(services(diary=diary, clock=FrozenClock(NOW)), width=width) as window:
        await window.tap(*steps)
        return len(window.all(BaseControl))


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    "steps",
    [
        ("place-me", "place-today"),
        ("place-progress",),
        ("place-progress", "period-all"),
        ("place-progress", "period-all", "table-leg_pain"),
        ("place-progress", "open-diary"),
    ],
    ids=["today", "progress", "progress of all", "its table", "diary"],
)
def test_a_screen_has_as_many_controls_with_ten_years_as_with_thirty_days(
    diaries: tuple[SqliteDiary, SqliteDiary], width: float, steps: tuple[str, ...]
) -> None:
    async def journey() -> None:
        short, long = diaries
        assert (
            await controls(long, width, *steps) <= await controls(short, width, *steps) + SOME_MORE
        )

    play(journey())


def test_ten_years_are_about_fifty_thousand_records(
    diaries: tuple[SqliteDiary, SqliteDiary],
) -> None:
    _, long = diaries
    connection = long._file.connection
    tables = ("check_in", "verdict", "log")
    counts = [connection.execute(f"SELECT COUNT(*) FROM {t}").fetchone()[0] for t in tables]  # noqa: S608
    assert 45_000 < sum(counts) < 55_000

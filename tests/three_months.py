"""A diary of three months with a story: leg pain eases, back pain does not, a flare on the way."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from lbp_app import bootstrap
from lbp_app.domain import daily
from lbp_app.domain.answers import Answer
from lbp_app.domain.body import BodyChart, Feeling, Mark
from lbp_app.domain.diary import CheckIn, Kind
from lbp_app.domain.log import LogItem
from lbp_app.usecases.ports import ProfileVersion, Record
from tests.domain.sheets import peg, psfs, rmdq_of
from tests.seeding import ROSA

DAYS = 88
AWAY = range(30, 38)
"""Days before today without any entry; a few single ones are missing too."""
FLARE, FALL, NEW_MEDICINE = 52, 47, 61


def fill_three_months(folder: Path, now: datetime) -> None:
    """Write the story into the diary of ``folder``; it ends on the day of ``now``."""
    diary, trouble = bootstrap.open_diary(folder)
    assert trouble is None
    diary.keep(*three_months(now))
    close = getattr(diary, "close", None)
    assert callable(close)
    close()


def three_months(now: datetime, days: int = DAYS) -> Iterator[Record]:
    """Everything that was logged, oldest first."""
    dice = random.Random(3)  # noqa: S311 - no secret
    first = now - timedelta(days=days)
    yield ProfileVersion("rosa", first, ROSA, first_run_done=True)
    for before in reversed(range(days)):
        at = now - timedelta(days=before, minutes=30)
        missing = before in AWAY or not dice.randrange(9)
        if not missing:
            yield from _day(dice, before, at, before / DAYS)
        yield from _happened(before, at)
        if (days - 1 - before) % 7 == 0:
            yield LogItem(f"peg-{before}", at, at, peg(*_points(before, 7, 3)))
        if before in (days - 1, 2):
            yield LogItem(f"body-{before}", at, at, BodyChart(_marks(before > DAYS / 2)))
        if before in (days - 1, days - 15, days - 43, 3):
            yield LogItem(f"rmdq-{before}", at, at, rmdq_of(_points(before, 14, 8)[0]))
            stairs, walking, _ = _points(before, 3, 6)
            yield LogItem(f"psfs-{before}", at, at, psfs(Stairs=stairs, Walking=walking))


def _day(dice: random.Random, before: int, at: datetime, left: float) -> Iterator[Record]:
    worse = 2 if FLARE - 4 < before <= FLARE else 0

    def around(middle: float) -> int:
        return round(min(max(middle + worse + dice.choice((-1, 0, 0, 0, 1)), 0), 10))

    yield CheckIn(
        f"day-{before}",
        Kind.CHECK_IN,
        at,
        at,
        around(4 + left),
        around(3.4 + 3.8 * left),
        around(2.5 + 4 * left),
    )
    if dice.random() < 0.75 - 0.5 * left and before not in range(14, 21):
        walk = daily.Activity(daily.ActivityKind.WALK, dice.randint(8, 14 + round(20 * (1 - left))))
        yield LogItem(f"walk-{before}", at, at, walk)


def _marks(start: bool) -> tuple[Mark, ...]:  # noqa: FBT001 - then or now
    marks = [Mark("back_low_left", 5, (Feeling.ACHE,)), Mark("buttock_left", 5, (Feeling.ACHE,))]
    if start:
        marks += [Mark("thigh_back_left", 8, (Feeling.BURNING,)), Mark("calf_left", 7, ())]
    return tuple(marks)


def _points(before: int, start: int, end: int) -> tuple[int, int, int]:
    middle = end + (start - end) * before / DAYS
    return round(middle), round(middle + 0.4), round(middle - 0.4)


def _happened(before: int, at: datetime) -> Iterator[Record]:
    happened = {
        FLARE: daily.Flare(on=True),
        FALL: daily.Fall(Answer.NO),
        NEW_MEDICINE: daily.Medicine("Ibuprofen gel", daily.MedicineGroup.CREAM_OR_PATCH),
    }
    if before in happened:
        yield LogItem(f"event-{before}", at, at, happened[before])

"""A diary of many days for tests and measurements: the same seed gives the same diary."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice

from lbp_app.domain import daily
from lbp_app.domain.answers import Answer
from lbp_app.domain.diary import CheckIn, Kind
from lbp_app.domain.flags import GivenVerdict
from lbp_app.domain.log import LogItem
from lbp_app.domain.profile import AgeBand, Profile
from lbp_app.domain.red_flags import Reason, Urgency, Verdict
from lbp_app.usecases.ports import Diary, ProfileVersion, Record
from tests.domain.sheets import peg, pgic, phq4, psfs, rmdq_of

TEN_YEARS = 3650
_BATCH = 2000
_ONE_DAY_IN = 40
"""About one day in so many has no entry at all, and one in so many a red flag."""


def fill_days(diary: Diary, last: datetime, days: int, *, seed: int = 1) -> int:
    """Write ``days`` days up to ``last`` (aware of its zone); returns the number of records."""
    records = days_of_records(last, days, seed=seed)
    written = 0
    while batch := list(islice(records, _BATCH)):
        diary.keep(*batch)
        written += len(batch)
    return written


def days_of_records(last: datetime, days: int, *, seed: int = 1) -> Iterator[Record]:
    """Everything that was logged, day by day, about fourteen records a day."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    first = last - timedelta(days=days)
    profile = Profile(country="IE", age_band=AgeBand.FROM_65_TO_69)
    yield ProfileVersion(f"p{seed}", first, profile, first_run_done=True)
    for name, group in (("Paracetamol", "paracetamol"), ("Ibuprofen", "nsaid")):
        medicine = daily.Medicine(name, daily.MedicineGroup(group))
        yield LogItem(f"medicine-{seed}-{name}", first, first, medicine)
    level = 7.0
    for number in range(days):
        morning = _at(last, days - number, 8)
        level = min(max(level + dice.gauss(-0.004, 0.5), 0), 10)
        if dice.randrange(_ONE_DAY_IN):
            yield from _day(dice, f"{seed}-{number}", morning, level)
        if number % 7 == 0:
            yield from _sheets(f"{seed}-{number}", morning, level, review=number % 84 == 0)


def _at(last: datetime, days_before: int, hour: int) -> datetime:
    """The hour on the patient's own clock, so many days before."""
    day = last.date() - timedelta(days=days_before)
    return datetime(day.year, day.month, day.day, hour, tzinfo=last.tzinfo or UTC)


def _day(dice: random.Random, day: str, morning: datetime, level: float) -> Iterator[Record]:
    for n, hours in enumerate((0, 5, 11)):
        yield from _check_in(dice, f"{day}-{n}", morning + timedelta(hours=hours), level)
    yield _item(f"{day}-sleep", morning, daily.Sleep(dice.randint(2, 9)))
    for n in range(dice.randint(1, 3)):
        walk = daily.Activity(
            dice.choice(tuple(daily.ActivityKind)), dice.randint(5, 45), dice.randint(0, 6)
        )
        yield _item(f"{day}-walk{n}", morning + timedelta(hours=2 + n), walk)
    for n in range(dice.randint(2, 5)):
        name, group = dice.choice((("Paracetamol", "paracetamol"), ("Ibuprofen", "nsaid")))
        taken = daily.MedicineTaken(f"medicine-{name}", name, daily.MedicineGroup(group))
        yield _item(f"{day}-taken{n}", morning + timedelta(hours=1 + 2 * n), taken)
    yield _item(f"{day}-rest", morning + timedelta(hours=6), daily.Rested(dice.randint(10, 90)))
    if not dice.randrange(_ONE_DAY_IN):
        flare = daily.Flare(on=bool(dice.randrange(2)))
        yield _item(f"{day}-flare", morning + timedelta(hours=9), flare)
        yield _item(f"{day}-fall", morning + timedelta(hours=10), daily.Fall(Answer.NO))
        yield _item(f"{day}-note", morning + timedelta(hours=10), daily.FreeNote("Tired today."))


def _sheets(day: str, at: datetime, level: float, *, review: bool) -> Iterator[Record]:
    """The weekly measure, and those of a review every twelve weeks."""
    points = round(level)
    yield _item(f"{day}-peg", at, peg(points, points, points))
    if review:
        yield _item(f"{day}-rmdq", at, rmdq_of(2 * points))
        yield _item(f"{day}-psfs", at, psfs(Walking=10 - points, Stairs=10 - points))
        yield _item(f"{day}-pgic", at, pgic(4))
        yield _item(f"{day}-phq4", at, phq4(1, 0, 1, 0))


def _item(item_id: str, at: datetime, fact: object) -> LogItem[object]:
    return LogItem(item_id, at, at + timedelta(minutes=2), fact)


def _check_in(dice: random.Random, entry: str, at: datetime, level: float) -> Iterator[Record]:
    def around(middle: float) -> int:
        return round(min(max(middle + dice.gauss(0, 1), 0), 10))

    note = dice.choice(("", "", "", "Walked to the shop, sat down twice.", "The bath helped."))
    yield CheckIn(
        entry, Kind.CHECK_IN, at, at, around(level), around(level - 1), around(level - 2), note
    )
    flagged = not dice.randrange(4 * _ONE_DAY_IN)
    reason = Reason("RF18", 18, Urgency.SOON, ("cough_pain",))
    verdict = Verdict(Urgency.SOON, (reason,)) if flagged else Verdict(Urgency.NONE, ())
    yield GivenVerdict(f"v-{entry}", entry, at, verdict, (), (), "2026.11.1", "0.1.0")

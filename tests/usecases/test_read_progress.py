"""Progress reads the time that is asked for, and the first week beside it, and no more."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from lbp_app.domain.answers import Answer
from lbp_app.domain.change import Change, Label
from lbp_app.domain.daily import Activity, ActivityKind, Fall, Flare, Medicine, MedicineGroup
from lbp_app.domain.log import LogItem
from lbp_app.domain.measures import Answers, Instrument
from lbp_app.domain.progress import Event, Happening, Period
from lbp_app.usecases.ports import Trouble
from lbp_app.usecases.read_progress import Progress, ReadProgress
from tests.domain.sheets import peg, psfs, rmdq_of
from tests.fakes import FrozenClock, MemoryDiary
from tests.fixtures import A_MORNING, a_check_in
from tests.usecases.unreadable import UnreadableDiary

TODAY = A_MORNING.date()


def checked_in(before: int, value: int) -> object:
    at = A_MORNING - timedelta(days=before)
    return a_check_in(happened_at=at, back_pain=value, leg_pain=value, interference=value)


def logged(fact: object, before: float) -> LogItem[object]:
    at = A_MORNING - timedelta(days=before)
    return LogItem(f"{type(fact).__name__}-{before}", at, at, fact)


def read(period: Period, *records: Any) -> Progress:  # noqa: ANN401
    progress = ReadProgress(MemoryDiary(*records), FrozenClock())(period)
    assert isinstance(progress, Progress)
    return progress


HISTORY = [checked_in(n, 8) for n in range(200, 193, -1)] + [checked_in(n, 4) for n in range(6)]


@pytest.mark.parametrize("period", Period)
def test_the_verdict_does_not_depend_on_how_far_back_one_looks(period: Period) -> None:
    told = read(period, *HISTORY).trend("leg_pain")
    assert told is not None
    assert isinstance(told.change, Change)
    assert told.change.label is Label.IMPROVED
    assert told.start == 8


def test_a_period_holds_its_own_days_and_counts_check_ins_with_the_first_week() -> None:
    recent = read(Period.TWO_WEEKS, *HISTORY)
    assert recent.span.days == 14
    assert [t.series.noted for t in recent.trends] == [6, 6, 6]
    assert (recent.check_ins, recent.whole) == (3, False)
    everything = read(Period.ALL, *HISTORY)
    assert everything.span.days == 201
    assert (everything.check_ins, everything.whole) == (3, True)


def test_nothing_rated_is_told_as_nothing() -> None:
    nothing = read(Period.THREE_MONTHS)
    assert (nothing.trends, nothing.check_ins, nothing.enough) == ((), 0, False)
    assert nothing.activity.typical is None


def test_two_check_ins_are_not_enough_and_three_are() -> None:
    assert not read(Period.ALL, checked_in(1, 4), checked_in(0, 4)).enough
    assert read(Period.ALL, checked_in(1, 4), checked_in(0, 4), checked_in(0, 5)).enough


def test_a_scale_that_was_never_rated_has_no_trend() -> None:
    told = read(Period.ALL, a_check_in(leg_pain=None))
    assert [t.scale for t in told.trends] == ["back_pain", "interference"]
    assert told.trend("leg_pain") is None


def test_events_of_the_time_are_told_and_earlier_ones_left_out() -> None:
    gel = Medicine("Gel", MedicineGroup.CREAM_OR_PATCH)
    told = read(
        Period.TWO_WEEKS,
        *HISTORY,
        logged(Flare(on=True), 3),
        logged(Flare(on=True), 14),
        logged(Fall(Answer.NO), 13),
        logged(gel, 5),
    )
    assert told.events == (
        Event(Happening.FALL, TODAY - timedelta(days=13)),
        Event(Happening.MEDICINE_ADDED, TODAY - timedelta(days=5), "Gel"),
        Event(Happening.FLARE, TODAY - timedelta(days=3)),
    )


def test_activity_is_told_in_weeks_with_weeks_without_a_check_in_as_gaps() -> None:
    told = read(
        Period.THREE_MONTHS,
        *HISTORY,
        checked_in(20, 5),
        logged(Activity(ActivityKind.WALK, 30), 1),
        logged(Activity(ActivityKind.SWIM, 12), 1.5),
    )
    assert told.activity.values[-3:] == (0, None, 42)
    assert told.activity.weeks == 2


def sheet(answers: Answers, before: int) -> LogItem[Answers]:
    at = A_MORNING - timedelta(days=before)
    return LogItem(f"{answers.instrument}-{before}", at, at, answers)


def changes(progress: Progress) -> dict[Instrument, tuple[int, int]]:
    return {
        s.instrument: (int(s.change.start.value), int(s.change.now.value))
        for s in progress.scores
        if isinstance(s.change, Change)
        if s.change.start is not None
    }


@pytest.mark.parametrize("period", Period)
def test_a_measure_is_compared_with_its_first_sheet_whatever_time_is_shown(
    period: Period,
) -> None:
    # Far more sheets than are read at once, and the first RMDQ in the middle of them.
    weekly = [sheet(peg(9 - n // 20, 9 - n // 20, 9 - n // 20), 7 * (150 - n)) for n in range(150)]
    reviews = [sheet(rmdq_of(15), 700), sheet(rmdq_of(9), 350), sheet(rmdq_of(6), 9)]
    told = read(period, *HISTORY, *weekly, *reviews)
    assert changes(told) == {Instrument.PEG: (9, 2), Instrument.RMDQ: (15, 6)}


def test_other_activities_are_not_compared_with_those_before_them() -> None:
    sheets = [sheet(psfs(Walking=2), 300), sheet(psfs(Stairs=3), 200), sheet(psfs(Stairs=8), 1)]
    weekly = [sheet(peg(5, 5, 5), 7 * n) for n in range(60)]
    told = read(Period.ALL, *HISTORY, *sheets, *weekly)
    assert changes(told)[Instrument.PSFS] == (3, 8)
    own = next(s for s in told.scores if s.instrument is Instrument.PSFS)
    assert [value for _, value in own.series.known] == [3, 8]


def test_a_measure_never_filled_in_has_no_trend() -> None:
    assert read(Period.ALL, *HISTORY).scores == ()


def test_the_days_are_those_of_the_patients_calendar() -> None:
    late = A_MORNING.replace(hour=23, minute=59) - timedelta(days=13)
    told = read(Period.TWO_WEEKS, a_check_in(happened_at=late))
    assert told.span.first == date(2026, 2, 17)
    assert told.trends[0].series.values[0] == 4


def test_a_diary_in_trouble_is_told_and_not_shown_as_an_empty_one() -> None:
    broken = ReadProgress(UnreadableDiary(Trouble.CORRUPT), FrozenClock())
    assert broken(Period.ALL) is Trouble.CORRUPT
    closed = ReadProgress(MemoryDiary(), FrozenClock(), Trouble.NEWER)
    assert closed(Period.ALL) is Trouble.NEWER

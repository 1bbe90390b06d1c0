"""A patient who walks by the plan, for tests: days pass, walks are done, weeks are closed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from lbp_app.domain.daily import Activity, ActivityKind, Settled
from lbp_app.domain.log import AnyLogItem, LogItem
from lbp_app.domain.plan import How, PlanDone, PlanPart, PlanTry, PlanWeek, PlanWeekTold
from lbp_app.domain.profile import Profile
from lbp_app.domain.walking import Step, Track
from lbp_app.usecases.look_at_plan import LookAtPlan, PlanView, ReadPlan
from lbp_app.usecases.look_at_situation import LookAtSituation
from lbp_app.usecases.ports import Diary
from lbp_app.usecases.read_flags import ReadFlags
from lbp_app.usecases.record_plan import RecordPlan, activity_id
from tests.building import ids, library
from tests.fakes import FrozenClock, MemoryDiary
from tests.fixtures import a_profile

FINE = PlanWeekTold(0, worst_pain=2, settled=Settled.SAME_DAY)
"""The number is filled in when the week is closed."""


class Walker:
    """One patient, their diary, their clock, and the use cases of the plan."""

    def __init__(self, diary: Diary | None = None) -> None:
        self.diary = diary if diary is not None else MemoryDiary(a_profile(profile=Profile()))
        self.clock = FrozenClock()
        flags = ReadFlags(self.diary, self.clock)
        situation = LookAtSituation(self.diary, self.clock, flags)
        read = ReadPlan(self.diary, self.clock, library().walking, library().steps)
        self.look = LookAtPlan(read, situation, flags)
        self.plan = RecordPlan(self.look, ids())

    def view(self) -> PlanView:
        """What the plan shows now."""
        return self.look()

    def days(self, count: int) -> None:
        """Let days pass."""
        self.clock.advance(timedelta(days=count))

    def began(self, *tries: int) -> PlanWeek:
        """Three comfortable walks, and the first week."""
        for minutes in tries or (10, 10, 10):
            assert self.plan.tried(minutes) is None
        return self.moved(self.plan.begin().week)

    def walk(self, hows: Sequence[How]) -> None:
        """One walk a day; the clock stands on the day after the last one."""
        for how in hows:
            assert self.plan.did(PlanPart.MOVE, how) is None
            self.days(1)

    def a_week(self, *hows: How, told: PlanWeekTold = FINE) -> PlanWeek:
        """Walks at the head of a week, then to its end, then the decision."""
        self.walk(hows)
        self.days(7 - len(hows))
        return self.moved(self.plan.close_week(told).week)

    @staticmethod
    def moved(week: PlanWeek | None) -> PlanWeek:
        """The week, which has to be there."""
        assert week is not None
        return week


def first_week(
    now: datetime, days_ago: int, *, walks: int = 0, track: Track = Track.SLOWER
) -> tuple[AnyLogItem, ...]:
    """What the log holds of a plan that began so many days ago, with one walk on each first day."""
    began = now - timedelta(days=days_ago)
    version = library().walking.version
    values = (("minutes", 8.0), ("usual", 10.0))
    week = PlanWeek(1, began.date(), (8.0,) * 3, Step.START, "W01", track, version, values=values)
    items: list[AnyLogItem] = [LogItem("plan-week-1", began, began, week)]
    items += [LogItem(f"try-{n}", began, began, PlanTry(10)) for n in range(3)]
    for n in range(walks):
        at = began + timedelta(days=n)
        done = PlanDone(PlanPart.MOVE, at.date(), How.DONE)
        items.append(LogItem(f"plan-move-{at.date()}", at, at, done))
        walk = Activity(ActivityKind.WALK, 8)
        items.append(LogItem(activity_id(at.date()), at, at, walk))
    return tuple(items)

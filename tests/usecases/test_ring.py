"""One look rings for reminders and heat, in every window and through the system."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from lbp_app import bootstrap
from lbp_app.domain.answers import Answer
from lbp_app.domain.heat import HeatKind, SkinQuestion
from lbp_app.domain.log import LogItem
from lbp_app.domain.reminders import ReminderKind, ReminderRule
from lbp_app.domain.rung import Rung
from lbp_app.usecases.ports import Reach
from lbp_app.usecases.ring import AHEAD_MOST, Bell, LookAndRing
from tests.building import FOLDER, diary_with, ids, library, services
from tests.fakes import FrozenClock
from tests.fixtures import A_MORNING


class Notices:
    """A system that keeps what it is given."""

    def __init__(self, reach: Reach) -> None:
        self.reach = reach
        self.shown = 0
        self.ahead: list[datetime] = []

    def show(self) -> None:
        self.shown += 1

    def schedule(self, moments: Sequence[datetime]) -> None:
        self.ahead = list(moments)


def _rule(minute: int) -> LogItem[ReminderRule]:
    rule = ReminderRule(ReminderKind.CHECK_IN, (minute,), date(2026, 3, 2))
    return LogItem("look", A_MORNING, A_MORNING, rule)


def test_what_is_due_rings_in_every_window_that_listens_once() -> None:
    clock = FrozenClock()
    desk = services(diary=diary_with(_rule(9 * 60)), clock=clock).reminders
    heard: list[Rung] = []
    stop = desk.bell.listen(heard.append)
    desk.bell.listen(heard.append)
    assert desk.ring() == A_MORNING + timedelta(minutes=30)
    clock.advance(timedelta(minutes=30))
    desk.ring()
    desk.ring()
    assert [len(r.due) for r in heard] == [1, 1]
    stop()
    clock.advance(timedelta(days=1))
    desk.ring()
    assert len(heard) == 3


def test_the_next_look_is_for_whatever_comes_first() -> None:
    clock = FrozenClock()
    built = services(diary=diary_with(_rule(12 * 60)), clock=clock)
    built.heat.start(HeatKind.PACK, 15, dict.fromkeys(SkinQuestion, Answer.NO))
    heard: list[Rung] = []
    built.reminders.bell.listen(heard.append)
    assert built.reminders.ring() == A_MORNING + timedelta(minutes=5)
    clock.advance(timedelta(minutes=5))
    assert built.reminders.ring() == A_MORNING + timedelta(minutes=15)
    assert [r.heat and r.heat.minute for r in heard] == [5]


def test_with_no_window_open_everything_waits_and_then_comes_once() -> None:
    clock = FrozenClock(A_MORNING + timedelta(minutes=40))
    desk = services(diary=diary_with(_rule(9 * 60)), clock=clock).reminders
    asked: list[int] = []
    desk.bell.on_asked(lambda: asked.append(1))
    assert desk.ring() is None
    heard: list[Rung] = []
    desk.bell.listen(heard.append)
    assert asked == [1]
    desk.ring()
    desk.ring()
    assert [len(r.due) for r in heard] == [1]


def test_a_window_that_is_opened_just_after_it_rang_still_hears_it() -> None:
    clock = FrozenClock()
    bell = Bell(clock)
    heard: list[Rung] = []
    bell.ring(Rung())
    clock.advance(timedelta(seconds=100))
    bell.listen(heard.append)
    clock.advance(timedelta(seconds=100))
    bell.listen(heard.append)
    assert heard == [Rung()]


def test_a_window_can_ask_for_a_look() -> None:
    bell, asked = Bell(FrozenClock()), []
    bell.ask()
    bell.on_asked(lambda: asked.append(1))
    bell.ask()
    assert asked == [1]


def _ring(notices: Notices, clock: FrozenClock) -> LookAndRing:
    built = bootstrap.build_services(
        library(),
        FOLDER,
        diary=diary_with(_rule(9 * 60)),
        clock=clock,
        new_id=ids(),
        notifier=notices,
    )
    return built.reminders.ring


def test_a_computer_shows_a_notice_when_something_rings_and_is_given_nothing_ahead() -> None:
    notices, clock = Notices(Reach.WHILE_RUNNING), FrozenClock()
    ring = _ring(notices, clock)
    ring()
    assert notices.shown == 0
    clock.advance(timedelta(minutes=30))
    ring()
    assert (notices.shown, notices.ahead) == (1, [])


def test_a_phone_is_given_at_most_thirty_moments_of_four_weeks() -> None:
    notices, clock = Notices(Reach.WHEN_CLOSED), FrozenClock()
    ring = _ring(notices, clock)
    ring()
    assert len(notices.ahead) == min(28, AHEAD_MOST)
    assert notices.ahead[0] == A_MORNING + timedelta(minutes=30)
    assert notices.ahead == sorted(notices.ahead)

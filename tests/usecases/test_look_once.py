"""What was looked up is looked up once, until the diary, the day or the clock is another."""

from __future__ import annotations

from datetime import timedelta

from lbp_app.usecases.look_once import LookOnce
from tests.fakes import FrozenClock


class Seen:
    """A diary with a revision, and how often it was looked at."""

    def __init__(self) -> None:
        self.clock = FrozenClock()
        self.revision = 0
        self.looks = 0
        self.remember = LookOnce[int](lambda: self.revision, self.clock)

    def ask(self, *, keep: bool = True) -> int:
        return self.remember(self._look, keep=lambda _: keep)

    def _look(self) -> int:
        self.looks += 1
        return self.looks


def test_asked_again_it_looks_once() -> None:
    seen = Seen()
    assert [seen.ask(), seen.ask(), seen.ask()] == [1, 1, 1]


def test_after_a_write_it_looks_anew() -> None:
    seen = Seen()
    seen.ask()
    seen.revision += 1
    assert seen.ask() == 2


def test_on_the_next_day_it_looks_anew_and_later_on_the_same_one_not() -> None:
    seen = Seen()
    seen.ask()
    seen.clock.advance(timedelta(hours=3))
    assert seen.ask() == 1
    seen.clock.advance(timedelta(days=1))
    assert seen.ask() == 2


def test_with_the_clock_set_back_it_looks_anew() -> None:
    seen = Seen()
    seen.ask()
    seen.clock.advance(timedelta(hours=-1))
    assert seen.ask() == 2


def test_what_is_not_to_be_kept_is_looked_up_each_time() -> None:
    seen = Seen()
    assert [seen.ask(keep=False), seen.ask(keep=False)] == [1, 2]

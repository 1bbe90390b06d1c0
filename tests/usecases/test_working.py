"""Work tells how far it is without drowning anybody in it, and ends when it is told to."""

from __future__ import annotations

import pytest

from lbp_app.usecases.working import Steps, StoppedError, nobody, within


def test_a_share_is_told_about_a_hundred_times_and_grows() -> None:
    told: list[float] = []
    seen = list(Steps(told.append, 5_000).each(range(5_000)))

    assert seen == list(range(5_000))
    assert len(told) == 100
    assert told == sorted(told)
    assert told[-1] == 1


def test_few_steps_are_told_one_by_one_and_none_at_all_do_no_harm() -> None:
    told: list[float] = []
    list(Steps(told.append, 3).each("abc"))

    assert told == pytest.approx([1 / 3, 2 / 3, 1])
    assert list(Steps(nobody, 0).each("ab")) == ["a", "b"]


def test_a_part_is_told_as_its_stretch_of_the_whole() -> None:
    told: list[float] = []
    part = within(told.append, 0.5, 0.9)
    part(0)
    part(1)

    assert told == pytest.approx([0.5, 0.9])


def test_who_is_told_can_end_it() -> None:
    def stop(_: float) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        list(Steps(stop, 10).each(range(10)))

"""The planner against another one that watches the clock on the wall, minute by minute."""

from __future__ import annotations

from random import Random

import pytest

from lbp_app.domain.reminder_planner import plan
from tests.domain.minute_walk import Walk
from tests.domain.reminder_cases import Engine, a_script


def _differs(seed: int) -> bool:
    script = a_script(Random(seed))  # noqa: S311 - the same cases in each run
    return sorted(Engine(script).run(), key=str) != sorted(Walk(script).run(), key=str)


def test_twenty_random_sets_of_rules_come_as_a_watched_clock_says() -> None:
    assert [seed for seed in range(20) if _differs(seed)] == []


@pytest.mark.slow
def test_a_thousand_random_sets_of_rules_come_as_a_watched_clock_says() -> None:
    assert [seed for seed in range(1000, 2000) if _differs(seed)] == []


def test_the_random_sets_try_every_ending() -> None:
    became = set()
    for seed in range(60):
        became |= {(b, why) for _, b, _, why in Engine(a_script(Random(seed))).run()}  # noqa: S311
    assert len(became) == 5, became


def test_whatever_was_settled_is_settled_when_asked_again_at_once() -> None:
    for seed in range(20):
        engine = Engine(a_script(Random(seed)))  # noqa: S311
        engine.run()
        minute = engine.script.minutes - 1
        engine._settle(minute)
        planned = plan(engine.situation(minute))
        assert (planned.due, planned.missed, planned.quiet) == ((), (), ())

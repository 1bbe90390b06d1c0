"""The plan in words: every decision has a sentence that a patient can read."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from lbp_app.domain import walking
from lbp_app.domain.plan import PlanWeek
from lbp_app.domain.walking import Level
from lbp_app.ui.flows.plan_words import level_words, number_words, reason_words
from lbp_app.ui.stage import Stage
from tests.building import library, say
from tests.domain.test_walking import a_year
from tests.usecases.plans import Walker


class _Says:
    """All that these words need of a stage."""

    say = staticmethod(say)


STAGE = cast("Stage", _Says())


@pytest.mark.parametrize(
    ("value", "text"), [(8.0, "8"), (8.5, "8½"), (0.5, "½"), (0.0, "0"), (12, "12")]
)
def test_halves_are_written_as_one_sign(value: float, text: str) -> None:
    assert number_words(STAGE, value) == text


def test_a_level_is_said_in_one_line() -> None:
    walker = Walker()
    walker.began()
    view = walker.view()
    assert level_words(STAGE, view, Level((8.0,) * 3)) == "3 walks of 8 minutes"
    assert level_words(STAGE, view, Level((8.5, 8.0, 6.0))) == "3 walks: 8½, 8 and 6 minutes"
    assert level_words(STAGE, view, Level((1.0,))) == "1 walk of 1 minute"


def test_every_rule_has_its_reason_and_every_reason_its_rule() -> None:
    source = Path(walking.__file__).read_text(encoding="utf-8")
    rules = set(re.findall(r'"(W\d\d)"', source))
    keys = {key.removeprefix("plan.reason_") for key in library().texts if "plan.reason_" in key}
    assert rules == keys


def test_a_week_without_the_numbers_or_the_rule_of_its_reason_says_so() -> None:
    walker = Walker()
    walker.began()
    view = walker.view()
    assert view.week is not None
    for week in (replace(view.week, values=()), replace(view.week, rule="W99")):
        assert reason_words(STAGE, view, week) == say("plan.no_reason")


def test_each_decision_of_many_years_can_be_read_with_its_numbers() -> None:
    view = Walker().view()
    lived = [one for seed in range(30) for one in a_year(seed)]
    texts = set()
    for one in lived:
        d, past = one.decision, one.past
        values = tuple(sorted(d.values.items()))
        sessions = d.level.sessions
        starts = view.today
        week = PlanWeek(2, starts, sessions, d.step, d.rule_id, past.track, "1", values=values)
        texts.add(reason_words(STAGE, view, week))
    assert len(texts) > 20
    assert not any("{" in text for text in texts)

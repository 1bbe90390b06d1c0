"""The plan in a real browser: a first week, a flare, a week's end and a look back change it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lbp_app.domain.daily import Flare
from lbp_app.domain.log import LogItem
from lbp_app.domain.walking import Track
from tests.domain.sheets import peg, rmdq_of
from tests.journeys import spoken
from tests.journeys.conftest import OpenWindow, StartApp, now
from tests.journeys.driver import starting
from tests.seeding import Past
from tests.usecases.plans import first_week

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_first_week_from_three_walks_to_a_tick_that_is_on_the_disk(
    start_app: StartApp, open_window: OpenWindow
) -> None:
    app = start_app(Past(now()))
    window = open_window(app)
    window.tap("button", starting("Make a plan that suits you"))
    for _ in range(3):
        window.tap("button", "10 minutes")
        window.tap("button", "Note this walk")
    window.tap("button", "Begin my plan")
    window.see("heading", "Week 1")
    window.read("3 walks of 8 minutes")
    window.tap("checkbox", starting("Walk: 8 minutes"))
    window.read("1 of 3")
    rows = app.rows("SELECT kind FROM log WHERE kind IN ('plan_week', 'plan_done')")
    assert sorted(rows) == [("plan_done",), ("plan_week",)]
    assert window.problems == []


def test_on_a_flare_the_week_is_halved_and_the_plan_for_bad_days_is_at_hand(
    start_app: StartApp, open_window: OpenWindow
) -> None:
    flare = LogItem("flare", now(), now(), Flare(on=True))
    app = start_app(Past(now(), logged=(*first_week(now(), 2, walks=1), flare)))
    window = open_window(app)
    window.tap("button", starting("My plan for bad days"))
    window.tap("checkbox", "Slow breathing")
    window.tap("button", "Keep my plan")
    window.read("Your plan for bad days is kept.")
    window.visit("/plan", "Week 1")
    window.read("3 walks of 4 minutes")


def test_the_end_of_a_week_with_much_pain_makes_the_next_one_shorter_and_says_why(
    start_app: StartApp, open_window: OpenWindow
) -> None:
    app = start_app(Past(now(), logged=first_week(now(), 8, walks=3, track=Track.USUAL)))
    window = open_window(app)
    window.tap("button", starting("Your week is over"))
    window.rate("Worst pain while you did it", 7)
    window.tap("button", "Later than that")
    window.tap("button", "Show my next week")
    window.see("heading", "Week 2")
    window.read("Pain reached 7 of 10 on the way.")
    window.read("3 walks of 6 minutes")


def test_a_look_back_asks_all_signs_and_makes_the_week_shorter_with_its_reason(
    start_app: StartApp, open_window: OpenWindow
) -> None:
    told = ((14, rmdq_of(5)), (0, rmdq_of(14)), (0, peg(5, 5, 5)))
    days = [(now() - timedelta(days=ago), answers) for ago, answers in told]
    sheets = tuple(LogItem(f"sheet-{n}", at, at, a) for n, (at, a) in enumerate(days))
    week = first_week(now(), 3, walks=2, track=Track.USUAL)
    app = start_app(Past(now(), logged=(*week, *sheets)))
    window = open_window(app)
    window.tap("button", starting("Time to look back"))
    window.tap("button", "Begin with my signs")
    for group in spoken.groups():
        window.see("heading", spoken.title(group))
        window.tap("button", "No to all of these")
    window.tap("button", "Go on without them")
    window.tap("button", "A lot")
    window.tap("button", "Show what has changed")
    window.read("Your answers show that your days got harder.")
    window.read("So this week is a step shorter: 3 walks of 6 minutes.")
    window.read("It rules nothing out.")
    window.tap("button", "To my plan")
    window.read("Your look back showed that your days got harder.")
    [(fact,)] = app.rows("SELECT fact FROM log WHERE kind = 'plan_review'")
    assert '"rule":"RV01"' in str(fact)
    assert '"lowered":true' in str(fact)
    assert window.problems == []

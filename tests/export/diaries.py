"""Whole diaries to share: one of each kind of fact, three months, and words that try to do harm."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from lbp_app.domain.answers import Answer
from lbp_app.domain.body import BodyChart, Feeling, Mark
from lbp_app.domain.daily import ActivityKind, FreeNote, Medicine, MedicineGroup, MedicineTaken
from lbp_app.domain.diary import CheckIn, Kind
from lbp_app.domain.flags import Action, ActionTaken, CheckedItem, GivenVerdict, Visit
from lbp_app.domain.log import LogItem
from lbp_app.domain.plan import How, PlanChoice, PlanDone, PlanPart, PlanWeek
from lbp_app.domain.red_flags import Reason, Urgency, Verdict
from lbp_app.domain.walking import Step, Track
from lbp_app.export.fact_forms import FactForms
from lbp_app.storage import facts
from lbp_app.usecases.ports import Record
from lbp_app.usecases.whole_diary import WholeDiary
from tests.domain.sheets import phq4
from tests.fact_examples import FACTS
from tests.three_months import three_months

NOW = datetime(2026, 11, 25, 9, 15, tzinfo=ZoneInfo("Europe/Dublin"))
FORMS = FactForms(facts.kind_of, facts.to_json, facts.from_json)
HARM = (
    '=HYPERLINK("http://example.org","click")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    '"quoted", and, commas',
    "line one\nline two\r\nline three",
    "\U0001f9b4 \u00dcbungen \u4f60\u597d",
    "<script>alert(1)</script>",
    "'; DROP TABLE log; --",
)
"""Notes that a spreadsheet, a browser or a database must not act on."""


def flagged(number: int = 0, urgency: Urgency = Urgency.EMERGENCY) -> tuple[Record, ...]:
    """A red flag of some days ago with what was done, and a visit after it."""
    at = NOW - timedelta(days=20 + number, hours=3)
    answers = (("saddle_numbness", Answer.YES), ("fever", Answer.NO), ("cough_pain", Answer.UNSURE))
    reason = Reason("RF01", 1, urgency, ("saddle_numbness",), "saddle")
    unsure = Reason("RF18", 18, Urgency.SOON, ("cough_pain",), "pain", ("cough_pain",))
    verdict = Verdict(urgency, (reason, unsure), ("fell_hard",))
    entry = f"flagged-{number}"
    return (
        CheckIn(entry, Kind.GET_HELP, at, at),
        GivenVerdict(f"v{number}", entry, at, verdict, answers, ("saddle",), "2026.11.1", "0.1.0"),
        ActionTaken(f"a{number}", f"v{number}", Action.WENT, at + timedelta(hours=5)),
        Visit(f"visit{number}", at + timedelta(hours=4), "Emergency doctor", "Scan was clear.", at),
        CheckedItem(f"c{number}", "RF18", "Emergency doctor", at, "If it spreads", "visit0", at),
    )


def charts() -> tuple[Record, ...]:
    """Two body charts: at the start in the left leg down to the calf, now only in the back."""
    start, now = NOW - timedelta(days=80), NOW - timedelta(days=1)
    first = (Mark("back_low_left", 7), Mark("calf_left", 5, (Feeling.TINGLING,)))
    last = (Mark("back_low_left", 3, (Feeling.ACHE,)),)
    return (
        LogItem("chart-1", start, start, BodyChart(first)),
        LogItem("chart-2", now, now, BodyChart(last)),
    )


def planned() -> tuple[Record, ...]:
    """Three weeks of the plan, the last one still running: 2 of 3, 1 and a half of 3, 1 of 4."""
    chosen = NOW - timedelta(days=18)
    # The walks of the story are not the activity of the plan.
    choice = PlanChoice(ActivityKind.SWIM)
    records: list[Record] = [LogItem("plan-choice", chosen, chosen, choice)]
    for number, (before, sessions) in enumerate(((17, 3), (10, 3), (3, 4)), 1):
        at = NOW - timedelta(days=before)
        minutes = (8.0,) * sessions
        week = PlanWeek(number, at.date(), minutes, Step.STEP_UP, "W01", Track.USUAL, "2026.11.1")
        records.append(LogItem(f"plan-week-{number}", at, at, week))
    for before, how in (
        (17, How.DONE),
        (15, How.DONE),
        (13, How.NOT_TODAY),
        (10, How.DONE),
        (8, How.PART),
        (3, How.DONE),
    ):
        at = NOW - timedelta(days=before)
        done = PlanDone(PlanPart.MOVE, at.date(), how)
        records.append(LogItem(f"plan-move-{at.date()}", at, at, done))
    return tuple(records)


@cache
def rich() -> WholeDiary:
    """Three months with everything a summary tells of."""
    tablet = Medicine("Ibuprofen", MedicineGroup.NSAID)
    began = NOW - timedelta(days=70)
    more: list[Record] = [LogItem("tablet", began, began, tablet)]
    for day in range(1, 30, 3):
        at = NOW - timedelta(days=day)
        taken = MedicineTaken("tablet", "Ibuprofen", MedicineGroup.NSAID)
        more.append(LogItem(f"taken-{day}", at, at, taken))
    for day, sheet in ((84, phq4(2, 2, 1, 1)), (5, phq4(1, 0, 0, 1))):
        at = NOW - timedelta(days=day)
        more.append(LogItem(f"phq-{day}", at, at, sheet))
    more += [
        LogItem(f"harm-{n}", NOW - timedelta(days=n), NOW, FreeNote(text))
        for n, text in enumerate(HARM)
    ]
    # Body charts and plan are our own: their sides and counts are what a test looks at.
    ours = (BodyChart, PlanWeek, PlanDone)
    story = (r for r in three_months(NOW) if not isinstance(getattr(r, "fact", None), ours))
    return WholeDiary.of([*story, *flagged(), *charts(), *planned(), *more])


@cache
def every_kind() -> WholeDiary:
    """The rich diary with one of each kind of fact, a correction and a deletion."""
    examples = [
        LogItem(f"example-{n}", NOW, NOW, fact, entry_id="flagged-0" if n % 5 == 0 else None)
        for n, fact in enumerate(FACTS)
    ]
    gone = LogItem("gone", NOW, NOW, FreeNote("Deleted"), gone=True)
    first = LogItem("corrected", NOW, NOW - timedelta(hours=1), FreeNote("Before"))
    second = LogItem("corrected", NOW, NOW, FreeNote("After"), reason="wrong_tap")
    return WholeDiary.of([*rich().records, *examples, gone, first, second])

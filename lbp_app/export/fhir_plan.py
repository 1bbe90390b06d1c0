"""Plan, goals, heat and visits as FHIR: what was planned, what was done, what was said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from lbp_app.domain.care_steps import PlanQuestions
from lbp_app.domain.flags import CheckedItem, Visit
from lbp_app.domain.heat import HeatItem
from lbp_app.domain.log import AnyLogItem, LogItem
from lbp_app.domain.measures import Answers, Instrument
from lbp_app.domain.plan import PlanDone, PlanWeek
from lbp_app.domain.planned import PlannedWeek, planned_weeks
from lbp_app.domain.progress import Span
from lbp_app.export import fhir_codes as codes
from lbp_app.export.fhir_codes import Resource, own, reference
from lbp_app.export.fhir_parts import PATIENT, coded, component, observation
from lbp_app.usecases.whole_diary import WholeDiary

_DAY = timedelta(days=1)


def plan_and_goals(whole: WholeDiary, span: Span, today: date) -> Iterator[Resource]:
    """Each week of the plan with what was done of it, and the patient's own activities as goals."""
    now = whole.items_now
    weeks = {item.fact.number: item for item in now if isinstance(item.fact, PlanWeek)}
    dated = ((item.id, item.happened_at, item.fact) for item in now)
    for week in planned_weeks(dated, span, today):
        item = weeks[week.number]
        yield _care_plan(item, over=week.over)
        yield _sessions(item, week)
    yield from _goals(whole, span)


def _care_plan(item: LogItem[PlanWeek], *, over: bool) -> Resource:
    week = item.fact
    last = week.ends - _DAY
    return {
        "resourceType": "CarePlan",
        "id": codes.uuid("plan-week", item.id),
        "status": "completed" if over else "active",
        "intent": "plan",
        "title": f"Week {week.number} of the activity plan",
        "description": f"Step: {week.step.value.replace('_', ' ')}; rule {week.rule}.",
        "subject": PATIENT,
        "period": {"start": week.starts.isoformat(), "end": last.isoformat()},
        "created": codes.moment(item.logged_at),
        "author": PATIENT,
        "activity": [
            {"detail": {"status": "scheduled", "description": f"{minutes:g} minutes"}}
            for minutes in week.sessions
        ],
    }


def _sessions(item: LogItem[PlanWeek], week: PlannedWeek) -> Resource:
    coding = own("plan-sessions", "Sessions done of those planned in the week, in percent")
    found = observation("plan-sessions", item.id, item.happened_at, coding)
    found["basedOn"] = [reference("plan-week", item.id)]
    if not week.over:
        found["status"] = "preliminary"
    share = 100 * week.achieved / week.planned if week.planned else 0
    found["valueQuantity"] = codes.percent(round(share))
    counts = {
        ("sessions-planned", "Sessions planned"): week.planned,
        ("sessions-done", "Sessions done"): week.done + week.beside,
        ("sessions-part", "Sessions done in part"): week.part,
    }
    found["component"] = [
        component(code, display, valueQuantity=codes.count(value, "{sessions}"))
        for (code, display), value in counts.items()
    ]
    return found


def _goals(whole: WholeDiary, span: Span) -> Iterator[Resource]:
    """The activities that were rated last, each since it was first named."""
    sheets = [
        item
        for item in whole.items_now
        if isinstance(item.fact, Answers)
        and item.fact.instrument is Instrument.PSFS
        and item.happened_at.date() <= span.last
    ]
    for activity in sheets[-1].fact.activities if sheets else ():
        first = next(item for item in sheets if activity in item.fact.activities)
        yield {
            "resourceType": "Goal",
            "id": codes.uuid("goal", activity),
            "lifecycleStatus": "active",
            "description": {"text": activity},
            "subject": PATIENT,
            "startDate": first.happened_at.date().isoformat(),
            "expressedBy": PATIENT,
        }


def plan_done(item: LogItem[PlanDone]) -> Resource:
    """One part of the plan on one day."""
    done = item.fact
    coding = own("plan-part", "What became of a part of the plan")
    found = observation("plan-part", item.id, item.happened_at, coding)
    found["valueCodeableConcept"] = coded(f"plan-{done.how.value}", done.how.value)
    part = coded(f"plan-part-{done.part.value}", done.part.value)
    found["component"] = [
        component("plan-part-kind", "Part of the plan", valueCodeableConcept=part),
        component("plan-part-day", "Day it is about", valueDateTime=done.day.isoformat()),
    ]
    return found


def questions(item: LogItem[PlanQuestions]) -> Iterator[Resource]:
    """The patient's own questions for the appointment."""
    if item.fact.own:
        coding = own("questions", "Questions for the appointment")
        found = observation("questions", item.id, item.happened_at, coding)
        yield {**found, "valueString": "\n".join(item.fact.own)}


def heat(item: HeatItem) -> Resource:
    """One use of heat: planned minutes, the skin questions before it, how it ended."""
    session = item.fact
    coding = own("heat", "Minutes of heat, as planned")
    found = observation("heat", item.id, item.happened_at, coding)
    if session.ended is not None:
        del found["effectiveDateTime"]
        ended = max(session.ended, item.happened_at)
        found["effectivePeriod"] = {
            "start": codes.moment(item.happened_at),
            "end": codes.moment(ended),
        }
    kind = coded(f"heat-{session.kind.value}", session.kind.value)
    found["valueQuantity"] = codes.minutes(session.minutes)
    found["component"] = [
        component("heat-kind", "Kind of heat", valueCodeableConcept=kind),
        *(
            component(
                f"heat-skin-{said.question.value}",
                f"Before heat: {said.question.value.replace('_', ' ')}",
                valueCodeableConcept=coded(f"answer-{said.answer.value}", said.answer.value),
            )
            for said in session.answers
        ),
        *(
            component(
                "heat-skin-fine", "Skin fine after so many minutes", valueQuantity=codes.minutes(at)
            )
            for at in session.fine
        ),
    ]
    if session.ending is not None:
        ending = coded(f"heat-ended-{session.ending.value}", session.ending.value)
        found["component"].append(
            component("heat-ending", "How it ended", valueCodeableConcept=ending)
        )
    return found


def visit(seen: Visit) -> Resource:
    """A clinician saw the patient, as the patient tells it."""
    coding = own("visit", "Seen by a clinician, as the patient tells it")
    found = observation("visit", seen.id, seen.seen_at, coding)
    found["issued"] = codes.moment(seen.logged_at)
    found["valueString"] = seen.said.strip() or "not told"
    if seen.who.strip():
        found["component"] = [component("visit-who", "Who saw the patient", valueString=seen.who)]
    return found


def checked_item(checked: CheckedItem) -> Resource:
    """A clinician has checked one of the items, as the patient tells it."""
    coding = own("checked-item", "An item a clinician has checked, as the patient tells it")
    found = observation("checked-item", checked.id, checked.checked_at, coding)
    found["valueString"] = checked.rule_id
    told = {
        ("visit-who", "Who saw the patient"): checked.who,
        ("different-now", "What would be a reason to come back"): checked.different_now,
    }
    parts = [
        component(code, display, valueString=text)
        for (code, display), text in told.items()
        if text.strip()
    ]
    return {**found, "component": parts} if parts else found


def all_days(whole: WholeDiary, today: date) -> Span:
    """From the first to the last thing in the diary, today at least."""
    days = [item.happened_at.date() for item in whole.items_now] or [today]
    return Span(min(*days, today), max(*days, today))


def told_of(item: AnyLogItem) -> tuple[Resource, ...]:
    """What this module makes of one item of the log; nothing for the other kinds."""
    if isinstance(item.fact, PlanDone):
        return (plan_done(item),)
    if isinstance(item.fact, PlanQuestions):
        return tuple(questions(item))
    return ()

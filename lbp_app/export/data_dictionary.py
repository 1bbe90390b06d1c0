"""What stands in each column of the CSV files: its type, its unit and its meaning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``unit`` is empty where there is none."""

    name: str
    type: str
    meaning: str
    unit: str = ""


_MOMENT = "ISO 8601 moment with offset from UTC"
_RATING = "0 to 10"
_HAPPENED = Column("happened_at", _MOMENT, "when it happened, on the patient's own clock")
_LOGGED = Column("logged_at", _MOMENT, "when it was written down; the last correction counts")
_ENTRY = Column("entry_id", "text", "the diary entry it belongs to; empty when it stands alone")
_NOTE = Column("note", "text", "the patient's own words")
LOGGED = (Column("id", "text", "stays the same over corrections"), _HAPPENED, _LOGGED, _ENTRY)
"""The first columns of everything that was logged beside check-ins."""


def _pain(name: str, meaning: str) -> Column:
    return Column(name, "whole number, empty when not answered", meaning, _RATING)


def _text(name: str, meaning: str) -> Column:
    return Column(name, "text", meaning)


def _number(name: str, meaning: str, unit: str) -> Column:
    return Column(name, "whole number", meaning, unit)


def _flag(name: str, meaning: str) -> Column:
    return Column(name, "true or false", meaning)


def _list(name: str, meaning: str) -> Column:
    return Column(name, "list, parts separated by a semicolon and a blank", meaning)


RECORDS: Mapping[str, tuple[Column, ...]] = MappingProxyType(
    {
        "check_in": (
            _ENTRY,
            _text("kind", "where it came from: first_run, check_in or get_help"),
            _HAPPENED,
            _LOGGED,
            _pain("back_pain", "back pain, 0 none to 10 worst; lower is better"),
            _pain("leg_pain", "leg pain, 0 none to 10 worst; lower is better"),
            _pain("interference", "how much pain got in the way; lower is better"),
            _NOTE,
        ),
        "safety_check": (
            _text("id", "of the result"),
            _ENTRY,
            Column("given_at", _MOMENT, "when the safety questions were judged"),
            Column("urgency", "none, soon, urgent or emergency", "the tier that was shown"),
            _list("rules", "the rules that gave this tier or a lower one"),
            _list("yes_or_unsure", "the questions behind them"),
            _list("denied", "questions answered no"),
            _list("unsure", "questions answered not sure, or left open at an early end"),
            _list("not_asked", "questions that were not asked; not the same as no"),
            _text("content_version", "of the questions and rules"),
            _text("app_version", "of the app"),
        ),
        "flag_action": (
            _text("id", "of the answer"),
            _text("safety_check_id", "the result it is about"),
            _text("action", "called, went, decided_not_to or not_yet, as the patient told it"),
            Column("told_at", _MOMENT, "when the patient told it"),
        ),
        "visit": (
            _text("id", "of the visit"),
            Column("seen_at", _MOMENT, "when a clinician saw the patient, as the patient told it"),
            _text("who", "whom the patient saw"),
            _text("said", "what was said, in the patient's words"),
            _LOGGED,
        ),
        "checked_item": (
            _text("id", "of the check"),
            _text("rule_id", "the rule whose item a clinician has checked"),
            _text("who", "the clinician, as the patient told it"),
            Column("checked_at", _MOMENT, "when it was checked"),
            _text("different_now", "what would be a reason to come back"),
            _text("visit_id", "the visit it belongs to"),
            _LOGGED,
        ),
        "profile": (
            _text("id", "of this version; the one logged last counts"),
            _LOGGED,
            _text("name", "as the patient wrote it"),
            _text("country", "ISO 3166-1 alpha-2"),
            _text("age_band", "under_45, from_45_to_64, from_65_to_69, from_70 or not_asked"),
            _list("factors", "risk factors with their answer"),
            _list("considerations", "what makes the plan gentler, with the answer"),
        ),
    }
)
FACTS: Mapping[str, tuple[Column, ...]] = MappingProxyType(
    {
        "activity": (
            _text(
                "kind",
                "walk, exercises, swim, cycle, house_or_garden, stretch_or_yoga, seated, "
                "sit_to_stand, other",
            ),
            _number("minutes", "how long", "minutes"),
            _pain("pain", "worst pain during it; lower is better"),
            _text("settled", "when extra pain had gone; empty when not answered"),
            _NOTE,
        ),
        "body_chart": (
            _list("marks", "region=strength 0 to 10 (feelings); the side is the patient's own"),
        ),
        "fall": (_text("hurt", "something hurts since: yes, no or unsure"), _NOTE),
        "flare": (_flag("on", "true: a flare-up began; false: it is over"), _NOTE),
        "heat": (
            _text("kind", "pack or wrap"),
            _number("minutes", "planned length", "minutes"),
            _list("answers", "question=answer of the skin questions"),
            _list("told", "minutes at which the skin was to be looked at"),
            _list("fine", "minutes at which the skin was fine"),
            Column("ended", _MOMENT, "when it ended; empty while it runs"),
            _text("ending", "how it ended"),
        ),
        "helped": (_list("what", "what the patient found helpful that day"),),
        "lesson_favourite": (
            _text("lesson", "the lesson"),
            _flag("on", "kept as a favourite or let go"),
        ),
        "lesson_read": (
            _text("lesson", "the lesson"),
            _text("version", "of the lesson"),
            _text("rule", "why it was offered; empty when the patient chose it"),
        ),
        "measure": (
            _text("instrument", "peg, rmdq, psfs, phq4, pgic or confidence"),
            _number("edition", "of the instrument", ""),
            _text("wording", "the words that were shown"),
            _list("given", "item=answer; what is not there was not answered"),
            _flag("none_apply", "the patient ticked that none of the statements applies"),
            _list("activities", "the patient's own activities, in the order of the items"),
        ),
        "measures_put_off": (Column("until", "ISO 8601 date", "not asked again before this day"),),
        "medicine": (
            _text("name", "as the patient wrote it"),
            _text("group", "what kind of pain relief it is, as far as the patient knows"),
            _flag("in_use", "on the list now"),
            _NOTE,
        ),
        "medicine_taken": (
            _text("medicine", "id of the medicine of the list"),
            _text("name", "as the patient wrote it; no amount is asked"),
            _text("group", "what kind of pain relief it is, as far as the patient knows"),
        ),
        "note": (_text("text", "the patient's own words"),),
        "plan_choice": (
            _text("activity", "what the plan is about"),
            _list("refused", "parts the patient does not want"),
            _flag("wants_heat", "heat is part of it"),
            _flag("inactive", "hardly moved before"),
        ),
        "plan_done": (
            _text("part", "the part of the plan"),
            Column("day", "ISO 8601 date", "the day it is about"),
            _text("how", "done, partly or not today"),
        ),
        "plan_flare": (_list("helps", "what helps in a flare-up"), _text("own", "own words")),
        "plan_questions": (
            _list("own", "the patient's own questions for the appointment"),
            _list("put_away", "offered questions that were put away"),
        ),
        "plan_review": (
            _number("week", "of the calendar of look backs", "weeks"),
            _text("finding", "harder, still harder, sorer, little change, better or unknown"),
            _text("rule", "the rule that followed"),
            _text("track", "usual or slower"),
            _text("numbers", "version of the numbers"),
            _text("signs", "the entry of the red-flag questions asked in it"),
            _list("compared", "each measure with what became of it"),
            _number("plan_week", "of the plan in which it was made; 0 without a plan", ""),
            _flag("lowered", "that week of the plan became shorter by it"),
            _text("afraid", "afraid that moving does harm: not, a little or a lot"),
            _text("work", "how work goes: none, fine, a little hard or very hard"),
        ),
        "plan_try": (_number("minutes", "length of the first try", "minutes"),),
        "plan_week": (
            _number("number", "of the week, from 1", ""),
            Column("starts", "ISO 8601 date", "its first day"),
            _list("sessions", "planned lengths in minutes"),
            _text("step", "start, up, hold or down"),
            _text("rule", "the rule behind the step"),
            _list("values", "what the rule looked at"),
            _text("track", "usual or slower"),
            _text("numbers", "version of the numbers"),
            _number("weeks_since_step_up", "weeks since the last step up", "weeks"),
        ),
        "plan_week_told": (
            _number("number", "the week it is about", ""),
            _pain("worst_pain", "worst pain while doing it; lower is better"),
            _text("settled", "when extra pain had gone"),
            _number("worse_days", "days with more pain", "days"),
        ),
        "quiz_answer": (
            _text("lesson", "the lesson"),
            _text("version", "of the lesson"),
            _text("question", "of the quiz"),
            _number("option", "that was chosen, counted from 1", ""),
            _flag("right", "if it was the right one"),
        ),
        "reminder": (
            _text("kind", "what it is about"),
            _list("times", "minutes from midnight"),
            Column("start", "ISO 8601 date", "the first day"),
            _list("weekdays", "0 is Monday; empty means all"),
            _number("every", "so many days apart", "days"),
            _flag("once", "on the first day only"),
            _flag("on", "switched on"),
            _text("follow", "local or home time"),
            _text("zone", "home zone"),
            _text("name", "as the patient wrote it"),
            Column("paused_until", _MOMENT, "end of its own pause; empty when there is none"),
        ),
        "reminder_outcome": (
            _text("rule_id", "the reminder"),
            Column("day", "ISO 8601 date", "the day it was meant for"),
            _number("slot", "the time it was meant for, from midnight", "minutes"),
            _text("became", "what became of it"),
            Column("shown_at", _MOMENT, "when it was first shown"),
            _flag("late", "shown in the summary after a gap"),
            Column("until", _MOMENT, "when it comes again"),
            _text("why", "why it was not shown"),
        ),
        "reminder_settings": (
            _number("quiet_from", "quiet hours begin, from midnight", "minutes"),
            _number("quiet_to", "quiet hours end, from midnight", "minutes"),
            _number("most_a_day", "most reminders a day", ""),
            Column("pause_from", _MOMENT, "all reminders rest from here"),
            Column("pause_until", _MOMENT, "up to here"),
        ),
        "rested": (_number("minutes", "resting or lying down because of pain", "minutes"),),
        "side_effects": (
            _list("noticed", "side effects ticked"),
            _flag("none_noticed", "the patient ticked that none was noticed"),
            _NOTE,
        ),
        "sleep": (_pain("quality", "0 not at all to 10 very well; higher is better"),),
    }
)
"""The columns of each kind of the log after those that all have."""
SCORES = (
    Column("score", "number, empty when an answer is missing", "worked out anew", "points"),
    _text("direction", "which way is better: lower or higher"),
    _text("band", "of a PHQ-4 total: none, mild, moderate or severe"),
)
"""What is worked out for each sheet of a measure."""
ADHERENCE = (
    _number("week", "of the plan, from 1", ""),
    Column("starts", "ISO 8601 date", "its first day"),
    _number("planned", "sessions the week asked for", "sessions"),
    _number("done", "sessions ticked as done, and days with the activity but without a tick", ""),
    _number("part", "sessions ticked as done in part", "sessions"),
    Column("achieved", "number", "done, a part as a half, never more than planned", "sessions"),
    _flag("over", "the week is over"),
)
"""What is worked out for each week of the plan."""
DICTIONARY = (
    _text("file", "the file"),
    _text("column", "the column"),
    _text("type", "what its values are"),
    _text("unit", "of its values"),
    _text("meaning", "what it says"),
)


def of_fact(kind: str, names: Sequence[str]) -> tuple[Column, ...]:
    """The columns of one kind for the fields that its facts have now, each by its name."""
    known = {column.name: column for column in FACTS.get(kind, ())}
    return tuple(known.get(name, Column(name, "text", "")) for name in names)

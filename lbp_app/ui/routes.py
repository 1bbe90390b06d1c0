"""The addresses of all screens; screens know each other by these names only."""

from __future__ import annotations

TODAY = "/"
CHECK_IN = "/check-in"
HELP = "/help"
HELP_QUESTIONS = "/help/questions"
HELP_CARD = "/help/card/:level"
FLAG = "/flag"
DOOR = "/flag/door"
SEEN = "/flag/seen"
PROGRESS = "/progress"
DIARY = "/diary"
ENTRY = "/diary/:entry_id"
CORRECT = "/diary/:entry_id/correct"
LOG = "/log"
LOG_FORM = "/log/:kind"
LOGGED = "/logged/:item_id"
CORRECT_LOGGED = "/logged/:item_id/correct"
MEDICINES = "/medicines"
SIDE_EFFECTS = "/medicines/side-effects"
MEDICINE = "/medicines/list/:item_id"
LEARN = "/learn"
LESSON = "/learn/:lesson_id"
QUIZ = "/learn/:lesson_id/quiz"
BODY_CHART = "/log/body"
BODY_CHART_OF = "/log/body/:entry_id"
ME = "/me"
PROFILE = "/me/profile"
YOUR_DATA = "/me/data"
SHARE = "/me/share"
ABOUT = "/me/about"
MEASURES = "/me/measures"
MEASURE = "/me/measures/:instrument"
MEASURE_RESULT = "/me/measures/:instrument/result"
MEASURE_CHANGE = "/me/measures/:instrument/change/:item_id"
MEASURE_SOURCES = "/me/measure-sources"
REMINDERS = "/me/reminders"
REMINDER_WEEK = "/me/reminders/week"
REMINDER_LIMITS = "/me/reminders/limits"
REMINDER_CHANGE = "/me/reminders/change/:rule_id"
REMINDER = "/me/reminders/:rule_id"
HEAT = "/heat"
PLAN = "/plan"
PLAN_CHANGE = "/plan/change"
PLAN_FLARE = "/plan/flare"
PLAN_REVIEW = "/plan/review"
PLAN_QUESTIONS = "/plan/questions"
NEW = "new"


def help_card(level: str) -> str:
    """Where the plain card of one urgency level is shown (``emergency``, ``urgent``, ``soon``)."""
    return f"/help/card/{level}"


def measure(instrument: str) -> str:
    """Where one measure is filled in."""
    return f"/me/measures/{instrument}"


def measure_change(instrument: str, item_id: str) -> str:
    """Where one sheet of a measure is corrected."""
    return f"/me/measures/{instrument}/change/{item_id}"


def measure_result(instrument: str) -> str:
    """Where the last result of one measure is shown."""
    return f"/me/measures/{instrument}/result"


def entry(entry_id: str) -> str:
    """Where one diary entry is shown."""
    return f"/diary/{entry_id}"


def correct(entry_id: str) -> str:
    """Where the check-in of one entry is corrected."""
    return f"/diary/{entry_id}/correct"


def log_form(kind: str) -> str:
    """The form for one kind of thing to note, such as ``activity``."""
    return f"/log/{kind}"


def logged(item_id: str) -> str:
    """Where one thing that was noted is shown."""
    return f"/logged/{item_id}"


def correct_logged(item_id: str) -> str:
    """Where one thing that was noted is corrected."""
    return f"/logged/{item_id}/correct"


def medicine(item_id: str) -> str:
    """Where one medicine of the list is edited; ``new`` adds one."""
    return f"/medicines/list/{item_id}"


def lesson(lesson_id: str) -> str:
    """Where one lesson is shown."""
    return f"/learn/{lesson_id}"


def quiz(lesson_id: str) -> str:
    """Where the quiz of one lesson is asked."""
    return f"/learn/{lesson_id}/quiz"


def body_chart_of(entry_id: str) -> str:
    """Where the body chart of one check-in is marked."""
    return f"/log/body/{entry_id}"


def reminder(rule_id: str) -> str:
    """Where one reminder has its page."""
    return f"/me/reminders/{rule_id}"


def reminder_change(rule_id: str = NEW) -> str:
    """Where a reminder is set or changed."""
    return f"/me/reminders/change/{rule_id}"

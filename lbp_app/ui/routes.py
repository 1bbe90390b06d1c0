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
LEARN = "/learn"
LESSON = "/learn/:lesson_id"
QUIZ = "/learn/:lesson_id/quiz"
ME = "/me"
PROFILE = "/me/profile"
YOUR_DATA = "/me/data"
ABOUT = "/me/about"
MEASURES = "/me/measures"
MEASURE = "/me/measures/:instrument"
MEASURE_RESULT = "/me/measures/:instrument/result"
MEASURE_CHANGE = "/me/measures/:instrument/change/:item_id"
MEASURE_SOURCES = "/me/measure-sources"


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


def lesson(lesson_id: str) -> str:
    """Where one lesson is shown."""
    return f"/learn/{lesson_id}"


def quiz(lesson_id: str) -> str:
    """Where the quiz of one lesson is asked."""
    return f"/learn/{lesson_id}/quiz"

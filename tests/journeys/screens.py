"""The screens that can be reached by their address, with the heading each is known by."""

from __future__ import annotations

import re

from tests.journeys.driver import Name

A_DAY = re.compile(r"^\w+day( \d|$| at)|^Today at|^Yesterday at")
EMERGENCY = "Call 999 or go to A&E now"
SEEDED_ENTRY = "/diary/seeded-2"

WITH_GET_HELP: tuple[tuple[str, Name], ...] = (
    ("/", re.compile("Rosa$")),
    ("/progress", "Progress"),
    ("/diary", "My diary"),
    (SEEDED_ENTRY, A_DAY),
    ("/learn", "Learn"),
    ("/learn/more-than-one-kind-of-help", "More than one kind of help"),
    ("/learn/heat-safely/quiz", "The skin on your calf is numb. Can you put a heat pack on it?"),
    ("/me", "Me"),
    ("/me/profile", "About you"),
    ("/me/about", "About this app"),
    ("/me/measures", "Measures"),
    ("/me/measures/peg", "Pain in your week"),
    ("/me/measures/rmdq", "Your back and your day"),
    ("/me/measures/psfs", "Which activities are hard for you?"),
    ("/me/measure-sources", "Sources and licences"),
    ("/log/body", "Tap where you feel it"),
    ("/log", "What would you like to note?"),
    ("/log/activity", "What did you do?"),
    ("/medicines", "Medicines"),
    ("/medicines/side-effects", "Side effects"),
    ("/me/data", "Your data"),
    ("/me/share", "Share with my physio"),
    ("/me/reminders", "Reminders"),
    ("/me/reminders/week", "The next seven days"),
    ("/me/reminders/limits", "Quiet hours and limits"),
    ("/me/reminders/change/new", "Add a reminder"),
    ("/heat", "Heat on your back"),
    ("/plan", "Your plan"),
    ("/plan/change", "Change your plan"),
    ("/plan/flare", "Your plan for bad days"),
    ("/plan/questions", "Questions for my next appointment"),
    ("/plan/review", "Nothing to look back at today"),
    ("/check-in", "Anything new or worse?"),
)
HELP: tuple[tuple[str, Name], ...] = (
    ("/help", "Get help"),
    ("/help/questions", "Anything new or worse?"),
    ("/help/card/emergency", EMERGENCY),
    ("/help/card/urgent", "Call 111 today"),
    ("/help/card/soon", "Contact your doctor or physiotherapist within days"),
    ("/flag", "No card is open"),
)
WITH_AN_OPEN_FLAG: tuple[tuple[str, Name], ...] = (
    ("/", EMERGENCY),
    ("/progress", "Progress"),
    ("/diary", "My diary"),
    ("/me", "Me"),
    ("/help", "Get help"),
    ("/flag", "What did you do?"),
    ("/flag/door", "I need to be seen because of my back"),
    ("/flag/seen", "I was seen"),
)

"""Steps that several journeys share: each is what a patient taps, one after the other."""

from __future__ import annotations

import re

from lbp_app.domain.diary import Entry
from tests.fakes import MemoryDiary
from tests.harness import Window

TO_THE_PAIN = ("check-in", "none-of-these")
RATE_ALL = ("back_pain-4", "leg_pain-2", "interference-3")
CLEAN_CHECK_IN = (*TO_THE_PAIN, *RATE_ALL, "save")
TO_AN_EMERGENCY = ("check-in", "tile-saddle", "saddle_numbness-yes")
TO_URGENT = ("check-in", "tile-body", "weight_loss-yes", "no-to-the-rest", "none-of-these")
TO_SOON = ("check-in", "tile-pain", "cough_pain-yes", "no-to-the-rest", "none-of-these")
GROUPS = ("saddle", "bladder_bowel_sex", "legs", "fever", "fall", "pain", "body", "chest")
SAFETY_ALL_NO = ("no-to-the-rest",) * len(GROUPS)
ANSWERS_TO_A_CARD = ("did-called", "did-went", "did-decided_not_to", "did-not_yet")

SAFE = re.compile(r"you are safe|you're safe|all clear|nothing serious", re.IGNORECASE)


def entries(diary: MemoryDiary) -> tuple[Entry, ...]:
    """What the diary holds, newest first."""
    return diary.page(size=100).entries


def reassurance(window: Window) -> list[str]:
    """Words on the screen, or spoken, that promise safety. There must never be any."""
    return [text for text in (*window.texts(), *window.spoken()) if SAFE.search(text)]

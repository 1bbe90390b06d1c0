"""Builds Services for tests: the real content and use cases, fakes for the outside world."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

from lbp_app import bootstrap
from lbp_app.domain.answers import Answer
from lbp_app.domain.flags import GivenVerdict
from lbp_app.domain.profile import UNKNOWN_PATIENT, Profile
from lbp_app.domain.red_flags import Sheet, judge
from lbp_app.storage.closed import ClosedDiary
from lbp_app.ui.services import Services
from lbp_app.usecases.ports import Clock, Diary, Library, Record, Trouble
from tests.fakes import FrozenClock, MemoryDiary
from tests.fixtures import A_MORNING, a_profile, a_verdict

FOLDER = Path("/home/patient/back-diary")


@cache
def library() -> Library:
    """The real content, read once."""
    loaded = bootstrap.read_content()
    assert loaded.library is not None, loaded.problems
    return loaded.library


def say(key: str, **values: object) -> str:
    """The words that a patient reads for a key."""
    return library().text(key, **values)


def services(
    *,
    diary: Diary | None = None,
    clock: Clock | None = None,
    new_id: Callable[[], str] | None = None,
    **parts: Any,  # noqa: ANN401 - any part of Services
) -> Services:
    """Services of a patient in Ireland who has finished the first run; ``parts`` replaces some."""
    built = bootstrap.build_services(
        library(),
        FOLDER,
        diary=diary if diary is not None else diary_with(),
        clock=clock if clock is not None else later(),
        new_id=new_id or ids(),
        later=at_once,
    )
    return replace(built, **parts)


def at_once(work: Callable[[], None]) -> None:
    """Do it now, where the app would do it a moment later on a thread."""
    work()


def closed_services(trouble: Trouble) -> Services:
    """Services on a diary that could not be opened at the start."""
    opened = (ClosedDiary(trouble), trouble)
    with patch.object(bootstrap, "open_diary", return_value=opened):
        return bootstrap.build_services(library(), FOLDER, clock=later(), new_id=ids())


def diary_with(*records: Record) -> MemoryDiary:
    """A diary with a finished first run and these records."""
    return MemoryDiary(a_profile(), *records)


def later(**passed: float) -> FrozenClock:
    """A clock on the evening of the morning that all fixtures happen on, or after ``passed``."""
    return FrozenClock(A_MORNING + timedelta(**(passed or {"hours": 10})))


def ids() -> Callable[[], str]:
    """Ids that count up."""
    numbers = count(1)
    return lambda: f"made-{next(numbers)}"


def verdict_of(
    *questions: str,
    profile: Profile = UNKNOWN_PATIENT,
    **changes: Any,  # noqa: ANN401
) -> GivenVerdict:
    """A verdict of the real rule table on a yes to these questions, given in the morning."""
    answers = dict.fromkeys(questions, Answer.YES)
    verdict = judge(library().table, Sheet(answers), profile)
    return replace(a_verdict(), verdict=verdict, answers=tuple(sorted(answers.items())), **changes)

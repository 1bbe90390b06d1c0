"""One version of one thing that was logged: what happened, when, and when it was written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

from lbp_app.domain.instants import instant

FactT = TypeVar("FactT")


class LogError(ValueError):
    """A fact that cannot be kept; ``code`` names why (a key in the words)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Why(StrEnum):
    """Why something was corrected; kept with the correction by these names."""

    WRONG_TAP = "wrong_tap"
    WRONG_TIME = "wrong_time"
    REMEMBERED_LATER = "remembered_later"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class LogItem(Generic[FactT]):
    """A fact with its two times, both aware of their zone. Append-only: the latest logged counts.

    ``id`` stays the same over corrections, ``reason`` says why this version replaced the one
    before it, ``gone`` that the patient deleted it (a later version can bring it back).
    ``entry_id`` names the check-in it belongs to, if any.

    Raises:
        LogError: ``moment_without_zone``.
    """

    id: str
    happened_at: datetime
    logged_at: datetime
    fact: FactT
    entry_id: str | None = None
    reason: str = ""
    gone: bool = False

    def __post_init__(self) -> None:
        if self.happened_at.tzinfo is None or self.logged_at.tzinfo is None:
            raise LogError("moment_without_zone")


AnyLogItem = LogItem[Any]


def check_not_to_come(happened_at: datetime, now: datetime) -> None:
    """Refuse what has not happened yet.

    Raises:
        LogError: ``in_the_future``, or ``moment_without_zone``.
    """
    if happened_at.tzinfo is None:
        raise LogError("moment_without_zone")
    if instant(happened_at) > instant(now):
        raise LogError("in_the_future")

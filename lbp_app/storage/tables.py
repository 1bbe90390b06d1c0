"""The tables of the diary, as SQLModel classes.

Rows are only ever added, with three exceptions: ``entry`` and ``log_item`` are sorted indexes that
``keep`` maintains beside them and hold nothing that the other tables do not know; ``draft`` holds
half-filled forms.

A moment takes three columns: ``*_us`` (microseconds since 1970 in UTC, sortable), ``*_offset``
(seconds east of UTC on the patient's clock) and ``*_zone`` (IANA name, when it is known).
``number`` is the order of writing and settles ties between equal moments.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index, Text, text
from sqlmodel import Field, SQLModel

from lbp_app.domain.answers import HIGHEST_RATING, LOWEST_RATING
from lbp_app.domain.diary import Kind
from lbp_app.domain.flags import Action
from lbp_app.domain.profile import AgeBand
from lbp_app.domain.red_flags import Urgency

_RATINGS = ("back_pain", "leg_pain", "interference")


def _one_of(column: str, values: type[StrEnum]) -> str:
    return f"{column} IN ({', '.join(repr(v.value) for v in values)})"


def _rating_checks() -> Iterable[CheckConstraint]:
    return (
        CheckConstraint(f"{c} BETWEEN {LOWEST_RATING} AND {HIGHEST_RATING}", f"ck_check_in_{c}")
        for c in _RATINGS
    )


class EntryRow(SQLModel, table=True):
    """Where an entry stands in the diary; ``logged_us`` is empty until it has a check-in."""

    __tablename__ = "entry"
    __table_args__: ClassVar[Any] = (
        Index("ix_entry_newest", "happened_us", "id"),
        Index("ix_entry_gone", "id", sqlite_where=text("gone IS 1")),
    )

    number: int | None = Field(default=None, primary_key=True)
    id: str = Field(sa_type=Text, index=True, unique=True)
    happened_us: int
    logged_us: int | None = None
    gone: bool = Field(default=False, sa_column_kwargs={"server_default": text("0")})


class CheckInRow(SQLModel, table=True):
    """One version of the check-in of an entry; the one logged last counts."""

    __tablename__ = "check_in"
    __table_args__: ClassVar[Any] = (
        CheckConstraint(_one_of("kind", Kind), "ck_check_in_kind"),
        *_rating_checks(),
        Index("ix_check_in_entry", "entry_id", "logged_us"),
        Index("ix_check_in_happened", "happened_us"),
        Index(
            "ix_check_in_rated",
            "happened_us",
            sqlite_where=text(" OR ".join(f"{c} IS NOT NULL" for c in _RATINGS)),
        ),
    )

    number: int | None = Field(default=None, primary_key=True)
    entry_id: str = Field(sa_type=Text)
    kind: str = Field(sa_type=Text)
    happened_us: int
    happened_offset: int
    happened_zone: str | None = Field(sa_type=Text)
    logged_us: int
    logged_offset: int
    logged_zone: str | None = Field(sa_type=Text)
    back_pain: int | None
    leg_pain: int | None
    interference: int | None
    note: str = Field(sa_type=Text)
    reason: str = Field(sa_type=Text, sa_column_kwargs={"server_default": text("''")})
    gone: bool = Field(sa_column_kwargs={"server_default": text("0")})


class VerdictRow(SQLModel, table=True):
    """A verdict as it was given; ``answers``, ``chosen``, ``reasons``, ``unanswered`` are JSON."""

    __tablename__ = "verdict"
    __table_args__: ClassVar[Any] = (
        CheckConstraint(
            f"urgency BETWEEN {min(Urgency):d} AND {max(Urgency):d}", "ck_verdict_urgency"
        ),
        Index("ix_verdict_entry", "entry_id", "given_us"),
        Index("ix_verdict_flagged", "given_us", sqlite_where=text("urgency > 0")),
    )

    number: int | None = Field(default=None, primary_key=True)
    id: str = Field(sa_type=Text, index=True, unique=True)
    entry_id: str = Field(sa_type=Text)
    given_us: int
    given_offset: int
    given_zone: str | None = Field(sa_type=Text)
    urgency: int
    reasons: str = Field(sa_type=Text)
    unanswered: str = Field(sa_type=Text)
    answers: str = Field(sa_type=Text)
    chosen: str = Field(sa_type=Text)
    content_version: str = Field(sa_type=Text)
    app_version: str = Field(sa_type=Text)


class FlagActionRow(SQLModel, table=True):
    """What the patient did about a verdict."""

    __tablename__ = "flag_action"
    __table_args__: ClassVar[Any] = (
        CheckConstraint(_one_of("action", Action), "ck_flag_action_action"),
        Index("ix_flag_action_verdict", "verdict_id", "told_us"),
    )

    number: int | None = Field(default=None, primary_key=True)
    id: str = Field(sa_type=Text, index=True, unique=True)
    verdict_id: str = Field(sa_type=Text, foreign_key="verdict.id")
    action: str = Field(sa_type=Text)
    told_us: int
    told_offset: int
    told_zone: str | None = Field(sa_type=Text)


class VisitRow(SQLModel, table=True):
    """A clinician has seen the patient."""

    __tablename__ = "visit"
    __table_args__: ClassVar[Any] = (Index("ix_visit_seen", "seen_us"),)

    number: int | None = Field(default=None, primary_key=True)
    id: str = Field(sa_type=Text, index=True, unique=True)
    seen_us: int
    seen_offset: int
    seen_zone: str | None = Field(sa_type=Text)
    who: str = Field(sa_type=Text)
    said: str = Field(sa_type=Text)
    logged_us: int
    logged_offset: int
    logged_zone: str | None = Field(sa_type=Text)


class CheckedItemRow(SQLModel, table=True):
    """An item that a clinician has checked at a visit."""

    __tablename__ = "checked_item"
    __table_args__: ClassVar[Any] = (Index("ix_checked_item_checked", "checked_us"),)

    number: int | None = Field(default=None, primary_key=True)
    id: str = Field(sa_type=Text, index=True, unique=True)
    rule_id: str = Field(sa_type=Text)
    who: str = Field(sa_type=Text)
    checked_us: int
    checked_offset: int
    checked_zone: str | None = Field(sa_type=Text)
    different_now: str = Field(sa_type=Text)
    visit_id: str = Field(sa_type=Text, foreign_key="visit.id")
    logged_us: int
    logged_offset: int
    logged_zone: str | None = Field(sa_type=Text)


class ProfileVersionRow(SQLModel, table=True):
    """One version of the profile; ``factors`` and ``considerations`` are JSON."""

    __tablename__ = "profile_version"
    __table_args__: ClassVar[Any] = (
        CheckConstraint(_one_of("age_band", AgeBand), "ck_profile_version_age_band"),
        Index("ix_profile_version_logged", "logged_us"),
    )

    number: int | None = Field(default=None, primary_key=True)
    id: str = Field(sa_type=Text, index=True, unique=True)
    logged_us: int
    logged_offset: int
    logged_zone: str | None = Field(sa_type=Text)
    country: str | None = Field(sa_type=Text)
    name: str | None = Field(sa_type=Text)
    age_band: str = Field(sa_type=Text)
    factors: str = Field(sa_type=Text)
    considerations: str = Field(sa_type=Text)
    first_run_done: bool


class LogRow(SQLModel, table=True):
    """One version of one thing that was logged; ``fact`` is JSON, its form is told by ``kind``."""

    __tablename__ = "log"
    __table_args__: ClassVar[Any] = (
        CheckConstraint("json_valid(fact)", "ck_log_fact"),
        Index("ix_log_item", "item_id", "logged_us"),
    )

    number: int | None = Field(default=None, primary_key=True)
    item_id: str = Field(sa_type=Text)
    kind: str = Field(sa_type=Text)
    entry_id: str | None = Field(sa_type=Text)
    happened_us: int
    happened_offset: int
    happened_zone: str | None = Field(sa_type=Text)
    logged_us: int
    logged_offset: int
    logged_zone: str | None = Field(sa_type=Text)
    reason: str = Field(sa_type=Text)
    gone: bool
    fact: str = Field(sa_type=Text)


class LogItemRow(SQLModel, table=True):
    """Which version of a thing counts (the one logged last), and where it stands in time."""

    __tablename__ = "log_item"
    __table_args__: ClassVar[Any] = (
        Index("ix_log_item_kind", "kind", "happened_us"),
        Index("ix_log_item_entry", "entry_id"),
    )

    id: str = Field(sa_type=Text, primary_key=True)
    kind: str = Field(sa_type=Text)
    entry_id: str | None = Field(sa_type=Text)
    happened_us: int
    gone: bool
    version: int = Field(foreign_key="log.number")


class DraftRow(SQLModel, table=True):
    """A half-filled form that survives a killed app; replaced at each change, gone when saved."""

    __tablename__ = "draft"

    key: str = Field(sa_type=Text, primary_key=True)
    saved_us: int
    form: str = Field(sa_type=Text)

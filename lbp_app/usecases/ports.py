"""The doors to the outside world that the use cases need."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol

from lbp_app.domain.care_card import Country, Wording
from lbp_app.domain.care_steps import CareStep
from lbp_app.domain.diary import CheckIn, DiaryPage, Entry
from lbp_app.domain.flags import ActionTaken, CheckedItem, GivenVerdict, Visit
from lbp_app.domain.heat import HeatLimits
from lbp_app.domain.lessons import Lesson, LessonRule
from lbp_app.domain.log import AnyLogItem, FactT, LogItem
from lbp_app.domain.measures import Instrument
from lbp_app.domain.profile import Profile
from lbp_app.domain.progress import DayMinutes, DayRatings
from lbp_app.domain.questionnaire import Questionnaire
from lbp_app.domain.red_flags import RedFlagTable
from lbp_app.domain.walking import WalkingNumbers

if TYPE_CHECKING:
    from lbp_app.domain.lesson_search import LessonIndex


class Clock(Protocol):
    """Where the time comes from."""

    def now(self) -> datetime:
        """The moment now, aware of the device's local zone."""
        ...

    def seconds(self) -> float:
        """A count of seconds that only ever grows; for telling two taps apart."""
        ...


class Reach(StrEnum):
    """How far a reminder reaches on this device once the app is closed."""

    NOT_WHEN_CLOSED = "not_when_closed"
    WHILE_RUNNING = "while_running"
    WHEN_CLOSED = "when_closed"


class Notifier(Protocol):
    """The system's own notices. Their words are fixed and say nothing about health."""

    @property
    def reach(self) -> Reach:
        """What this device can do."""
        ...

    def show(self) -> None:
        """Show one notice now. Never raises; where there is none, nothing happens."""
        ...

    def schedule(self, moments: Sequence[datetime]) -> None:
        """Hand the coming moments to the system, in place of all that it was given before."""
        ...


class Trouble(StrEnum):
    """Why the diary could not be read or written; each has a calm message in the words."""

    IN_USE = "in_use"
    LOCKED = "locked"
    READ_ONLY = "read_only"
    FULL = "full"
    CORRUPT = "corrupt"
    NEWER = "newer"
    OTHER = "other"


class Keeping(StrEnum):
    """Who keeps the diary, and so how it can be lost."""

    IN_A_FOLDER = "in_a_folder"
    BY_THE_BROWSER = "by_the_browser"
    """The browser may delete it when room runs out, or when it was not used for long."""
    PROMISED_BY_THE_BROWSER = "promised_by_the_browser"
    """The browser deletes it only when somebody tells it to."""


class DiaryTroubleError(Exception):
    """The diary could not be read or written. Nothing was overwritten; ``trouble`` says why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


class BackupFault(StrEnum):
    """Why a file cannot be restored from; each has a calm message in the words."""

    NOT_OURS = "not_ours"
    DAMAGED = "damaged"
    NEWER = "newer"


class BackupFaultError(Exception):
    """The file is no backup that can be restored; the diary is as it was."""

    def __init__(self, fault: BackupFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class ProfileVersion:
    """A profile as it stood from ``logged_at`` on. Append-only: the latest one counts."""

    id: str
    logged_at: datetime
    profile: Profile
    first_run_done: bool


Record = CheckIn | GivenVerdict | ActionTaken | Visit | CheckedItem | ProfileVersion | AnyLogItem


Facts = Sequence[type[Any]]
"""Classes of facts that the log keeps."""


class Log(Protocol):
    """Everything that is logged beside check-ins, by kind; the version logged last counts."""

    def items(
        self,
        fact: type[FactT],
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int | None = None,
        newest_first: bool = False,
    ) -> tuple[LogItem[FactT], ...]:
        """What happened from ``since`` up to before ``until`` and is not gone, oldest first."""
        ...

    def latest(self, fact: type[FactT]) -> LogItem[FactT] | None:
        """The one that happened last, of one kind; None when there is none."""
        ...

    def items_of_entry(self, entry_id: str) -> tuple[AnyLogItem, ...]:
        """Everything that was logged with one check-in and is not gone, in the order of writing."""
        ...

    def kinds(self) -> Mapping[str, int]:
        """How many things there are of each kind, gone ones left out, by the kind's name."""
        ...

    def items_of_kind(self, kind: str) -> tuple[AnyLogItem, ...]:
        """All things of the kind with this name that are not gone, oldest first."""
        ...

    def item(self, item_id: str) -> AnyLogItem | None:
        """One thing as it was logged last, also when it is gone."""
        ...

    def versions(self, item_id: str) -> tuple[AnyLogItem, ...]:
        """Every version of one thing, the one logged last at the end."""
        ...


class Diary(Log, Protocol):
    """The patient's log on this device. Append-only but for half-filled forms."""

    def keep(self, *records: Record) -> None:
        """Write all records or none; when this returns they are on the disk.

        Raises:
            DiaryTroubleError: nothing was written.
        """
        ...

    def profile(self) -> ProfileVersion | None:
        """The latest profile, None before the first run."""
        ...

    def verdicts_since(self, moment: datetime | None) -> tuple[GivenVerdict, ...]:
        """All verdicts given after ``moment`` (all when None), with urgency above none."""
        ...

    def actions_on(self, verdict_ids: Sequence[str]) -> tuple[ActionTaken, ...]:
        """What the patient did about these verdicts, oldest first."""
        ...

    def last_visit(self, not_after: datetime | None = None) -> Visit | None:
        """The visit with the latest ``seen_at`` up to ``not_after`` (of all when None)."""
        ...

    def checked_items(self) -> tuple[CheckedItem, ...]:
        """Every item that a clinician has checked, oldest first."""
        ...

    def last_check_in(self) -> CheckIn | None:
        """The latest check-in that has at least one rating."""
        ...

    def first_check_in(self) -> CheckIn | None:
        """The check-in that happened first, with ratings or without."""
        ...

    def entry(self, entry_id: str) -> Entry | None:
        """One entry of the diary with its verdicts and actions."""
        ...

    def page(self, *, size: int, older_than: str | None = None, facts: Facts = ()) -> DiaryPage:
        """At most ``size`` lines, newest first, after the cursor ``older_than``.

        Lines are the entries, and what was logged of the classes ``facts`` outside any entry.
        """
        ...

    def check_in_versions(self, entry_id: str) -> tuple[CheckIn, ...]:
        """Every version of the check-in of an entry, the one logged last at the end."""
        ...

    def check_ins(
        self, since: datetime | None = None, until: datetime | None = None
    ) -> tuple[CheckIn, ...]:
        """The check-ins that happened from ``since`` up to before ``until``, oldest first."""
        ...

    def daily_ratings(
        self, since: date | None = None, until: date | None = None
    ) -> tuple[DayRatings, ...]:
        """The ratings of each local day that has any, from ``since`` up to before ``until``.

        A day is that of the place where the check-in happened. Oldest first.
        """
        ...

    def first_days(self) -> Mapping[str, date]:
        """The local day of the first rating of each scale; a scale never rated is left out."""
        ...

    def daily_minutes(
        self, since: date | None = None, until: date | None = None
    ) -> tuple[DayMinutes, ...]:
        """The minutes of activity of each local day that has any, oldest first."""
        ...

    def records(self) -> tuple[Record, ...]:
        """Every version of everything, each kind in the order of writing; half-filled forms not.

        Raises:
            DiaryTroubleError: it cannot be read.
        """
        ...

    def backup(self, *, made_at: datetime, app_version: str) -> bytes:
        """One file with everything in it.

        Raises:
            DiaryTroubleError: it could not be made; nothing was changed.
        """
        ...

    def restore(self, backup: bytes) -> None:
        """Put what is in the backup in the place of everything that is here.

        When this returns, the restored diary is open and on the disk, and the one before it lies
        beside it. It is one or the other at every moment, also if the power goes.

        Raises:
            BackupFaultError: the file cannot be used; nothing was changed.
            DiaryTroubleError: nothing was changed.
        """
        ...

    def erase(self) -> None:
        """Delete everything, copies of earlier diaries too, and begin an empty one.

        Raises:
            DiaryTroubleError: not everything could be deleted.
        """
        ...

    def drafts(self) -> Mapping[str, str]:
        """All half-filled forms, by key."""
        ...

    def keep_draft(self, key: str, form: str | None, at: datetime) -> None:
        """Keep a half-filled form in place of the one before; None forgets it.

        Raises:
            DiaryTroubleError: nothing was written.
        """
        ...


class Shelf(Protocol):
    """The lessons of one language; each is read when it is first asked for."""

    def ids(self) -> tuple[str, ...]:
        """Every lesson that has a file, readable or not."""
        ...

    def lesson(self, lesson_id: str) -> Lesson | None:
        """The lesson, None when it is not there or cannot be read."""
        ...

    def lessons(self) -> Mapping[str, Lesson | None]:
        """Every lesson by id; None where one could not be read."""
        ...

    def rules(self) -> tuple[LessonRule, ...]:
        """The rules that pick a lesson; none when they cannot be read."""
        ...

    def index(self) -> LessonIndex:
        """The words of all lessons, for the search."""
        ...


@dataclass(frozen=True, slots=True)
class Review:
    """Whether a clinician has reviewed the content, and until when it is good."""

    version: str
    written: str
    review_by: str
    reviewed_by: str | None


@dataclass(frozen=True, slots=True)
class Library:
    """All content of one language: the rule table, its words, care numbers, the app's own words.

    ``questionnaires`` are read when they are first asked for; one with a fault is left out.
    """

    table: RedFlagTable
    wording: Wording
    countries: Mapping[str, Country]
    unknown_country: Country
    note_signs: Mapping[str, tuple[str, ...]]
    texts: Mapping[str, str]
    review: Review
    questionnaires: Callable[[], Mapping[Instrument, Questionnaire]]
    heat: HeatLimits
    walking: WalkingNumbers
    steps: tuple[CareStep, ...]

    def country(self, code: str | None) -> Country:
        """The care numbers of a country; "your local emergency number" when it is not listed."""
        return self.countries.get(code or "", self.unknown_country)

    def text(self, key: str, **values: object) -> str:
        """The words for ``key`` with ``{values}`` filled in.

        Raises:
            KeyError: when the key is not in the words; a test looks for all of them.
        """
        return self.texts[key].format(**values) if values else self.texts[key]

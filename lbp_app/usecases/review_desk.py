"""Look at exported diaries: which of them need attention first, and one of them as a whole.

Everything happens in memory. Nothing here writes, and the diary of this device is not known here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import Any

from lbp_app.domain.attention import Attention, attention
from lbp_app.domain.plain_text import one_line
from lbp_app.domain.profile import AgeBand
from lbp_app.domain.summary import ALL_SECTIONS, ClinicianSummary, Section, Wish
from lbp_app.domain.summary_making import summary
from lbp_app.usecases.make_summary import with_suggested
from lbp_app.usecases.ports import Clock, Library
from lbp_app.usecases.share_desk import Time, first_day
from lbp_app.usecases.tell_attention import TellAttention
from lbp_app.usecases.tell_summary import TellSummary
from lbp_app.usecases.whole_diary import ExportedDiary, WholeDiary

MOST_FILES = 1000
MOST_BYTES = 32_000_000
"""Of one file: ten very full years are less than half of it."""
LONGEST_NAME = 60


class WhyRefused(StrEnum):
    """Why a file is not shown; each has a line in the words."""

    CANNOT_BE_READ = "cannot_be_read"
    NOT_A_FILE = "not_a_file"
    A_LINK = "a_link"
    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    NOT_OURS = "not_ours"
    A_ZIP = "a_zip"
    NEWER = "newer"
    DAMAGED = "damaged"
    WRONG_PASSWORD = "wrong_password"  # noqa: S105 - the name of a reason
    CHANGED = "changed"
    NOT_HERE = "not_here"


class RefusedError(Exception):
    """A file is not shown; ``why`` says the reason and quotes nothing from it."""

    def __init__(self, why: WhyRefused) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True)
class Source:
    """A file by its name. ``load`` gives what is in it, or raises ``RefusedError``."""

    name: str
    load: Callable[[], bytes] = field(repr=False, compare=False)

    @property
    def shown(self) -> str:
        """The name on one line."""
        return one_line(self.name, LONGEST_NAME)


@dataclass(frozen=True, slots=True)
class Case:
    """One diary in the list: whose it says it is, when it was exported, why to look at it.

    ``diary`` is the same for two files of the same diary, ``mark`` for the same bytes.
    """

    source: Source
    name: str
    age_band: AgeBand
    made_at: datetime
    diary: str
    mark: bytes
    attention: Attention


@dataclass(frozen=True, slots=True)
class Locked:
    """A file that opens with a password only."""

    source: Source


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is not shown, by its name, and why."""

    source: Source
    why: WhyRefused


Looked = Case | Locked | Refused


@dataclass(frozen=True, slots=True, eq=False)
class OpenedDiary:
    """A diary that is being looked at. It is as large as the file: one at a time.

    ``memo`` keeps what was worked out from it, and goes with it.
    """

    case: Case
    whole: WholeDiary
    app_version: str
    suggested: tuple[str, ...] = ()
    memo: dict[object, Any] = field(default_factory=dict, repr=False)

    @property
    def last(self) -> date:
        """The day on which the file was made, on the patient's calendar: "now" of the page."""
        return self.case.made_at.date()


@dataclass(frozen=True, slots=True)
class ReviewDesk:
    """Reads on the caller's thread: not for the UI loop.

    ``read`` makes a diary of the bytes of a file, ``is_locked`` says whether it needs a password,
    and ``unlock`` takes that away; both raise ``RefusedError``. ``given`` are the files that the
    command named.
    """

    library: Library
    clock: Clock
    read: Callable[[bytes], ExportedDiary]
    is_locked: Callable[[bytes], bool]
    unlock: Callable[[bytes, str], bytes]
    given: tuple[Source | Refused, ...] = ()

    @property
    def tell(self) -> TellAttention:
        """Words for the list."""
        return TellAttention(self.library, self.clock.now().date())

    @property
    def tell_summary(self) -> TellSummary:
        """Words for the page: those of the PDF."""
        return TellSummary(self.library)

    def why(self, refused: Refused) -> str:
        """Why a file is not shown, in words."""
        return self.library.text(f"reviewer.refused.{refused.why.value}", most=MOST_FILES)

    def look(self, source: Source, password: str | None = None) -> Looked:
        """What to say of a file in the list. Whatever is in it, this answers and never raises."""
        try:
            data = source.load()
            if self.is_locked(data):
                if password is None:
                    return Locked(source)
                data = self.unlock(data, password)
                source = replace(source, load=_kept(data))
            return self._case(source, data)
        except RefusedError as refused:
            return Refused(source, refused.why)
        except _NONSENSE:
            return Refused(source, WhyRefused.DAMAGED)

    def open(self, case: Case) -> OpenedDiary | Refused:
        """The whole diary of a case, read again: the list keeps none."""
        try:
            data = case.source.load()
            if sha256(data).digest() != case.mark:
                return Refused(case.source, WhyRefused.CHANGED)
            exported = self.read(data)
        except RefusedError as refused:
            return Refused(case.source, refused.why)
        except _NONSENSE:
            return Refused(case.source, WhyRefused.DAMAGED)
        return OpenedDiary(case, exported.whole, exported.app_version, exported.suggested)

    def summary(
        self, opened: OpenedDiary, time: Time, sections: frozenset[Section] = ALL_SECTIONS
    ) -> ClinicianSummary:
        """The same value as the PDF of that day has, for a time that ends with it."""
        return self.summary_of(opened, *days_of(opened, time), sections)

    def summary_of(
        self,
        opened: OpenedDiary,
        first: date,
        last: date,
        sections: frozenset[Section] = ALL_SECTIONS,
    ) -> ClinicianSummary:
        """The same for any days."""
        wish = Wish(first, last, sections)
        made: ClinicianSummary | None = opened.memo.get(wish)
        if made is None:
            made = summary(
                opened.whole.told(),
                wish,
                made_at=opened.case.made_at,
                app_version=opened.app_version,
                content_version=self.library.table.version,
            )
            made = opened.memo[wish] = with_suggested(made, wish, lambda: opened.suggested)
        return made

    def _case(self, source: Source, data: bytes) -> Case:
        exported = self.read(data)
        whole, made_on = exported.whole, exported.made_at.date()
        told = whole.told()
        numbers = summary(
            told,
            Wish(made_on, made_on, frozenset({Section.NUMBERS})),
            made_at=exported.made_at,
            app_version=exported.app_version,
            content_version=self.library.table.version,
        ).numbers
        today, mark = self.clock.now().date(), sha256(data).digest()
        profile = whole.profile
        return Case(
            source,
            one_line(told.name or "", LONGEST_NAME),
            profile.profile.age_band if profile else AgeBand.NOT_ASKED,
            exported.made_at,
            _first_id(whole) or mark.hex(),
            mark,
            attention(told, numbers or (), made_on=made_on, today=today),
        )


_NONSENSE = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RecursionError)
"""What comes of values that are sound each and make no sense together."""


def days_of(opened: OpenedDiary, time: Time) -> tuple[date, date]:
    """The first and the last day of a time that ends when the file was made."""
    last, days = opened.last, time.days
    first = first_day(opened.whole, last) if days is None else last - timedelta(days=days - 1)
    return min(first, last), last


@dataclass(frozen=True)
class Caseload:
    """All files that were looked at, as the list shows them; worked out once for each."""

    looked: tuple[Looked, ...] = ()

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """The newest file of each diary, who needs attention first at the front."""
        return tuple(sorted(self._newest.values(), key=_order))

    @cached_property
    def older(self) -> tuple[Case, ...]:
        """Other files of the same diaries, which say less than the newest."""
        newest = {case.mark for case in self._newest.values()}
        return tuple(case for case in self._all if case.mark not in newest)

    @cached_property
    def locked(self) -> Mapping[int, Locked]:
        """The files that wait for a password, by their place."""
        return {n: one for n, one in enumerate(self.looked) if isinstance(one, Locked)}

    @cached_property
    def refused(self) -> tuple[Refused, ...]:
        """The files that are not shown."""
        return tuple(one for one in self.looked if isinstance(one, Refused))

    @cached_property
    def same_names(self) -> frozenset[str]:
        """Names that more than one diary goes by: nobody must be taken for somebody else."""
        names = Counter(case.name.casefold() for case in self._newest.values() if case.name)
        return frozenset(name for name, count in names.items() if count > 1)

    def with_looked(self, more: Iterable[Looked]) -> Caseload:
        """With further files; the same bytes once more are left out."""
        known = {case.mark for case in self._all}
        added: list[Looked] = []
        for one in more:
            if isinstance(one, Case):
                if one.mark in known:
                    continue
                known.add(one.mark)
            added.append(one)
        return Caseload((*self.looked, *added))

    def after_password(self, tried: Mapping[int, Looked]) -> Caseload:
        """Files that opened take the place of their locks, which are told by their place.

        A file that the password does not open stays locked: another one may.
        """
        opened = {
            n: one
            for n, one in tried.items()
            if not (isinstance(one, Refused) and one.why is WhyRefused.WRONG_PASSWORD)
        }
        rest = (one for n, one in enumerate(self.looked) if n not in opened)
        return Caseload(tuple(rest)).with_looked(opened.values())

    @cached_property
    def _all(self) -> tuple[Case, ...]:
        return tuple(one for one in self.looked if isinstance(one, Case))

    @cached_property
    def _newest(self) -> Mapping[str, Case]:
        newest: dict[str, Case] = {}
        for case in self._all:
            before = newest.get(case.diary)
            if before is None or _says_more(case, before):
                newest[case.diary] = case
        return newest


def _says_more(case: Case, other: Case) -> bool:
    """The later file; of two that were made at once the one with more to look at."""
    if case.made_at != other.made_at:
        return case.made_at > other.made_at
    return case.attention.rank < other.attention.rank


def _order(case: Case) -> tuple[object, ...]:
    return case.attention.rank, case.name.casefold(), case.source.name


def _first_id(whole: WholeDiary) -> str:
    """What was written first has the same id in every export of a diary."""
    profiles = sorted(whole.profiles, key=lambda p: p.logged_at.timestamp())
    if profiles:
        return profiles[0].id
    check_ins = sorted(whole.check_ins, key=lambda c: c.logged_at.timestamp())
    return check_ins[0].entry_id if check_ins else ""


def _kept(data: bytes) -> Callable[[], bytes]:
    def load() -> bytes:
        return data

    return load

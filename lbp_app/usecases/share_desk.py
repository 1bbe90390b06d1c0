"""Share the diary: which time and parts, in words on the screen, and as a file of some form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from lbp_app.domain.summary import ALL_SECTIONS, ClinicianSummary, Section, Wish
from lbp_app.usecases.make_summary import QUESTIONS, MakeSummary
from lbp_app.usecases.ports import DiaryTroubleError, Trouble
from lbp_app.usecases.tell_summary import Part, TellSummary
from lbp_app.usecases.whole_diary import WholeDiary
from lbp_app.usecases.working import StoppedError, Tick, nobody, within


class Form(StrEnum):
    """What kind of file."""

    PDF = "pdf"
    CSV = "csv"
    JSON = "json"
    FHIR = "fhir"


NAMES = {
    Form.PDF: "back-diary-summary-{day}.pdf",
    Form.CSV: "back-diary-tables-{day}.zip",
    Form.JSON: "back-diary-{day}.json",
    Form.FHIR: "back-diary-{day}.fhir.json",
}


class Time(StrEnum):
    """How far back; it ends today."""

    FOUR_WEEKS = "four_weeks"
    THREE_MONTHS = "three_months"
    ONE_YEAR = "one_year"
    ALL = "all"

    @property
    def days(self) -> int | None:
        """How many days, None for all."""
        return {Time.FOUR_WEEKS: 28, Time.THREE_MONTHS: 91, Time.ONE_YEAR: 365}.get(self)


@dataclass(frozen=True, slots=True)
class Choice:
    """What the patient chose to share."""

    time: Time = Time.THREE_MONTHS
    sections: frozenset[Section] = ALL_SECTIONS
    with_name: bool = True


@dataclass(frozen=True, slots=True)
class SharedFile:
    """A file in memory and a name for it."""

    name: str
    data: bytes


Write = Callable[[Form, WholeDiary, Wish, datetime, Tick], bytes]
"""Writes every form but the PDF, which is drawn from the summary; the moment is that of making."""
Protect = Callable[[Form, SharedFile, str], SharedFile]
"""Puts a file behind a password that was looked at before."""
_READ, _MADE = 0.3, 0.95
"""How far the work is when the diary was read, and when the file was made."""


@dataclass(frozen=True, slots=True)
class ShareDesk:
    """Everything is read and written on the caller's thread: not for the UI loop."""

    make: MakeSummary
    tell: TellSummary
    draw: Callable[[ClinicianSummary, Tick], bytes]
    write: Write
    protect: Protect | None
    """None where nothing can put a password on a file."""

    def preview(self, choice: Choice) -> tuple[Part, ...] | Trouble:
        """The summary in words, the time and its origin first."""
        try:
            whole = self.make.whole()
        except DiaryTroubleError as failed:
            return failed.trouble
        summary = self.make.of(whole, self.wish(choice, whole))
        head = Part(Section.FLAGS, self.tell.say("summary.title"), self.tell.head(summary))
        return (head, *self.tell(summary))

    def file(
        self, form: Form, choice: Choice, password: str = "", tick: Tick = nobody
    ) -> SharedFile | Trouble | None:
        """The file of the time that was chosen, None when ``tick`` stopped it.

        With a ``password`` it opens with that only; it has to be sound (``domain.password``).
        """
        try:
            tick(0)
            whole = self.make.whole()
            tick(_READ)
            wish = self.wish(choice, whole)
            return self.file_of(form, whole, wish, password, within(tick, _READ, 1))
        except DiaryTroubleError as failed:
            return failed.trouble
        except StoppedError:
            return None

    def file_of(
        self, form: Form, whole: WholeDiary, wish: Wish, password: str = "", tick: Tick = nobody
    ) -> SharedFile:
        """The file of a diary that was read before.

        Raises:
            StoppedError: ``tick`` stopped it.
        """
        now, making = self.make.clock.now(), within(tick, 0, _MADE)
        name = NAMES[form].format(day=now.date().isoformat())
        if form is Form.PDF:
            data = self.draw(self.make.of(whole, wish), making)
        else:
            if form is Form.JSON:  # the reviewer cannot work them out from the file
                wish = replace(wish, suggested=self.make.suggested()[:QUESTIONS])
            data = self.write(form, whole, wish, now, making)
        tick(_MADE)
        made = SharedFile(name, data)
        if not password:
            return made
        if self.protect is None:
            raise LookupError("no password can be put on a file here")
        return self.protect(form, made, password)

    def wish(self, choice: Choice, whole: WholeDiary) -> Wish:
        """The days of a choice; all of them begin with the first entry."""
        today = self.make.clock.now().date()
        days = choice.time.days
        first = first_day(whole, today) if days is None else today - timedelta(days=days - 1)
        return Wish(min(first, today), today, choice.sections, choice.with_name)


def first_day(whole: WholeDiary, today: date) -> date:
    """The day of the first entry, ``today`` when there is none."""
    days = [c.happened_at.date() for c in whole.check_ins_now]
    days += [i.happened_at.date() for i in whole.items_now]
    return min(days, default=today)

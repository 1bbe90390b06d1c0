"""Exported files as patients hand them over: three months each, with a story and a name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import NoReturn

from lbp_app import bootstrap
from lbp_app.domain.answers import Answer
from lbp_app.domain.diary import CheckIn
from lbp_app.domain.flags import GivenVerdict
from lbp_app.domain.log import LogItem
from lbp_app.domain.measures import Answers, Instrument
from lbp_app.domain.red_flags import Reason, Urgency, Verdict
from lbp_app.export.json_file import json_file
from lbp_app.usecases.ports import Diary, ProfileVersion, Record
from lbp_app.usecases.review_desk import RefusedError, Source, WhyRefused
from lbp_app.usecases.share_desk import Choice, Form, ShareDesk, SharedFile
from lbp_app.usecases.whole_diary import WholeDiary
from tests.building import library
from tests.domain.sheets import rmdq_of
from tests.export.diaries import FORMS, NOW, rich
from tests.fakes import FrozenClock
from tests.three_months import three_months


@dataclass(frozen=True, slots=True)
class Patient:
    """Whose diary it is and what is special about it. ``flag`` is one without a visit since.

    ``rmdq`` is what the last sheets say in place of those of the story.
    """

    name: str
    flag: Urgency = Urgency.NONE
    flag_days_ago: int = 2
    silent_days: int = 0
    rmdq: int | None = None
    rich: bool = False


ROSA = Patient("Rosa M.", flag=Urgency.EMERGENCY)
TOM = Patient("Tom K.", rmdq=20)
INES = Patient("Ines P.", silent_days=9, rmdq=8)
ANA = Patient("Ana B.", rich=True)
SPECIAL = {
    Urgency.EMERGENCY: "saddle_numbness",
    Urgency.URGENT: "fever",
    Urgency.SOON: "cough_pain",
}


def exported(patient: Patient, made_at: datetime = NOW) -> bytes:
    """The file of one patient, every check-in with the answers to all safety questions."""
    return json_file(
        WholeDiary.of(_records(patient, made_at)), FORMS, made_at=made_at, app_version="0.1.0"
    )


def written(folder: Path, *patients: Patient, made_at: datetime = NOW) -> list[Path]:
    """Their files in a folder, each by the first name."""
    paths = [folder / f"{patient.name.split(' ')[0].lower()}.json" for patient in patients]
    for path, patient in zip(paths, patients, strict=True):
        path.write_bytes(exported(patient, made_at))
    return paths


def from_bytes(name: str, data: bytes) -> Source:
    """A file that is in memory already."""

    def load() -> bytes:
        return data

    return Source(name, load)


def unreadable(name: str = "gone.json") -> Source:
    """A file that the system does not give."""

    def load() -> NoReturn:
        raise RefusedError(WhyRefused.CANNOT_BE_READ)

    return Source(name, load)


@cache
def _questions() -> tuple[str, ...]:
    return tuple(question.id for question in library().table.questions)


def _records(patient: Patient, made_at: datetime) -> list[Record]:
    story = list(rich().records) if patient.rich and made_at == NOW else list(three_months(made_at))
    last = made_at - timedelta(days=patient.silent_days)
    kept = [r for r in story if _at(r) <= last]
    records = [record for one in kept for record in _told(one, patient)]
    if patient.flag is not Urgency.NONE:
        records.append(_flag(patient, made_at))
    return records


def _at(record: Record) -> datetime:
    if isinstance(record, CheckIn | LogItem):
        return record.happened_at
    if isinstance(record, GivenVerdict):
        return record.given_at
    return record.logged_at if isinstance(record, ProfileVersion) else NOW - timedelta(days=90)


def _told(record: Record, patient: Patient) -> list[Record]:
    if isinstance(record, ProfileVersion):
        profile = replace(record.profile, name=patient.name)
        return [replace(record, id=f"profile-{patient.name}", profile=profile)]
    if isinstance(record, CheckIn):
        return [record, _answered(record)]
    if isinstance(record, LogItem) and patient.rmdq is not None and _is_rmdq(record.fact):
        ticks = 14 if record.id == "rmdq-87" else patient.rmdq
        return [LogItem(record.id, record.happened_at, record.logged_at, rmdq_of(ticks))]
    return [record]


def _is_rmdq(fact: object) -> bool:
    return isinstance(fact, Answers) and fact.instrument is Instrument.RMDQ


def _answered(check_in: CheckIn) -> GivenVerdict:
    no = tuple((question, Answer.NO) for question in _questions())
    verdict = Verdict(Urgency.NONE, ())
    entry, at = check_in.entry_id, check_in.happened_at
    return GivenVerdict(f"v-{entry}", entry, at, verdict, no, (), "2026.11.1", "0.1.0")


def _flag(patient: Patient, made_at: datetime) -> GivenVerdict:
    question = SPECIAL[patient.flag]
    at = made_at - timedelta(days=patient.flag_days_ago)
    reason = Reason("RF01", 1, patient.flag, (question,))
    verdict = Verdict(patient.flag, (reason,))
    answers = ((question, Answer.YES),)
    return GivenVerdict("flag", "flagged", at, verdict, answers, (), "2026.11.1", "0.1.0")


def shared(diary: Diary) -> ShareDesk:
    """What the patient shares, with one question that their own app suggests for a visit."""
    desk = bootstrap.share_desk(diary, FrozenClock(NOW), library())
    suggested = ("Could a physio look at it?",)
    return replace(desk, make=replace(desk.make, suggested=lambda: suggested))


def shared_file(share: ShareDesk, name: str) -> Source:
    """The JSON file that the patient saves there."""
    made = share.file(Form.JSON, Choice())
    assert isinstance(made, SharedFile)
    return from_bytes(name, made.data)

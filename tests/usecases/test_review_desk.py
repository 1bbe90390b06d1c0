"""The reviewer's desk: who comes first, whose file it is, and what is refused by its name."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from lbp_app import bootstrap
from lbp_app.domain.attention import Cause
from lbp_app.domain.summary import Section
from lbp_app.usecases.review_desk import (
    Case,
    Caseload,
    Locked,
    OpenedDiary,
    Refused,
    ReviewDesk,
    Source,
    WhyRefused,
    days_of,
)
from lbp_app.usecases.share_desk import Choice, Time
from tests.building import library
from tests.export.diaries import NOW, every_kind, rich
from tests.fakes import FrozenClock, MemoryDiary
from tests.review_files import (
    ANA,
    INES,
    ROSA,
    TOM,
    Patient,
    exported,
    from_bytes,
    shared,
    shared_file,
    unreadable,
)

PASSWORD = "correct horse battery"  # noqa: S105 - a test


def desk() -> ReviewDesk:
    return bootstrap.review_desk(library(), clock=FrozenClock(NOW))


def case_of(patient: Patient, name: str = "") -> Case:
    looked = desk().look(from_bytes(name or f"{patient.name}.json", exported(patient)))
    assert isinstance(looked, Case)
    return looked


def opened(source: Source) -> OpenedDiary:
    case = desk().look(source)
    assert isinstance(case, Case)
    found = desk().open(case)
    assert isinstance(found, OpenedDiary)
    return found


def test_who_needs_attention_first_is_at_the_front_with_the_reason() -> None:
    load = Caseload().with_looked([case_of(p) for p in (ANA, INES, TOM, ROSA)])
    assert [c.name for c in load.cases] == ["Rosa M.", "Ana B.", "Tom K.", "Ines P."]
    causes = [[one.cause for one in c.attention.concerns] for c in load.cases]
    assert causes == [[Cause.OPEN_FLAG], [Cause.SEEN_FLAG], [Cause.WORSE], [Cause.SILENT]]


def test_the_summary_is_the_very_value_that_the_patient_shares() -> None:
    share = shared(MemoryDiary(*every_kind().records))
    whole = share.make.whole()
    diary = opened(shared_file(share, "every.json"))
    for time in Time:
        made = share.make.of(whole, share.wish(Choice(time), whole))
        assert desk().summary(diary, time) == made


def test_the_words_of_the_page_are_those_of_the_preview_of_the_patient() -> None:
    share = shared(MemoryDiary(*rich().records))
    parts = share.preview(Choice())
    assert isinstance(parts, tuple)
    shown = desk().summary(opened(shared_file(share, "rich.json")), Time.THREE_MONTHS)
    assert desk().tell_summary(shown) == parts[1:]
    assert any("Could a physio look at it?" in line for part in parts for line in part.lines)


def test_a_time_ends_on_the_day_of_the_file_and_all_begins_with_the_first_entry() -> None:
    diary = opened(from_bytes("a.json", exported(TOM)))
    assert days_of(diary, Time.FOUR_WEEKS) == (NOW.date() - timedelta(days=27), NOW.date())
    assert days_of(diary, Time.ALL)[0] == NOW.date() - timedelta(days=87)


def test_an_older_file_of_the_same_diary_stands_apart_and_the_newest_counts() -> None:
    old = desk().look(from_bytes("old.json", exported(ROSA, NOW - timedelta(days=30))))
    load = Caseload().with_looked([old, case_of(ROSA, "new.json")])
    assert [c.source.name for c in load.cases] == ["new.json"]
    assert [c.source.name for c in load.older] == ["old.json"]


def test_of_two_files_made_at_once_the_one_with_more_to_look_at_counts() -> None:
    calm = case_of(Patient(ROSA.name))
    both = ([calm, case_of(ROSA, "flag.json")], [case_of(ROSA, "flag.json"), calm])
    loads = [Caseload().with_looked(pair) for pair in both]
    assert [c.source.name for load in loads for c in load.cases] == ["flag.json"] * 2


def test_two_diaries_of_one_name_are_told_apart() -> None:
    other = replace(case_of(TOM, "other.json"), diary="another", mark=b"x", name="tom k.")
    load = Caseload().with_looked([case_of(TOM), other, case_of(ANA)])
    assert load.same_names == {"tom k."}
    assert len(load.cases) == 3


def test_the_same_bytes_once_more_are_one_case() -> None:
    load = Caseload().with_looked([case_of(TOM, "a.json"), case_of(TOM, "copy.json")])
    assert [c.source.name for c in load.looked if isinstance(c, Case)] == ["a.json"]


def test_a_refused_file_is_told_by_name_and_the_rest_still_open() -> None:
    files = [unreadable(), from_bytes("a.json", b"{}"), from_bytes("t.json", exported(TOM))]
    load = Caseload().with_looked(map(desk().look, files))
    assert [(r.source.name, r.why) for r in load.refused] == [
        ("gone.json", WhyRefused.CANNOT_BE_READ),
        ("a.json", WhyRefused.NOT_OURS),
    ]
    assert [c.name for c in load.cases] == ["Tom K."]


def test_a_file_that_has_changed_since_is_not_opened_under_the_old_name() -> None:
    files = iter((exported(TOM), exported(ROSA)))
    case = desk().look(Source("tom.json", lambda: next(files)))
    assert isinstance(case, Case)
    refused = desk().open(case)
    assert isinstance(refused, Refused)
    assert refused.why is WhyRefused.CHANGED


def test_a_locked_file_waits_for_its_password_and_another_one_leaves_it_locked() -> None:
    from lbp_app.export.sealed import seal  # noqa: PLC0415 - slow to import

    file = from_bytes("rosa.zip", seal(exported(ROSA), PASSWORD))
    load = Caseload().with_looked([desk().look(from_bytes("x.json", b"")), desk().look(file)])
    ((place, locked),) = load.locked.items()
    assert isinstance(locked, Locked)
    wrong = load.after_password({place: desk().look(file, "another password")})
    assert [w.source.name for w in wrong.locked.values()] == ["rosa.zip"]
    right = load.after_password({place: desk().look(file, PASSWORD)})
    assert [c.name for c in right.cases] == ["Rosa M."]
    assert right.locked == {}
    assert isinstance(desk().open(right.cases[0]), OpenedDiary)


@pytest.mark.parametrize("name", ["Rosa\nAll clear", "\u202eRosa", "\x1b[2JRosa" + "x" * 500])
def test_a_name_cannot_pose_as_another_line(name: str) -> None:
    case = case_of(Patient(name), "a.json")
    assert "\n" not in case.name
    assert len(case.name) <= 60
    assert case.name.isprintable()


def test_sections_can_be_chosen_for_a_faster_look() -> None:
    diary = opened(from_bytes("a.json", exported(TOM)))
    only = desk().summary(diary, Time.ALL, frozenset({Section.FLAGS}))
    assert only.numbers is None
    assert only.flags is not None

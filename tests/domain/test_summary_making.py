"""The summary tells what the diary holds and no more: start, change, gaps, flags, denials."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from lbp_app.domain.answers import Answer
from lbp_app.domain.change import Change, Label, Measure, NotEnough
from lbp_app.domain.daily import (
    Activity,
    ActivityKind,
    Medicine,
    MedicineGroup,
    MedicineTaken,
    SideEffect,
    SideEffects,
    Sleep,
)
from lbp_app.domain.flags import Visit
from lbp_app.domain.lessons import LessonRead
from lbp_app.domain.log import AnyLogItem, LogItem
from lbp_app.domain.measures import Band
from lbp_app.domain.progress import Happening
from lbp_app.domain.red_flags import Urgency
from lbp_app.domain.summary import ALL_SECTIONS, ClinicianSummary, Section, Wish
from lbp_app.domain.summary_making import summary
from lbp_app.usecases.ports import Record
from lbp_app.usecases.whole_diary import WholeDiary
from tests.domain.sheets import peg, phq4, psfs, rmdq_of
from tests.export.diaries import HARM, NOW, flagged, rich
from tests.fixtures import a_check_in, a_verdict

TODAY = NOW.date()
THREE_MONTHS = Wish(TODAY - timedelta(days=90), TODAY)


def told(*records: Record, wish: Wish = THREE_MONTHS) -> ClinicianSummary:
    return of(WholeDiary.of(records), wish)


def of(whole: WholeDiary, wish: Wish = THREE_MONTHS) -> ClinicianSummary:
    return summary(whole.told(), wish, made_at=NOW, app_version="0.1.0", content_version="2026.1")


def logged(before: float, fact: object) -> AnyLogItem:
    at = NOW - timedelta(days=before)
    return LogItem(f"{fact!r} {before}", at, at, fact)


def rated(before: int, back: int, leg: int) -> Record:
    return a_check_in(happened_at=NOW - timedelta(days=before), back_pain=back, leg_pain=leg)


def change_of(found: ClinicianSummary, measure: Measure) -> Change | NotEnough:
    assert found.numbers is not None
    return next(change for change in found.numbers if change.measure is measure)


def test_an_empty_diary_says_so_in_every_part() -> None:
    found = told()

    assert found.flags is not None
    assert (found.flags.flags, found.flags.checks, found.flags.last_check) == ((), 0, None)
    assert found.numbers is not None
    assert [type(number) for number in found.numbers] == [NotEnough] * 5
    assert (found.trends, found.body, found.mood, found.notes) == ((), (), (), ())
    assert found.logged is not None
    assert (found.logged.possible, found.logged.noted, found.logged.missing) == (0, 0, 0)


def test_the_start_is_that_of_the_diary_and_now_is_the_end_of_the_time() -> None:
    records = [rated(n, 8, 6) for n in range(60, 50, -1)] + [rated(n, 3, 6) for n in range(10)]
    last_month = Wish(TODAY - timedelta(days=30), TODAY)
    back = change_of(told(*records, wish=last_month), Measure.BACK_PAIN)

    assert isinstance(back, Change)
    assert back.start is not None
    assert [back.start.value, back.now.value] == [8, 3]
    assert back.label is Label.IMPROVED


def test_what_came_after_the_time_does_not_count() -> None:
    records = [rated(n, 8, 6) for n in range(60, 30, -1)] + [rated(n, 1, 1) for n in range(10)]
    until_then = Wish(TODAY - timedelta(days=60), TODAY - timedelta(days=31))
    back = change_of(told(*records, wish=until_then), Measure.BACK_PAIN)

    assert isinstance(back, Change)
    assert back.now.value == 8
    assert back.label is Label.UNCHANGED


def test_the_five_numbers_stand_in_the_order_a_clinician_reads_them() -> None:
    found = told(
        logged(40, rmdq_of(14)),
        logged(40, peg(7, 7, 7)),
        logged(40, psfs(Walking=2, Stairs=3)),
        logged(2, rmdq_of(8)),
        logged(2, peg(6, 6, 6)),
        logged(2, psfs(Walking=6, Stairs=3)),
    )

    assert found.numbers is not None
    assert [n.measure for n in found.numbers] == [
        Measure.RMDQ,
        Measure.PEG,
        Measure.BACK_PAIN,
        Measure.LEG_PAIN,
        Measure.PSFS,
    ]
    labels = [n.label for n in found.numbers if isinstance(n, Change)]
    assert labels == [Label.IMPROVED, Label.UNCHANGED, Label.IMPROVED]
    assert [(a.activity, a.label) for a in found.own_activities] == [
        ("Walking", Label.IMPROVED),
        ("Stairs", Label.UNCHANGED),
    ]


def test_a_flag_has_its_day_tier_answers_what_was_done_and_who_saw_the_patient() -> None:
    found = told(*flagged())
    assert found.flags is not None
    (flag,) = found.flags.flags

    assert flag.at == NOW - timedelta(days=20, hours=3)
    assert flag.urgency is Urgency.EMERGENCY
    assert [reason.questions for reason in flag.reasons] == [("saddle_numbness",), ("cough_pain",)]
    assert [reason.unsure for reason in flag.reasons] == [(), ("cough_pain",)]
    assert [action.action.value for action in flag.actions] == ["went"]
    assert flag.seen is not None
    assert flag.seen.said == "Scan was clear."


def test_a_visit_before_the_flag_is_not_its_end() -> None:
    check_in, verdict, action, visit, _ = flagged()
    assert isinstance(visit, Visit)
    early = replace(visit, seen_at=NOW - timedelta(days=30))
    found = told(check_in, verdict, action, early)
    assert found.flags is not None

    assert found.flags.flags[0].seen is None


def test_denied_unsure_and_not_asked_are_three_things() -> None:
    found = told(*flagged())
    assert found.flags is not None

    assert found.flags.denied == ("fever",)
    assert found.flags.unsure == ("cough_pain",)
    assert found.flags.open_questions == ("fell_hard",)


def test_a_check_without_a_flag_counts_as_asked() -> None:
    clear = a_verdict(given_at=NOW, answers=(("fever", Answer.NO),))
    found = told(clear)
    assert found.flags is not None

    assert (found.flags.flags, found.flags.checks) == ((), 1)
    assert (found.flags.last_check, found.flags.denied) == (NOW, ("fever",))


def test_flags_are_newest_first_and_only_those_of_the_time() -> None:
    found = told(*flagged(0), *flagged(200, Urgency.URGENT)[:3], *flagged(5, Urgency.SOON)[:3])
    assert found.flags is not None

    assert [flag.urgency for flag in found.flags.flags] == [Urgency.EMERGENCY, Urgency.SOON]


def test_days_without_an_entry_are_counted_and_today_is_not_missing() -> None:
    found = told(rated(10, 5, 5), rated(8, 5, 5), logged(3, Sleep(4)))
    assert found.logged is not None

    assert (found.logged.possible, found.logged.noted, found.logged.missing) == (10, 3, 7)


def test_a_lesson_or_a_medicine_of_the_list_makes_no_day_one_with_an_entry() -> None:
    listed = Medicine("Ibuprofen", MedicineGroup.NSAID)
    found = told(rated(3, 5, 5), logged(2, LessonRead("first-walk", "1")), logged(1, listed))
    assert found.logged is not None

    assert (found.logged.possible, found.logged.noted) == (3, 1)


def test_gaps_in_the_trend_stay_gaps() -> None:
    found = told(rated(4, 5, 5), rated(1, 7, 5), wish=Wish(TODAY - timedelta(days=4), TODAY))
    assert found.trends is not None

    assert found.trends[0].series.values == (5, None, None, 7, None)


def test_minutes_of_activity_are_told_by_week() -> None:
    walks = [logged(n, Activity(ActivityKind.WALK, 20)) for n in (1, 2, 9)]
    found = told(rated(20, 5, 5), *walks)
    assert found.logged is not None

    assert found.logged.activity.values[-3:] == (0, 20, 40)


def test_medicines_tell_how_often_and_if_they_are_on_the_list() -> None:
    tablet = Medicine("Ibuprofen", MedicineGroup.NSAID)
    taken = MedicineTaken("tablet", "Ibuprofen", MedicineGroup.NSAID)
    once = MedicineTaken("other", "Paracetamol", MedicineGroup.PARACETAMOL)
    found = told(
        logged(50, tablet),
        *(logged(n, taken) for n in (1, 1.1, 3)),
        logged(2, once),
        logged(4, SideEffects((SideEffect.DROWSY,))),
        logged(11, SideEffects((), none_noticed=True)),
    )
    assert found.medicines is not None

    assert [(m.name, m.times, m.days, m.on_list) for m in found.medicines.lines] == [
        ("Ibuprofen", 3, 2, True),
        ("Paracetamol", 1, 1, False),
    ]
    assert found.medicines.side_effects == ((SideEffect.DROWSY, 1),)
    assert (found.medicines.asked, found.medicines.none_noticed) == (2, 1)


def test_mood_is_told_in_bands() -> None:
    found = told(logged(30, phq4(2, 2, 1, 1)), logged(2, phq4(0, 0, 0, 1)))
    assert found.mood is not None

    assert [(m.scored.value, m.scored.band) for m in found.mood] == [
        (Fraction(6), Band.MODERATE),
        (Fraction(1), Band.NONE),
    ]


def test_the_body_is_shown_at_the_start_and_at_the_end_of_the_time() -> None:
    found = of(rich())
    assert found.body is not None

    assert [[m.region for m in dated.chart.marks] for dated in found.body] == [
        ["back_low_left", "calf_left"],
        ["back_low_left"],
    ]


def test_events_and_notes_are_those_of_the_time() -> None:
    found = of(rich())
    assert found.notes is not None

    assert {event.kind for event in found.events} == {
        Happening.FLARE,
        Happening.FALL,
        Happening.MEDICINE_ADDED,
    }
    assert set(HARM) <= {note.text for note in found.notes}


@pytest.mark.parametrize("section", Section)
def test_a_part_that_was_left_out_is_not_there_and_is_named(section: Section) -> None:
    wish = replace(THREE_MONTHS, sections=ALL_SECTIONS - {section})
    left, whole = of(rich(), wish), of(rich())
    parts = {Section.TREND: "trends", Section.ADHERENCE: "logged"}
    name = parts.get(section, section.value)

    assert left.left_out == (section,)
    assert getattr(left, name) is None
    assert getattr(whole, name) is not None


def test_the_name_stands_there_only_when_the_patient_wants_it() -> None:
    assert of(rich()).name == "Rosa"
    assert of(rich(), replace(THREE_MONTHS, with_name=False)).name is None


def test_a_time_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="before the first"):
        Wish(date(2026, 3, 2), date(2026, 3, 1))

"""A check-in and the diary entry it belongs to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from lbp_app.domain.answers import NotARatingError
from lbp_app.domain.diary import LONGEST_NOTE, CheckInError, Entry, Kind
from lbp_app.domain.red_flags import Reason, Urgency
from tests.fixtures import A_MORNING, a_check_in, a_moment, a_reason, a_verdict

NAIVE = datetime(2026, 3, 2, 8, 30)  # noqa: DTZ001

FEVER = Reason("RF11", 11, Urgency.URGENT, ("fever",))


def _entry(**changes: object) -> Entry:
    return Entry(id="entry", happened_at=A_MORNING, kind=Kind.CHECK_IN, check_in=None, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("scale", ["back_pain", "leg_pain", "interference"])
@pytest.mark.parametrize("value", [-1, 11, 2.5, True])
def test_a_check_in_with_a_rating_outside_0_to_10_cannot_be_made(scale: str, value: object) -> None:
    with pytest.raises(NotARatingError):
        a_check_in(**{scale: value})


@pytest.mark.parametrize("scale", ["back_pain", "leg_pain", "interference"])
@pytest.mark.parametrize("value", [0, 10, None])
def test_the_ends_of_the_scale_and_no_rating_are_fine(scale: str, value: int | None) -> None:
    assert getattr(a_check_in(**{scale: value}), scale) == value


@pytest.mark.parametrize("moment", ["happened_at", "logged_at"])
def test_a_moment_without_a_zone_is_refused(moment: str) -> None:
    with pytest.raises(CheckInError) as refused:
        a_check_in(**{moment: NAIVE})

    assert refused.value.code == "moment_without_zone"


def test_what_happened_and_when_it_was_logged_are_two_things() -> None:
    check_in = a_check_in(happened_at=a_moment(hours=-20), logged_at=A_MORNING)

    assert check_in.logged_at - check_in.happened_at == timedelta(hours=20)


def test_the_zone_of_the_patient_is_kept() -> None:
    moment = datetime(2026, 7, 1, 23, 30, tzinfo=ZoneInfo("Pacific/Auckland"))

    assert a_check_in(happened_at=moment).happened_at.tzinfo == ZoneInfo("Pacific/Auckland")


def test_the_longest_note_is_kept_and_one_letter_more_is_refused() -> None:
    assert len(a_check_in(note="x" * LONGEST_NOTE).note) == LONGEST_NOTE

    with pytest.raises(CheckInError) as refused:
        a_check_in(note="x" * (LONGEST_NOTE + 1))
    assert refused.value.code == "note_too_long"


def test_a_rating_of_zero_is_a_rating() -> None:
    assert a_check_in(back_pain=None, leg_pain=None, interference=0).has_pain
    assert not a_check_in(back_pain=None, leg_pain=None, interference=None).has_pain


def test_an_entry_without_verdicts_has_no_urgency_and_no_reasons() -> None:
    assert _entry().urgency is Urgency.NONE
    assert _entry().reasons == ()


def test_an_entry_is_as_urgent_as_its_most_urgent_verdict() -> None:
    entry = _entry(verdicts=(a_verdict(a_reason()), a_verdict(FEVER), a_verdict()))

    assert entry.urgency is Urgency.EMERGENCY


def test_an_entry_keeps_the_reasons_of_all_its_verdicts_once_each_most_urgent_first() -> None:
    early = a_verdict(FEVER)
    late = a_verdict(a_reason(), FEVER, given_at=datetime(2026, 3, 3, tzinfo=UTC))

    assert [r.rule_id for r in _entry(verdicts=(early, late)).reasons] == ["saddle_numb", "RF11"]

"""The slower track, and the notes that go with it."""

from __future__ import annotations

import pytest

from lbp_app.domain.situation import Condition
from lbp_app.domain.track import SafetyNote, safety_notes, track
from lbp_app.domain.walking import Track


@pytest.mark.parametrize(
    ("condition", "note"),
    [
        (Condition.OLDER_OR_UNSTEADY, SafetyNote.SUPPORT_NEARBY),
        (Condition.FALL_RECENTLY, SafetyNote.SUPPORT_NEARBY),
        (Condition.CONNECTIVE_TISSUE, SafetyNote.NO_END_RANGE),
        (Condition.PELVIC_FLOOR, SafetyNote.BREATHE_OUT),
        (Condition.LONG_INACTIVE, SafetyNote.BEGIN_SMALL),
    ],
)
def test_each_consideration_is_slower_and_has_its_note(
    condition: Condition, note: SafetyNote
) -> None:
    assert track({condition}) is Track.SLOWER
    assert safety_notes({condition}) == (note,)


def test_a_fall_in_the_last_year_is_slower_and_wants_support() -> None:
    assert track((), fell_in_last_year=True) is Track.SLOWER
    assert safety_notes((), fell_in_last_year=True) == (SafetyNote.SUPPORT_NEARBY,)


def test_nothing_special_is_the_usual_track_without_notes() -> None:
    assert track({Condition.LEG_PAIN, Condition.ALWAYS}) is Track.USUAL
    assert safety_notes({Condition.LEG_PAIN}) == ()


def test_a_note_is_there_once() -> None:
    both = {Condition.OLDER_OR_UNSTEADY, Condition.FALL_RECENTLY}
    assert safety_notes(both, fell_in_last_year=True) == (SafetyNote.SUPPORT_NEARBY,)

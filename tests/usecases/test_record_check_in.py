"""A check-in and its verdict are kept together; a note may call for more questions."""

from __future__ import annotations

import pytest

from lbp_app.domain import screening as steps
from lbp_app.domain.answers import Answer, NotARatingError
from lbp_app.domain.diary import LONGEST_NOTE, CheckInError, Kind
from lbp_app.domain.red_flags import Urgency
from lbp_app.domain.screening import Mode, Screening
from lbp_app.usecases.ports import Trouble
from lbp_app.usecases.record_check_in import Ratings
from tests.building import diary_with, later, library, services
from tests.ui.steps import entries
from tests.usecases.unreadable import UnreadableDiary


@pytest.fixture
def all_no() -> Screening:
    return steps.confirm_tiles(steps.start(Mode.TILES), library().table)


def test_check_in_and_verdict_are_kept_in_one_entry(all_no: Screening) -> None:
    diary = diary_with()
    ratings = Ratings(back_pain=3, interference=0, note="  Slept well. ")
    done = services(diary=diary).record_check_in("e", Kind.CHECK_IN, all_no, ratings)
    assert done.recorded.saved
    assert done.groups_in_note == ()
    (entry,) = entries(diary)
    assert entry.id == "e"
    assert entry.check_in is not None
    assert entry.check_in.ratings == (("back_pain", 3), ("interference", 0))
    assert entry.check_in.note == "Slept well."
    assert entry.check_in.happened_at == entry.check_in.logged_at == later().now()
    assert entry.verdicts == (done.recorded.given,)


def test_a_disk_that_has_gone_hides_neither_the_verdict_nor_the_signs_in_the_note() -> None:
    flagged = steps.give_answer(steps.start(Mode.FULL), "saddle_numbness", Answer.YES)
    built = services(diary=UnreadableDiary(Trouble.CORRUPT))
    done = built.record_check_in("e", Kind.CHECK_IN, flagged, Ratings(note="I cannot pee"))
    assert done.recorded.verdict.urgency is Urgency.EMERGENCY
    assert done.recorded.trouble is Trouble.CORRUPT
    assert done.groups_in_note == ("bladder_bowel_sex",)


def test_nothing_is_written_of_a_check_in_that_is_none(all_no: Screening) -> None:
    diary = diary_with()
    record = services(diary=diary).record_check_in
    with pytest.raises(NotARatingError):
        record("e", Kind.CHECK_IN, all_no, Ratings(back_pain=11))
    with pytest.raises(CheckInError, match="note_too_long"):
        record("e", Kind.CHECK_IN, all_no, Ratings(note="x" * (LONGEST_NOTE + 1)))
    assert entries(diary) == ()


def test_a_rating_changes_one_scale_and_keeps_the_note() -> None:
    rated = Ratings(back_pain=1, note="Note").rated("leg_pain", 10).rated("back_pain", 0)
    assert rated == Ratings(back_pain=0, leg_pain=10, note="Note")
    with pytest.raises(NotARatingError):
        rated.rated("leg_pain", 11)
    with pytest.raises(KeyError):
        rated.rated("note", 1)

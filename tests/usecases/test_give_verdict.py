"""The verdict is computed before anything is written, and nothing that fails can hide it."""

from __future__ import annotations

import pytest

from lbp_app.domain import screening as steps
from lbp_app.domain.answers import Answer
from lbp_app.domain.profile import UNKNOWN_PATIENT, AgeBand, Factor, Profile
from lbp_app.domain.red_flags import Urgency
from lbp_app.domain.screening import Mode, Screening
from lbp_app.usecases.give_verdict import GiveVerdict, current_profile, keep
from lbp_app.usecases.ports import Diary, Record, Trouble
from tests.building import diary_with, ids, later, library
from tests.fakes import MemoryDiary
from tests.fixtures import a_check_in, a_profile
from tests.ui.steps import entries
from tests.usecases.unreadable import UnreadableDiary


def _give(diary: Diary) -> GiveVerdict:
    return GiveVerdict(diary, later(), library(), ids(), "0.1.0")


def _answered(**answers: Answer) -> Screening:
    screening = steps.start(Mode.FULL)
    for question, answer in answers.items():
        screening = steps.give_answer(screening, question, answer)
    return screening


def test_a_verdict_is_kept_with_answers_moment_and_versions() -> None:
    diary = diary_with()
    recorded = _give(diary)("e", _answered(saddle_numbness=Answer.YES, fever=Answer.NO))
    assert recorded.saved
    assert recorded.trouble is None
    assert recorded.verdict.urgency is Urgency.EMERGENCY
    (given,) = diary.verdicts_since(None)
    assert given == recorded.given
    assert given.entry_id == "e"
    assert given.given_at == later().now()
    assert given.answers == (("fever", Answer.NO), ("saddle_numbness", Answer.YES))
    assert given.content_version == library().table.version
    assert given.app_version == "0.1.0"


@pytest.mark.parametrize("trouble", list(Trouble))
def test_the_verdict_is_given_by_a_diary_that_raises_whatever_it_is_asked(
    trouble: Trouble,
) -> None:
    recorded = _give(UnreadableDiary(trouble))("e", _answered(saddle_numbness=Answer.UNSURE))
    assert recorded.verdict.urgency is Urgency.EMERGENCY
    assert not recorded.saved
    assert recorded.trouble is trouble


def test_the_verdict_is_ready_before_the_diary_is_asked_to_keep_it() -> None:
    class Watched(MemoryDiary):
        kept: tuple[Record, ...] = ()

        def keep(self, *records: Record) -> None:
            self.kept = records

    diary = Watched()
    recorded = _give(diary)("e", _answered(saddle_numbness=Answer.YES))
    assert diary.kept == (recorded.given,)


def test_what_goes_with_the_verdict_is_written_in_the_same_transaction() -> None:
    diary = diary_with()
    check_in = a_check_in(entry_id="e")
    _give(diary)("e", _answered(), also=check_in)
    (entry,) = entries(diary)
    assert entry.check_in == check_in
    assert len(entry.verdicts) == 1


def test_the_latest_profile_lifts_the_verdict() -> None:
    fall = _answered(minor_trauma=Answer.YES)
    young = Profile(
        age_band=AgeBand.UNDER_45,
        factors=dict.fromkeys(Factor, Answer.NO),
    )
    assert _give(MemoryDiary(a_profile(profile=young)))("e", fall).verdict.urgency is Urgency.SOON
    fragile = Profile(factors={Factor.OSTEOPOROSIS: Answer.YES})
    diary = MemoryDiary(a_profile(profile=young), a_profile(profile=fragile))
    assert _give(diary)("e", fall).verdict.urgency is Urgency.URGENT


def test_a_profile_that_cannot_be_read_counts_as_all_skipped() -> None:
    assert current_profile(UnreadableDiary()) == UNKNOWN_PATIENT
    assert current_profile(MemoryDiary()) == UNKNOWN_PATIENT
    assert current_profile(diary_with()).country == "IE"
    fall = _give(UnreadableDiary())("e", _answered(minor_trauma=Answer.YES))
    assert fall.verdict.urgency is Urgency.URGENT


def test_judging_alone_writes_nothing() -> None:
    diary = diary_with()
    given = _give(diary).judged("e", _answered(saddle_numbness=Answer.YES))
    assert given.verdict.urgency is Urgency.EMERGENCY
    assert entries(diary) == ()


def test_keeping_answers_with_the_trouble_and_lets_other_errors_through() -> None:
    class Broken(MemoryDiary):
        def keep(self, *records: Record) -> None:
            raise ZeroDivisionError(*records)

    assert keep(MemoryDiary(), a_profile()) is None
    assert keep(UnreadableDiary(Trouble.NEWER), a_profile()) is Trouble.NEWER
    broken = object.__new__(Broken)
    with pytest.raises(ZeroDivisionError):
        keep(broken, a_profile())

"""What the patient did with a lesson is kept as it happened."""

from __future__ import annotations

from datetime import timedelta

from lbp_app.domain.lessons import LessonFavourite, LessonRead
from lbp_app.usecases.record_learning import RecordLearning
from tests.building import ids, later
from tests.fakes import MemoryDiary


def test_each_reading_is_kept_with_its_time() -> None:
    diary, clock = MemoryDiary(), later()
    record = RecordLearning(diary, clock, ids())
    assert record(LessonRead("first-walk", "1")) is None
    clock.advance(timedelta(days=1))
    record(LessonRead("first-walk", "2"))
    assert [i.fact.version for i in diary.items(LessonRead)] == ["1", "2"]
    assert diary.items(LessonRead)[1].happened_at == clock.now()


def test_a_favourite_is_one_thing_that_changes() -> None:
    diary, clock = MemoryDiary(), later()
    record = RecordLearning(diary, clock, ids())
    record(LessonFavourite("first-walk", on=True))
    clock.advance(timedelta(minutes=1))
    record(LessonFavourite("first-walk", on=False))
    assert [i.fact.on for i in diary.items(LessonFavourite)] == [False]
    assert len(diary.versions("favourite-first-walk")) == 2

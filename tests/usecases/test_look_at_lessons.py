"""The lesson picked for now, what was read and kept, and what happens when a file is broken."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from lbp_app.domain.lessons import LessonFavourite, LessonRead, QuizAnswer
from lbp_app.library.lesson_shelf import LessonShelf
from lbp_app.usecases.look_at_lessons import LookAtLessons
from lbp_app.usecases.look_at_situation import LookAtSituation
from lbp_app.usecases.ports import Diary, Trouble
from lbp_app.usecases.read_flags import ReadFlags
from lbp_app.usecases.record_learning import RecordLearning
from tests.building import diary_with, ids, later, verdict_of
from tests.content.lessons import sample_content
from tests.content.samples import LESSONS
from tests.fakes import FrozenClock, MemoryDiary
from tests.fixtures import a_check_in
from tests.usecases.unreadable import UnreadableDiary


def lessons(
    diary: Diary, clock: FrozenClock | None = None, content: Path = LESSONS
) -> LookAtLessons:
    now = clock or later()
    situation = LookAtSituation(diary, now, ReadFlags(diary, now))
    return LookAtLessons(diary, now, LessonShelf(content), situation)


def test_the_lesson_for_now_comes_with_its_reason() -> None:
    picked = lessons(diary_with(a_check_in(leg_pain=3))).picked()
    assert picked is not None
    assert picked.lesson.id == "leg-pain"
    assert picked.rule == "LR02"
    assert picked.reason == "You marked pain in your leg."


def test_after_reading_it_the_next_one_comes_tomorrow() -> None:
    diary, clock = diary_with(a_check_in(leg_pain=3)), later()
    RecordLearning(diary, clock, ids())(LessonRead("leg-pain", "1", "LR02"))
    assert lessons(diary, clock).picked() is None
    clock.advance(timedelta(days=1))
    picked = lessons(diary, clock).picked()
    assert picked is not None
    assert picked.lesson.id == "first-walk"


def test_an_open_emergency_leaves_no_room_for_a_lesson() -> None:
    diary = diary_with(a_check_in(leg_pain=3), verdict_of("saddle_numbness"))
    assert lessons(diary).picked() is None


def test_instead_of_a_broken_lesson_the_next_best_is_picked(tmp_path: Path) -> None:
    content = sample_content(tmp_path / "content")
    (content / "lessons" / "en" / "leg-pain.md").write_text("broken", encoding="utf-8")
    picked = lessons(diary_with(a_check_in(leg_pain=3)), content=content).picked()
    assert picked is not None
    assert picked.lesson.id == "first-walk"


def test_what_was_read_and_kept_is_told_with_the_lessons() -> None:
    diary, clock = diary_with(), later()
    record = RecordLearning(diary, clock, ids())
    record(LessonRead("first-walk", "1"))
    record(LessonFavourite("leg-pain", on=True))
    view = lessons(diary, clock).all()
    assert view.read == {"first-walk": clock.now().date()}
    assert view.favourites == {"leg-pain"}
    record(LessonFavourite("leg-pain", on=False))
    assert lessons(diary, clock).all().favourites == frozenset()


def test_one_lesson_comes_with_the_last_answer_to_each_question() -> None:
    diary, clock = diary_with(), later()
    record = RecordLearning(diary, clock, ids())
    for option in (1, 2):
        record(QuizAnswer("first-walk", "1", "q1", option, right=option == 2))
        clock.advance(timedelta(minutes=1))
    record(QuizAnswer("leg-pain", "1", "q2", 1, right=True))
    view = lessons(diary, clock).one("first-walk")
    assert {q: a.option for q, a in view.answers.items()} == {"q1": 2}
    assert view.read_on is None


def test_a_lesson_that_is_not_there_is_a_gap() -> None:
    assert lessons(diary_with()).one("no-such-lesson").lesson is None


def test_the_search_asks_all_lessons() -> None:
    assert lessons(diary_with()).find("siatica")[0] == "leg-pain"


def test_lessons_can_be_read_while_the_diary_cannot() -> None:
    shelf = lessons(UnreadableDiary(Trouble.CORRUPT))
    assert shelf.picked() is None
    view = shelf.all()
    assert view.trouble is Trouble.CORRUPT
    assert len(view.lessons) == 3
    assert shelf.one("first-walk").lesson is not None


@pytest.mark.parametrize("trouble", [Trouble.FULL, Trouble.READ_ONLY])
def test_what_could_not_be_kept_is_said(trouble: Trouble) -> None:
    diary = MemoryDiary()
    diary.trouble = trouble
    assert RecordLearning(diary, later(), ids())(LessonRead("first-walk", "1")) is trouble

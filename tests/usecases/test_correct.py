"""A correction is a new version with its reason; the old one and the safety answers stay."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from lbp_app.domain.daily import Activity, ActivityKind, FreeNote, Sleep
from lbp_app.domain.log import LogError, LogItem, Why
from lbp_app.usecases.correct import Correct
from lbp_app.usecases.log_fact import Calls
from lbp_app.usecases.ports import Diary, Trouble
from lbp_app.usecases.record_check_in import Ratings
from tests.building import diary_with, later, library
from tests.fixtures import a_check_in, a_moment, an_emergency
from tests.usecases.unreadable import UnreadableDiary

NIGHT = LogItem("s", a_moment(), a_moment(), Sleep(3))
CHECK_IN = a_check_in(entry_id="e", note="Sat too long.")
RATINGS = Ratings(6, 2, 3, "Sat too long.")


def correcting(diary: Diary, **clock: float) -> Correct:
    return Correct(diary, later(**clock), library())


def test_the_new_value_counts_and_the_old_one_stays_with_the_reason() -> None:
    diary = diary_with(NIGHT)
    done = correcting(diary).fact("s", Sleep(8), happened_at=a_moment(), why=Why.WRONG_TAP)
    assert done.trouble is None
    old, new = diary.versions("s")
    assert old == NIGHT
    assert (new.fact, new.reason, new.logged_at) == (Sleep(8), "wrong_tap", later().now())
    assert diary.items(Sleep) == (new,)


def test_the_time_is_corrected_on_its_own() -> None:
    diary = diary_with(NIGHT)
    earlier = a_moment(days=-1)
    correcting(diary).fact("s", NIGHT.fact, happened_at=earlier, why=Why.WRONG_TIME)
    assert diary.items(Sleep)[0].happened_at == earlier


def test_a_check_in_is_corrected_in_ratings_note_and_time() -> None:
    flag = an_emergency(entry_id="e")
    diary = diary_with(CHECK_IN, flag)
    given = Ratings(6, None, 3, " Sat too long. In the car. ")
    done = correcting(diary).check_in(
        "e", given, happened_at=a_moment(hours=-3), why=Why.REMEMBERED_LATER
    )
    assert done.trouble is None
    entry = diary.entry("e")
    assert entry is not None
    assert entry.check_in is not None
    assert entry.check_in.ratings == (("back_pain", 6), ("interference", 3))
    assert entry.check_in.note == "Sat too long. In the car."
    assert entry.check_in.reason == "remembered_later"
    assert entry.happened_at == a_moment(hours=-3)
    assert entry.verdicts == (flag,)
    assert diary.check_in_versions("e")[0] == CHECK_IN


def test_what_is_still_to_come_is_refused_and_nothing_is_written() -> None:
    diary = diary_with(NIGHT, CHECK_IN)
    correct = correcting(diary)
    future = later().now() + timedelta(minutes=1)
    with pytest.raises(LogError, match="in_the_future"):
        correct.fact("s", Sleep(1), happened_at=future, why=Why.OTHER)
    with pytest.raises(LogError, match="in_the_future"):
        correct.check_in("e", RATINGS, happened_at=future, why=Why.OTHER)
    assert len(diary.versions("s")) == len(diary.check_in_versions("e")) == 1


def test_a_correction_counts_also_when_the_clock_was_set_back_since() -> None:
    ahead = replace(NIGHT, happened_at=a_moment(days=-1), logged_at=a_moment(days=3))
    check_in = replace(CHECK_IN, logged_at=a_moment(days=3))
    diary = diary_with(ahead, check_in)
    correct = correcting(diary)
    correct.fact("s", Sleep(9), happened_at=a_moment(), why=Why.OTHER)
    correct.check_in("e", RATINGS, happened_at=a_moment(), why=Why.OTHER)
    assert diary.items(Sleep)[0].fact == Sleep(9)
    assert diary.check_ins()[0].back_pain == 6


def test_new_words_that_mention_a_warning_sign_call_for_its_questions() -> None:
    note = LogItem("n", a_moment(), a_moment(), FreeNote("Rain."))
    diary = diary_with(CHECK_IN, note)
    worse = replace(RATINGS, note="I can't pee")
    wanted = Calls(("bladder_bowel_sex",))
    correct = correcting(diary)
    assert correct.check_in("e", worse, happened_at=a_moment(), why=Why.OTHER).calls == wanted
    words = FreeNote("I can't pee")
    assert correct.fact("n", words, happened_at=a_moment(), why=Why.OTHER).calls == wanted
    again = correct.fact("n", words, happened_at=a_moment(), why=Why.WRONG_TIME)
    assert again.calls == Calls()


def test_what_is_not_there_and_a_disk_in_trouble_are_told() -> None:
    nothing = correcting(diary_with())
    assert nothing.fact("s", Sleep(1), happened_at=a_moment(), why=Why.OTHER).trouble
    assert nothing.check_in("e", RATINGS, happened_at=a_moment(), why=Why.OTHER).trouble
    damaged = correcting(UnreadableDiary(Trouble.CORRUPT))
    walk = Activity(ActivityKind.WALK, 3)
    told = damaged.fact("s", walk, happened_at=a_moment(), why=Why.OTHER).trouble
    assert told is Trouble.CORRUPT
    told = damaged.check_in("e", RATINGS, happened_at=a_moment(), why=Why.OTHER).trouble
    assert told is Trouble.CORRUPT
    full = diary_with(NIGHT)
    full.trouble = Trouble.FULL
    done = correcting(full).fact("s", Sleep(1), happened_at=a_moment(), why=Why.OTHER)
    assert done.trouble is Trouble.FULL

"""Who needs attention first, and why: each reason from its threshold on, and the order of all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from lbp_app.domain.attention import Attention, Cause, Concern, attention
from lbp_app.domain.change import Change, Label, Measure, NotEnough
from lbp_app.domain.daily import FreeNote
from lbp_app.domain.lessons import LessonRead
from lbp_app.domain.log import LogItem
from lbp_app.domain.red_flags import Urgency
from lbp_app.domain.summary import Section, Wish
from lbp_app.domain.summary_making import summary
from lbp_app.usecases.ports import Record
from lbp_app.usecases.whole_diary import WholeDiary
from tests.domain.sheets import peg, phq4, psfs, rmdq_of
from tests.export.diaries import NOW, flagged
from tests.fixtures import a_check_in, a_verdict

TODAY = NOW.date()


def look(*records: Record, made_days_ago: int = 0) -> Attention:
    told = WholeDiary.of(records).told()
    numbers = summary(
        told,
        Wish(TODAY, TODAY, frozenset({Section.NUMBERS})),
        made_at=NOW,
        app_version="",
        content_version="",
    ).numbers
    assert numbers is not None
    return attention(told, numbers, made_on=TODAY, today=TODAY + timedelta(days=made_days_ago))


def causes(*records: Record, made_days_ago: int = 0) -> list[Cause]:
    return [c.cause for c in look(*records, made_days_ago=made_days_ago).concerns]


def at(days_ago: int, fact: object) -> Record:
    moment = NOW - timedelta(days=days_ago)
    return LogItem(f"{days_ago}-{fact!r}", moment, moment, fact)


def rated(days_ago: Sequence[int], back: int, leg: int = 2) -> list[Record]:
    return [
        a_check_in(happened_at=NOW - timedelta(days=d), back_pain=back, leg_pain=leg)
        for d in days_ago
    ]


def flag(days_ago: int, urgency: Urgency, entry: str = "") -> Record:
    verdict = replace(a_verdict().verdict, urgency=urgency)
    moment = NOW - timedelta(days=days_ago)
    entry = entry or f"flag-{days_ago}-{urgency.name}"
    return a_verdict(entry_id=entry, given_at=moment, verdict=verdict)


TODAY_NOTED = (at(0, FreeNote("here")),)


def test_an_open_flag_stays_however_old_it_is_and_a_visit_lets_it_go_after_four_weeks() -> None:
    (concern,) = look(*TODAY_NOTED, flag(40, Urgency.EMERGENCY)).concerns
    assert (concern.cause, concern.urgency, concern.count) == (
        Cause.OPEN_FLAG,
        Urgency.EMERGENCY,
        1,
    )
    assert concern.day == TODAY - timedelta(days=40)
    seen_27_days_ago = flagged(7)
    assert causes(*TODAY_NOTED, *seen_27_days_ago) == [Cause.SEEN_FLAG]
    assert causes(*TODAY_NOTED, *flagged(8)) == []


def test_each_urgency_of_open_flags_is_told_apart() -> None:
    found = look(
        *TODAY_NOTED, flag(3, Urgency.SOON), flag(2, Urgency.SOON), flag(9, Urgency.URGENT)
    ).concerns
    assert [(c.urgency, c.count) for c in found] == [(Urgency.URGENT, 1), (Urgency.SOON, 2)]


@pytest.mark.parametrize(
    ("first", "last", "cause"),
    [
        (peg(4, 4, 4), peg(5, 5, 5), Cause.WORSE),
        (rmdq_of(8), rmdq_of(13), Cause.WORSE),
        (rmdq_of(8), rmdq_of(11), Cause.WATCH),
        (psfs(Stairs=6), psfs(Stairs=4), Cause.WORSE),
    ],
)
def test_a_measure_that_got_worse_is_a_reason(first: object, last: object, cause: Cause) -> None:
    (concern,) = look(*TODAY_NOTED, at(20, first), at(1, last)).concerns
    assert concern.cause is cause
    assert concern.change is not None


def test_a_rise_below_the_threshold_is_none() -> None:
    assert causes(*TODAY_NOTED, at(20, rmdq_of(8)), at(1, rmdq_of(10))) == []
    assert causes(*TODAY_NOTED, at(20, peg(4, 4, 4)), at(1, peg(5, 5, 4))) == []


def test_pain_of_eight_in_the_last_week_is_severe_even_when_it_has_not_risen() -> None:
    eight = rated((20, 19, 18, 2, 1, 0), 8)
    assert causes(*eight) == [Cause.SEVERE]
    assert causes(*rated((20, 19, 18, 2, 1, 0), 7)) == []


def test_a_positive_half_of_the_latest_phq_4_is_a_reason() -> None:
    assert causes(*TODAY_NOTED, at(3, phq4(0, 0, 2, 1))) == [Cause.MOOD]
    assert causes(*TODAY_NOTED, at(9, phq4(0, 0, 2, 1)), at(3, phq4(1, 1, 1, 1))) == []


@pytest.mark.parametrize(
    ("weeks", "cause"),
    [
        ((41, 0), []),
        ((42, 0), [Cause.NO_GAIN_6_WEEKS]),
        ((83, 0), [Cause.NO_GAIN_6_WEEKS]),
        ((84, 0), [Cause.NO_GAIN_12_WEEKS]),
    ],
)
def test_no_gain_in_function_counts_from_six_and_from_twelve_weeks(
    weeks: tuple[int, int], cause: list[Cause]
) -> None:
    first, last = weeks
    assert causes(at(first, rmdq_of(10)), at(last, rmdq_of(9))) == cause


def test_a_gain_in_one_measure_of_function_is_a_gain() -> None:
    sheets = (
        at(90, rmdq_of(10)),
        at(0, rmdq_of(10)),
        at(90, psfs(Stairs=2)),
        at(0, psfs(Stairs=5)),
    )
    found = look(*sheets)
    assert not found.needed
    assert [c.measure for c in found.improved] == [Measure.PSFS]


def test_less_pain_alone_is_no_gain_in_function() -> None:
    less = (*rated((90, 89, 88), 8), *rated((2, 1, 0), 2))
    assert causes(*less) == [Cause.NOT_COMPARED]
    assert causes(*less, at(90, rmdq_of(9)), at(0, rmdq_of(9))) == [Cause.NO_GAIN_12_WEEKS]


def test_seven_days_without_an_entry_are_silence_and_a_lesson_read_breaks_none() -> None:
    assert causes(at(6, FreeNote("a"))) == []
    (silent,) = look(at(7, FreeNote("a")), at(1, LessonRead("first-walk", "v"))).concerns
    assert (silent.cause, silent.count) == (Cause.SILENT, 7)


def test_an_entry_dated_after_the_file_does_not_hide_a_silence() -> None:
    assert causes(at(9, FreeNote("a")), at(-400, FreeNote("b"))) == [Cause.SILENT]


def test_an_empty_diary_and_an_old_file_are_reasons() -> None:
    assert causes() == [Cause.NOTHING]
    assert causes(*TODAY_NOTED, made_days_ago=27) == []
    assert causes(*TODAY_NOTED, made_days_ago=28) == [Cause.OLD_FILE]


def test_who_has_no_reason_is_told_as_improved_unchanged_or_too_early() -> None:
    assert look(*TODAY_NOTED).compared is False
    unchanged = look(*TODAY_NOTED, at(20, rmdq_of(8)), at(1, rmdq_of(8)))
    assert (unchanged.needed, unchanged.improved, unchanged.compared) == (False, (), True)


def test_the_order_is_flags_by_urgency_then_worse_then_no_gain_then_silence() -> None:
    in_order = [
        look(*TODAY_NOTED, flag(2, Urgency.EMERGENCY)),
        look(*TODAY_NOTED, flag(30, Urgency.EMERGENCY)),
        look(*TODAY_NOTED, flag(2, Urgency.URGENT), at(90, rmdq_of(1)), at(0, rmdq_of(9))),
        look(*TODAY_NOTED, flag(2, Urgency.SOON)),
        look(*TODAY_NOTED, *flagged(1)),
        look(*TODAY_NOTED, at(90, rmdq_of(1)), at(0, rmdq_of(9))),
        look(at(90, rmdq_of(9)), at(0, rmdq_of(9))),
        look(at(50, rmdq_of(9)), at(0, rmdq_of(9))),
        look(at(9, FreeNote("a"))),
        look(*TODAY_NOTED, made_days_ago=60),
        look(*TODAY_NOTED),
    ]
    ranks = [found.rank for found in in_order]
    assert all(before < after for before, after in pairwise(ranks))


def test_one_more_reason_never_moves_anybody_back() -> None:
    some = tuple(Concern(cause, day=TODAY) for cause in Cause)
    for n in range(1, len(some)):
        assert Attention(some[: n + 1]).rank < Attention(some[:n]).rank


def test_labels_come_from_the_summary_and_no_second_rule_is_made_here() -> None:
    worse = look(*TODAY_NOTED, at(20, rmdq_of(8)), at(1, rmdq_of(13))).concerns[0].change
    assert isinstance(worse, Change)
    assert worse.label is Label.WORSE
    assert not isinstance(worse, NotEnough)

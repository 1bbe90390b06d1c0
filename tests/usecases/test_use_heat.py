"""Heat from the first question to the log, with a closed app and a full disk on the way."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from lbp_app.domain.answers import Answer
from lbp_app.domain.body import BodyChart, Feeling, Mark
from lbp_app.domain.heat import Ending, HeatKind, HeatSession, Refusal, SkinQuestion
from lbp_app.domain.log import LogItem
from lbp_app.domain.red_flags import Urgency
from lbp_app.usecases.ports import Trouble
from lbp_app.usecases.read_flags import ReadFlags
from lbp_app.usecases.use_heat import EndHeat, HeatLog, LookAtHeat, RingHeat, StartHeat
from tests.building import ids, library
from tests.fakes import FrozenClock, MemoryDiary
from tests.fixtures import A_MORNING, a_check_in, a_reason, a_verdict, a_visit
from tests.usecases.unreadable import UnreadableDiary

CLEAR = dict.fromkeys(SkinQuestion, Answer.NO)


class Heat:
    """All of heat on one diary and one clock."""

    def __init__(self, diary: MemoryDiary | None = None) -> None:
        self.diary = diary or MemoryDiary()
        self.clock = FrozenClock()
        self.log = HeatLog(self.diary, self.clock, library().heat)
        self.look = LookAtHeat(self.log, ReadFlags(self.diary, self.clock))
        self.start = StartHeat(self.log, ids())
        self.end = EndHeat(self.log)
        self.ring = RingHeat(self.log)

    def after(self, **passed: float) -> Heat:
        self.clock.advance(timedelta(**passed))
        return self

    def only(self) -> HeatSession:
        [item] = self.diary.items(HeatSession)
        return item.fact


def test_with_all_clear_a_pack_starts_and_is_in_the_log_at_once() -> None:
    heat = Heat()
    begun = heat.start(HeatKind.PACK, 15, CLEAR)
    assert begun.item is not None
    assert heat.only().ended is None
    assert heat.look().running == begun.item


@pytest.mark.parametrize("answer", [Answer.YES, Answer.UNSURE, Answer.NOT_ASKED])
@pytest.mark.parametrize("question", list(SkinQuestion))
def test_one_answer_that_is_not_no_means_no_timer(question: SkinQuestion, answer: Answer) -> None:
    heat = Heat()
    begun = heat.start(HeatKind.PACK, 15, {**CLEAR, question: answer})
    assert (begun.item, begun.skin) == (None, (question,))
    assert heat.diary.items(HeatSession) == ()


def test_no_pack_runs_longer_than_twenty_minutes_whatever_is_asked() -> None:
    heat = Heat()
    heat.start(HeatKind.PACK, 90, CLEAR)
    assert heat.only().minutes == 20


def test_the_skin_checks_ring_once_each() -> None:
    heat = Heat()
    heat.start(HeatKind.PACK, 15, CLEAR)
    assert heat.ring() == (None, A_MORNING + timedelta(minutes=5))
    ring, ahead = heat.after(minutes=5).ring()
    assert ring is not None
    assert (ring.minute, ring.over, ahead) == (5, False, A_MORNING + timedelta(minutes=15))
    assert heat.ring()[0] is None
    end, nothing_more = heat.after(minutes=10).ring()
    assert end is not None
    assert (end.minute, end.over, nothing_more) == (15, True, None)
    assert heat.ring() == (None, None)
    assert heat.only().told == (5, 15)


def test_after_a_closed_app_it_rings_late_once_and_says_how_late() -> None:
    heat = Heat()
    heat.start(HeatKind.PACK, 15, CLEAR)
    ring, _ = Heat(heat.diary).after(minutes=75).ring()
    assert ring is not None
    assert (ring.minute, ring.over, ring.late) == (15, True, timedelta(hours=1))


def test_on_a_full_disk_it_rings_once_all_the_same() -> None:
    heat = Heat()
    heat.start(HeatKind.PACK, 15, CLEAR)
    heat.diary.trouble = Trouble.FULL
    assert heat.after(minutes=5).ring()[0] is not None
    assert heat.ring()[0] is None


def test_what_could_not_be_logged_does_not_start() -> None:
    heat = Heat()
    heat.diary.trouble = Trouble.FULL
    begun = heat.start(HeatKind.PACK, 15, CLEAR)
    assert (begun.item, begun.trouble) == (None, Trouble.FULL)


@pytest.mark.parametrize(
    ("passed", "ended", "ending"),
    [(3, 3, Ending.STOPPED), (16, 16, Ending.FINISHED), (75, 20, Ending.RAN_OUT)],
)
def test_stop_is_kept_with_its_moment_and_never_beyond_the_longest(
    passed: int, ended: int, ending: Ending
) -> None:
    heat = Heat()
    item = heat.start(HeatKind.PACK, 15, CLEAR).item
    assert item is not None
    heat.after(minutes=passed).end.stop(item)
    assert heat.only().ended == A_MORNING + timedelta(minutes=ended)
    assert heat.only().ending is ending
    assert heat.look().running is None


def test_fine_skin_goes_on_and_bad_skin_ends_it() -> None:
    heat = Heat()
    item = heat.start(HeatKind.PACK, 15, CLEAR).item
    assert item is not None
    heat.after(minutes=5).end.skin(item, 5, fine=True)
    running = heat.look().running
    assert running is not None
    assert (running.fact.fine, running.fact.ended) == ((5,), None)
    heat.end.skin(running, 5, fine=False)
    assert heat.only().ending is Ending.SKIN


def test_fine_skin_at_the_end_ends_it_well() -> None:
    heat = Heat()
    item = heat.start(HeatKind.PACK, 15, CLEAR).item
    assert item is not None
    heat.after(minutes=15).end.skin(item, 15, fine=True)
    assert (heat.only().ending, heat.only().fine) == (Ending.FINISHED, (15,))


def test_three_packs_are_enough_for_a_day() -> None:
    heat = Heat()
    for _ in range(3):
        item = heat.start(HeatKind.PACK, 15, CLEAR).item
        assert item is not None
        heat.after(minutes=15).end.stop(item)
    assert heat.start(HeatKind.PACK, 15, CLEAR).refused is Refusal.ENOUGH_TODAY
    assert heat.look().used_today == 3


def test_a_wrap_gets_no_more_than_what_is_left_of_eight_hours() -> None:
    heat = Heat()
    for _ in range(2):
        item = heat.start(HeatKind.WRAP, 200, CLEAR).item
        assert item is not None
        heat.after(minutes=200).end.stop(item)
    assert heat.look().wrap_minutes_left == 80
    last = heat.start(HeatKind.WRAP, 240, CLEAR).item
    assert last is not None
    assert last.fact.minutes == 80


def test_a_bottle_is_not_offered_with_leg_pain_or_a_sign_of_nerves() -> None:
    assert not Heat(MemoryDiary(a_check_in(leg_pain=0))).look().no_bottle
    assert Heat(MemoryDiary(a_check_in(leg_pain=1))).look().no_bottle
    numb = a_reason(questions=("saddle_numbness",))
    sign = a_verdict(numb, given_at=A_MORNING - timedelta(days=90))
    seen = a_visit(seen_at=A_MORNING - timedelta(days=80))
    view = Heat(MemoryDiary(sign, seen)).look()
    assert view.no_bottle
    assert not view.flag_open


@pytest.mark.parametrize(
    ("mark", "hidden"),
    [
        (Mark("sacrum", 5), False),
        (Mark("sacrum", None, (Feeling.TINGLING,)), True),
        (Mark("sacrum", None, (Feeling.NUMB,)), True),
        (Mark("calf_left", 2), True),
    ],
)
def test_a_bottle_is_not_offered_with_numbness_or_a_leg_on_the_body_chart(
    mark: Mark,
    hidden: bool,  # noqa: FBT001 - a table
) -> None:
    recent, old = A_MORNING - timedelta(days=13), A_MORNING - timedelta(days=15)
    assert Heat(MemoryDiary(_chart(mark, recent))).look().no_bottle is hidden
    assert not Heat(MemoryDiary(_chart(mark, old))).look().no_bottle


def _chart(mark: Mark, at: datetime) -> LogItem[BodyChart]:
    return LogItem("chart", at, at, BodyChart((mark,)))


def test_an_urgent_open_flag_is_told_and_a_milder_one_is_not() -> None:
    urgent = a_verdict(a_reason(urgency=Urgency.URGENT), given_at=A_MORNING)
    soon = a_verdict(a_reason(urgency=Urgency.SOON), given_at=A_MORNING)
    assert Heat(MemoryDiary(urgent)).look().flag_open
    assert not Heat(MemoryDiary(soon)).look().flag_open


def test_a_diary_that_cannot_be_read_lets_nothing_begin() -> None:
    heat = Heat(UnreadableDiary())  # type: ignore[arg-type]
    view = heat.look()
    assert view.trouble is not None
    assert set(view.refusals.values()) == {Refusal.RUNNING}
    assert heat.start(HeatKind.PACK, 15, CLEAR).trouble is not None
    assert heat.ring() == (None, None)

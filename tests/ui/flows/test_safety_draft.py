"""When a verdict is written, and what a safety check in a window remembers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from lbp_app.domain import screening as steps
from lbp_app.domain.answers import Answer
from lbp_app.domain.diary import Kind
from lbp_app.domain.flags import Action
from lbp_app.domain.red_flags import Urgency
from lbp_app.domain.screening import Mode, Screening, Stage
from lbp_app.ui.flows.safety_draft import (
    SafetyDraft,
    advance,
    is_stale,
    must_write_at_the_end,
    now_at,
    respond,
    start,
    touched,
)
from lbp_app.ui.services import Services
from lbp_app.usecases.ports import Trouble
from tests.building import diary_with, later, library, services
from tests.fakes import MemoryDiary
from tests.ui.steps import entries


def _tile(group: str, *answers: tuple[str, Answer]) -> Screening:
    screening = steps.choose_tile(steps.start(Mode.TILES), library().table, group)
    for question, answer in answers:
        screening = steps.give_answer(screening, question, answer)
    return screening


def _begun(diary: MemoryDiary) -> tuple[Services, SafetyDraft]:
    built = services(diary=diary)
    return built, start(built, Kind.GET_HELP, Mode.TILES)


def test_an_emergency_is_written_at_once() -> None:
    diary = diary_with()
    built, fresh = _begun(diary)
    draft = advance(built, fresh, _tile("saddle", ("saddle_numbness", Answer.YES)))
    assert now_at(built, draft)[0] is Stage.CARD
    assert entries(diary)[0].urgency is Urgency.EMERGENCY
    assert draft.verdict_id == entries(diary)[0].verdicts[0].id


def test_a_lower_verdict_is_written_once_its_questions_are_closed() -> None:
    diary = diary_with()
    built, fresh = _begun(diary)
    open_tile = _tile("body", ("weight_loss", Answer.YES))
    draft = advance(built, fresh, open_tile)
    assert entries(diary) == ()
    closed = steps.no_to_the_rest(open_tile, library().table, "body")
    advance(built, draft, closed)
    assert entries(diary)[0].urgency is Urgency.URGENT


def test_the_same_reasons_are_not_written_twice() -> None:
    diary = diary_with()
    built, fresh = _begun(diary)
    emergency = _tile("saddle", ("saddle_numbness", Answer.YES))
    draft = advance(built, advance(built, fresh, emergency), emergency)
    assert len(entries(diary)[0].verdicts) == 1
    assert not must_write_at_the_end(draft)


def test_a_further_reason_is_written_as_a_further_verdict_of_the_same_entry() -> None:
    diary = diary_with()
    built, fresh = _begun(diary)
    draft = advance(built, fresh, _tile("saddle", ("saddle_numbness", Answer.YES)))
    draft = respond(built, draft, Urgency.EMERGENCY, Action.WENT)
    more = steps.close_group(draft.screening, library().table, "saddle")
    more = steps.choose_tile(more, library().table, "fever")
    more = steps.give_answer(more, "fever", Answer.YES)
    more = steps.no_to_the_rest(more, library().table, "fever")
    advance(built, draft, more)
    (entry,) = entries(diary)
    assert len(entry.verdicts) == 2
    assert {"RF01", "RF11"} <= {reason.rule_id for reason in entry.reasons}
    assert [taken.action for taken in entry.actions] == [Action.WENT]


def test_nothing_is_written_while_every_answer_is_no() -> None:
    diary = diary_with()
    built, fresh = _begun(diary)
    draft = advance(built, fresh, steps.confirm_tiles(fresh.screening, library().table))
    assert entries(diary) == ()
    assert must_write_at_the_end(draft)
    assert not touched(draft)


def test_a_trouble_is_remembered_with_the_verdict() -> None:
    diary = diary_with()
    built, fresh = _begun(diary)
    diary.trouble = Trouble.FULL
    draft = advance(built, fresh, _tile("saddle", ("saddle_numbness", Answer.YES)))
    assert draft.trouble is Trouble.FULL
    assert draft.recorded
    diary.trouble = None
    assert respond(built, draft, Urgency.EMERGENCY, Action.CALLED).trouble is None
    assert entries(diary)[0].urgency is Urgency.EMERGENCY


def test_leaving_after_a_tile_would_lose_an_answer() -> None:
    built, fresh = _begun(diary_with())
    assert not touched(fresh)
    assert touched(advance(built, fresh, _tile("fall")))


def test_a_check_is_stale_after_six_hours() -> None:
    clock = later()
    built = services(clock=clock)
    draft = start(built, Kind.CHECK_IN, Mode.TILES)
    clock.advance(timedelta(hours=6))
    assert not is_stale(built, draft)
    clock.advance(timedelta(seconds=1))
    assert is_stale(built, draft)
    assert not is_stale(built, replace(draft, started_at=clock.now()))

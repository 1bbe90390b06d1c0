"""Only a visit closes a red flag; each refusal keeps everything as it was."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from lbp_app.domain.flags import VisitError
from lbp_app.usecases.ports import Trouble
from tests.building import diary_with, later, library, services, verdict_of
from tests.fakes import MemoryDiary
from tests.fixtures import A_MORNING, a_moment
from tests.usecases.unreadable import UnreadableDiary

SEEN: dict[str, Any] = {
    "seen_at": a_moment(hours=6),
    "who": " Dr Byrne ",
    "said": " Scan booked. ",
    "checked": {},
}


def _refusal(diary: MemoryDiary, **changes: Any) -> str:  # noqa: ANN401
    with pytest.raises(VisitError) as refused:
        services(diary=diary).record_visit(**{**SEEN, **changes})
    assert diary.last_visit() is None
    assert diary.checked_items() == ()
    return refused.value.code


@pytest.fixture
def flagged() -> MemoryDiary:
    return diary_with(verdict_of("saddle_numbness", "weight_loss"))


def test_a_visit_closes_the_flags_before_it(flagged: MemoryDiary) -> None:
    built = services(diary=flagged)
    assert built.today().flag is not None
    assert built.record_visit(**SEEN) is None
    visit = flagged.last_visit()
    assert visit is not None
    assert (visit.who, visit.said) == ("Dr Byrne", "Scan booked.")
    assert (visit.seen_at, visit.logged_at) == (SEEN["seen_at"], later().now())
    assert built.today().flag is None


def test_a_visit_does_not_close_a_flag_raised_after_it(flagged: MemoryDiary) -> None:
    flagged.keep(verdict_of("fever", given_at=a_moment(hours=7)))
    built = services(diary=flagged)
    built.record_visit(**SEEN)
    flag = built.today().flag
    assert flag is not None
    assert flag.card.told == ("High temperature, shivering or night sweats with back pain",)


def test_a_visit_without_a_name_is_refused(flagged: MemoryDiary) -> None:
    assert _refusal(flagged, who="  ") == "visit_without_name"


def test_a_visit_without_what_was_said_is_refused(flagged: MemoryDiary) -> None:
    assert _refusal(flagged, said="  ") == "visit_without_words"


def test_a_visit_in_the_future_is_refused(flagged: MemoryDiary) -> None:
    assert _refusal(flagged, seen_at=later(hours=11).now()) == "visit_in_the_future"


def test_a_visit_before_every_open_flag_is_refused(flagged: MemoryDiary) -> None:
    assert _refusal(flagged, seen_at=A_MORNING - timedelta(minutes=1)) == "visit_before_flag"


@pytest.mark.parametrize("rule", ["RF01", "RF02", "RF03", "RF04", "RF05", "RF06", "RFG1", "RF99"])
def test_an_item_that_can_never_be_marked_is_refused(flagged: MemoryDiary, rule: str) -> None:
    assert _refusal(flagged, checked={rule: "x"}) == "item_cannot_be_marked"


def test_one_item_that_cannot_be_marked_refuses_the_whole_visit(flagged: MemoryDiary) -> None:
    assert _refusal(flagged, checked={"RF15A": "", "RF01": ""}) == "item_cannot_be_marked"


def test_checked_items_are_kept_with_the_visit(flagged: MemoryDiary) -> None:
    services(diary=flagged).record_visit(**{**SEEN, "checked": {"RF15A": " more weight gone "}})
    (item,) = flagged.checked_items()
    visit = flagged.last_visit()
    assert visit is not None
    assert (item.rule_id, item.who, item.different_now) == (
        "RF15A",
        "Dr Byrne",
        "more weight gone",
    )
    assert (item.visit_id, item.checked_at) == (visit.id, visit.seen_at)


def test_a_visit_that_cannot_be_written_answers_with_the_trouble(flagged: MemoryDiary) -> None:
    flagged.trouble = Trouble.FULL
    assert services(diary=flagged).record_visit(**SEEN) is Trouble.FULL


def test_a_diary_that_cannot_be_read_answers_with_the_trouble() -> None:
    built = services(diary=UnreadableDiary(Trouble.LOCKED))
    assert built.record_visit(**SEEN) is Trouble.LOCKED


def test_rows_1_to_6_and_their_tiles_can_never_be_marked() -> None:
    never = {rule.id for rule in library().table.rules if rule.row <= 6}
    assert never == {"RF01", "RF02", "RF03", "RF04", "RF05", "RF06", "RFG1", "RFG2", "RFG3"}
    assert not any(rule.markable for rule in library().table.rules if rule.id in never)

"""Ways through the screening that end without the card, or with a no, that the patient never gave.

Each test says what should hold. A test that is expected to fail says why; when the screening is
mended the test passes, pytest says so, and the mark goes.
"""

from __future__ import annotations

import pytest

from lbp_app.domain.answers import Answer
from lbp_app.domain.red_flags import RedFlagTable, Urgency
from lbp_app.domain.screening import (
    Mode,
    Stage,
    answer_card,
    choose_tile,
    close_group,
    confirm_tiles,
    give_answer,
    no_to_the_rest,
    open_questions,
    prompt_groups,
    reopen_last_group,
    stage,
    start,
    take_back_tile,
    verdict_now,
)
from tests.domain.builders import NO_RISKS, tapped

YES, NO = Answer.YES, Answer.NO


def test_a_tile_tapped_after_none_of_these_has_no_answers_filled_in(table: RedFlagTable) -> None:
    screening = choose_tile(confirm_tiles(start(Mode.TILES), table), "saddle")

    assert open_questions(screening, table, "saddle") == table.questions_of("saddle")


def test_a_tile_tapped_after_none_of_these_is_not_closed_by_next_alone(table: RedFlagTable) -> None:
    screening = choose_tile(confirm_tiles(start(Mode.TILES), table), "saddle")

    assert stage(close_group(screening, table, "saddle"), table, NO_RISKS) is Stage.QUESTIONS


def test_a_new_reason_from_a_note_gets_a_card_after_a_card_of_the_same_tier(
    table: RedFlagTable,
) -> None:
    screening = tapped(table, {"pain": {"night_pain": YES}})
    screening = answer_card(screening, Urgency.URGENT)
    screening = give_answer(prompt_groups(screening, table, ["fever"]), "fever", YES)
    screening = no_to_the_rest(screening, table, "fever")

    assert stage(screening, table, NO_RISKS) is Stage.CARD


def test_a_flag_after_a_taken_back_emergency_still_gets_its_card(table: RedFlagTable) -> None:
    screening = give_answer(choose_tile(start(Mode.TILES), "saddle"), "saddle_numbness", YES)
    screening = answer_card(screening, Urgency.EMERGENCY)
    screening = choose_tile(take_back_tile(screening, table, "saddle"), "fever")
    screening = no_to_the_rest(give_answer(screening, "fever", YES), table, "fever")
    screening = confirm_tiles(screening, table)

    assert verdict_now(screening, table, NO_RISKS).urgency is Urgency.URGENT
    assert stage(screening, table, NO_RISKS) is Stage.CARD


def test_a_second_emergency_after_the_first_card_ends_on_a_card(table: RedFlagTable) -> None:
    screening = give_answer(choose_tile(start(Mode.TILES), "saddle"), "saddle_numbness", YES)
    screening = answer_card(screening, Urgency.EMERGENCY)
    screening = close_group(screening, table, "saddle")
    screening = give_answer(choose_tile(screening, "fall"), "major_trauma", YES)
    screening = confirm_tiles(no_to_the_rest(screening, table, "fall"), table)

    assert stage(screening, table, NO_RISKS) is Stage.CARD


def test_a_note_does_not_wipe_what_was_answered_in_the_whole_list(table: RedFlagTable) -> None:
    screening = give_answer(start(Mode.FULL), "both_legs", YES)
    screening = prompt_groups(screening, table, ["legs"])

    assert screening.sheet.answer("both_legs") is YES


def test_a_tile_taken_back_after_none_of_these_leaves_no_open_question_behind(
    table: RedFlagTable,
) -> None:
    screening = reopen_last_group(tapped(table, {"saddle": {}}), table)
    screening = take_back_tile(screening, table, "saddle")

    assert (
        stage(screening, table, NO_RISKS) is Stage.TILES
        or verdict_now(screening, table, NO_RISKS).unanswered == ()
    )


def test_an_answer_taken_away_from_a_closed_group_is_asked_again(table: RedFlagTable) -> None:
    screening = tapped(table, {"saddle": {}})
    screening = give_answer(screening, "saddle_numbness", Answer.NOT_ASKED)

    assert stage(screening, table, NO_RISKS) is Stage.QUESTIONS

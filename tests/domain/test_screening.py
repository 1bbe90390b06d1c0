"""One pass through the safety questions: what is shown next, and what the answers come to."""

from __future__ import annotations

import pytest

from lbp_app.domain.answers import Answer
from lbp_app.domain.profile import UNKNOWN_PATIENT
from lbp_app.domain.red_flags import RedFlagTable, Urgency
from lbp_app.domain.screening import (
    Mode,
    Screening,
    Stage,
    answer_card,
    choose_tile,
    close_group,
    confirm_tiles,
    end_early,
    give_answer,
    groups_asked,
    next_group,
    no_to_the_rest,
    open_questions,
    prompt_groups,
    reopen_last_group,
    sheet_now,
    stage,
    start,
    take_back_tile,
    verdict_now,
)
from tests.domain.builders import NO_RISKS, go_on, tapped

YES, NO, UNSURE = Answer.YES, Answer.NO, Answer.UNSURE


def _stage(screening: Screening, table: RedFlagTable) -> Stage:
    return stage(screening, table, NO_RISKS)


def _urgency(screening: Screening, table: RedFlagTable) -> Urgency:
    return verdict_now(screening, table, NO_RISKS).urgency


def _rules(screening: Screening, table: RedFlagTable) -> set[str]:
    return set(verdict_now(screening, table, NO_RISKS).rule_ids)


def _chosen(table: RedFlagTable, *groups: str) -> Screening:
    screening = start(Mode.TILES)
    for group in groups:
        screening = choose_tile(screening, table, group)
    return screening


def test_a_check_in_starts_at_the_tiles_with_nothing_answered(table: RedFlagTable) -> None:
    screening = start(Mode.TILES)

    assert _stage(screening, table) is Stage.TILES
    assert len(verdict_now(screening, table, NO_RISKS).unanswered) == len(table.questions)


def test_none_of_these_is_done_and_every_question_is_a_no(table: RedFlagTable) -> None:
    screening = confirm_tiles(start(Mode.TILES), table)

    assert _stage(screening, table) is Stage.DONE
    assert verdict_now(screening, table, NO_RISKS).unanswered == ()
    assert _urgency(screening, table) is Urgency.NONE


def test_none_of_these_is_done_for_a_patient_who_skipped_the_profile(table: RedFlagTable) -> None:
    screening = confirm_tiles(start(Mode.TILES), table)

    assert stage(screening, table, UNKNOWN_PATIENT) is Stage.DONE


def test_a_tile_opens_its_questions_at_once(table: RedFlagTable) -> None:
    screening = _chosen(table, "legs")

    assert _stage(screening, table) is Stage.QUESTIONS
    assert next_group(screening, table) == "legs"
    assert open_questions(screening, table, "legs") == table.questions_of("legs")


def test_only_the_tapped_tiles_are_asked_in_the_order_of_the_table(table: RedFlagTable) -> None:
    assert groups_asked(_chosen(table, "chest", "saddle", "fever"), table) == (
        "saddle",
        "fever",
        "chest",
    )


def test_next_does_nothing_while_a_question_is_open(table: RedFlagTable) -> None:
    screening = give_answer(_chosen(table, "fever"), "fever", NO)

    assert close_group(screening, table, "fever") == screening
    assert _stage(screening, table) is Stage.QUESTIONS


def test_next_returns_to_the_tiles_so_that_the_others_are_still_offered(
    table: RedFlagTable,
) -> None:
    screening = no_to_the_rest(_chosen(table, "fever"), table, "fever")

    assert _stage(screening, table) is Stage.TILES


def test_no_to_the_rest_keeps_the_answers_that_were_given(table: RedFlagTable) -> None:
    screening = give_answer(_chosen(table, "pain"), "night_pain", UNSURE)
    screening = no_to_the_rest(screening, table, "pain")

    assert screening.sheet.answer("night_pain") is UNSURE
    assert screening.sheet.answer("constant_pain") is NO
    assert next_group(screening, table) is None


def test_a_later_answer_replaces_an_earlier_one(table: RedFlagTable) -> None:
    screening = give_answer(_chosen(table, "saddle"), "saddle_numbness", YES)
    screening = give_answer(screening, "saddle_numbness", NO)

    assert _urgency(screening, table) is Urgency.NONE


EMERGENCIES = [
    ("saddle", "saddle_numbness"),
    ("bladder_bowel_sex", "bladder_control"),
    ("bladder_bowel_sex", "bowel_control"),
    ("bladder_bowel_sex", "sexual_feeling"),
    ("legs", "both_legs"),
    ("legs", "legs_giving_way"),
    ("legs", "calf_breathless"),
    ("fever", "very_unwell"),
    ("fall", "major_trauma"),
    ("chest", "chest_pain"),
    ("chest", "tearing_pain"),
]


@pytest.mark.parametrize("answer", [YES, UNSURE])
@pytest.mark.parametrize(("group", "question"), EMERGENCIES)
@pytest.mark.parametrize("mode", Mode)
def test_an_emergency_interrupts_at_once(
    group: str, question: str, answer: Answer, mode: Mode, table: RedFlagTable
) -> None:
    screening = choose_tile(start(mode), table, group)

    assert _stage(give_answer(screening, question, answer), table) is Stage.CARD


@pytest.mark.parametrize(
    ("group", "question"),
    [("legs", "one_leg_weaker"), ("fever", "fever"), ("pain", "no_better"), ("body", "lump")],
)
def test_a_lower_tier_waits_until_all_questions_in_hand_are_answered(
    group: str, question: str, table: RedFlagTable
) -> None:
    screening = give_answer(_chosen(table, group), question, YES)
    assert _stage(screening, table) is Stage.QUESTIONS

    screening = no_to_the_rest(screening, table, group)
    assert _stage(screening, table) is Stage.TILES

    assert _stage(confirm_tiles(screening, table), table) is Stage.CARD


def test_two_answers_that_are_an_emergency_only_together_interrupt_too(
    table: RedFlagTable,
) -> None:
    screening = give_answer(_chosen(table, "legs", "saddle"), "one_leg_weaker", YES)
    assert _stage(screening, table) is Stage.QUESTIONS

    assert _stage(give_answer(screening, "saddle_numbness", UNSURE), table) is Stage.CARD


def test_after_the_emergency_card_the_rest_of_its_questions_is_asked(table: RedFlagTable) -> None:
    screening = give_answer(_chosen(table, "legs"), "both_legs", YES)
    screening = answer_card(screening, Urgency.EMERGENCY)

    assert _stage(screening, table) is Stage.QUESTIONS
    assert [q.id for q in open_questions(screening, table, "legs")] == [
        "legs_giving_way",
        "one_leg_weaker",
        "calf_clot",
        "calf_breathless",
    ]


def test_after_the_emergency_card_the_other_tiles_are_still_offered(table: RedFlagTable) -> None:
    screening = give_answer(_chosen(table, "saddle"), "saddle_numbness", YES)
    screening = answer_card(screening, Urgency.EMERGENCY)
    screening = close_group(screening, table, "saddle")
    assert _stage(screening, table) is Stage.TILES

    screening = give_answer(choose_tile(screening, table, "fever"), "fever", YES)
    screening = confirm_tiles(no_to_the_rest(screening, table, "fever"), table)
    assert _rules(screening, table) == {"RF01", "RF11"}


def test_a_card_that_was_not_answered_stays(table: RedFlagTable) -> None:
    screening = give_answer(_chosen(table, "saddle"), "saddle_numbness", YES)
    screening = confirm_tiles(close_group(screening, table, "saddle"), table)

    assert _stage(screening, table) is Stage.CARD


def test_answering_a_lower_card_does_not_answer_a_higher_one(table: RedFlagTable) -> None:
    screening = tapped(table, {"fever": {"fever": YES}})
    screening = answer_card(screening, Urgency.URGENT)
    screening = prompt_groups(screening, table, ["saddle"])

    assert _stage(give_answer(screening, "saddle_numbness", YES), table) is Stage.CARD


def test_answering_a_lower_card_again_never_lowers_what_was_answered() -> None:
    screening = answer_card(answer_card(start(Mode.TILES), Urgency.EMERGENCY), Urgency.SOON)

    assert screening.answered_card is Urgency.EMERGENCY


def test_a_tapped_tile_counts_by_itself_only_once_its_questions_are_closed(
    table: RedFlagTable,
) -> None:
    screening = give_answer(_chosen(table, "saddle"), "saddle_numbness", NO)
    assert _urgency(screening, table) is Urgency.NONE

    assert _rules(close_group(screening, table, "saddle"), table) == {"RFG1"}


def test_a_tile_taken_back_is_not_chosen_and_not_answered(table: RedFlagTable) -> None:
    screening = give_answer(_chosen(table, "fever"), "fever", YES)
    screening = take_back_tile(screening, table, "fever")

    assert screening.sheet.answer("fever") is Answer.NOT_ASKED
    assert _stage(screening, table) is Stage.TILES
    assert groups_asked(screening, table) == ()


def test_taking_a_tile_back_leaves_the_other_tiles_as_they_are(table: RedFlagTable) -> None:
    screening = give_answer(_chosen(table, "fever", "pain"), "night_pain", YES)
    screening = take_back_tile(screening, table, "fever")

    assert groups_asked(screening, table) == ("pain",)
    assert _rules(screening, table) == {"RF13"}


def test_a_tile_taken_back_and_tapped_again_is_asked_from_the_start(table: RedFlagTable) -> None:
    screening = no_to_the_rest(_chosen(table, "fever"), table, "fever")
    screening = choose_tile(take_back_tile(screening, table, "fever"), table, "fever")

    assert open_questions(screening, table, "fever") == table.questions_of("fever")


def test_taking_a_tile_back_does_not_take_back_what_a_note_asks(table: RedFlagTable) -> None:
    screening = choose_tile(prompt_groups(start(Mode.TILES), table, ["legs"]), table, "legs")
    screening = take_back_tile(screening, table, "legs")

    assert groups_asked(screening, table) == ("legs",)
    assert _stage(screening, table) is Stage.QUESTIONS


def test_tapping_one_more_tile_asks_for_none_of_these_again(table: RedFlagTable) -> None:
    screening = confirm_tiles(start(Mode.TILES), table)
    screening = choose_tile(screening, table, "saddle")

    assert not screening.tiles_confirmed


def test_a_note_opens_the_questions_of_a_tile_that_was_passed_over(table: RedFlagTable) -> None:
    screening = confirm_tiles(start(Mode.TILES), table)
    screening = prompt_groups(screening, table, ["saddle", "legs"])

    assert _stage(screening, table) is Stage.QUESTIONS
    assert groups_asked(screening, table) == ("saddle", "legs")
    assert open_questions(screening, table, "saddle") == table.questions_of("saddle")


def test_a_note_about_a_tapped_tile_keeps_its_answers(table: RedFlagTable) -> None:
    screening = tapped(table, {"fever": {"fever": YES}})

    assert prompt_groups(screening, table, ["fever"]) == screening


def test_a_note_opens_the_same_group_only_once(table: RedFlagTable) -> None:
    screening = prompt_groups(confirm_tiles(start(Mode.TILES), table), table, ["saddle"])
    screening = no_to_the_rest(screening, table, "saddle")

    assert prompt_groups(screening, table, ["saddle"]) == screening


def test_a_group_opened_by_a_note_with_nothing_in_it_is_no_tapped_tile(table: RedFlagTable) -> None:
    screening = prompt_groups(confirm_tiles(start(Mode.TILES), table), table, ["saddle"])
    screening = no_to_the_rest(screening, table, "saddle")

    assert _urgency(screening, table) is Urgency.NONE
    assert _stage(screening, table) is Stage.DONE


def test_none_of_these_leaves_groups_opened_by_a_note_open(table: RedFlagTable) -> None:
    screening = confirm_tiles(prompt_groups(start(Mode.TILES), table, ["saddle"]), table)

    assert open_questions(screening, table, "saddle") == table.questions_of("saddle")
    assert _stage(screening, table) is Stage.QUESTIONS


def test_stopping_early_counts_the_open_questions_in_hand_as_not_sure(table: RedFlagTable) -> None:
    screening = end_early(_chosen(table, "saddle"))

    assert _rules(screening, table) == {"RF01"}
    assert _stage(screening, table) is Stage.CARD
    assert _stage(answer_card(screening, Urgency.EMERGENCY), table) is Stage.DONE


def test_stopping_early_after_a_no_still_counts_the_tapped_tile(table: RedFlagTable) -> None:
    screening = end_early(give_answer(_chosen(table, "saddle"), "saddle_numbness", NO))

    assert sheet_now(screening).chosen == {"saddle"}
    assert _rules(screening, table) == {"RFG1"}


def test_stopping_early_counts_groups_opened_by_a_note(table: RedFlagTable) -> None:
    screening = prompt_groups(confirm_tiles(start(Mode.TILES), table), table, ["legs"])

    assert _urgency(end_early(screening), table) is Urgency.EMERGENCY


def test_stopping_early_with_no_tile_tapped_says_that_nothing_was_asked(
    table: RedFlagTable,
) -> None:
    verdict = verdict_now(end_early(start(Mode.TILES)), table, NO_RISKS)

    assert verdict.urgency is Urgency.NONE
    assert len(verdict.unanswered) == len(table.questions)


def test_the_whole_list_asks_every_group_without_tiles(table: RedFlagTable) -> None:
    screening = start(Mode.FULL)

    assert groups_asked(screening, table) == table.groups
    assert _stage(screening, table) is Stage.QUESTIONS


def test_the_whole_list_is_done_only_after_the_last_group(table: RedFlagTable) -> None:
    screening = start(Mode.FULL)
    stages = []
    for group in table.groups:
        stages.append(_stage(screening, table))
        screening = no_to_the_rest(screening, table, group)

    assert set(stages) == {Stage.QUESTIONS}
    assert _stage(screening, table) is Stage.DONE


def test_stopping_early_in_the_whole_list_is_an_emergency(table: RedFlagTable) -> None:
    assert _urgency(end_early(start(Mode.FULL)), table) is Urgency.EMERGENCY


def test_the_whole_list_shows_a_lower_card_at_its_end(table: RedFlagTable) -> None:
    screening = give_answer(start(Mode.FULL), "no_better", YES)
    for group in table.groups:
        screening = no_to_the_rest(screening, table, group)

    assert _stage(screening, table) is Stage.CARD
    assert _urgency(screening, table) is Urgency.SOON


def test_back_shows_the_group_before_the_present_one(table: RedFlagTable) -> None:
    screening = no_to_the_rest(_chosen(table, "saddle", "legs"), table, "saddle")
    assert next_group(screening, table) == "legs"

    assert next_group(reopen_last_group(screening, table), table) == "saddle"


def test_back_at_the_end_shows_the_last_group(table: RedFlagTable) -> None:
    screening = tapped(table, {"saddle": {}, "legs": {}})

    assert next_group(reopen_last_group(screening, table), table) == "legs"


def test_back_keeps_the_answers(table: RedFlagTable) -> None:
    screening = reopen_last_group(tapped(table, {"fever": {"fever": YES}}), table)

    assert screening.sheet.answer("fever") is YES


@pytest.mark.parametrize("mode", Mode)
def test_back_at_the_first_group_changes_nothing(mode: Mode, table: RedFlagTable) -> None:
    assert reopen_last_group(start(mode), table) == start(mode)
    assert reopen_last_group(_chosen(table, "saddle"), table) == _chosen(table, "saddle")


@pytest.mark.parametrize("mode", Mode)
def test_the_shortest_way_through_ends(mode: Mode, table: RedFlagTable) -> None:
    screening = start(mode)
    for _ in range(len(table.groups) + 1):
        screening = go_on(screening, table, UNKNOWN_PATIENT)

    assert stage(screening, table, UNKNOWN_PATIENT) is Stage.DONE


def test_a_screening_is_never_changed_in_place(table: RedFlagTable) -> None:
    before = _chosen(table, "saddle")
    give_answer(before, "saddle_numbness", YES)
    take_back_tile(before, table, "saddle")
    end_early(before)

    assert before == _chosen(table, "saddle")

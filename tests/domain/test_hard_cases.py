"""Cases that a first version of the rules got wrong, kept so that none of them comes back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lbp_app.domain.answers import Answer
from lbp_app.domain.care_card import care_card
from lbp_app.domain.flags import VisitError, check_visit, merge_reasons, open_flags
from lbp_app.domain.red_flags import Reason, RedFlagTable, Urgency, judge
from lbp_app.domain.screening import (
    Mode,
    Stage,
    answer_card,
    choose_tile,
    close_group,
    confirm_tiles,
    end_early,
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
from tests.domain.builders import NO_RISKS, all_no, tapped, told
from tests.domain.cards import checked, country, wording
from tests.fixtures import a_visit, an_emergency

YES, NO = Answer.YES, Answer.NO


def test_a_tile_tapped_after_none_of_these_has_no_answers_filled_in(table: RedFlagTable) -> None:
    screening = choose_tile(confirm_tiles(start(Mode.TILES), table), table, "saddle")

    assert open_questions(screening, table, "saddle") == table.questions_of("saddle")


def test_a_tile_tapped_after_none_of_these_is_not_closed_by_next_alone(table: RedFlagTable) -> None:
    screening = choose_tile(confirm_tiles(start(Mode.TILES), table), table, "saddle")

    assert stage(close_group(screening, table, "saddle"), table, NO_RISKS) is Stage.QUESTIONS


def test_a_new_reason_from_a_note_gets_a_card_after_a_card_of_the_same_tier(
    table: RedFlagTable,
) -> None:
    screening = tapped(table, {"pain": {"night_pain": YES}})
    screening = answer_card(screening, Urgency.URGENT)
    screening = give_answer(prompt_groups(screening, table, ["fever"]), "fever", YES)
    screening = no_to_the_rest(screening, table, "fever")

    assert stage(screening, table, NO_RISKS) is Stage.CARD


def test_a_flag_after_a_corrected_emergency_still_gets_its_card(table: RedFlagTable) -> None:
    screening = give_answer(choose_tile(start(Mode.TILES), table, "saddle"), "saddle_numbness", YES)
    screening = answer_card(screening, Urgency.EMERGENCY)
    screening = give_answer(screening, "saddle_numbness", NO)
    screening = choose_tile(close_group(screening, table, "saddle"), table, "fever")
    screening = no_to_the_rest(give_answer(screening, "fever", YES), table, "fever")
    screening = confirm_tiles(screening, table)

    assert verdict_now(screening, table, NO_RISKS).urgency is Urgency.URGENT
    assert stage(screening, table, NO_RISKS) is Stage.CARD


def test_a_second_emergency_after_the_first_card_ends_on_a_card(table: RedFlagTable) -> None:
    screening = give_answer(choose_tile(start(Mode.TILES), table, "saddle"), "saddle_numbness", YES)
    screening = answer_card(screening, Urgency.EMERGENCY)
    screening = close_group(screening, table, "saddle")
    screening = give_answer(choose_tile(screening, table, "fall"), "major_trauma", YES)
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


@pytest.mark.parametrize("answer", [Answer.YES, Answer.UNSURE])
def test_changed_pain_in_a_patient_with_past_cancer_is_urgent(
    answer: Answer, table: RedFlagTable
) -> None:
    screening = tapped(table, {"pain": {"cough_pain": YES}})

    assert verdict_now(screening, table, told(past_cancer=answer)).urgency is Urgency.URGENT


def test_fever_with_a_raised_risk_of_infection_is_more_urgent_than_fever_alone(
    table: RedFlagTable,
) -> None:
    fever_and_constant_pain = all_no(table).with_answers({"fever": YES, "constant_pain": YES})

    at_risk = judge(table, fever_and_constant_pain, told(weak_immune_system=YES))

    assert at_risk.urgency > judge(table, fever_and_constant_pain, NO_RISKS).urgency


def test_a_tile_rule_that_is_more_urgent_than_the_answer_beside_it_still_counts(
    table: RedFlagTable,
) -> None:
    stricter = replace(
        table,
        rules=tuple(
            replace(rule, urgency=Urgency.URGENT) if rule.id == "RFG6" else rule
            for rule in table.rules
        ),
    )
    screening = tapped(stricter, {"pain": {"cough_pain": YES}})

    assert verdict_now(screening, stricter, NO_RISKS).urgency is Urgency.URGENT


def test_merging_keeps_every_answer_behind_a_rule() -> None:
    chest = Reason("RF10", 10, Urgency.EMERGENCY, ("chest_pain",))
    tearing = Reason("RF10", 10, Urgency.EMERGENCY, ("tearing_pain",))

    (merged,) = merge_reasons([chest, tearing])

    assert set(merged.questions) == {"chest_pain", "tearing_pain"}


def test_a_visit_without_what_was_said_is_refused() -> None:
    flags = open_flags([an_emergency()], [], [])

    with pytest.raises(VisitError):
        check_visit(a_visit(said="  "), flags)


def test_a_check_of_an_item_that_can_never_be_marked_adds_nothing_to_a_card(
    table: RedFlagTable,
) -> None:
    verdict = judge(table, all_no(table).with_answers({"bladder_control": YES}), NO_RISKS)
    card = care_card(
        verdict.urgency,
        verdict.reasons,
        wording=wording(table),
        country=country(),
        profile=NO_RISKS,
        checked=[checked("RF02")],
    )

    assert card.added == ()


def test_a_flag_from_an_older_rule_table_still_gets_its_card(table: RedFlagTable) -> None:
    old = Reason("RF99", 1, Urgency.EMERGENCY, ("a_question_of_old",))
    card = care_card(
        Urgency.EMERGENCY, (old,), wording=wording(table), country=country(), profile=NO_RISKS
    )

    assert card.heading.startswith("Call 112")


def test_a_note_written_after_stopping_early_asks_before_it_judges(table: RedFlagTable) -> None:
    screening = end_early(choose_tile(start(Mode.TILES), table, "body"))
    screening = prompt_groups(answer_card(screening, Urgency.URGENT), table, ["fall"])

    assert stage(screening, table, NO_RISKS) is Stage.QUESTIONS

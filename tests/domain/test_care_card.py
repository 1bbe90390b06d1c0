"""The care card: one action, every reason, and nothing a clinician's check could change in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from lbp_app.domain.answers import Answer
from lbp_app.domain.care_card import CareCard, Country, Service, care_card
from lbp_app.domain.flags import CheckedItem, VisitError, check_markable
from lbp_app.domain.profile import UNKNOWN_PATIENT, Profile
from lbp_app.domain.red_flags import RedFlagTable, Sheet, Urgency, judge
from tests.domain.builders import NO_RISKS, all_no, told
from tests.domain.cards import LONG_AGO, checked, country, unknown_country, wording

YES = Answer.YES
HERE = country()


def _card(
    table: RedFlagTable,
    sheet: Sheet,
    *,
    numbers: Country = HERE,
    profile: Profile = NO_RISKS,
    items: tuple[CheckedItem, ...] = (),
) -> CareCard:
    verdict = judge(table, sheet, profile)
    return care_card(
        verdict.urgency,
        verdict.reasons,
        wording=wording(table),
        country=numbers,
        profile=profile,
        checked=items,
    )


def _said_yes(table: RedFlagTable, *questions: str) -> Sheet:
    return all_no(table).with_answers(dict.fromkeys(questions, YES))


def test_an_emergency_card_calls_the_emergency_number(table: RedFlagTable) -> None:
    card = _card(table, _said_yes(table, "saddle_numbness"))

    assert card.heading == "Call 112 or go to the emergency room"
    assert card.call == HERE.emergency
    assert card.urgency is Urgency.EMERGENCY


def test_an_urgent_card_calls_the_urgent_line_and_says_when_to_call_the_ambulance(
    table: RedFlagTable,
) -> None:
    card = _card(table, _said_yes(table, "fever"))

    assert card.heading == f"Call {HERE.urgent.shown} today"
    assert card.call == HERE.urgent
    assert card.instead == "else 112"


def test_a_card_for_within_days_still_has_the_urgent_line(table: RedFlagTable) -> None:
    card = _card(table, _said_yes(table, "no_better"))

    assert card.heading == "Within days"
    assert card.call == HERE.urgent


def test_a_card_has_one_action_the_most_urgent_and_every_reason(table: RedFlagTable) -> None:
    card = _card(table, _said_yes(table, "no_better", "fever", "both_legs"))

    assert card.heading.startswith("Call 112")
    assert card.told == ("told both_legs", "told fever", "told no_better")
    assert card.clinical == ("clinical both_legs", "clinical fever", "clinical no_better")


def test_a_reason_is_told_once_however_many_rules_it_fired(table: RedFlagTable) -> None:
    card = _card(table, _said_yes(table, "fever", "very_unwell"), profile=UNKNOWN_PATIENT)

    assert sorted(card.told) == ["told fever", "told very_unwell"]
    assert sorted(card.clinical) == ["clinical fever", "clinical very_unwell"]


def test_a_tile_without_a_fitting_question_is_told_as_the_tile(table: RedFlagTable) -> None:
    card = _card(table, replace(all_no(table), chosen=frozenset({"legs"})))

    assert card.told == ("told tile legs",)
    assert card.clinical == ()


def test_at_most_two_explanations_and_only_of_the_highest_tier(table: RedFlagTable) -> None:
    card = _card(table, _said_yes(table, "fever", "saddle_numbness", "both_legs", "chest_pain"))

    assert card.why == ("why RF01", "why RF05")


@pytest.mark.parametrize(
    ("question", "heading", "name"),
    [
        ("saddle_numbness", "Call your local emergency number", "your local emergency number"),
        ("fever", "Contact your local urgent care today", "your local urgent care"),
    ],
)
def test_an_unknown_country_gets_words_in_place_of_a_number(
    question: str, heading: str, name: str, table: RedFlagTable
) -> None:
    card = _card(table, _said_yes(table, question), numbers=unknown_country())

    assert card.heading == heading
    assert card.call == Service(name, None)


def test_an_urgent_card_in_an_unknown_country_names_the_emergency_number_in_words(
    table: RedFlagTable,
) -> None:
    card = _card(table, _said_yes(table, "fever"), numbers=unknown_country())

    assert card.instead == "else your local emergency number"


def test_a_country_without_an_urgent_line_still_has_its_emergency_number(
    table: RedFlagTable,
) -> None:
    numbers = replace(HERE, urgent=Service("a clinic near you", None))
    card = _card(table, _said_yes(table, "fever"), numbers=numbers)

    assert card.heading == "Contact a clinic near you today"
    assert card.emergency.number == "112"


@pytest.mark.parametrize(
    ("number", "shown"),
    [("112", "112"), ("116117", "116117"), ("1800633422", "180 063 3422")],
)
def test_a_long_number_is_shown_in_groups_and_never_loses_a_digit(number: str, shown: str) -> None:
    assert Service("the line", number).shown == shown


@pytest.mark.parametrize("length", range(1, 16))
def test_a_number_of_any_length_keeps_its_digits(length: int) -> None:
    number = "123456789012345"[:length]

    assert Service("the line", number).shown.replace(" ", "") == number


@pytest.mark.parametrize("answer", [Answer.YES, Answer.UNSURE])
def test_a_patient_who_may_be_pregnant_is_sent_to_the_midwife_too(
    answer: Answer, table: RedFlagTable
) -> None:
    card = _card(table, _said_yes(table, "fever"), profile=told(pregnant=answer))

    assert card.added == ("Tell your midwife",)
    assert card.heading == f"Call {HERE.urgent.shown} today"


def test_a_patient_who_is_not_pregnant_is_told_nothing_about_it(table: RedFlagTable) -> None:
    assert _card(table, _said_yes(table, "fever")).added == ()


def test_a_checked_item_adds_who_when_and_what_would_be_different(table: RedFlagTable) -> None:
    card = _card(table, _said_yes(table, "night_pain"), items=(checked("RF13"),))

    assert card.added == (
        "Dr Ito on 1 May 2026: told night_pain",
        "come back for a new numbness",
    )


def test_a_checked_item_changes_no_heading_no_call_and_no_reason(table: RedFlagTable) -> None:
    sheet = _said_yes(table, "night_pain", "constant_pain")
    bare = _card(table, sheet)
    noted = _card(table, sheet, items=(checked("RF13"), checked("RF14")))

    assert replace(noted, added=()) == bare


def test_only_the_latest_check_of_an_item_is_shown(table: RedFlagTable) -> None:
    newer = checked("RF13", datetime(2026, 6, 2, tzinfo=UTC), who="Ms Okoro")
    card = _card(table, _said_yes(table, "night_pain"), items=(newer, checked("RF13", LONG_AGO)))

    assert card.added[0].startswith("Ms Okoro on 2 June 2026")
    assert len(card.added) == 2


def test_a_check_of_an_item_that_is_not_there_now_is_not_shown(table: RedFlagTable) -> None:
    card = _card(table, _said_yes(table, "night_pain"), items=(checked("RF16"),))

    assert card.added == ()


def test_an_item_that_can_never_be_marked_is_refused(table: RedFlagTable) -> None:
    with pytest.raises(VisitError):
        check_markable(table, checked("RF02"))


def test_curly_brackets_in_what_somebody_typed_are_shown_as_typed(table: RedFlagTable) -> None:
    item = checked("RF13", who="{urgent}", different="{0}")
    card = _card(table, _said_yes(table, "night_pain"), items=(item,))

    assert card.added == ("{urgent} on 1 May 2026: told night_pain", "come back for {0}")


@pytest.mark.parametrize("urgency", [Urgency.SOON, Urgency.URGENT, Urgency.EMERGENCY])
def test_a_card_without_any_answer_can_be_shown(urgency: Urgency, table: RedFlagTable) -> None:
    card = care_card(urgency, (), wording=wording(table), country=HERE, profile=NO_RISKS)

    assert (card.told, card.why, card.added) == ((), (), ())

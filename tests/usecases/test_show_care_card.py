"""Care cards in the patient's country and with their profile; a check adds and never takes away."""

from __future__ import annotations

import pytest

from lbp_app.domain.answers import Answer
from lbp_app.domain.profile import Factor, Profile
from lbp_app.domain.red_flags import Urgency
from tests.building import diary_with, library, services, verdict_of
from tests.fakes import MemoryDiary
from tests.fixtures import a_checked_item, a_moment, a_profile, a_visit
from tests.usecases.unreadable import UnreadableDiary

LEVELS = [Urgency.EMERGENCY, Urgency.URGENT, Urgency.SOON]


def test_the_card_calls_the_number_of_the_country() -> None:
    card = services().show_care_card.plain(Urgency.EMERGENCY)
    assert card.call.number == "112"
    british = MemoryDiary(a_profile(profile=Profile(country="GB")))
    card = services(diary=british).show_care_card.plain(Urgency.URGENT)
    assert card.call.number == "111"
    assert card.emergency.number == "999"


@pytest.mark.parametrize("urgency", LEVELS)
def test_a_diary_that_cannot_be_read_still_has_its_cards(urgency: Urgency) -> None:
    card = services(diary=UnreadableDiary()).show_care_card.plain(urgency)
    assert card.urgency is urgency
    assert card.heading
    assert card.emergency == library().unknown_country.emergency


def test_an_unlisted_country_gets_words_and_no_number() -> None:
    nowhere = MemoryDiary(a_profile(profile=Profile(country="ZZ")))
    card = services(diary=nowhere).show_care_card.plain(Urgency.EMERGENCY)
    assert card.call.number is None
    assert card.heading == "Call your local emergency number now"


def test_pregnancy_is_added_to_the_card() -> None:
    pregnant = a_profile(profile=Profile(country="IE", factors={Factor.PREGNANT: Answer.UNSURE}))
    built = services(diary=MemoryDiary(pregnant))
    card = built.show_care_card(Urgency.URGENT, verdict_of("fever").verdict.reasons)
    assert any("pregnant" in line for line in card.added)


def test_what_a_clinician_checked_is_added_and_the_heading_stays() -> None:
    reasons = verdict_of("weight_loss").verdict.reasons
    plain = services().show_care_card(Urgency.URGENT, reasons)
    visit = a_visit(id="v")
    checked = a_checked_item("v", rule_id="RF15A", different_now="more than 5 kilos")
    diary = diary_with(visit, checked)
    card = services(diary=diary).show_care_card(Urgency.URGENT, reasons)
    assert (card.heading, card.call, card.told) == (plain.heading, plain.call, plain.told)
    assert plain.added == ()
    assert any("Dr Byrne checked this" in line for line in card.added)
    assert any("more than 5 kilos" in line for line in card.added)


def test_all_open_flags_make_one_card_of_the_highest_urgency() -> None:
    older = verdict_of("weight_loss", id="older")
    newer = verdict_of("saddle_numbness", id="newer", given_at=a_moment(hours=1))
    built = services(diary=diary_with(older, newer))
    flag = built.today().flag
    assert flag is not None
    assert flag.card.urgency is Urgency.EMERGENCY
    assert "Weight loss without trying" in flag.card.told
    assert flag.since == older.given_at
    assert set(flag.verdict_ids) == {"older", "newer"}
    assert built.show_care_card.of_flags(()) is None

"""The care numbers of each country, as they reach a card."""

from __future__ import annotations

import pytest

from lbp_app.domain.care_card import CareCard, Country, care_card
from lbp_app.domain.profile import UNKNOWN_PATIENT
from lbp_app.domain.red_flags import Urgency
from lbp_app.library.building import MIDWIFE, countries, unknown_country, wording
from lbp_app.library.care_checks import VERIFIED_COUNTRIES, verified
from lbp_app.library.documents import read_document
from lbp_app.library.shapes import CareFile, RedFlagWordsFile, ShapeT, shaped
from tests.content.samples import REAL


def read(name: str, shape: type[ShapeT]) -> ShapeT:
    document, problems = read_document(REAL, name)
    assert document is not None, problems
    file, problems = shaped(document, shape)
    assert file is not None, problems
    return file


FILE = read("care/countries.yaml", CareFile)
WORDS = wording(read("text/en/red_flags.yaml", RedFlagWordsFile))
COUNTRIES = countries(FILE)
UNKNOWN = unknown_country(FILE)

# Emergency number, urgent number. Kept a second time on purpose: a digit that changes in the file
# must be changed here too, and so is looked at twice.
NUMBERS: dict[str, tuple[str, str | None]] = {
    "AE": ("998", None), "AR": ("107", None), "AT": ("144", "1450"), "AU": ("000", "1800633422"),
    "BD": ("999", "16263"), "BE": ("112", "1733"), "BR": ("192", None), "CA": ("911", "811"),
    "CH": ("144", None), "CZ": ("155", None), "DE": ("112", "116117"), "DK": ("112", None),
    "EG": ("123", None), "ES": ("112", None), "FI": ("112", "116117"), "FR": ("15", None),
    "GB": ("999", "111"), "GH": ("112", None), "GR": ("166", None), "HK": ("999", None),
    "HU": ("112", "1830"), "IE": ("112", None), "IL": ("101", None), "IN": ("112", None),
    "IT": ("112", None), "JP": ("119", None), "KE": ("999", None), "KR": ("119", None),
    "LK": ("1990", None), "MX": ("911", None), "MY": ("999", None), "NG": ("112", None),
    "NL": ("112", None), "NO": ("113", "116117"), "NZ": ("111", "0800611116"),
    "PH": ("911", None), "PK": ("1122", None), "PL": ("112", "800190590"),
    "PT": ("112", "808242424"), "RO": ("112", None), "SA": ("997", "937"), "SE": ("112", "1177"),
    "SG": ("995", None), "TR": ("112", None), "US": ("911", None), "ZA": ("10177", None),
}  # fmt: skip


def card(urgency: Urgency, country: Country) -> CareCard:
    return care_card(urgency, (), wording=WORDS, country=country, profile=UNKNOWN_PATIENT)


@pytest.mark.parametrize("code", sorted(NUMBERS))
def test_a_card_calls_the_numbers_of_the_country(code: str) -> None:
    emergency, urgent = NUMBERS[code]
    assert card(Urgency.EMERGENCY, COUNTRIES[code]).call.number == emergency
    assert card(Urgency.URGENT, COUNTRIES[code]).call.number == urgent


@pytest.mark.parametrize("code", sorted(NUMBERS))
def test_an_urgent_card_always_says_when_to_call_an_ambulance(code: str) -> None:
    assert f"Call {NUMBERS[code][0]} " in card(Urgency.URGENT, COUNTRIES[code]).instead


def test_no_country_is_left_out_of_the_table_above() -> None:
    assert sorted(COUNTRIES) == sorted(NUMBERS)


def test_an_unknown_country_gives_the_local_emergency_number_and_no_digits() -> None:
    emergency = card(Urgency.EMERGENCY, UNKNOWN)
    assert emergency.call.name == "your local emergency number"
    assert emergency.call.number is None
    assert emergency.heading == "Call your local emergency number now"
    urgent = card(Urgency.URGENT, UNKNOWN)
    assert urgent.call.number is None
    assert "Call your local emergency number instead" in urgent.instead


def test_at_least_25_countries_have_a_number_that_was_read_in_its_source() -> None:
    sourced = [c for c in verified(FILE) if COUNTRIES[c].source and COUNTRIES[c].source_url]
    assert len(sourced) >= VERIFIED_COUNTRIES == 25


def test_who_to_tell_when_pregnant_is_always_known() -> None:
    assert UNKNOWN.pregnancy == MIDWIFE
    assert all(country.pregnancy for country in COUNTRIES.values())
    assert COUNTRIES["CA"].pregnancy != MIDWIFE

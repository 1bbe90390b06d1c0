"""The numbers of the walking plan, as the content has them."""

from __future__ import annotations

from dataclasses import replace

from tests.building import library
from tests.domain.walking_numbers import NUMBERS


def test_the_rules_are_tested_with_the_numbers_of_the_content() -> None:
    read = library().walking
    assert replace(read, version="test") == NUMBERS
    assert read.version != NUMBERS.version

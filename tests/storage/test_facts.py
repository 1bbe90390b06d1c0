"""Every kind of fact goes to the disk and comes back as it was."""

from __future__ import annotations

import json

import pytest

from lbp_app.domain.daily import FreeNote, Sleep
from lbp_app.storage.facts import KINDS, from_json, kind_of, to_json
from tests.fact_examples import FACTS


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: type(fact).__name__)
def test_a_fact_comes_back_as_it_was(fact: object) -> None:
    assert from_json(kind_of(type(fact)), to_json(fact)) == fact


def test_there_is_an_example_of_every_kind() -> None:
    assert {kind_of(type(fact)) for fact in FACTS} == set(KINDS)


def test_no_two_kinds_share_a_class() -> None:
    assert len(set(KINDS.values())) == len(KINDS)


def test_half_a_surrogate_pair_becomes_a_question_mark() -> None:
    assert from_json("note", to_json(FreeNote("a \ud83e note"))) == FreeNote("a ? note")


@pytest.mark.parametrize("text", ["{}", "3", '{"quality": 11}', '{"quality": "x"}', "{"])
def test_what_is_no_sound_fact_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        from_json("sleep", text)


def test_a_kind_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="not known"):
        from_json("no_such_kind", "{}")
    with pytest.raises(ValueError, match="no kind"):
        kind_of(dict)


def test_a_field_of_a_later_version_does_no_harm() -> None:
    text = json.dumps({"quality": 4, "dreams": "many"})
    assert from_json("sleep", text) == Sleep(4)

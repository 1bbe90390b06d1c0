"""The content that patients get loads without any problem, and its words reach the domain."""

from __future__ import annotations

import re
from datetime import date

import pytest

from lbp_app.domain.care_card import CareCard, care_card
from lbp_app.domain.profile import UNKNOWN_PATIENT
from lbp_app.domain.red_flags import Sheet, Urgency, judge
from lbp_app.library.__main__ import main
from lbp_app.library.loading import check_content, load_library
from lbp_app.library.problems import render
from lbp_app.usecases.ports import Library
from tests.content.samples import REAL

DAY_OF_RELEASE = date(2026, 11, 23)


@pytest.fixture(scope="module")
def library() -> Library:
    loaded = load_library(REAL)
    assert loaded.library is not None, render(loaded.problems)
    return loaded.library


def test_the_real_content_has_no_problem() -> None:
    assert render(load_library(REAL).problems) == ""


def test_the_real_content_is_ready_for_release() -> None:
    assert render(check_content(REAL, DAY_OF_RELEASE)) == ""


def test_the_check_command_accepts_the_real_content() -> None:
    assert main(["--today", DAY_OF_RELEASE.isoformat()]) == 0


def card_of_tile(library: Library, group: str) -> CareCard:
    verdict = judge(library.table, Sheet(chosen=frozenset({group})), UNKNOWN_PATIENT)
    return care_card(
        verdict.urgency,
        verdict.reasons,
        wording=library.wording,
        country=library.unknown_country,
        profile=UNKNOWN_PATIENT,
    )


def test_every_tile_alone_gives_a_card_that_can_be_read(library: Library) -> None:
    cards = {group: card_of_tile(library, group) for group in library.table.groups}
    assert {g: c.told for g, c in cards.items()} == {
        g: (library.wording.group_told[g],) for g in library.table.groups
    }
    words = "".join(c.heading + c.say + c.instead for c in cards.values())
    assert not re.search(r"[{}]", words)


def test_each_level_has_its_words(library: Library) -> None:
    assert set(library.wording.levels) == {Urgency.SOON, Urgency.URGENT, Urgency.EMERGENCY}


def test_screens_find_titles_hints_and_the_kind_way_to_say_not_sure(library: Library) -> None:
    assert library.text("red_flags.groups.saddle.title") == "Between your legs"
    assert library.text("red_flags.questions.fever.ask") == library.wording.asks["fever"]
    assert "red_flags.questions.saddle_numbness.hint" in library.texts
    assert "red_flags.questions.fever.hint" not in library.texts
    assert "rather not say" in library.text("red_flags.questions.sexual_feeling.unsure")


def test_the_content_says_that_no_clinician_has_reviewed_it_yet(library: Library) -> None:
    assert library.review.reviewed_by is None
    assert library.review.review_by > library.review.written

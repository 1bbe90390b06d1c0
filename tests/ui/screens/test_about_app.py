"""About this app: honest about what it is not."""

from __future__ import annotations

from dataclasses import replace

from lbp_app import bootstrap
from lbp_app.usecases.ports import Review
from tests.building import FOLDER, diary_with, later, library, say, services
from tests.harness import mounted, play


def test_the_page_says_that_no_clinician_has_reviewed_the_words_yet() -> None:
    async def journey() -> None:
        async with mounted(services(), route="/me/about") as window:
            assert window.has("Not yet clinically reviewed.")
            assert window.has(say("about.not_4"))
            assert window.has(library().countries["IE"].source)
            assert window.has("23 November 2027")

    play(journey())


def test_a_review_is_told_with_the_name_of_who_did_it() -> None:
    async def journey() -> None:
        review = Review("1", "2026-11-23", "2027-11-23", "Dr A. Byrne, physiotherapist")
        reviewed = replace(library(), review=review)
        built = bootstrap.build_services(reviewed, FOLDER, diary=diary_with(), clock=later())
        async with mounted(built, route="/me/about") as window:
            assert window.has("Reviewed by Dr A. Byrne, physiotherapist.")
            assert not window.has("Not yet clinically reviewed.")

    play(journey())

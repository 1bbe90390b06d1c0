"""Sources and licences: whose each measure is, and honestly whether its terms were read."""

from __future__ import annotations

from lbp_app.domain.measures import Instrument
from tests.building import library, say, services
from tests.harness import mounted, play


def test_every_measure_stands_there_with_its_owner_and_its_terms() -> None:
    async def journey() -> None:
        known = library().questionnaires()
        async with mounted(services()) as window:
            await window.tap("place-me", "me-about_app", "measure-sources")
            texts = window.texts()
            assert {known[i].attribution for i in Instrument} <= set(texts)
            assert {known[i].terms for i in Instrument} <= set(texts)
            verified = sum(q.terms_verified for q in known.values())
            assert texts.count(say("measure_sources.verified")) == verified
            assert texts.count(say("measure_sources.not_verified")) == len(known) - verified
            await window.tap("back")
            assert window.route == "/me/about"

    play(journey())

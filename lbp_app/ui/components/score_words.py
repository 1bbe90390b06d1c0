"""A score in words, with the scale it stands on and which way is better."""

from __future__ import annotations

from collections.abc import Callable

from lbp_app.domain.measures import Answers, Edition, Instrument, current
from lbp_app.domain.scoring import score
from lbp_app.ui.components.change_words import figure

Say = Callable[..., str]
IN_WORDS = (Instrument.PGIC,)
"""Measures whose answer is said in words: a number would mean nothing to the patient."""


def score_words(say: Say, answers: Answers) -> str:
    """ "14 of 24", the patient's own words (PGIC), or that there is no score."""
    value = score(answers).value
    if value is None:
        return say("measures.no_score")
    if answers.instrument in IN_WORDS:
        return say(f"measures.pgic.option.n{figure(value)}")
    return say("measures.score_is", value=figure(value), most=current(answers.instrument).most)


def scale_words(say: Say, edition: Edition) -> str:
    """ "0 to 24. Lower is better."."""
    key = "measures.higher" if edition.higher_is_better else "measures.lower"
    return say(key, least=edition.least, most=edition.most)

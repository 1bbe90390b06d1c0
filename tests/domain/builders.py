"""Small patients, answer sheets and tiers that the tests of the rules start from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from lbp_app.domain.answers import Answer
from lbp_app.domain.profile import AgeBand, Factor, Profile
from lbp_app.domain.red_flags import RedFlagTable, Sheet, Urgency
from lbp_app.domain.screening import (
    Mode,
    Screening,
    Stage,
    answer_card,
    choose_tile,
    close_group,
    confirm_tiles,
    give_answer,
    next_group,
    no_to_the_rest,
    stage,
    start,
    verdict_now,
)

NO_RISKS = Profile(age_band=AgeBand.UNDER_45, factors=dict.fromkeys(Factor, Answer.NO))

E, U, D = Urgency.EMERGENCY, Urgency.URGENT, Urgency.SOON

TIER_ALONE: Mapping[str, Urgency] = {
    "saddle_numbness": E,
    "bladder_control": E,
    "bowel_control": E,
    "sexual_feeling": E,
    "both_legs": E,
    "legs_giving_way": E,
    "one_leg_weaker": U,
    "calf_clot": U,
    "calf_breathless": E,
    "fever": U,
    "very_unwell": E,
    "major_trauma": E,
    "minor_trauma": D,
    "night_pain": U,
    "constant_pain": U,
    "cough_pain": D,
    "morning_stiffness": D,
    "no_better": D,
    "weight_loss": U,
    "cancer_new_pain": U,
    "cancer_stable_pain": D,
    "lump": U,
    "chest_pain": E,
    "tearing_pain": E,
    "upper_back_pain": U,
}
"""The tier of each question alone for a patient without risks, read from the clinical table."""


def told(**factors: Answer) -> Profile:
    """A patient without risks but for these factors."""
    named = {Factor(name): answer for name, answer in factors.items()}
    return replace(NO_RISKS, factors={**NO_RISKS.factors, **named})


def sheet(chosen: Iterable[str] = (), /, **answers: Answer) -> Sheet:
    """An answer sheet with these answers and tapped tiles."""
    return Sheet(answers=answers, chosen=frozenset(chosen))


def all_no(table: RedFlagTable) -> Sheet:
    """An answer sheet on which every question is answered no."""
    return Sheet(answers=dict.fromkeys((q.id for q in table.questions), Answer.NO))


def tapped(table: RedFlagTable, answers: Mapping[str, Mapping[str, Answer]]) -> Screening:
    """A finished screening: for each group its tile, these answers, no to the rest; cards answered.

    ``answers`` maps a group to the answers given in it.
    """
    screening = start(Mode.TILES)
    for group, given in answers.items():
        screening = choose_tile(screening, table, group)
        for question, answer in given.items():
            screening = give_answer(screening, question, answer)
        screening = no_to_the_rest(screening, table, group)
    return confirm_tiles(screening, table)


def go_on(screening: Screening, table: RedFlagTable, profile: Profile) -> Screening:
    """The least a patient can do here: answer the card, no to the rest, or none of these."""
    match stage(screening, table, profile):
        case Stage.CARD:
            return answer_card(screening, verdict_now(screening, table, profile).urgency)
        case Stage.QUESTIONS:
            group = next_group(screening, table)
            assert group is not None
            return close_group(no_to_the_rest(screening, table, group), table, group)
        case Stage.TILES:
            return confirm_tiles(screening, table)
        case Stage.DONE:
            return screening


def steps_to_the_end(screening: Screening, table: RedFlagTable, profile: Profile) -> int:
    """How many of the least steps it takes until the screening is done; gives up after 100."""
    for taken in range(100):
        if stage(screening, table, profile) is Stage.DONE:
            return taken
        screening = go_on(screening, table, profile)
    return 100

"""What Hypothesis may draw: answer sheets, patients, and worse versions of both."""

from __future__ import annotations

from hypothesis import strategies as st

from lbp_app.domain.answers import Answer
from lbp_app.domain.profile import AgeBand, Factor, Profile
from lbp_app.domain.red_flags import Sheet
from tests.domain.rule_file import read_rules

TABLE = read_rules()
QUESTIONS = tuple(q.id for q in TABLE.questions)

WORSE_ANSWERS = {
    Answer.NO: (Answer.NO, Answer.NOT_ASKED, Answer.UNSURE, Answer.YES),
    Answer.NOT_ASKED: (Answer.NOT_ASKED, Answer.UNSURE, Answer.YES),
    Answer.UNSURE: (Answer.UNSURE, Answer.YES),
    Answer.YES: (Answer.YES, Answer.UNSURE),
}
"""Answers that are as bad or worse; not sure and yes are equally bad."""

WORSE_AGES = {
    AgeBand.UNDER_45: tuple(AgeBand),
    AgeBand.FROM_45_TO_64: (
        AgeBand.FROM_45_TO_64,
        AgeBand.FROM_65_TO_69,
        AgeBand.FROM_70,
        AgeBand.NOT_ASKED,
    ),
    AgeBand.FROM_65_TO_69: (AgeBand.FROM_65_TO_69, AgeBand.FROM_70, AgeBand.NOT_ASKED),
    AgeBand.FROM_70: (AgeBand.FROM_70, AgeBand.NOT_ASKED),
    AgeBand.NOT_ASKED: (AgeBand.NOT_ASKED, AgeBand.FROM_70),
}
"""Age bands with as much risk or more; skipped counts as a risk."""

_tiles = st.frozensets(st.sampled_from(TABLE.groups))
# Mostly "no": a sheet full of yes is always an emergency and hides what a single answer does.
_mostly_no = st.sampled_from((Answer.NO,) * 12 + tuple(Answer))

sheets = st.builds(
    Sheet, st.fixed_dictionaries(dict.fromkeys(QUESTIONS, _mostly_no)), chosen=_tiles
)
full_sheets = st.builds(
    Sheet,
    st.fixed_dictionaries(dict.fromkeys(QUESTIONS, st.sampled_from(tuple(Answer)))),
    chosen=_tiles,
)
profiles = st.builds(
    Profile,
    age_band=st.sampled_from(AgeBand),
    factors=st.dictionaries(st.sampled_from(Factor), st.sampled_from(Answer)),
)


@st.composite
def sheet_and_worse(draw: st.DrawFn) -> tuple[Sheet, Sheet]:
    """A sheet, and one on which no answer is better, some may be worse and more tiles tapped."""
    sheet = draw(sheets)
    worse = {q: draw(st.sampled_from(WORSE_ANSWERS[sheet.answer(q)])) for q in QUESTIONS}
    return sheet, Sheet(worse, sheet.chosen | draw(_tiles))


@st.composite
def profile_and_riskier(draw: st.DrawFn) -> tuple[Profile, Profile]:
    """A patient, and one with as many risks or more."""
    profile = draw(profiles)
    factors = {f: draw(st.sampled_from(WORSE_ANSWERS[_risk(profile, f)])) for f in Factor}
    return profile, Profile(
        age_band=draw(st.sampled_from(WORSE_AGES[profile.age_band])), factors=factors
    )


def _risk(profile: Profile, factor: Factor) -> Answer:
    # A skipped risk factor counts as present: it may only stay or become a yes.
    return profile.factor(factor) if profile.factor(factor) is Answer.NO else Answer.UNSURE

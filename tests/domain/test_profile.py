"""What the patient told once about themselves; what was skipped counts as a risk."""

from __future__ import annotations

import pytest

from lbp_app.domain.answers import Answer
from lbp_app.domain.profile import (
    UNKNOWN_PATIENT,
    AgeBand,
    Consideration,
    Factor,
    Profile,
)


@pytest.mark.parametrize(
    ("band", "could"),
    [
        (AgeBand.UNDER_45, False),
        (AgeBand.FROM_45_TO_64, False),
        (AgeBand.FROM_65_TO_69, True),
        (AgeBand.FROM_70, True),
        (AgeBand.NOT_ASKED, True),
    ],
)
def test_an_age_that_was_skipped_could_be_65_or_over(band: AgeBand, *, could: bool) -> None:
    assert band.could_be_65_or_over is could


@pytest.mark.parametrize("factor", Factor)
def test_nothing_is_known_about_an_unknown_patient_so_every_risk_could_be(factor: Factor) -> None:
    assert UNKNOWN_PATIENT.factor(factor) is Answer.NOT_ASKED
    assert UNKNOWN_PATIENT.factor(factor).could_be_yes


@pytest.mark.parametrize("consideration", Consideration)
def test_a_consideration_nobody_asked_about_was_not_asked(consideration: Consideration) -> None:
    assert UNKNOWN_PATIENT.consideration(consideration) is Answer.NOT_ASKED


def test_what_was_told_is_kept() -> None:
    profile = Profile(
        country="IE",
        factors={Factor.PREGNANT: Answer.UNSURE},
        considerations={Consideration.PELVIC_FLOOR: Answer.YES},
    )

    assert profile.factor(Factor.PREGNANT) is Answer.UNSURE
    assert profile.factor(Factor.OSTEOPOROSIS) is Answer.NOT_ASKED
    assert profile.consideration(Consideration.PELVIC_FLOOR) is Answer.YES


def test_the_risk_factors_of_the_clinical_table_are_all_there() -> None:
    assert {factor.value for factor in Factor} == {
        "osteoporosis",
        "long_term_steroids",
        "weak_immune_system",
        "infection_risk",
        "past_cancer",
        "pregnant",
        "recent_injury",
        "recent_procedure",
    }


def test_two_patients_never_share_what_they_told() -> None:
    assert Profile() == Profile()
    assert Profile(factors={Factor.PREGNANT: Answer.YES}) != Profile()

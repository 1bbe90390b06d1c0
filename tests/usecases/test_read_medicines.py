"""The list of medicines, what was taken, and what is due."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lbp_app.domain.answers import Answer
from lbp_app.domain.daily import Medicine, MedicineGroup, MedicineTaken, SideEffects, Sleep
from lbp_app.domain.log import LogItem
from lbp_app.domain.pain_relief import ReliefDays
from lbp_app.domain.profile import AgeBand, Consideration, Profile
from lbp_app.usecases.ports import Trouble
from lbp_app.usecases.read_medicines import ReadMedicines, asks_falls_first
from tests.building import diary_with, later
from tests.fixtures import a_check_in, a_moment
from tests.usecases.unreadable import UnreadableDiary

GEL = Medicine("Ibuprofen gel", MedicineGroup.CREAM_OR_PATCH)
OLD = Medicine("Amitriptyline", MedicineGroup.ANTIDEPRESSANT, in_use=False)
TABLETS = Medicine("codeine", MedicineGroup.OPIOID)


def kept(item_id: str, fact: object, **ago: float) -> LogItem[object]:
    at = a_moment(**ago)
    return LogItem(item_id, at, at, fact)


def taken(item_id: str, **ago: float) -> LogItem[object]:
    return kept(f"t{ago}", MedicineTaken(item_id, GEL.name, GEL.group), **ago)


def test_the_list_shows_what_is_in_use_first_and_each_by_its_name() -> None:
    view = ReadMedicines(diary_with(kept("o", OLD), kept("t", TABLETS), kept("g", GEL)), later())()
    assert [m.id for m in view.medicines] == ["t", "g", "o"]
    assert [m.id for m in view.in_use] == ["t", "g"]


def test_days_of_pain_relief_are_told_with_the_days_that_were_written() -> None:
    diary = diary_with(
        kept("g", GEL),
        taken("g"),
        taken("g", hours=3),
        taken("g", days=-1),
        taken("g", days=-40),
        kept("s", Sleep(3), days=-2),
        a_check_in(happened_at=a_moment(days=-5)),
    )
    view = ReadMedicines(diary, later())()
    assert view.days == ReliefDays(2, 4)
    assert view.last_taken == {"g": a_moment(hours=3)}


def test_side_effects_are_due_once_a_week_for_who_has_a_medicine() -> None:
    nothing = SideEffects((), none_noticed=True)
    assert not ReadMedicines(diary_with(), later())().side_effects_due
    assert ReadMedicines(diary_with(kept("g", GEL)), later())().side_effects_due
    told = diary_with(kept("g", GEL), kept("s", nothing))
    assert not ReadMedicines(told, later(days=6))().side_effects_due
    assert ReadMedicines(told, later(days=7))().side_effects_due


@pytest.mark.parametrize(
    ("profile", "first"),
    [
        (Profile(age_band=AgeBand.FROM_65_TO_69), True),
        (Profile(age_band=AgeBand.FROM_70), True),
        (Profile(), True),
        (Profile(age_band=AgeBand.UNDER_45), False),
        (
            Profile(
                age_band=AgeBand.UNDER_45,
                considerations={Consideration.OLDER_OR_UNSTEADY: Answer.YES},
            ),
            True,
        ),
    ],
)
def test_older_and_unsteady_people_are_asked_about_falls_first(
    profile: Profile,
    first: bool,  # noqa: FBT001
) -> None:
    assert asks_falls_first(profile) is first


def test_a_diary_that_cannot_be_read_is_told() -> None:
    view = ReadMedicines(UnreadableDiary(Trouble.LOCKED), later())()
    assert view.trouble is Trouble.LOCKED
    assert view.medicines == ()
    assert view.days.missing == timedelta(days=30).days

"""A profile is saved as a new version; the older ones stay."""

from __future__ import annotations

from lbp_app.domain.profile import Profile
from lbp_app.usecases.ports import Trouble
from tests.building import later, services
from tests.fakes import MemoryDiary
from tests.usecases.unreadable import UnreadableDiary


def test_the_version_saved_last_counts() -> None:
    diary = MemoryDiary()
    save = services(diary=diary).save_profile
    assert save(Profile(country="FR"), first_run_done=False) is None
    first = diary.profile()
    assert save(Profile(country="IE"), first_run_done=True) is None
    second = diary.profile()
    assert first is not None
    assert second is not None
    assert (first.profile.country, first.first_run_done) == ("FR", False)
    assert (second.profile.country, second.first_run_done) == ("IE", True)
    assert second.logged_at == later().now()
    assert first.id != second.id


def test_a_profile_that_cannot_be_written_answers_with_the_trouble() -> None:
    built = services(diary=UnreadableDiary(Trouble.FULL))
    assert built.save_profile(Profile(), first_run_done=True) is Trouble.FULL

"""About you: each save is a new version, and leaving without saving changes nothing."""

from __future__ import annotations

from lbp_app.domain.answers import Answer
from lbp_app.domain.profile import AgeBand, Consideration, Factor
from lbp_app.usecases.ports import Trouble
from tests.building import diary_with, say, services
from tests.harness import mounted, play


def test_saving_keeps_a_new_version_of_the_profile() -> None:
    async def journey() -> None:
        diary = diary_with()
        before = diary.profile()
        async with mounted(services(diary=diary), route="/me/profile") as window:
            await window.type("profile.name", "  Maeve ")
            await window.tap("change-country", "country-FR", "age-from_70")
            await window.tap("factor-osteoporosis-yes", "need-older_or_unsteady-unsure")
            await window.tap("save-profile")
            assert window.route == "/me"
            await window.tap("place-today")
            assert window.has("Good evening, Maeve")
        after = diary.profile()
        assert before is not None
        assert after is not None
        assert after.id != before.id
        assert after.profile.name == "Maeve"
        assert after.profile.country == "FR"
        assert after.profile.age_band is AgeBand.FROM_70
        assert after.profile.factor(Factor.OSTEOPOROSIS) is Answer.YES
        assert after.profile.consideration(Consideration.OLDER_OR_UNSTEADY) is Answer.UNSURE
        assert after.profile.factor(Factor.RECENT_INJURY) is Answer.UNSURE

    play(journey())


def test_leaving_without_saving_changes_nothing() -> None:
    async def journey() -> None:
        diary = diary_with()
        before = diary.profile()
        async with mounted(services(diary=diary), route="/me/profile") as window:
            await window.type("profile.name", "Nobody")
            await window.tap("factor-pregnant-yes", "back", "me-about_you")
            assert not window.has("Nobody")
        assert diary.profile() == before

    play(journey())


def test_the_list_of_countries_can_be_left_without_a_choice() -> None:
    async def journey() -> None:
        async with mounted(services(), route="/me/profile") as window:
            await window.tap("change-country", "back")
            assert window.has("Ireland")
            assert (1, say("me.about_you")) in window.headings()

    play(journey())


def test_a_profile_that_cannot_be_saved_stays_on_the_screen() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route="/me/profile") as window:
            await window.type("profile.name", "Maeve")
            diary.trouble = Trouble.FULL
            await window.tap("save-profile")
            assert window.route == "/me/profile"
            assert window.has(say("trouble.unsaved_head"))
            assert window.has(say("trouble.full"))
            assert window.has("Maeve")
            diary.trouble = None
            await window.tap("save-profile")
            assert window.route == "/me"
        after = diary.profile()
        assert after is not None
        assert after.profile.name == "Maeve"

    play(journey())

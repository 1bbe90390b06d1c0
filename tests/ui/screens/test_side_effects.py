"""The weekly list of side effects: nothing noticed is said, falls are asked, and whom to ask."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lbp_app.domain.answers import Answer
from lbp_app.domain.daily import ASK_TODAY, Medicine, MedicineGroup, SideEffect, SideEffects
from lbp_app.domain.log import LogItem
from lbp_app.domain.profile import AgeBand, Consideration, Profile
from lbp_app.ui.screens.side_effects import state as effects
from lbp_app.ui.screens.side_effects.state import SideEffectsState
from lbp_app.usecases.ports import Trouble
from tests.building import diary_with, later, say, services
from tests.fakes import MemoryDiary
from tests.fixtures import a_moment, a_profile
from tests.harness import mounted, play

WHERE = "/medicines/side-effects"
GEL = LogItem("gel", a_moment(), a_moment(), Medicine("Gel", MedicineGroup.CREAM_OR_PATCH))
YOUNGER = Profile(age_band=AgeBand.UNDER_45, country="IE")
OLDER = Profile(age_band=AgeBand.FROM_70, country="IE")
UNSTEADY = Profile(
    age_band=AgeBand.UNDER_45, considerations={Consideration.OLDER_OR_UNSTEADY: Answer.YES}
)


def diary_of(profile: Profile) -> MemoryDiary:
    return diary_with(GEL, a_profile(profile=profile, logged_at=a_moment(hours=1)))


def test_nothing_noticed_is_said_and_not_left_out() -> None:
    async def journey() -> None:
        diary = diary_of(YOUNGER)
        async with mounted(services(diary=diary), route=WHERE) as window:
            assert window.keys("ask-") == []
            await window.tap("none")
            assert window.has(say("effects.none_body"))
        assert diary.items(SideEffects)[0].fact == SideEffects((), none_noticed=True)

    play(journey())


def test_what_was_noticed_is_kept_with_a_word_on_whom_to_tell() -> None:
    async def journey() -> None:
        diary = diary_of(YOUNGER)
        async with mounted(services(diary=diary), route=WHERE) as window:
            await window.tap("effect-dizzy", "effect-dry_mouth", "effect-dizzy")
            assert not window.offers("none")
            await window.tap("save")
            assert window.has(say("effects.later_head"))
            assert not window.has(say("effects.today_head"))
        assert diary.items(SideEffects)[0].fact == SideEffects((SideEffect.DRY_MOUTH,))

    play(journey())


@pytest.mark.parametrize("effect", sorted(ASK_TODAY - {SideEffect.FELL}))
def test_what_matters_is_for_a_pharmacist_or_doctor_today(effect: SideEffect) -> None:
    async def journey() -> None:
        async with mounted(services(diary=diary_of(YOUNGER)), route=WHERE) as window:
            await window.tap(f"effect-{effect.value}", "save")
            assert window.has(say("effects.today_head"))
            assert window.has(say(f"effects.{effect.value}").lower())
            assert window.has(say("effects.today_call", emergency="112"))

    play(journey())


@pytest.mark.parametrize("profile", [OLDER, UNSTEADY, Profile()])
def test_older_and_unsteady_people_are_asked_about_falls_and_sleepiness(profile: Profile) -> None:
    async def journey() -> None:
        diary = diary_of(profile)
        async with mounted(services(diary=diary), route=WHERE) as window:
            assert window.has(say("effects.ask_fell"))
            assert window.has(say("effects.ask_drowsy"))
            assert not window.offers("effect-fell")
            await window.tap("ask-fell-no", "ask-drowsy-yes", "save")
        assert diary.items(SideEffects)[0].fact == SideEffects((SideEffect.DROWSY,))

    play(journey())


def test_a_fall_opens_the_safety_questions_before_anything_else() -> None:
    async def journey() -> None:
        diary = diary_of(OLDER)
        async with mounted(services(diary=diary), route=WHERE) as window:
            await window.tap("ask-fell-yes", "save")
            assert window.has(say("red_flags.groups.fall.title"))
            assert not window.has(say("effects.today_head"))
            await window.tap("no-to-the-rest", "none-of-these")
            assert window.has(say("effects.today_head"))
        assert diary.page(size=5).entries[0].verdicts

    play(journey())


def test_today_asks_once_a_week_who_has_a_medicine_on_the_list() -> None:
    async def journey() -> None:
        diary, clock = diary_of(YOUNGER), later()
        async with mounted(services(diary=diary, clock=clock)) as window:
            await window.tap("side-effects-due", "none", "done")
            assert window.route == "/medicines"
            await window.go("/")
            assert not window.offers("side-effects-due")
            clock.advance(timedelta(days=7))
            await window.go("/medicines")
            await window.go("/")
            assert window.offers("side-effects-due")

    play(journey())


def test_a_full_disk_is_said_and_the_ticks_stay() -> None:
    async def journey() -> None:
        diary = diary_of(YOUNGER)
        async with mounted(services(diary=diary), route=WHERE) as window:
            diary.trouble = Trouble.FULL
            await window.tap("effect-rash", "save")
            assert window.has(say("trouble.full"))
            diary.trouble = None
            await window.tap("save")
            assert window.has(say("effects.today_head"))

    play(journey())


def test_a_no_is_an_answer_and_no_side_effect() -> None:
    state = effects.answer(SideEffectsState(), SideEffect.FELL, noticed=False)
    assert state.noticed == ()
    assert effects.answer(state, SideEffect.FELL, noticed=True).noticed == (SideEffect.FELL,)


def test_taps_that_come_before_the_next_drawing_all_count() -> None:
    async def journey() -> None:
        diary = diary_of(YOUNGER)
        async with mounted(services(diary=diary), route=WHERE) as window:
            await window.tap_at_once("effect-dizzy", "effect-rash")
            await window.tap_at_once("effect-dry_mouth", "save")
        noticed = (SideEffect.DIZZY, SideEffect.RASH, SideEffect.DRY_MOUTH)
        assert diary.items(SideEffects)[0].fact == SideEffects(noticed)

    play(journey())

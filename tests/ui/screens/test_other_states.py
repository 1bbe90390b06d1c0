"""The small states: Today's words, the pages of the diary, an entry, the open card, About you."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from lbp_app.domain.answers import Answer
from lbp_app.domain.diary import Entry, Kind
from lbp_app.domain.profile import UNKNOWN_PATIENT
from lbp_app.ui.screens.about_you import state as about_you
from lbp_app.ui.screens.about_you.state import AboutYouState
from lbp_app.ui.screens.diary.state import DiaryState, newer, older, verdict_key
from lbp_app.ui.screens.entry.state import asked_and_denied
from lbp_app.ui.screens.flag.state import FlagState, may_close
from lbp_app.ui.screens.today.state import greeting, lead
from lbp_app.usecases.ports import Trouble
from lbp_app.usecases.show_care_card import FlagCard
from lbp_app.usecases.today import TodayView
from tests.building import diary_with, services, verdict_of
from tests.fixtures import A_MORNING, a_check_in, a_verdict, an_action

NOTHING_YET = TodayView(
    now=A_MORNING,
    profile=UNKNOWN_PATIENT,
    first_run_done=True,
    flag=None,
    last_check_in=None,
    after_a_gap=False,
    trouble=None,
)


@pytest.mark.parametrize(
    ("hour", "key"),
    [
        (0, "night"),
        (4, "night"),
        (5, "morning"),
        (11, "morning"),
        (12, "afternoon"),
        (17, "afternoon"),
        (18, "evening"),
        (23, "evening"),
    ],
)
def test_the_greeting_follows_the_hour(hour: int, key: str) -> None:
    assert greeting(A_MORNING.replace(hour=hour)) == f"today.{key}"


def test_the_line_under_check_in_follows_the_last_one() -> None:
    yesterday = a_check_in(happened_at=A_MORNING - timedelta(days=1))
    assert lead(NOTHING_YET) == "today.first"
    assert lead(replace(NOTHING_YET, last_check_in=yesterday)) == "today.minute"
    assert lead(replace(NOTHING_YET, last_check_in=a_check_in())) == "today.again"
    gap = replace(NOTHING_YET, last_check_in=yesterday, after_a_gap=True)
    assert lead(gap) == "today.welcome_back"


def test_the_pages_of_the_diary_are_walked_back_and_forth() -> None:
    second = older(DiaryState(), "a")
    third = older(second, "b")
    assert (second.cursor, third.cursor) == ("a", "b")
    assert newer(third) == second
    assert newer(second).cursor is None
    assert older(third, None) == third


def test_an_entry_without_verdicts_is_not_told_as_one_without_red_flags() -> None:
    entry = Entry("e", A_MORNING, Kind.CHECK_IN, None)
    assert verdict_key(entry) == "diary.not_asked"
    assert verdict_key(replace(entry, verdicts=(a_verdict(),))) == "diary.none"
    flagged = replace(entry, verdicts=(verdict_of("saddle_numbness"), a_verdict()))
    assert verdict_key(flagged) == "diary.emergency"


def test_only_questions_that_were_answered_no_count_as_denied() -> None:
    answers = (("fever", Answer.NO), ("lump", Answer.UNSURE), ("fall", Answer.NOT_ASKED))
    entry = Entry("e", A_MORNING, Kind.GET_HELP, None, (a_verdict(answers=answers),))
    assert asked_and_denied(entry) == ("fever",)
    assert asked_and_denied(replace(entry, verdicts=())) == ()


def _card(*records: object) -> FlagCard:
    flag = services(diary=diary_with(*records)).today().flag  # type: ignore[arg-type]
    assert flag is not None
    return flag


def test_an_emergency_card_may_be_closed_only_after_an_answer() -> None:
    verdict = verdict_of("saddle_numbness", id="v")
    assert not may_close(_card(verdict), FlagState())
    assert may_close(_card(verdict, an_action("v")), FlagState())
    assert may_close(_card(verdict), FlagState(Trouble.FULL))


def test_an_urgent_card_may_always_be_closed() -> None:
    assert may_close(_card(verdict_of("weight_loss")), FlagState())


def test_choosing_a_country_closes_the_list() -> None:
    listed = about_you.open_countries(AboutYouState(UNKNOWN_PATIENT, wanted="ire"))
    assert listed.choosing_country
    assert listed.wanted == ""
    chosen = about_you.choose_country(listed, "IE")
    assert chosen.profile.country == "IE"
    assert not chosen.choosing_country
    assert about_you.close_countries(listed).profile.country is None


@pytest.mark.parametrize(("typed", "name"), [("  Maeve ", "Maeve"), ("   ", None), ("", None)])
def test_an_empty_name_is_no_name(typed: str, name: str | None) -> None:
    assert about_you.named(AboutYouState(UNKNOWN_PATIENT), typed).name == name

"""The list of measures and the row on Today: offered with its reason, never pushed."""

from __future__ import annotations

from lbp_app.domain.log import LogItem
from lbp_app.domain.profile import Profile
from lbp_app.usecases.ports import Trouble
from tests.building import closed_services, diary_with, later, say, services, verdict_of
from tests.domain.sheets import confidence, peg, pgic, phq4, psfs, rmdq_of
from tests.fakes import MemoryDiary
from tests.fixtures import A_MORNING, a_profile
from tests.harness import mounted, play
from tests.usecases.test_read_measures import sheet_of

AT_THE_START = (peg(5, 5, 6), psfs(walk=3), rmdq_of(9), confidence(4), phq4(0, 0, 0, 0))


def started() -> MemoryDiary:
    """With a profile that makes nothing slower."""
    sheets = (sheet_of(answers) for answers in AT_THE_START)
    return MemoryDiary(a_profile(profile=Profile()), *sheets)


def test_today_leads_to_what_is_due_and_from_one_to_the_next() -> None:
    async def journey() -> None:
        built = services(diary=started(), clock=later(days=7))
        async with mounted(built) as window:
            assert window.has(say("measures.today_head"))
            assert window.has(say("measures.takes", minutes=2))
            await window.tap("measures-due")
            assert window.route == "/me/measures"
            assert window.has(say("measures.why.weekly"))
            await window.tap("measure-peg", "pain-5", "enjoyment-5", "activity-5", "save")
            await window.tap("next-measure")
            assert window.route == "/me/measures/psfs"
            await window.tap("activity_1-4", "save")
            assert window.has(say("measures.all_done"))
            await window.tap("done")
            assert window.has(say("measures.none_due"))

    play(journey())


def test_not_now_takes_the_row_away_and_keeps_the_measures_in_their_list() -> None:
    async def journey() -> None:
        async with mounted(services(diary=started(), clock=later(days=7))) as window:
            await window.tap("measures-later")
            assert not window.has(say("measures.today_head"))
            await window.tap("place-me", "me-measures")
            assert window.has(say("measures.due_head"))

    play(journey())


def test_nothing_is_offered_on_today_while_nothing_is_due() -> None:
    async def journey() -> None:
        async with mounted(services(diary=started(), clock=later(days=3))) as window:
            assert not window.offers("measures-due")

    play(journey())


def test_with_an_open_red_flag_today_asks_no_other_questions() -> None:
    async def journey() -> None:
        async with mounted(services(diary=diary_with(verdict_of("saddle_numbness")))) as window:
            assert not window.offers("measures-due")

    play(journey())


def test_the_list_tells_the_last_score_and_its_day() -> None:
    async def journey() -> None:
        diary = started()
        diary.keep(sheet_of(pgic(6)), LogItem("half", A_MORNING, A_MORNING, phq4(1, None, 0, 0)))
        async with mounted(services(diary=diary), route="/me/measures") as window:
            assert window.has("Today: 9 of 24")
            assert window.has("Today: 5.3 of 10")
            assert window.has("Today: Much worse")
            assert window.has(say("measures.last_without", day="Today"))

    play(journey())


def test_an_answered_measure_opens_on_its_result_and_another_on_its_questions() -> None:
    async def journey() -> None:
        async with mounted(services(diary=started()), route="/me/measures") as window:
            await window.tap("measure-rmdq")
            assert window.route == "/me/measures/rmdq/result"
            await window.tap("back", "measure-pgic")
            assert window.route == "/me/measures/pgic"

    play(journey())


def test_a_closed_diary_says_so_and_is_not_shown_as_an_empty_one() -> None:
    async def journey() -> None:
        async with mounted(closed_services(Trouble.CORRUPT), route="/me/measures") as window:
            assert window.has(say("trouble.corrupt"))
            assert not window.has(say("measures.none_due"))

    play(journey())

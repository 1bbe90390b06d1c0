"""A look back on the screen: signs first, then the questions, what has changed, and the plan."""

from __future__ import annotations

from lbp_app.domain.measures import Answers, Instrument
from lbp_app.domain.profile import Profile
from lbp_app.domain.red_flags import Urgency
from lbp_app.domain.review import Afraid, PlanReview, Work
from lbp_app.domain.walking import Track
from lbp_app.ui import routes
from lbp_app.ui.services import Services
from lbp_app.usecases.ports import Record, Trouble
from tests.building import later, say, services
from tests.domain.sheets import confidence, peg, pgic, phq4, psfs, rmdq_of
from tests.fakes import MemoryDiary
from tests.fixtures import a_profile
from tests.harness import mounted, play
from tests.ui.steps import SAFETY_ALL_NO, entries, reassurance
from tests.usecases.plans import first_week
from tests.usecases.test_read_measures import sheet_of

AT_TWO_WEEKS = tuple(
    sheet_of(answers, week=2)
    for answers in (peg(5, 5, 5), psfs(walk=3), confidence(4), pgic(6), phq4(0, 0, 0, 0))
)
TO_THE_QUESTIONS = ("review", "review-begin", *SAFETY_ALL_NO)


def patient(*records: Record, days: float = 14) -> tuple[Services, MemoryDiary]:
    clock = later(days=days)
    plan = first_week(clock.now(), 3, walks=3, track=Track.USUAL)
    diary = MemoryDiary(a_profile(profile=Profile()), *records, *plan)
    return services(diary=diary, clock=clock), diary


def kept(diary: MemoryDiary) -> list[PlanReview]:
    return [item.fact for item in diary.items(PlanReview)]


def test_from_the_card_on_today_over_all_signs_and_a_measure_to_a_shorter_week() -> None:
    async def journey() -> None:
        built, diary = patient(sheet_of(rmdq_of(1)), *AT_TWO_WEEKS)
        async with mounted(built) as window:
            assert not window.offers("measures-due")
            await window.tap(*TO_THE_QUESTIONS)
            assert (1, say("review.measures_head")) in window.headings()
            await window.tap("review-next")
            assert window.route == routes.measure("rmdq")
            for item in ("home", "position", "walk_slowly", "jobs", "handrail", "lie_down"):
                await window.tap(f"tick-{item}")
            await window.tap("save", "done")
            assert window.route == routes.PLAN_REVIEW
            await window.tap("afraid-a_lot", "work-very_hard", "review-show")
            assert window.has(say("review.reason_RV01"))
            assert window.has(say("review.do_lower", level="3 walks of 6 minutes"))
            assert window.has(say("review.people_RV01"))
            assert window.has(say("review.limits"))
            assert not reassurance(window)
            assert window.offers("review-lesson-afraid")
            assert window.offers("review-lesson-work")
            await window.tap("done")
            assert window.route == routes.TODAY
            assert not window.offers("review")
            await window.go(routes.PLAN)
            assert window.has(say("plan.reason_W18"))
        [review] = kept(diary)
        assert (review.afraid, review.work) == (Afraid.A_LOT, Work.VERY_HARD)
        assert review.signs == entries(diary)[0].id

    play(journey())


def test_a_sign_goes_to_its_card_and_the_look_back_waits() -> None:
    async def journey() -> None:
        built, diary = patient(sheet_of(rmdq_of(9)))
        async with mounted(built) as window:
            await window.tap("review", "review-begin", "saddle_numbness-yes")
            assert window.offers("show-at-door")
            assert not window.can_leave
            await window.tap("did-called", "next", *SAFETY_ALL_NO[1:])
            assert window.has(say("review.flagged_body"))
            assert not window.has(say("review.measures_head"))
            await window.tap("done")
            assert window.has("EMERGENCY: still open")
            assert not window.offers("review")
            await window.go(routes.PLAN_REVIEW)
            assert window.has(say("review.paused"))
        assert entries(diary)[0].urgency is Urgency.EMERGENCY
        assert kept(diary) == []

    play(journey())


def test_questions_may_be_left_out_and_nothing_is_made_up_for_them() -> None:
    async def journey() -> None:
        built, diary = patient(sheet_of(rmdq_of(9)))
        async with mounted(built, route=routes.PLAN_REVIEW) as window:
            await window.tap("review-begin", *SAFETY_ALL_NO, "review-without", "review-show")
            assert window.has(say("review.nothing_head"))
            assert window.has(say("review.reason_RV08"))
            assert window.has(say("review.do_go_on"))
            assert not window.offers("review-share")
        assert [a.fact.instrument for a in diary.items(Answers)] == [Instrument.RMDQ]
        assert kept(diary)[0].compared == ()

    play(journey())


def test_not_now_takes_it_off_today_and_the_plan_still_has_it() -> None:
    async def journey() -> None:
        built, _ = patient(sheet_of(rmdq_of(9)))
        async with mounted(built) as window:
            await window.tap("review-later")
            assert not window.offers("review")
            assert not window.offers("measures-due")
            await window.go(routes.PLAN)
            assert window.offers("review")

    play(journey())


def test_it_can_be_left_and_is_asked_again_later() -> None:
    async def journey() -> None:
        built, diary = patient(sheet_of(rmdq_of(9)))
        async with mounted(built, route=routes.PLAN_REVIEW) as window:
            await window.tap("review-begin", "back")
            assert window.route == routes.PLAN
            await window.tap("review")
            assert window.offers("review-begin")
        assert entries(diary) == ()

    play(journey())


def test_the_profile_is_one_tap_away_and_leads_back() -> None:
    async def journey() -> None:
        built, _ = patient(sheet_of(rmdq_of(9)))
        async with mounted(built, route=routes.PLAN_REVIEW) as window:
            await window.tap("review-begin", *SAFETY_ALL_NO, "review-without", "review-profile")
            assert window.route == routes.PROFILE
            await window.tap("save-profile")
            assert window.route == routes.PLAN_REVIEW
            assert window.offers("review-show")

    play(journey())


def test_when_none_is_due_the_page_says_so() -> None:
    async def journey() -> None:
        built, _ = patient(sheet_of(rmdq_of(9)), days=5)
        async with mounted(built, route=routes.PLAN_REVIEW) as window:
            assert window.has(say("review.none_head"))
            assert not window.offers("review-begin")

    play(journey())


def test_what_could_not_be_written_is_said_and_stays_in_hand() -> None:
    async def journey() -> None:
        built, diary = patient(sheet_of(rmdq_of(9)))
        async with mounted(built, route=routes.PLAN_REVIEW) as window:
            await window.tap("review-begin", *SAFETY_ALL_NO, "review-without")
            diary.trouble = Trouble.FULL
            await window.tap("review-show")
            assert window.has(say("trouble.full"))
            diary.trouble = None
            await window.tap("review-show")
            assert window.has(say("review.result_head"))
        assert len(kept(diary)) == 1

    play(journey())


def test_two_quick_taps_make_one_look_back() -> None:
    async def journey() -> None:
        built, diary = patient(sheet_of(rmdq_of(9)))
        async with mounted(built, route=routes.PLAN_REVIEW) as window:
            await window.tap("review-begin", *SAFETY_ALL_NO, "review-without")
            await window.tap_at_once("review-show", "review-show")
            assert window.has(say("review.result_head"))
        assert len(kept(diary)) == 1

    play(journey())

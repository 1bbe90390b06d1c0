"""The walks through the app on which the pictures are taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from lbp_app.domain.daily import Medicine, MedicineGroup
from lbp_app.domain.flags import Action
from lbp_app.domain.log import LogItem
from lbp_app.domain.measures import Answers
from lbp_app.domain.red_flags import Urgency
from tests.domain.sheets import confidence, peg, pgic, phq4, psfs, rmdq_of
from tests.fixtures import A_MORNING
from tests.journeys import spoken
from tests.journeys.driver import starting
from tests.seeding import Past
from tests.shots.camera import Camera
from tests.shots.on_a_morning import BROKEN
from tests.three_months import fill_three_months
from tests.usecases.plans import first_week

Walk = Callable[[Camera], None]


@dataclass(frozen=True, slots=True)
class Story:
    """A walk and the past it starts from. ``damaged``: the diary file is not a diary.

    ``fill`` writes a past of its own into the folder.
    """

    walk: Walk
    past: Past | None
    shots: tuple[str, ...]
    damaged: bool = False
    fill: Callable[[Path], None] | None = None


def first_run(camera: Camera) -> None:
    """From nothing to the first Today."""
    window = camera.window
    camera.take("first_run_welcome")
    window.tap("button", "Start")
    window.see("heading", "Where are you?")
    camera.take("first_run_country")
    window.fill("Type to find your country", "uni")
    window.quiet()
    camera.take("first_run_country_typed")
    window.tap("button", starting("United Kingdom"))
    window.see("heading", spoken.title("saddle"))
    camera.take("first_run_safety")
    for group in spoken.groups()[1:]:
        window.tap("button", "No to all of these")
        window.see("heading", spoken.title(group))
    camera.take("first_run_safety_last")
    window.tap("button", "No to all of these")
    window.see("heading", "About your health")
    camera.take("first_run_health")
    window.tap("button", "No to the rest")
    window.see("heading", "What we should mind")
    camera.take("first_run_needs")
    window.tap("button", "No to the rest")
    window.see("heading", "How is your pain today?")
    camera.take("first_run_baseline")
    window.tap("button", "Skip this")
    window.see("heading", "You are set up")
    camera.take("first_run_end")
    window.tap("button", "Go to Today")
    window.see("button", starting("Check in"))
    camera.take("today_first")


def clean_check_in(camera: Camera) -> None:
    """Nothing new, three ratings, saved; then a note that mentions a sign."""
    window = camera.window
    camera.take("today")
    window.tap("button", starting("Check in"))
    window.see("heading", "Anything new or worse?")
    camera.take("check_in_tiles")
    window.tap("button", "None of these")
    window.see("heading", "How bad is it now?")
    camera.take("rating_empty")
    window.rate("Back pain", 4)
    window.rate("Leg pain", 10)
    window.see("button", "Save without the rest")
    camera.take("rating_some")
    window.rate("How much it got in the way", 0)
    window.see("button", "Save")
    camera.take("rating_filled")
    window.tap("button", "Save")
    window.see("heading", "Saved")
    camera.take("result_clean")
    window.tap("button", "Done")
    window.tap("button", starting("Check in"))
    window.tap("button", "None of these")
    window.rate("Back pain", 4)
    window.fill("A note, if you like", "Since this morning it is numb between my legs.")
    window.quiet()
    camera.take("rating_note")
    window.tap("button", "Save without the rest")
    window.see("heading", spoken.title("saddle"))
    camera.take("questions_from_note")


def emergency(camera: Camera) -> None:
    """One yes between the legs, the card, the door, and what is left to ask."""
    window = camera.window
    window.tap("button", starting("Check in"))
    window.tap("button", spoken.tile("saddle"))
    window.see("heading", spoken.title("saddle"))
    camera.take("questions_saddle")
    window.tap("button", "Yes")
    window.see("heading", "What did you do?")
    camera.take("card_emergency")
    window.tap("button", "Show this at the door")
    window.see("heading", "I need to be seen because of my back")
    camera.take("door")
    window.tap("button", "Back")
    window.tap("button", "Not yet")
    window.see("heading", spoken.title("saddle"))
    window.tap("button", "Next")
    window.see("heading", "Anything else?")
    camera.take("check_in_tiles_after_card")
    window.tap("button", "Nothing else")
    window.see("button", "Finish without pain scores")
    camera.take("rating_after_emergency")
    window.tap("button", "Finish without pain scores")
    window.see("button", "Done")
    camera.take("result_with_flag")


def urgent(camera: Camera) -> None:
    """Fever: its questions, the tiles with one answered, the card."""
    window = camera.window
    window.tap("button", starting("Check in"))
    window.tap("button", spoken.tile("legs"))
    window.see("heading", spoken.title("legs"))
    camera.take("questions")
    for question in spoken.questions_of("legs"):
        window.tap_in(question, "No")
    window.see("button", "Next")
    camera.take("questions_answered")
    window.tap("button", "Next")
    window.see("heading", "Anything else?")
    window.tap("button", spoken.tile("fever"))
    window.see("heading", spoken.title("fever"))
    window.tap_in(spoken.ask("fever"), "Yes")
    window.see("button", "No to the rest")
    camera.take("questions_some")
    window.tap("button", "No to the rest")
    window.see("heading", "Anything else?")
    camera.take("check_in_tiles_answered")
    window.tap("button", "Nothing else")
    window.see("heading", "What did you do?")
    camera.take("card_urgent")


def soon(camera: Camera) -> None:
    """Pain on coughing: contact a clinician within days."""
    window = camera.window
    window.tap("button", starting("Check in"))
    window.tap("button", spoken.tile("pain"))
    window.tap_in(spoken.ask("cough_pain"), "Yes")
    window.tap("button", "No to the rest")
    window.see("heading", "Anything else?")
    window.tap("button", "Nothing else")
    window.see("heading", "What did you do?")
    camera.take("card_soon")


def open_emergency(camera: Camera) -> None:
    """The day after: the flag is everywhere."""
    window = camera.window
    window.see("button", "I was seen")
    camera.take("today_emergency")
    window.tap("button", "See card")
    window.see("heading", "What did you do?")
    camera.take("card_open_emergency")
    camera.go("/diary")
    camera.take("diary_banner")
    camera.go("/me")
    camera.take("me_banner")
    camera.go("/help")
    camera.take("help_banner")
    camera.go("/flag/seen")
    camera.take("seen")
    window.tap("button", "Save")
    window.read("This was not saved")
    camera.take("seen_refused")


def open_urgent(camera: Camera) -> None:
    """An urgent flag, and the visit that closes it with a checked item."""
    window = camera.window
    window.see("button", "I was seen")
    camera.take("today_urgent")
    window.tap("button", "I was seen")
    window.see("heading", "Who saw you?")
    window.tap("button", "After")
    window.tap("button", "A doctor (GP)")
    window.fill("What did they say?", "A virus. Come back if it gets worse.")
    window.tap("button", "Yes, they checked this")
    window.see("textbox", "What would make you come back?")
    camera.take("seen_checked")


def open_soon(camera: Camera) -> None:
    """A flag that asks for a clinician within days."""
    camera.window.see("button", "I was seen")
    camera.take("today_soon")
    camera.go("/me")
    camera.take("me_banner_soon")


def places(camera: Camera) -> None:
    """Diary, an entry, Get help, its cards, Me and what is below it."""
    window = camera.window
    for path, name in PLACES:
        camera.go(path)
        camera.take(name)
    camera.go("/diary")
    window.tap("button", starting("Yesterday at 8:30"))
    window.see("heading", "Safety questions")
    camera.take("entry")
    camera.go("/me/profile")
    window.tap("button", "Change country")
    window.see("heading", "Where are you?")
    camera.take("about_you_country")


PLACES = (
    ("/diary", "diary"),
    ("/help", "help"),
    ("/help/card/emergency", "help_card_emergency"),
    ("/help/card/urgent", "help_card_urgent"),
    ("/help/card/soon", "help_card_soon"),
    ("/help/questions", "help_questions"),
    ("/learn", "learn"),
    ("/learn/heat-safely", "lesson"),
    ("/learn/more-than-one-kind-of-help", "lesson_with_table"),
    ("/learn/heat-safely/quiz", "quiz"),
    ("/me", "me"),
    ("/me/profile", "about_you"),
    ("/me/about", "about_app"),
    ("/flag", "flag_none"),
    (f"/diary/{BROKEN}", "failed_screen"),
)


def measures(camera: Camera) -> None:
    """What is due, each kind of sheet, and its result."""
    window = camera.window
    camera.take("today_measures")
    camera.go("/me/measures")
    camera.take("measures")
    camera.go("/me/measures/peg")
    camera.take("measure_empty")
    window.rate("What number best describes your pain on average in the past week?", 6)
    window.see("button", "Save without the rest")
    camera.take("measure_scales")
    camera.go("/me/measures/rmdq")
    window.tap("checkbox", "I change position frequently to try and get my back comfortable.")
    window.see("button", "Save")
    camera.take("measure_ticks")
    camera.go("/me/measures/phq4")
    window.tap_in("Feeling nervous, anxious or on edge", "Several days")
    window.see("button", "Save without the rest")
    camera.take("measure_options")
    camera.go("/me/measures/psfs")
    camera.take("measure_activities")
    window.tap("button", "Name other activities")
    window.see("heading", "Which activities are hard for you?")
    camera.take("measure_naming")
    camera.go("/me/measures/pgic")
    camera.take("measure_change")
    for name in ("rmdq", "phq4", "psfs"):
        camera.go(f"/me/measures/{name}/result")
        camera.take(f"result_{name}")
    camera.go("/me/measure-sources")
    camera.take("measure_sources")


def _sheets() -> tuple[LogItem[Answers], ...]:
    first = A_MORNING - timedelta(days=49)
    then, lately = timedelta(0), timedelta(days=42)
    filled = (
        (peg(7, 6, 8), then),
        (rmdq_of(14), then),
        (psfs(**{"Walk to the shop": 2, "Sit through a film": 3, "Put on socks": 4}), then),
        (confidence(3), then),
        (phq4(1, 1, 1, 0), then),
        (peg(5, 4, 5), lately),
        (rmdq_of(9), lately),
        (psfs(**{"Walk to the shop": 6, "Sit through a film": 4, "Put on socks": 6}), lately),
        (pgic(3), lately),
        (confidence(6), lately),
        (phq4(1, 1, 2, 2), lately),
    )
    return tuple(
        LogItem(f"sheet-{nth}", first + after, first + after, answers)
        for nth, (answers, after) in enumerate(filled)
    )


def empty(camera: Camera) -> None:
    """Set up, and nothing written yet."""
    camera.go("/diary")
    camera.take("diary_empty")


def progress(camera: Camera) -> None:
    """Three months: the sentence, the charts, another time, a table."""
    window = camera.window
    camera.take("today_week")
    window.tap("button", "Progress")
    window.see("heading", "Progress")
    camera.take("progress")
    window.tap("button", "All")
    camera.take("progress_all")
    window.tap("button", "2 weeks")
    window.see("img", starting("Leg pain."))
    window.tap("button", "Show as table")
    camera.take("progress_table")


def share(camera: Camera) -> None:
    """Sharing: the choice, and what the physiotherapist will read."""
    window = camera.window
    camera.go("/me/share")
    camera.take("share")
    window.tap("checkbox", "Only open with a password")
    camera.take("share_locked")
    window.tap("checkbox", "Only open with a password")
    window.tap("button", "Read it first")
    window.see("heading", "Back Diary summary")
    camera.take("share_preview")


def progress_empty(camera: Camera) -> None:
    """Nothing to compare yet."""
    camera.go("/progress")
    camera.take("progress_empty")


def progress_first_days(camera: Camera) -> None:
    """Five days: a chart, and no verdict yet."""
    camera.go("/progress")
    camera.take("progress_first_days")


def damaged(camera: Camera) -> None:
    """The diary file cannot be used: the app says so and still sends to urgent care."""
    window = camera.window
    camera.take("today_trouble")
    camera.go("/diary")
    camera.take("diary_trouble")
    camera.go("/check-in")
    window.tap("button", spoken.tile("saddle"))
    window.tap("button", "Yes")
    window.see("heading", "What did you do?")
    camera.take("card_unsaved")


def plan_start(camera: Camera) -> None:
    """Before there is a plan."""
    camera.go("/plan")
    camera.window.see("heading", "Your plan")
    camera.window.tap("button", "10 minutes")
    camera.take("plan_start")


def plan_week(camera: Camera) -> None:
    """A week of the plan, on Today and on its own page."""
    window = camera.window
    window.see("heading", "Today's plan")
    window.tap("checkbox", starting("Spread your tasks"))
    camera.take("today_plan")
    window.tap("button", starting("More choices: Walk:"))
    camera.take("today_plan_open")
    camera.go("/plan")
    window.see("heading", "Week 1")
    camera.take("plan_week")
    camera.go("/plan/change")
    window.see("heading", "Change your plan")
    camera.take("plan_change")
    camera.go("/plan/flare")
    window.see("heading", "Your plan for bad days")
    camera.take("plan_flare")
    camera.go("/plan/questions")
    window.see("heading", "Questions for my next appointment")
    camera.take("plan_questions")


def _an_opioid() -> LogItem[Medicine]:
    return LogItem("opioid", A_MORNING, A_MORNING, Medicine("Mine", MedicineGroup.OPIOID))


def plan_over(camera: Camera) -> None:
    """The questions at the end of a week."""
    camera.go("/plan")
    camera.window.see("heading", "Your week is over")
    camera.take("plan_over")


def plan_review(camera: Camera) -> None:
    """A look back that makes the week shorter."""
    window = camera.window
    window.see("button", starting("Time to look back"))
    camera.take("today_review")
    window.tap("button", starting("Time to look back"))
    window.see("heading", starting("Looking back:"))
    camera.take("review_begin")
    window.tap("button", "Begin with my signs")
    for group in spoken.groups():
        window.see("heading", spoken.title(group))
        window.tap("button", "No to all of these")
    window.see("heading", "Questions that are due")
    camera.take("review_measures")
    window.tap("button", "Go on without them")
    window.tap("button", "A lot")
    camera.take("review_you")
    window.tap("button", "Show what has changed")
    window.see("heading", "What has changed")
    camera.take("review_result")


def _two_weeks_on() -> tuple[LogItem[Answers], ...]:
    told = ((14, rmdq_of(5)), (14, peg(5, 5, 5)), (0, rmdq_of(14)), (0, peg(5, 5, 4)))
    days = [(A_MORNING - timedelta(days=ago), answers) for ago, answers in told]
    return tuple(LogItem(f"look-{n}", at, at, a) for n, (at, a) in enumerate(days))


STORIES = (
    Story(
        first_run,
        None,
        (
            "first_run_welcome",
            "first_run_country",
            "first_run_country_typed",
            "first_run_safety",
            "first_run_safety_last",
            "first_run_health",
            "first_run_needs",
            "first_run_baseline",
            "first_run_end",
            "today_first",
        ),
    ),
    Story(
        clean_check_in,
        Past(A_MORNING),
        (
            "today",
            "check_in_tiles",
            "rating_empty",
            "rating_some",
            "rating_filled",
            "result_clean",
            "rating_note",
            "questions_from_note",
        ),
    ),
    Story(
        emergency,
        Past(A_MORNING),
        (
            "questions_saddle",
            "card_emergency",
            "door",
            "check_in_tiles_after_card",
            "rating_after_emergency",
            "result_with_flag",
        ),
    ),
    Story(
        urgent,
        Past(A_MORNING),
        (
            "questions",
            "questions_answered",
            "questions_some",
            "check_in_tiles_answered",
            "card_urgent",
        ),
    ),
    Story(soon, Past(A_MORNING), ("card_soon",)),
    Story(
        open_emergency,
        Past(A_MORNING, flag=Urgency.EMERGENCY, hours_ago=14, action=Action.NOT_YET),
        (
            "today_emergency",
            "card_open_emergency",
            "diary_banner",
            "me_banner",
            "help_banner",
            "seen",
            "seen_refused",
        ),
    ),
    Story(
        open_urgent,
        Past(A_MORNING, flag=Urgency.URGENT, action=Action.CALLED),
        ("today_urgent", "seen_checked"),
    ),
    Story(open_soon, Past(A_MORNING, flag=Urgency.SOON), ("today_soon", "me_banner_soon")),
    Story(
        places,
        Past(A_MORNING, flag=Urgency.URGENT, hours_ago=30, seen_by="Dr Byrne"),
        (*(name for _, name in PLACES), "entry", "about_you_country"),
    ),
    Story(
        measures,
        Past(A_MORNING, logged=_sheets()),
        (
            "today_measures",
            "measures",
            "measure_empty",
            "measure_scales",
            "measure_ticks",
            "measure_options",
            "measure_activities",
            "measure_naming",
            "measure_change",
            "result_rmdq",
            "result_phq4",
            "result_psfs",
            "measure_sources",
        ),
    ),
    Story(plan_start, Past(A_MORNING, days=1), ("plan_start",)),
    Story(
        plan_week,
        Past(A_MORNING, logged=(*first_week(A_MORNING, 2, walks=2), _an_opioid())),
        (
            "today_plan",
            "today_plan_open",
            "plan_week",
            "plan_change",
            "plan_flare",
            "plan_questions",
        ),
    ),
    Story(
        plan_review,
        Past(A_MORNING, logged=(*first_week(A_MORNING, 3, walks=3), *_two_weeks_on())),
        ("today_review", "review_begin", "review_measures", "review_you", "review_result"),
    ),
    Story(plan_over, Past(A_MORNING, logged=first_week(A_MORNING, 8, walks=3)), ("plan_over",)),
    Story(empty, Past(A_MORNING, days=0), ("diary_empty",)),
    Story(
        progress,
        None,
        ("today_week", "progress", "progress_all", "progress_table"),
        fill=lambda folder: fill_three_months(folder, A_MORNING),
    ),
    Story(
        share,
        None,
        ("share", "share_locked", "share_preview"),
        fill=lambda folder: fill_three_months(folder, A_MORNING),
    ),
    Story(progress_first_days, Past(A_MORNING), ("progress_first_days",)),
    Story(progress_empty, Past(A_MORNING, days=1), ("progress_empty",)),
    Story(damaged, None, ("today_trouble", "diary_trouble", "card_unsaved"), damaged=True),
)

"""One thing that was noted: read, deleted, brought back; and its line in the diary."""

from __future__ import annotations

import re

import pytest

from lbp_app.domain import daily
from lbp_app.domain.answers import Answer
from lbp_app.domain.body import BodyChart, Feeling, Mark
from lbp_app.domain.heat import Ending, HeatKind, HeatSession, SkinAnswer, SkinQuestion
from lbp_app.domain.log import LogItem
from lbp_app.ui.components.logged_words import logged_words
from lbp_app.ui.theme import Look
from lbp_app.usecases.ports import Trouble
from lbp_app.usecases.read_diary import IN_THE_DIARY
from tests.building import diary_with, library, say, services
from tests.fact_examples import FACTS
from tests.fixtures import a_check_in, a_moment
from tests.harness import mounted, play

WALK = LogItem(
    "walk", a_moment(days=-1), a_moment(), daily.Activity(daily.ActivityKind.WALK, 20, note="Rain.")
)
LOOK = Look(pictures={}, say=library().text)


@pytest.mark.parametrize("kind", IN_THE_DIARY, ids=lambda kind: kind.__name__)
def test_every_kind_in_the_diary_has_words_and_a_drawing(kind: type[object]) -> None:
    pictures = services().pictures
    for fact in (f for f in FACTS if isinstance(f, kind)):
        told = logged_words(LOOK, fact)
        assert told.picture in pictures
        assert told.head
        assert told.short.startswith(told.head)


def test_heat_and_body_charts_are_lines_that_can_be_deleted_and_not_corrected() -> None:
    async def journey() -> None:
        marks = BodyChart((Mark("heel_left", 6, (Feeling.ACHE,)),))
        chart = LogItem("chart", a_moment(), a_moment(), marks)
        skin = tuple(SkinAnswer(q, Answer.NO) for q in SkinQuestion)
        ended = HeatSession(HeatKind.PACK, 15, skin, ended=a_moment(), ending=Ending.SKIN)
        heat = LogItem("warm", a_moment(hours=1), a_moment(hours=1), ended)
        diary = diary_with(chart, heat)
        async with mounted(services(diary=diary), route="/diary") as window:
            assert window.has("Heat pack, 15 min")
            await window.tap("logged-warm")
            assert window.has(say("logged.heat_skin"))
            assert not window.offers("correct")
            await window.tap("back", "logged-chart")
            assert any("heel" in text for text in window.texts())
            await window.tap("delete", "delete-yes")
        assert diary.latest(BodyChart) is None

    play(journey())


def test_words_of_the_patients_own_are_shown_as_they_were_written() -> None:
    assert "My cat" in logged_words(LOOK, daily.Helped(("heat", "My cat"))).short
    assert "Warmth" in logged_words(LOOK, daily.Helped(("heat", "My cat"))).short


def test_the_diary_lists_check_ins_and_the_rest_by_time() -> None:
    async def journey() -> None:
        sleep = LogItem("night", a_moment(hours=1), a_moment(hours=1), daily.Sleep(7))
        diary = diary_with(WALK, sleep, a_check_in(entry_id="e"))
        async with mounted(services(diary=diary), route="/diary") as window:
            lines = re.findall(r"(?:entry|logged)-\w+", " ".join(window.keys()))
            assert lines == ["logged-night", "entry-e", "logged-walk"]
            assert window.has(say("diary.count", count=3))
            assert window.has("Walk, 20 min")
            assert window.has("Sleep 7 of 10")
            await window.tap("logged-walk")
            assert window.route == "/logged/walk"
            assert window.has("Rain.")
            assert window.has(say("logged.happened", when="Yesterday at 8:30"))
            await window.tap("back")
            assert window.route == "/diary"

    play(journey())


def test_deleting_asks_once_and_can_be_undone() -> None:
    async def journey() -> None:
        diary = diary_with(WALK)
        async with mounted(services(diary=diary), route="/logged/walk") as window:
            await window.tap("delete")
            assert window.has(say("delete.ask"))
            assert len(diary.items(daily.Activity)) == 1
            await window.tap("delete-no", "delete", "delete-yes")
            assert (1, say("delete.done")) in window.headings()
            assert diary.items(daily.Activity) == ()
            await window.tap("undo")
            assert diary.items(daily.Activity)[0].fact == WALK.fact
            assert window.has(say("correct.history"))

    play(journey())


def test_what_could_not_be_deleted_stays_and_says_so() -> None:
    async def journey() -> None:
        diary = diary_with(WALK)
        async with mounted(services(diary=diary), route="/logged/walk") as window:
            diary.trouble = Trouble.READ_ONLY
            await window.tap("delete", "delete-yes")
            assert window.has(say("trouble.read_only"))
            assert window.has("Walk, 20 min")

    play(journey())


def test_an_address_without_a_thing_is_answered_calmly() -> None:
    async def journey() -> None:
        async with mounted(services(), route="/logged/none") as window:
            assert window.has(say("logged.missing"))
            assert not window.offers("delete")

    play(journey())

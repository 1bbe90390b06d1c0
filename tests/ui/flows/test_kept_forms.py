"""A half-filled form comes back after the app was killed: whole, once, and only while it fits."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lbp_app.domain import screening as steps
from lbp_app.domain.answers import Answer
from lbp_app.domain.daily import Fall
from lbp_app.domain.diary import Kind
from lbp_app.domain.red_flags import Urgency
from lbp_app.domain.screening import Mode, Screening
from lbp_app.ui.flows.safety_draft import SafetyDraft
from lbp_app.ui.flows.safety_json import safety_from, safety_values
from lbp_app.usecases.ports import Trouble
from tests.building import diary_with, later, library, say, services
from tests.fakes import FrozenClock, MemoryDiary
from tests.fixtures import a_moment
from tests.harness import mounted, play
from tests.ui.steps import RATE_ALL, TO_AN_EMERGENCY, TO_THE_PAIN, entries

pytestmark = pytest.mark.slow


async def begin(diary: MemoryDiary, *taps: str, note: str = "", route: str = "/") -> None:
    """Fill a form half in an app that is then killed."""
    async with mounted(services(diary=diary), route=route) as window:
        await window.tap(*taps)
        for key in [k for k in window.keys() if note and k.endswith((".note", ".text"))]:  # noqa: SIM118 - keys of a window
            await window.type(key, note)


def test_a_half_filled_check_in_is_offered_on_today_and_goes_on_where_it_was() -> None:
    async def journey() -> None:
        diary = diary_with()
        await begin(diary, *TO_THE_PAIN, "back_pain-7", note="Gardening.")
        async with mounted(services(diary=diary)) as window:
            assert window.has(say("unfinished.head"))
            await window.tap("go-on-check-in")
            assert (1, say("pain.head")) in window.headings()
            assert "7 of 10, bad" in window.spoken()
            assert window.has("Gardening.")
            await window.tap("save", "done")
            assert not window.has(say("unfinished.head"))
        assert diary.drafts() == {}
        (entry,) = entries(diary)
        assert entry.check_in is not None
        assert (entry.check_in.back_pain, entry.check_in.note) == (7, "Gardening.")

    play(journey())


def test_a_question_that_was_open_is_open_again() -> None:
    async def journey() -> None:
        diary = diary_with()
        await begin(diary, "check-in", "tile-fever", "fever-no")
        async with mounted(services(diary=diary)) as window:
            await window.tap("check-in")
            assert window.has(say("red_flags.groups.fever.title"))
            await window.tap("very_unwell-yes")
            assert window.has("EMERGENCY")

    play(journey())


def test_an_emergency_card_comes_back_as_the_card() -> None:
    async def journey() -> None:
        diary = diary_with()
        await begin(diary, *TO_AN_EMERGENCY)
        async with mounted(services(diary=diary)) as window:
            assert window.has("Call 112 or go to the emergency department (A&E) now")
            await window.tap("go-on-check-in")
            assert window.has("EMERGENCY")
            assert window.offers("did-called")
            assert not window.offers("back")
        assert len(diary.verdicts_since(None)) == 1

    play(journey())


def test_a_verdict_that_was_not_on_the_disk_is_given_again_when_the_form_comes_back() -> None:
    async def journey() -> None:
        broken, diary = diary_with(), diary_with()
        screening = steps.give_answer(
            steps.choose_tile(steps.start(Mode.TILES), library().table, "saddle"),
            "saddle_numbness",
            Answer.YES,
        )
        draft = SafetyDraft("e", Kind.CHECK_IN, screening, later().now(), "lost", (), Trouble.FULL)
        assert safety_from(services(diary=broken), safety_values(draft)).trouble is None
        assert len(broken.verdicts_since(None)) == 1
        assert diary.verdicts_since(None) == ()

    play(journey())


def test_questions_that_a_note_opened_are_asked_after_a_start_too() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary)) as window:
            await window.tap(*TO_THE_PAIN, *RATE_ALL)
            await window.type("check-in.note", "I can't pee since last night")
            await window.tap("save")
        async with mounted(services(diary=diary)) as window:
            assert window.has(say("unfinished.questions", when="today at 18:30"))
            await window.tap("go-on-check-in")
            assert window.has(say("safety.from_note"))
            await window.tap("bladder_control-yes")
            assert window.has("EMERGENCY")
        assert len(entries(diary)) == 1

    play(journey())


def test_the_safety_questions_of_a_fall_are_asked_after_a_start_too() -> None:
    async def journey() -> None:
        diary = diary_with()
        await begin(diary, "log", "log-fall", "hurt-yes", "save")
        async with mounted(services(diary=diary)) as window:
            assert window.has(say("unfinished.questions", when="today at 18:30"))
            assert not window.offers("forget-log-fall")
            await window.tap("go-on-log-fall")
            assert window.has(say("log.ask_first"))
            await window.tap("no-to-the-rest", "none-of-these")
            assert window.has(say("log.saved"))
        assert len(diary.items(Fall)) == 1

    play(journey())


@pytest.mark.parametrize(
    ("kind", "taps"),
    [("activity", ("kind-walk", "minutes-20", "when-yesterday")), ("helped", ("what-heat",))],
)
def test_other_half_filled_forms_come_back_too(kind: str, taps: tuple[str, ...]) -> None:
    async def journey() -> None:
        diary = diary_with()
        await begin(diary, *taps, route=f"/log/{kind}")
        async with mounted(services(diary=diary)) as window:
            await window.tap(f"go-on-log-{kind}", "save")
            assert window.has(say("log.saved"))
        assert diary.drafts() == {}

    play(journey())


def test_a_note_that_was_only_typed_comes_back() -> None:
    async def journey() -> None:
        diary = diary_with()
        await begin(diary, note="Asked about the", route="/log/note")
        async with mounted(services(diary=diary)) as window:
            await window.tap("go-on-log-note")
            assert window.has("Asked about the")

    play(journey())


def test_a_form_can_be_forgotten_and_a_new_check_in_begins_at_its_head() -> None:
    async def journey() -> None:
        diary = diary_with()
        await begin(diary, *TO_THE_PAIN, "back_pain-7")
        async with mounted(services(diary=diary)) as window:
            await window.tap("forget-check-in")
            assert not window.has(say("unfinished.head"))
            assert diary.drafts() == {}
            await window.tap("check-in")
            assert (1, say("safety.head")) in window.headings()

    play(journey())


def test_a_second_window_does_not_take_up_the_form_of_the_first() -> None:
    async def journey() -> None:
        diary = diary_with()
        await begin(diary, *TO_THE_PAIN, "back_pain-7")
        both = services(diary=diary)
        async with mounted(both) as first, mounted(both) as second:
            assert first.has(say("unfinished.head"))
            assert not second.has(say("unfinished.head"))

    play(journey())


def test_a_form_that_was_only_looked_at_leaves_nothing_behind() -> None:
    async def journey() -> None:
        diary = diary_with()
        await begin(diary, "check-in")
        await begin(diary, route="/log/sleep")
        assert diary.drafts() == {}

    play(journey())


@pytest.mark.parametrize("hours", [6.1, 25])
def test_a_form_of_some_hours_ago_is_forgotten_and_safety_is_asked_anew(hours: float) -> None:
    async def journey() -> None:
        diary = diary_with()
        await begin(diary, *TO_THE_PAIN, "back_pain-7")
        clock = FrozenClock(later().now() + timedelta(hours=hours))
        async with mounted(services(diary=diary, clock=clock)) as window:
            assert not window.has(say("unfinished.head"))
            await window.tap("check-in")
            assert (1, say("safety.head")) in window.headings()
        assert diary.drafts() == {}

    play(journey())


def changed(form: str, **changes: Any) -> str:  # noqa: ANN401
    return json.dumps({**json.loads(form), **changes})


@pytest.mark.parametrize(
    "damage",
    [
        lambda form: changed(form, content="of another version"),
        lambda form: changed(form, state={}),
        lambda form: changed(form, typed=3),
        lambda form: form.replace('"yes"', '"perhaps"').replace('"no"', '"perhaps"'),
        lambda form: form[: len(form) // 2],
        lambda _: "",
        lambda _: "[]",
    ],
    ids=["version", "empty", "typed", "answers", "cut", "nothing", "list"],
)
def test_a_form_that_does_not_fit_any_more_is_forgotten(damage: Any) -> None:  # noqa: ANN401
    async def journey() -> None:
        diary = diary_with()
        await begin(diary, *TO_THE_PAIN, "back_pain-7")
        diary.keep_draft("check-in", damage(diary.drafts()["check-in"]), a_moment())
        diary.keep_draft("of-a-later-app", "{}", a_moment())
        async with mounted(services(diary=diary)) as window:
            assert not window.has(say("unfinished.head"))
            assert window.offers("check-in")
        assert diary.drafts() == {}

    play(journey())


GROUPS = st.frozensets(st.sampled_from(library().table.groups))
ANSWERS = st.dictionaries(
    st.sampled_from([q.id for q in library().table.questions]), st.sampled_from(Answer)
)


def screenings(answered: st.SearchStrategy[Screening | None]) -> st.SearchStrategy[Screening]:
    return st.builds(
        Screening,
        mode=st.sampled_from(Mode),
        sheet=ANSWERS.map(steps.start(Mode.TILES).sheet.with_answers),
        chosen=GROUPS,
        prompted=GROUPS,
        closed=GROUPS,
        tiles_confirmed=st.booleans(),
        answered_card=st.sampled_from(Urgency),
        answered=answered,
        ended_early=st.booleans(),
    )


@settings(max_examples=50, deadline=None)
@given(screening=screenings(st.none() | screenings(st.none())))
def test_every_state_of_the_questions_comes_back_as_it_was(screening: Screening) -> None:
    draft = SafetyDraft("e", Kind.CHECK_IN, screening, a_moment())
    back = safety_from(services(), json.loads(json.dumps(safety_values(draft))))
    assert back.screening == screening
    assert (back.entry_id, back.kind, back.started_at) == ("e", Kind.CHECK_IN, a_moment())

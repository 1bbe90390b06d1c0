"""The diary: a page of entries, newest first, and never the whole of it."""

from __future__ import annotations

from datetime import timedelta

from tests.building import diary_with, later, say, services, verdict_of
from tests.fixtures import A_MORNING, a_check_in, a_moment, a_verdict, an_emergency
from tests.harness import Window, mounted, play


def _rows(window: Window) -> list[str]:
    return window.keys("entry-")


def test_a_diary_of_45_entries_is_shown_in_pages_of_at_most_twenty() -> None:
    async def journey() -> None:
        days = range(45)
        check_ins = [
            a_check_in(entry_id=f"day-{n}", happened_at=A_MORNING - timedelta(days=n)) for n in days
        ]
        async with mounted(services(diary=diary_with(*check_ins))) as window:
            await window.tap("place-progress", "open-diary")
            assert window.has("45 entries, newest first")
            assert _rows(window) == [f"entry-day-{n}" for n in range(20)]
            assert not window.offers("newer")
            await window.tap("older")
            assert _rows(window) == [f"entry-day-{n}" for n in range(20, 40)]
            await window.tap("older")
            assert _rows(window) == [f"entry-day-{n}" for n in range(40, 45)]
            assert not window.offers("older")
            await window.tap("newer", "newer")
            assert _rows(window) == [f"entry-day-{n}" for n in range(20)]

    play(journey())


def test_each_entry_tells_its_verdict_in_words() -> None:
    async def journey() -> None:
        diary = diary_with(
            a_check_in(entry_id="clean"),
            a_verdict(entry_id="clean"),
            a_check_in(entry_id="unasked", happened_at=a_moment(hours=1), leg_pain=None),
            an_emergency(entry_id="flagged", given_at=a_moment(hours=2)),
            verdict_of("weight_loss", entry_id="urgent", given_at=a_moment(hours=3)),
            verdict_of("cough_pain", entry_id="soon", given_at=a_moment(hours=4)),
        )
        async with mounted(services(diary=diary), route="/diary") as window:
            lines = [
                say(f"diary.{k}") for k in ("soon", "urgent", "emergency", "not_asked", "none")
            ]
            assert [text for text in window.texts() if text in lines] == lines
            assert window.has("Back pain 4, in the way 3")
            assert window.has(say("rating.no_rating"))

    play(journey())


def test_an_empty_diary_says_what_will_be_here() -> None:
    async def journey() -> None:
        async with mounted(services(), route="/diary") as window:
            assert window.has(say("diary.empty"))
            assert not _rows(window)

    play(journey())


def test_a_single_entry_is_counted_in_words() -> None:
    async def journey() -> None:
        async with mounted(services(diary=diary_with(a_check_in())), route="/diary") as window:
            assert window.has("1 entry")
            assert not window.has("1 entries")

    play(journey())


def test_an_entry_of_last_year_is_told_with_its_year() -> None:
    async def journey() -> None:
        diary = diary_with(a_check_in())
        async with mounted(services(diary=diary, clock=later(days=400)), route="/diary") as window:
            assert window.has("Monday 2 March 2026 at 8:30")

    play(journey())

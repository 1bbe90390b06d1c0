""" "When?": now by default; a day and a time in a few taps when it was earlier."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import flet as ft

from lbp_app.domain.when import NOW, When, at_minute, on_day, step_day, step_minutes
from lbp_app.ui.components.basics import card, heading, text_button
from lbp_app.ui.components.choices import chips, stepper
from lbp_app.ui.components.moments import day_words
from lbp_app.ui.theme import LESSON_STRONG, Look

PARTS = (("night", 3), ("morning", 8), ("midday", 12), ("afternoon", 16), ("evening", 20))
"""The parts of a day, with the full hour that each stands for."""
_DAYS = ("now", "today", "yesterday", "other")
_HOUR = 60


def when_field(
    look: Look,
    when: When,
    now: datetime,
    on_when: Callable[[When], None],
    *,
    key: str = "when",
    may_be_now: bool = True,
) -> ft.Control:
    """The question with its answer so far. ``now`` in the zone in which the moment is meant."""
    yesterday = now.date() - timedelta(days=1)
    days = [d for d in _DAYS if may_be_now or d != "now"]

    def choose(which: str) -> None:
        if which == "now":
            on_when(NOW)
        elif which == "other":
            on_when(on_day(when, yesterday - timedelta(days=1), now))
        else:
            on_when(on_day(when, now.date() if which == "today" else yesterday, now))

    shown: list[ft.Control] = [
        heading(look, look.say("when.head"), LESSON_STRONG),
        chips(
            look, [(d, look.say(f"when.{d}")) for d in days], (_day_of(when, now),), choose, key=key
        ),
    ]
    if when.day is not None:
        if when.day < yesterday:
            shown.append(_day(look, when, now, on_when, key))
        shown += _time(look, when, now, on_when, key)
    return card(look, shown)


def _day_of(when: When, now: datetime) -> str:
    if when.day is None:
        return "now"
    ago = (now.date() - when.day).days
    return {0: "today", 1: "yesterday"}.get(ago, "other")


def _day(
    look: Look, when: When, now: datetime, on_when: Callable[[When], None], key: str
) -> ft.Control:
    def before() -> None:
        on_when(step_day(when, -1, now))

    def after() -> None:
        on_when(step_day(when, 1, now))

    return stepper(
        look,
        day_words(look, when.day or now.date(), now.date()),
        (look.say("when.day_before"), before),
        (look.say("when.day_after"), after),
        key=f"{key}-day",
    )


def _time(
    look: Look, when: When, now: datetime, on_when: Callable[[When], None], key: str
) -> list[ft.Control]:
    def part(name: str) -> None:
        on_when(at_minute(when, dict(PARTS)[name] * _HOUR, now))

    def by(minutes: int) -> Callable[[], None]:
        def press() -> None:
            on_when(step_minutes(when, minutes, now))

        return press

    hour, minute = divmod(when.minute, _HOUR)
    chosen = [name for name, at in PARTS if when.minute == at * _HOUR]
    latest = when.minute if when.day != now.date() else now.hour * _HOUR + now.minute
    there = [p for p in PARTS if when.day != now.date() or p[1] * _HOUR <= latest]
    fine = [
        text_button(look, look.say(f"when.minutes_{way}"), by(m), key=f"{key}-5-{way}")
        for way, m in (("before", -5), ("after", 5))
    ]
    return [
        chips(
            look, [(p, look.say(f"when.{p}")) for p, _ in there], chosen, part, key=f"{key}-part"
        ),
        stepper(
            look,
            f"{hour}:{minute:02d}",
            (look.say("when.hour_before"), by(-_HOUR)),
            (look.say("when.hour_after"), by(_HOUR)),
            key=f"{key}-hour",
        ),
        ft.Column(fine, spacing=0, horizontal_alignment=ft.CrossAxisAlignment.CENTER)
        if look.large_text
        else ft.Row(fine, alignment=ft.MainAxisAlignment.SPACE_BETWEEN),
    ]

"""The entries of one diary, the newest first, in pages of twenty."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from lbp_app.domain.diary import Entry
from lbp_app.domain.plain_text import bounded
from lbp_app.domain.red_flags import Urgency
from lbp_app.ui.components.basics import (
    card,
    column,
    heading,
    outlined_button,
    picture,
    second,
    words,
)
from lbp_app.ui.components.logged_words import logged_words
from lbp_app.ui.components.moments import clock_words, plain_day
from lbp_app.ui.components.ratings_line import ratings_line
from lbp_app.ui.screens.reviewer import state as review
from lbp_app.ui.screens.reviewer.desk import At
from lbp_app.ui.screens.reviewer.state import ENTRIES
from lbp_app.ui.theme import BODY, BODY_STRONG, ICON, SMALL, Space, Target, urgency_style
from lbp_app.usecases.explore_diary import Line


def lines(at: At) -> list[ft.Control]:
    """One page of entries and the ways to newer and older ones."""
    look, say, state = at.stage.look, at.stage.say, at.state
    all_lines = state.lines
    if all_lines is None:
        return [ft.Semantics(live_region=True, content=words(look, say("reviewer.opening")))]
    if not all_lines:
        return [words(look, say("summary.none"))]
    first = state.entries_page * ENTRIES
    shown = all_lines[first : first + ENTRIES]
    counted = say(
        "reviewer.entries_shown", first=first + 1, last=first + len(shown), total=len(all_lines)
    )
    turns: list[ft.Control] = []
    for key, pages, there in (
        ("newer", -1, first > 0),
        ("older", 1, first + ENTRIES < len(all_lines)),
    ):
        if there:
            text, press = say(f"diary.{key}"), _turn(at, pages)
            turns.append(outlined_button(look, text, press, key=key, least=Target.LEAST))
    return [
        second(look, counted),
        *(_line(at, line) for line in shown),
        ft.Row(turns, wrap=True, spacing=Space.M),
    ]


def _turn(at: At, pages: int) -> Callable[[], None]:
    def press() -> None:
        at.change(lambda now: review.turn_entries(now, pages))

    return press


def _line(at: At, line: Line) -> ft.Control:
    look = at.stage.look
    when = at.stage.say(
        "dates.at", day=plain_day(look, line.happened_at.date()), time=clock_words(line.happened_at)
    )
    told = _entry(at, line) if isinstance(line, Entry) else _logged(at, line.fact)
    head = heading(look, when, BODY_STRONG)
    return card(look, [head, *told])


def _entry(at: At, entry: Entry) -> list[ft.Control]:
    look, p, say = at.stage.look, at.stage.look.palette, at.stage.say
    told: list[ft.Control] = [second(look, say(f"entry.kind_{entry.kind.value}"), SMALL)]
    if entry.check_in is not None:
        told.append(words(look, ratings_line(look, entry.check_in.ratings)))
        told += [words(look, bounded(entry.check_in.note))] if entry.check_in.note else []
    if entry.urgency is Urgency.NONE:
        key = "reviewer.none_reported_here" if entry.verdicts else "reviewer.not_asked_here"
        return [*told, second(look, say(key), SMALL)]
    style = urgency_style(p, entry.urgency)
    color = p.red_text if entry.urgency >= Urgency.URGENT else p.blue
    level = at.stage.services.reviewer.tell.urgency(entry.urgency)
    what = at.stage.services.reviewer.tell_summary.reasons(entry.reasons)
    text = bounded(say("reviewer.flag_line", level=level, what=what))
    sign = picture(look, style.icon, ICON, line=color, accent=color)
    told.append(ft.Row([sign, words(look, text, BODY_STRONG, expand=True)], spacing=Space.S))
    done = ", ".join(say(f"summary.flags.{a.action.value}") for a in entry.actions)
    key = "summary.flags.did" if done else "summary.flags.did_nothing"
    told.append(words(look, bounded(say(key, what=done))))
    return told


def _logged(at: At, fact: object) -> list[ft.Control]:
    look = at.stage.look
    told = logged_words(look, fact)
    head = words(look, bounded(told.head), BODY, expand=True)
    row = ft.Row([picture(look, told.picture, ICON), head], spacing=Space.S)
    return [column([row, *(words(look, bounded(line)) for line in told.more)], Space.XS)]

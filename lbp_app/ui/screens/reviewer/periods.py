"""Two times of one diary side by side: what was reported in each, without a verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import flet as ft

from lbp_app.domain.plain_text import bounded
from lbp_app.domain.progress import Happening
from lbp_app.domain.summary import ClinicianSummary
from lbp_app.ui.components.basics import card, column, heading, second, words
from lbp_app.ui.components.choices import chips
from lbp_app.ui.screens.reviewer import state as review
from lbp_app.ui.screens.reviewer.desk import At
from lbp_app.ui.screens.reviewer.state import PERIODS
from lbp_app.ui.theme import BODY_STRONG, SMALL, SMALL_STRONG, Space
from lbp_app.usecases.explore_diary import OnePeriod, two_periods
from lbp_app.usecases.review_desk import OpenedDiary
from lbp_app.usecases.tell_figures import figure


def periods(at: At, opened: OpenedDiary) -> list[ft.Control]:
    """How long each is, and the table of both."""
    look, say = at.stage.look, at.stage.say

    def choose(days: str) -> None:
        at.change(lambda now: review.choose_days(now, days))

    options = [(str(days), say("reviewer.weeks", weeks=days // 7)) for days in PERIODS]
    lengths = chips(look, options, (str(at.state.days),), choose, key="days", small=True)
    earlier, later = two_periods(at.stage.services.reviewer, opened, at.state.days)
    heads = (_span(at, earlier), _span(at, later))
    cells = zip(_told(at, earlier), _told(at, later), strict=True)
    rows = [(name, before, after) for (name, before), (_, after) in cells]
    table = [_row(at, ("", *heads), head=True)]
    for row in rows:
        table += [ft.Divider(color=look.palette.line, height=1, thickness=1), _row(at, row)]
    content: list[ft.Control] = [
        heading(look, say("reviewer.periods_head")),
        *table,
        second(look, say("reviewer.periods_note"), SMALL),
    ]
    named = ft.Semantics(container=True, label=say("reviewer.periods_length"), content=lengths)
    return [named, card(look, content)]


def _span(at: At, period: OnePeriod) -> str:
    tell, span = at.stage.services.reviewer.tell, period.summary.span
    return at.stage.say("summary.period", first=tell.day(span.first), last=tell.day(span.last))


def _row(at: At, row: tuple[str, str, str], *, head: bool = False) -> ft.Control:
    """Name, then, now; below each other where there is no room."""
    look = at.stage.look
    name, before, after = row
    token = SMALL_STRONG if head else BODY_STRONG
    if look.large_text:
        told = [before, after] if head else [name, before, after]
        return ft.MergeSemantics(column([words(look, bounded(text), token) for text in told], 0))
    cells: list[ft.Control] = [
        ft.Container(second(look, name), expand=3),
        ft.Container(words(look, bounded(before), token), expand=4),
        ft.Container(words(look, bounded(after), token), expand=4),
    ]
    return ft.MergeSemantics(
        ft.Row(cells, spacing=Space.S, vertical_alignment=ft.CrossAxisAlignment.START)
    )


def _told(at: At, period: OnePeriod) -> Iterator[tuple[str, str]]:
    say, tell = at.stage.say, at.stage.services.reviewer.tell
    summary = period.summary
    yield say("summary.part.flags"), _flags(at, summary)
    logged = summary.logged
    days = (
        ""
        if logged is None
        else say("reviewer.of_days", noted=logged.noted, possible=summary.span.days)
    )
    yield say("reviewer.row_days"), days
    for scale, value, count in period.ratings:
        told = say("reviewer.no_rating")
        if value is not None:
            told = say("reviewer.rating", value=figure(value), count=count)
        yield say(f"progress.scale.{scale}"), told
    for instrument, line in period.scores:
        told = say("reviewer.no_sheet")
        if line is not None and line.scored.value is not None:
            told = say(
                "summary.numbers.value",
                value=figure(line.scored.value),
                day=tell.day(line.at.date()),
            )
        yield say(f"measures.{instrument.value}.short"), told
    yield say("reviewer.row_activity"), _activity(at, summary)
    counts = Counter(event.kind for event in summary.events)
    yield say("reviewer.row_flares"), str(counts[Happening.FLARE])
    yield say("reviewer.row_falls"), str(counts[Happening.FALL])
    medicines = summary.medicines
    taken = [line for line in medicines.lines if line.times] if medicines else []
    told = ", ".join(
        say("reviewer.medicine_days", name=line.name, days=line.days) for line in taken
    )
    yield say("reviewer.row_medicines"), told or say("reviewer.none_noted")


def _flags(at: At, summary: ClinicianSummary) -> str:
    say, told = at.stage.say, summary.flags
    if told is None or not told.checks:
        return say("reviewer.not_asked")
    levels = Counter(flag.urgency for flag in told.flags)
    each = [
        say(
            "reviewer.level_count",
            level=at.stage.services.reviewer.tell.urgency(level),
            count=count,
        )
        for level, count in sorted(levels.items(), reverse=True)
    ]
    return ", ".join(each) or say("reviewer.none_reported")


def _activity(at: At, summary: ClinicianSummary) -> str:
    weeks = summary.logged.activity if summary.logged else None
    if weeks is None or weeks.typical is None:
        return at.stage.say("reviewer.none_noted")
    return at.stage.say(
        "reviewer.minutes", typical=round(weeks.typical), active=weeks.active, weeks=weeks.weeks
    )

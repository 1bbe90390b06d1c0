"""Page one of the PDF on the screen: the same value, in the order of a clinician's questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import flet as ft

from lbp_app.domain.change import Change, Label, NotEnough
from lbp_app.domain.plain_text import bounded
from lbp_app.domain.red_flags import Urgency
from lbp_app.domain.summary import ClinicianSummary, FlagLine, FlagsTold
from lbp_app.ui.components.basics import (
    bullet,
    card,
    column,
    heading,
    picture,
    second,
    text_button,
    words,
)
from lbp_app.ui.components.body_figure import body_thumbnail
from lbp_app.ui.components.frame import side_by_side
from lbp_app.ui.components.trend_card import pain_legend, trend_chart
from lbp_app.ui.components.trend_words import name_of
from lbp_app.ui.screens.reviewer import state as review
from lbp_app.ui.screens.reviewer.desk import At
from lbp_app.ui.theme import (
    AXIS,
    BODY,
    BODY_STRONG,
    HEADING,
    HERO,
    ICON,
    LEVEL,
    SMALL,
    SMALL_STRONG,
    Edge,
    Radius,
    Space,
    urgency_style,
)
from lbp_app.usecases.review_desk import OpenedDiary
from lbp_app.usecases.tell_figures import figure
from lbp_app.usecases.tell_summary import NumberRow, TellSummary

MOST_FLAGS = 10
"""The others stand among the entries; how many there are is said."""
MOST_NOTES = 6
MOST_LINES = 30
START = "reviewer.legend_start"
MOST_EVENTS = 12
_FIRST = ("leg_pain", "back_pain")
_LEAST_NUMBER = 165.0
_MOST_FIGURE = 210.0
_INSIDE = 2 * Space.CARD + 2
_SIGNS = {
    Label.IMPROVED: "check",
    Label.UNCHANGED: "minus",
    Label.WATCH: "flare",
    Label.WORSE: "flare",
}


def overview(at: At, opened: OpenedDiary, room: float) -> list[ft.Control]:
    """Why look, flags, numbers, trends and place, days, medicines, mood, goals, notes."""
    desk = at.stage.services.reviewer
    summary, tell = desk.summary(opened, at.state.time), desk.tell_summary
    half = (room - Space.XXL) / 2 if at.stage.look.wide else room
    left = [_trends(at, tell, summary, half - _INSIDE), _days(at, tell, summary)]
    right = [
        _body(at, tell, summary, half - _INSIDE),
        _list(at, "summary.part.medicines", tell.medicines(summary)),
        _list(at, "summary.part.mood", tell.mood(summary)),
        _list(at, "summary.goals.head", tell.goals(summary)),
        _notes(at, tell, summary),
    ]
    return [
        _why(at, opened),
        _flags(at, tell, summary),
        _numbers(at, tell, summary, room),
        side_by_side(at.stage.look, left, right),
        second(at.stage.look, at.stage.say("reviewer.rules_nothing_out"), SMALL),
    ]


def _why(at: At, opened: OpenedDiary) -> ft.Control:
    look, attention = at.stage.look, opened.case.attention
    reasons = at.stage.services.reviewer.tell(attention)
    head = at.stage.say("reviewer.why_head" if attention.needed else "reviewer.why_not_head")
    lines = [bullet(look, reason) for reason in reasons]
    return column([heading(look, head, BODY_STRONG), *lines], Space.XS)


def _flags(at: At, tell: TellSummary, summary: ClinicianSummary) -> ft.Control:
    look, p = at.stage.look, at.stage.look.palette
    told = summary.flags
    content: list[ft.Control] = [heading(look, at.stage.say("summary.part.flags"))]
    flags = () if told is None else sorted(told.flags, key=_urgent_first)
    content += [_flag(at, tell, flag) for flag in flags[:MOST_FLAGS]]
    if len(flags) > MOST_FLAGS:
        rest = at.stage.say("reviewer.more_flags", count=len(flags) - MOST_FLAGS)
        content.append(words(look, rest))
    if not flags:
        content.append(words(look, at.stage.say("summary.flags.none"), BODY_STRONG))
    if told is not None:
        content += _checks(at, tell, told)
    made = card(look, content)
    urgent = max((flag.urgency for flag in flags), default=Urgency.NONE) >= Urgency.URGENT
    if urgent:
        made.bgcolor = p.red_tint
        made.border = ft.Border.all(Edge.BUTTON / 10, p.red)
    return made


def _urgent_first(flag: FlagLine) -> tuple[int, float]:
    return -flag.urgency, -flag.at.timestamp()


def _checks(at: At, tell: TellSummary, told: FlagsTold) -> list[ft.Control]:
    """How often it was asked; what was denied is named on demand: as a rule there are many."""
    look = at.stage.look
    shown = told if at.state.denied else replace(told, denied=())
    first, *rest = (second(look, bounded(line), SMALL) for line in tell.checks(shown, whole=True))
    if not told.denied:
        return [first, *rest]

    def toggle() -> None:
        at.change(review.toggle_denied)

    key = "reviewer.denied_hide" if at.state.denied else "reviewer.denied_show"
    text = at.stage.say(key, count=len(told.denied))
    button = text_button(look, text, toggle, key="denied", flush=True)
    if look.wide:
        line = ft.Row([ft.Container(first, expand=True), button])
        return [line, *rest]
    return [first, ft.Row([button], wrap=True), *rest]


def _flag(at: At, tell: TellSummary, flag: FlagLine) -> ft.Control:
    look, style = at.stage.look, urgency_style(at.stage.look.palette, flag.urgency)
    level = at.stage.say(f"summary.flags.{flag.urgency.name.lower()}")
    pill = ft.Container(
        ft.Row(
            [
                picture(look, style.icon, ICON, line=style.on_head, accent=style.on_head),
                words(look, level, LEVEL, style.on_head),
            ],
            spacing=Space.S,
            tight=True,
        ),
        bgcolor=style.head,
        border_radius=Radius.SMALL_CARD,
        padding=ft.Padding.symmetric(horizontal=Space.M, vertical=Space.XS),
    )
    first, *rest = map(bounded, tell.flag(flag))
    lines = column([words(look, first, BODY_STRONG), *(words(look, one) for one in rest)], 0)
    if not look.wide:
        return ft.MergeSemantics(column([ft.Row([pill]), lines], Space.XS))
    return ft.MergeSemantics(
        ft.Row(
            [pill, ft.Container(lines, expand=True)],
            spacing=Space.CARD,
            vertical_alignment=ft.CrossAxisAlignment.START,
        )
    )


def _numbers(at: At, tell: TellSummary, summary: ClinicianSummary, room: float) -> ft.Control:
    look = at.stage.look
    numbers = summary.numbers or ()
    rows = tell.numbers(summary)
    of_numbers, own = rows[: len(numbers)], rows[len(numbers) :]
    across = 1 if look.large_text else max(int((room + Space.M) / (_LEAST_NUMBER + Space.M)), 1)
    width = (room - (across - 1) * Space.M) / across - 1
    made = [
        _number(at, tell, row, number, width)
        for row, number in zip(of_numbers, numbers, strict=True)
    ]
    grid: list[ft.Control] = [
        ft.Row(
            made[first : first + across],
            spacing=Space.M,
            vertical_alignment=ft.CrossAxisAlignment.STRETCH,
            intrinsic_height=True,
        )
        for first in range(0, len(made), across)
    ]
    rule = second(look, at.stage.say("summary.numbers.pain_rule"), AXIS)
    head = heading(look, at.stage.say("summary.part.numbers"))
    lines = [words(look, bounded(tell.row(row)), SMALL) for row in own]
    return column([head, column(grid), *lines, rule], Space.S)


def _number(
    at: At, tell: TellSummary, row: NumberRow, number: Change | NotEnough, width: float
) -> ft.Control:
    look, p = at.stage.look, at.stage.look.palette
    name, _, way = row.name.partition(", ")
    lines: list[ft.Control] = [words(look, name, SMALL_STRONG, p.ink2)]
    if isinstance(number, Change):
        start = (
            []
            if number.start is None
            else [
                words(look, figure(number.start.value), HEADING, p.ink2),
                picture(look, "chevron", ICON - 4, line=p.ink2),
            ]
        )
        now = words(look, figure(number.now.value), HERO)
        lines.append(ft.Row([*start, now], spacing=Space.XS))
        verdict = words(look, row.means, SMALL_STRONG, expand=True)
        sign = picture(look, _SIGNS[number.label], 20, line=p.primary)
        lines.append(ft.Row([sign, verdict], spacing=Space.XS))
        days = [d.day for d in (number.start, number.now) if d is not None]
        lines.append(second(look, " \N{EN DASH} ".join(map(_day(at), days)), AXIS))
        lines.append(second(look, at.stage.say("reviewer.counts", counts=row.counts), AXIS))
    else:
        lines += [words(look, row.start)] if row.start else []
        lines.append(words(look, row.means, SMALL))
    lines += [second(look, way, AXIS)] if way else []
    made = card(look, [column(lines, Space.HAIR)])
    made.width = width
    # Two figures beside each other say nothing to the ear: the row of the preview does.
    told = [
        tell.row(row),
        *([at.stage.say("reviewer.counts", counts=row.counts)] if row.counts else []),
    ]
    return ft.Semantics(label=". ".join(told), container=True, exclude_semantics=True, content=made)


def _day(at: At) -> Callable[[date], str]:
    return at.stage.services.reviewer.tell.day


def _trends(at: At, tell: TellSummary, summary: ClinicianSummary, width: float) -> ft.Control:
    look, say = at.stage.look, at.stage.say
    content: list[ft.Control] = [heading(look, say("summary.part.trend"))]
    for trend in sorted(summary.trends or (), key=lambda t: _FIRST.index(t.scale)):
        content.append(heading(look, name_of(say, trend.scale), BODY_STRONG, level=3))
        content.append(trend_chart(look, trend, summary.events, width))
    if summary.trends:
        content.append(pain_legend(look, summary.trends, summary.events, START))
    else:
        content.append(words(look, say("summary.trend.none")))
    told = [tell.event(event) for event in reversed(summary.events)]
    return card(look, [*content, *_some(at, told, MOST_EVENTS)])


def _body(at: At, tell: TellSummary, summary: ClinicianSummary, width: float) -> ft.Control:
    look, say = at.stage.look, at.stage.say
    content: list[ft.Control] = [heading(look, say("summary.part.body"))]
    charts = tell.charts(summary.body or ())
    across = len(charts) == 1 or look.large_text
    each = min(width if across else (width - Space.CARD) / 2, _MOST_FIGURE)
    figures: list[ft.Control] = []
    for caption, dated in charts:
        drawn = body_thumbnail(look, at.stage.services.body(), dated.chart, width=each)
        marks = second(look, bounded(tell.marks(dated.chart)), SMALL)
        head = heading(look, caption, SMALL_STRONG, level=3)
        figures.append(ft.Container(column([head, drawn, marks], Space.S), expand=not across))
    if not figures:
        content.append(words(look, say("summary.body.none")))
    elif across:
        content += figures
    else:
        row = ft.Row(figures, spacing=Space.CARD, vertical_alignment=ft.CrossAxisAlignment.START)
        content.append(row)
    return card(look, content)


def _days(at: At, tell: TellSummary, summary: ClinicianSummary) -> ft.Control:
    return _list(at, "summary.part.adherence", tell.adherence(summary))


def _list(at: At, head: str, lines: Sequence[str]) -> ft.Control:
    look = at.stage.look
    shown = [words(look, bounded(line), BODY) for line in lines[:MOST_LINES]]
    rest = _some(at, lines[MOST_LINES:], 0)
    return card(look, [heading(look, at.stage.say(head)), *shown, *rest])


def _some(at: At, lines: Sequence[str], most: int) -> list[ft.Control]:
    """The first lines, and how many there are beyond them."""
    look = at.stage.look
    shown = [second(look, bounded(line), SMALL) for line in lines[:most]]
    if len(lines) <= most:
        return [*shown]
    more = at.stage.say("reviewer.more", count=len(lines) - most)
    return [*shown, second(look, more, SMALL)]


def _notes(at: At, tell: TellSummary, summary: ClinicianSummary) -> ft.Control:
    """The newest notes, in the patient's own words; all of them stand among the entries."""
    look, say = at.stage.look, at.stage.say
    notes = (summary.notes or ())[::-1]
    content: list[ft.Control] = [heading(look, say("summary.part.notes"))]
    for note in notes[:MOST_NOTES]:
        day = second(look, tell.day(note.at.date()), SMALL)
        content.append(ft.MergeSemantics(column([day, words(look, bounded(note.text))], 0)))
    if len(notes) > MOST_NOTES:
        content.append(
            second(look, say("reviewer.more_notes", count=len(notes) - MOST_NOTES), SMALL)
        )
    if not notes:
        content.append(words(look, say("summary.none")))
    return card(look, content)

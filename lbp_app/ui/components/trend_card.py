"""A scale over time as it stands on a card: name, chart, what it shows, and the table on demand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import flet as ft

from lbp_app.domain.answers import HIGHEST_RATING
from lbp_app.domain.progress import ActivityWeeks, Event
from lbp_app.domain.score_trend import ScoreTrend
from lbp_app.domain.trend import Trend
from lbp_app.ui.components.basics import (
    column,
    heading,
    second,
    text_button,
    words,
)
from lbp_app.ui.components.chart import MOST_UPRIGHTS, Chart, chart
from lbp_app.ui.components.trend_words import (
    activity_rows,
    activity_words,
    event_word,
    name_of,
    score_name,
    score_rows,
    score_shown,
    series_rows,
    short_day,
    shown_words,
    value_words,
)
from lbp_app.ui.theme import BODY, BODY_STRONG, SMALL, Look, Radius, Space

ROWS_OF_A_PAGE = 10
_TICKS = (0.0, 5.0, 10.0)
_SWATCH = 28.0
_TOPS = (30, 60, 120, 180, 300, 420, 600, 900, 1200, 1800, 2400, 3600, 5040, 10080)
"""Where the axis of minutes can end; a week has no more minutes than the last."""


@dataclass(frozen=True, slots=True)
class Table:
    """Whether the table of this chart is open, at which page, and what its buttons do."""

    opened: bool
    page: int
    on_toggle: Callable[[], None]
    on_turn: Callable[[int], None]


def trend_chart(look: Look, trend: Trend, events: Sequence[Event], width: float) -> ft.Control:
    """One scale of the check-in, named by what it shows."""
    shown = trend.series
    values = [value for _, value in shown.known]
    name = name_of(look.say, trend.scale)
    today = shown.span.last
    band = None if trend.band is None else (float(trend.band[0]), float(trend.band[1]))
    marks = dict.fromkeys((shown.span.block(e.day), event_word(look.say, e)) for e in events)
    data = Chart(
        values=shown.values,
        most=HIGHEST_RATING,
        ticks=_TICKS,
        color=color_of(look, trend.scale),
        first=short_day(look.say, shown.span.first, today),
        last=short_day(look.say, today, today),
        name=f"{name}. {shown_words(look.say, shown)}",
        end=value_words(values[-1]) if values else "",
        diamond=trend.scale == "leg_pain",
        start=None if trend.start is None else float(trend.start),
        band=band,
        uprights=tuple(marks),
    )
    return chart(look, data, width)


def trend_section(
    look: Look, trend: Trend, events: Sequence[Event], width: float, table: Table
) -> list[ft.Control]:
    """The name with its direction, the chart, the same in words, and the way to the table."""
    name = name_of(look.say, trend.scale)
    return [
        _head(look, name, look.say("progress.lower")),
        trend_chart(look, trend, events, width),
        _told_by_the_picture(words(look, shown_words(look.say, trend.series), BODY)),
        *_table(look, name, trend.scale, series_rows(look.say, trend.series), table),
    ]


def score_section(look: Look, trend: ScoreTrend, width: float, table: Table) -> list[ft.Control]:
    """A measure of function: each mark is a sheet, so that a line may join them."""
    shown, edition = trend.series, trend.edition
    today = shown.span.last
    values = [value for _, value in shown.known]
    name = score_name(look.say, trend)
    told = score_shown(look.say, trend)
    data = Chart(
        values=shown.values,
        most=edition.most,
        ticks=(0.0, edition.most / 2, float(edition.most)),
        color=look.palette.func,
        first=short_day(look.say, shown.span.first, today),
        last=short_day(look.say, today, today),
        name=f"{name}. {told}",
        end=value_words(values[-1]) if values else "",
        joined=True,
        start=float(trend.start),
        band=(float(trend.band[0]), float(trend.band[1])),
    )
    way = "progress.higher" if edition.higher_is_better else "progress.lower"
    rows = score_rows(look.say, trend)
    return [
        _head(look, name, look.say(way)),
        chart(look, data, width),
        _told_by_the_picture(words(look, told, BODY)),
        *(_table(look, name, trend.instrument.value, rows, table) if rows else []),
    ]


def activity_section(
    look: Look, weeks: ActivityWeeks, width: float, table: Table
) -> list[ft.Control]:
    """Minutes of activity in each week as bars, and the same in words."""
    span = weeks.span
    name = look.say("progress.activity.name")
    told = activity_words(look.say, weeks)
    most = max((value for value in weeks.values if value is not None), default=0)
    top = next((t for t in _TOPS if t >= most), _TOPS[-1])
    data = Chart(
        values=weeks.values,
        most=top,
        ticks=(0, top / 2, top),
        color=look.palette.func,
        first=short_day(look.say, span.first, span.last),
        last=short_day(look.say, span.last, span.last),
        name=f"{name}, {look.say('progress.activity.unit')}. {told}",
        bars=True,
    )
    if weeks.typical is None:
        return [_head(look, name, ""), words(look, told)]
    legend = [(_ring(look), "progress.activity.legend_none")] if 0 in weeks.values else []
    return [
        _head(look, name, look.say("progress.activity.unit")),
        chart(look, data, width),
        _told_by_the_picture(words(look, told, BODY)),
        *([legend_row(look, legend)] if legend else []),
        *_table(look, name, "activity", activity_rows(look.say, weeks), table),
    ]


def pain_legend(
    look: Look,
    trends: Sequence[Trend],
    events: Sequence[Event],
    start: str = "progress.legend_start",
) -> ft.Control:
    """What ground and lines mean; only what is there. ``start`` is the key of its words."""
    signs: list[tuple[ft.Control, str]] = []
    if any(t.band is not None for t in trends):
        signs.append((_swatch(look), "progress.legend_band"))
    if any(t.start is not None for t in trends):
        signs.append((_dashes(look), start))
    if any(None in t.series.values for t in trends):
        signs.append((_gap(look), "progress.legend_gap"))
    if len(events) > MOST_UPRIGHTS:
        signs.append((_dots(look), "progress.legend_event"))
    return legend_row(look, signs)


def legend_row(look: Look, signs: Sequence[tuple[ft.Control, str]]) -> ft.Control:
    """Signs with their words, side by side as far as there is room."""
    made = [
        ft.Row([sign, second(look, look.say(key), SMALL)], spacing=Space.S, tight=True, wrap=False)
        for sign, key in signs
    ]
    return ft.Row(list(made), spacing=Space.CARD, run_spacing=Space.XS, wrap=True)


def color_of(look: Look, scale: str) -> str:
    """The colour of a scale of the check-in, as on the check-in itself."""
    p = look.palette
    return {"back_pain": p.back, "leg_pain": p.leg}.get(scale, p.func)


def _head(look: Look, name: str, direction: str) -> ft.Control:
    right = second(look, direction, SMALL)
    if look.large_text:
        return column([heading(look, name), right], 0)
    return ft.Row(
        [ft.Container(heading(look, name), expand=True), right],
        vertical_alignment=ft.CrossAxisAlignment.END,
    )


def _told_by_the_picture(text: ft.Control) -> ft.Control:
    """Words that a screen reader has just heard as the name of the chart."""
    return ft.Semantics(exclude_semantics=True, content=text)


def _table(
    look: Look, name: str, key: str, rows: Sequence[tuple[str, str]], table: Table
) -> list[ft.Control]:
    toggle = text_button(
        look,
        look.say("progress.table.hide" if table.opened else "progress.table.show"),
        table.on_toggle,
        key=f"table-{key}",
        flush=True,
    )
    start = ft.Row([toggle])
    if not table.opened:
        return [start]
    first = min(
        table.page * ROWS_OF_A_PAGE, max(len(rows) - 1, 0) // ROWS_OF_A_PAGE * ROWS_OF_A_PAGE
    )
    shown = rows[first : first + ROWS_OF_A_PAGE]

    def newer() -> None:
        table.on_turn(-1)

    def older() -> None:
        table.on_turn(1)

    turns: list[ft.Control] = []
    if first:
        turns.append(
            text_button(
                look, look.say("progress.table.newer"), newer, key=f"{key}-newer", flush=True
            )
        )
    if first + ROWS_OF_A_PAGE < len(rows):
        turns.append(
            text_button(
                look, look.say("progress.table.older"), older, key=f"{key}-older", flush=True
            )
        )
    return [
        start,
        ft.Semantics(
            container=True,
            label=look.say("progress.table.name", name=name),
            content=column([_row(look, day, value) for day, value in shown], Space.S),
        ),
        ft.Row(turns, wrap=True),
    ]


def _row(look: Look, day: str, value: str) -> ft.Control:
    p = look.palette
    plain = value[:1].isdigit()
    cells = [
        words(look, day, BODY, p.ink2, expand=True),
        words(look, value, BODY_STRONG if plain else SMALL, p.ink if plain else p.ink2),
    ]
    return ft.MergeSemantics(ft.Row(list(cells)))


def _swatch(look: Look) -> ft.Control:
    p = look.palette
    return ft.Container(
        width=_SWATCH,
        height=_SWATCH / 2,
        bgcolor=p.band,
        border=ft.Border.symmetric(vertical=ft.BorderSide(1, p.outline)),
    )


def _dashes(look: Look) -> ft.Control:
    dash = ft.Container(width=_SWATCH / 4, height=2, bgcolor=look.palette.ink2)
    again = ft.Container(width=_SWATCH / 4, height=2, bgcolor=look.palette.ink2)
    return ft.Row([dash, again], width=_SWATCH, spacing=_SWATCH / 4)


def _gap(look: Look) -> ft.Control:
    dot = ft.Container(width=6, height=6, bgcolor=look.palette.ink2, border_radius=Radius.FULL)
    other = ft.Container(width=6, height=6, bgcolor=look.palette.ink2, border_radius=Radius.FULL)
    return ft.Row([dot, other], width=_SWATCH, alignment=ft.MainAxisAlignment.SPACE_BETWEEN)


def _dots(look: Look) -> ft.Control:
    dots = [ft.Container(width=2, height=2, bgcolor=look.palette.ink2) for _ in range(4)]
    return ft.Column(list(dots), spacing=3, tight=True)


def _ring(look: Look) -> ft.Control:
    return ft.Container(
        width=8, height=8, border=ft.Border.all(1.5, look.palette.func), border_radius=Radius.FULL
    )

"""What a chart shows, in words: verdict with its threshold, first and last, gaps, events, rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from fractions import Fraction

from lbp_app.domain.change import THRESHOLDS, Change, Measure, NotEnough
from lbp_app.domain.progress import (
    DAYS_OF_A_WEEK,
    ActivityWeeks,
    Event,
    Happening,
    Series,
    Span,
)
from lbp_app.domain.score_trend import ScoreTrend
from lbp_app.domain.trend import Trend
from lbp_app.ui.components.change_words import figure

Say = Callable[..., str]
_LOWER = "progress.lower_sentence"
_SMALLEST_PART = 12
"""Values are halves, thirds and quarters of points: exact again after having been drawn."""
MOST_NAMED = 3
"""So many days of one kind of event are named; more are counted."""


def _whole(minutes: float) -> str:
    return str(int(minutes + 0.5))


def name_of(say: Say, scale: str) -> str:
    """The name of a scale of the check-in."""
    return say(f"progress.scale.{scale}")


def short_day(say: Say, day: date, today: date) -> str:
    """ "2 Nov", with the year when it is another one."""
    key = "progress.day" if day.year == today.year else "progress.day_year"
    return say(key, day=day.day, month=say(f"progress.month_{day.month}"), year=day.year)


def verdict_words(say: Say, trend: Trend, name: str = "") -> str:
    """ "Leg pain has improved: 7 to 4", or why nothing can be said yet.

    A scale without an agreed figure has its start and now without a verdict and without a name.
    """
    name, change = name or name_of(say, trend.scale), trend.change
    if isinstance(change, NotEnough):
        reason = f"progress.not_enough.{change.reason.value}"
        return say(reason, name=name, have=change.have, need=change.need)
    if isinstance(change, Change) and change.start is not None:
        return say(
            f"progress.verdict.{change.label.value}",
            name=name,
            start=figure(change.start.value),
            now=figure(change.now.value),
        )
    if trend.start is None or trend.now is None:
        return say("progress.no_figure_yet")
    return say("progress.no_figure", start=figure(trend.start), now=figure(trend.now))


def score_name(say: Say, trend: ScoreTrend) -> str:
    """ "Pain in your week (PEG)"."""
    short = say(f"measures.{trend.instrument.value}.short")
    return say("progress.score_name", name=_plain_name(say, trend), short=short)


def _plain_name(say: Say, trend: ScoreTrend) -> str:
    return say(f"measures.{trend.instrument.value}.name")


def score_verdict(say: Say, trend: ScoreTrend) -> str:
    """The verdict on a measure of function, or why nothing can be said yet."""
    if isinstance(trend.change, NotEnough):
        reason = f"change.not_enough.{trend.change.reason.value}"
        return say(reason, have=trend.change.have, need=trend.change.need)
    return say(
        f"progress.score_verdict.{trend.change.label.value}",
        name=_plain_name(say, trend),
        start=figure(trend.start),
        now=figure(trend.change.now.value),
    )


def score_shown(say: Say, trend: ScoreTrend) -> str:
    """What can be seen in the chart of a measure: ends, extremes, direction."""
    better = "progress.higher_sentence" if trend.edition.higher_is_better else _LOWER
    return f"{_ends(say, trend.series)} {say(better)}" if trend.series.known else _nothing(say)


def score_rows(say: Say, trend: ScoreTrend) -> tuple[tuple[str, str], ...]:
    """Every day with a sheet, the newest first."""
    shown = trend.series
    return tuple(
        (block_words(say, shown.span, n), value_words(v)) for n, v in reversed(shown.known)
    )


def threshold_lines(say: Say, measure: Measure) -> tuple[str, ...]:
    """From which figures on a change of pain is called improved or worse."""
    limits = THRESHOLDS[measure]
    better = figure(limits.better or 0)
    least = figure(limits.share_least)
    return (
        say("progress.counts_fall", better=better, share=limits.share, least=least),
        say("progress.counts_rise", worse=figure(limits.worse)),
        say("progress.counts_source"),
    )


def shown_words(say: Say, series: Series) -> str:
    """What can be seen in a chart where lower is better: ends, extremes, gaps, what a mark is."""
    if not series.known:
        return _nothing(say)
    lines = [_ends(say, series), _gaps(say, series.missing)]
    if series.span.step > 1:
        lines.append(_in_weeks(say, series.span, "progress.one_week", "progress.some_weeks"))
    return " ".join([*lines, say(_LOWER)])


def _nothing(say: Say) -> str:
    return say("progress.shows_nothing")


def _ends(say: Say, series: Series) -> str:
    known, span = series.known, series.span
    values = [value for _, value in known]
    return say(
        "progress.shows_one" if len(known) == 1 else "progress.shows",
        first_day=short_day(say, span.days_of(known[0][0])[0], span.last),
        last_day=short_day(say, span.days_of(known[-1][0])[1], span.last),
        first=value_words(values[0]),
        last=value_words(values[-1]),
        low=value_words(min(values)),
        high=value_words(max(values)),
    )


def value_words(value: float) -> str:
    """A value of a chart as it is written: "5.3"."""
    return figure(Fraction(value).limit_denominator(_SMALLEST_PART))


def _gaps(say: Say, missing: int) -> str:
    if missing == 0:
        return say("progress.gaps_none")
    return say("progress.gaps_one") if missing == 1 else say("progress.gaps", count=missing)


def _in_weeks(say: Say, span: Span, one: str, some: str) -> str:
    weeks = span.step // DAYS_OF_A_WEEK
    return say(one) if weeks == 1 else say(some, weeks=weeks)


def activity_words(say: Say, weeks: ActivityWeeks) -> str:
    """In how many weeks activity was noted, how much, and what a bar is."""
    if weeks.typical is None:
        return say("progress.activity.none")
    said = say(
        "progress.activity.said_one" if weeks.weeks == 1 else "progress.activity.said",
        active=weeks.active,
        weeks=weeks.weeks,
        typical=_whole(weeks.typical),
    )
    bars = "progress.activity.one_bar", "progress.activity.some_bars"
    return f"{said} {_in_weeks(say, weeks.span, *bars)}"


def event_words(say: Say, events: Iterable[Event], today: date) -> tuple[str, ...]:
    """A sentence for each kind of event: its days, or how many when they are many."""
    by_kind: dict[tuple[Happening, str], list[date]] = {}
    for event in events:
        by_kind.setdefault((event.kind, event.name), []).append(event.day)
    lines, counted = [], dict.fromkeys(Happening, 0)
    for kind in Happening:
        of_kind = {name: days for (k, name), days in by_kind.items() if k is kind}
        if sum(map(len, of_kind.values())) > MOST_NAMED:
            counted[kind] = sum(map(len, of_kind.values()))
            lines.append(say(f"progress.events.{kind.value}_many", count=counted[kind]))
            continue
        for name, days in of_kind.items():
            named = ", ".join(short_day(say, day, today) for day in days)
            lines.append(say(f"progress.events.{kind.value}", name=name, days=named))
    return tuple(lines)


def event_word(say: Say, event: Event) -> str:
    """The one word beside an upright."""
    known = {Happening.FLARE: "flare", Happening.FALL: "fall"}
    return say(f"progress.event.{known.get(event.kind, 'medicine')}")


def block_words(say: Say, span: Span, block: int) -> str:
    """The day of a block, or its first and last."""
    first, last = span.days_of(block)
    if first == last:
        return short_day(say, first, span.last)
    return say(
        "progress.table.days",
        first=short_day(say, first, span.last),
        last=short_day(say, last, span.last),
    )


def series_rows(say: Say, series: Series) -> tuple[tuple[str, str], ...]:
    """Every block with its value in words, the newest first; a missing one says so."""
    return tuple(
        (
            block_words(say, series.span, n),
            say("progress.table.none") if value is None else value_words(value),
        )
        for n, value in _newest_first(series.values)
    )


def activity_rows(say: Say, weeks: ActivityWeeks) -> tuple[tuple[str, str], ...]:
    """Every block with its minutes in words, the newest first."""
    return tuple(
        (block_words(say, weeks.span, n), _minutes(say, value))
        for n, value in _newest_first(weeks.values)
    )


def _minutes(say: Say, value: float | None) -> str:
    if value is None:
        return say("progress.table.none")
    if not value:
        return say("progress.activity.legend_none")
    return say("progress.activity.minutes", minutes=_whole(value))


def _newest_first(values: Sequence[float | None]) -> Iterable[tuple[int, float | None]]:
    return reversed(list(enumerate(values)))

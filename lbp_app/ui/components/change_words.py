"""A change of a measure in words: from where to where, what it means, and from when it counts."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from lbp_app.domain.change import (
    ONE_ACTIVITY,
    THRESHOLDS,
    ActivityChange,
    Change,
    Measure,
    NotEnough,
    Thresholds,
)

Say = Callable[..., str]


def figure(value: Fraction | int) -> str:
    """A score as it is written: whole, or with one decimal rounded half up ("5.3")."""
    exact = Fraction(value)
    if exact.denominator == 1:
        return str(exact.numerator)
    tenths = Decimal(exact.numerator) / Decimal(exact.denominator)
    return str(tenths.quantize(Decimal("0.1"), ROUND_HALF_UP))


def label_words(say: Say, change: Change | ActivityChange) -> str:
    """The verdict in a word or two: "Better", "Little change"."""
    return say(f"change.label.{change.label.value}")


def change_lines(say: Say, change: Change | NotEnough) -> tuple[str, ...]:
    """Sentences that tell a change with its threshold, or why there is none to tell."""
    if isinstance(change, NotEnough):
        reason = f"change.not_enough.{change.reason.value}"
        return (say(reason, have=change.have, need=change.need),)
    said = "clearly" if change.clearly else change.label.value
    lines = [_where(say, change), say(f"change.said.{said}"), counts_words(say, change.measure)]
    if change.blind is not None:
        lines.append(say(f"change.blind.{change.blind.value}"))
    return tuple(lines)


def counts_words(say: Say, measure: Measure) -> str:
    """From which figure on a change of this measure counts."""
    return say(f"change.counts.{measure.value}", **_figures(THRESHOLDS.get(measure)))


def activity_lines(say: Say, changes: tuple[ActivityChange, ...]) -> tuple[str, ...]:
    """A sentence for each of the patient's own activities, and when one alone counts."""
    if not changes:
        return ()
    lines = [
        say(
            "change.one_activity",
            activity=change.activity,
            start=figure(change.start.value),
            now=figure(change.now.value),
            label=label_words(say, change),
        )
        for change in changes
    ]
    points = figure(ONE_ACTIVITY.worse)
    return (*lines, say("change.one_activity_counts", points=points))


def _where(say: Say, change: Change) -> str:
    now = figure(change.now.value)
    if change.start is None:
        answer = say(f"measures.pgic.option.n{now}")
        return say("change.own_words", answer=answer)
    return say("change.from_to", start=figure(change.start.value), now=now)


def _figures(thresholds: Thresholds | None) -> dict[str, str]:
    """The figures of a threshold under the names that the words use."""
    if thresholds is None:
        return {}
    known = {
        "better": thresholds.better,
        "share": thresholds.share,
        "least": thresholds.share_least,
        "from": thresholds.share_from,
        "worse": thresholds.worse,
    }
    return {name: figure(value) for name, value in known.items() if value is not None}

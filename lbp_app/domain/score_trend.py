"""The score of one measure over time, with the band of little change round its start."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from lbp_app.domain.change import THRESHOLDS, Change, Measure, NotEnough, Reading
from lbp_app.domain.measures import Edition, Instrument, current
from lbp_app.domain.progress import Series, Span, little_change, middle

SHOWN = (Instrument.PEG, Instrument.RMDQ, Instrument.PSFS)
"""The measures of function, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class ScoreTrend:
    """One measure of function in its own points; its edition tells range and direction.

    ``change`` is that of the latest sheet against the first, whatever time is shown.
    """

    instrument: Instrument
    series: Series
    start: Fraction
    band: tuple[Fraction, Fraction]
    change: Change | NotEnough

    @property
    def edition(self) -> Edition:
        """What is asked, from where to where the score goes, and which way is better."""
        return current(self.instrument)


def score_trend(
    instrument: Instrument, scores: Sequence[Reading], change: Change | NotEnough, span: Span
) -> ScoreTrend:
    """One measure over the days of ``span``; ``scores`` are all there are, at least one.

    Each sheet is one value on its day; two on one day, or in one block, are their median.
    """
    by_block: dict[int, list[float]] = {}
    for reading in scores:
        if reading.day in span:
            by_block.setdefault(span.block(reading.day), []).append(float(reading.value))
    values = tuple(middle(by_block[n]) if n in by_block else None for n in range(span.blocks))
    start = min(scores, key=lambda r: r.day).value
    if isinstance(change, Change) and change.start is not None:
        start = change.start.value
    edition = current(instrument)
    limits = THRESHOLDS[Measure(instrument.value)]
    return ScoreTrend(
        instrument,
        Series(span, values, sum(map(len, by_block.values())), 0),
        start,
        little_change(limits, start, edition.least, edition.most),
        change,
    )

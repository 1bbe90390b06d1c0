"""What the list of measures shows: first what is due, then all of them with their last score."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from lbp_app.domain.measure_schedule import Due
from lbp_app.domain.measures import Instrument
from lbp_app.usecases.read_measures import FilledSheet, MeasuresView


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure in the list; ``due`` is None when it is not waiting."""

    instrument: Instrument
    due: Due | None
    last: FilledSheet | None

    @property
    def opens_result(self) -> bool:
        """A measure that was answered and is not due opens on its result."""
        return self.due is None and self.last is not None


def due_rows(due: tuple[Due, ...], view: MeasuresView) -> tuple[MeasureRow, ...]:
    """What is waiting, in the order of asking."""
    return tuple(MeasureRow(one.instrument, one, view.latest(one.instrument)) for one in due)


def other_rows(
    known: Collection[Instrument], due: tuple[Due, ...], view: MeasuresView
) -> tuple[MeasureRow, ...]:
    """All that are not waiting, in their usual order."""
    waiting = {one.instrument for one in due}
    return tuple(
        MeasureRow(instrument, None, view.latest(instrument))
        for instrument in Instrument
        if instrument in known and instrument not in waiting
    )

"""The state of the body chart's screen: the marks in hand, and what is shown of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from lbp_app.domain.body import BodyChart, Feeling, View, changed
from lbp_app.ui.flows.safety_draft import SafetyDraft
from lbp_app.usecases.ports import Trouble


@dataclass(frozen=True, slots=True)
class BodyChartState:
    """A body chart in hand.

    ``entry_id`` is the check-in it belongs to. ``last`` is the chart before this one; ``region`` is
    the one being asked about. ``safety`` are questions that the saved chart opened.
    """

    started_at: datetime
    chart: BodyChart = field(default_factory=BodyChart)
    last: BodyChart | None = None
    entry_id: str | None = None
    corrects: bool = False
    view: View = View.BACK
    as_list: bool = False
    region: str | None = None
    saved: bool = False
    trouble: Trouble | None = None
    safety: SafetyDraft | None = None

    @property
    def finished(self) -> bool:
        """True when the chart was kept and nothing is left to be asked."""
        return self.saved and self.safety is None

    @property
    def shows_last(self) -> bool:
        """True while the marks are those of last time, untouched."""
        return not self.corrects and self.last is not None and self.chart == self.last


def begin(
    started_at: datetime,
    *,
    now: BodyChart | None,
    last: BodyChart | None,
    entry_id: str | None = None,
) -> BodyChartState:
    """Start from what this check-in holds already, else from the marks of last time, else empty."""
    chart = now or last or BodyChart()
    return BodyChartState(started_at, chart, last, entry_id, corrects=now is not None)


def opened(state: BodyChartState, region: str) -> BodyChartState:
    """Ask about one region."""
    return replace(state, region=region)


def closed(state: BodyChartState) -> BodyChartState:
    """Back to the whole chart."""
    return replace(state, region=None)


def shown(state: BodyChartState, view: View) -> BodyChartState:
    """Turn the figure."""
    return replace(state, view=view)


def turned(state: BodyChartState) -> BodyChartState:
    """From the picture to the list, and back."""
    return replace(state, as_list=not state.as_list)


def rated(state: BodyChartState, region: str, strength: int) -> BodyChartState:
    """How strong it is (0 to 10) in a region."""
    return _marked(state, region, strength=strength)


def felt(state: BodyChartState, region: str, feeling: Feeling) -> BodyChartState:
    """One feeling more or less in a region."""
    mark = state.chart.mark(region)
    before = mark.feelings if mark else ()
    now = tuple(f for f in before if f is not feeling)
    return _marked(state, region, feelings=now if feeling in before else (*before, feeling))


def removed(state: BodyChartState, region: str) -> BodyChartState:
    """Nothing is felt in a region, and nothing more is asked about it."""
    return replace(state, chart=state.chart.without(region), region=None)


def cleared(state: BodyChartState) -> BodyChartState:
    """Nothing is felt anywhere."""
    return replace(state, chart=BodyChart())


def save_key(state: BodyChartState) -> str:
    """The words on the button that keeps the chart: what they say is what is kept."""
    if state.shows_last:
        return "body_chart.same"
    return "body_chart.save" if state.chart.marks else "body_chart.save_none"


def before(state: BodyChartState) -> int | None:
    """How strong it was last time in the region in hand, if it was rated."""
    mark = state.last.mark(state.region or "") if state.last else None
    return mark.strength if mark else None


def _marked(state: BodyChartState, region: str, **values: object) -> BodyChartState:
    mark = changed(state.chart.mark(region), region, **values)
    chart = state.chart.without(region) if mark is None else state.chart.with_mark(mark)
    return replace(state, chart=chart)

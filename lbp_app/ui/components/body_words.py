"""A body chart in words: its marks, and how far they go."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lbp_app.domain.body import BodyChart, Mark, Reach
from lbp_app.domain.spread import LegReach, Spread, spread

Say = Callable[..., str]


def mark_words(say: Say, mark: Mark | None) -> str:
    """What one region feels like: "6 of 10, burning, numb"."""
    if mark is None:
        return say("body_chart.not_marked")
    rated = mark.strength is not None
    strength = [say("body_chart.strength_words", value=mark.strength)] if rated else []
    feelings = [say(f"felt.{feeling.value}") for feeling in mark.feelings]
    return say("body_chart.between").join([*strength, *feelings])


def mark_lines(say: Say, chart: BodyChart) -> list[str]:
    """All marks, from the top down: "Right buttock: 6 of 10, aching."."""
    return [
        say(
            "body_chart.marked",
            region=say(f"body_region.{mark.region}"),
            what=mark_words(say, mark),
        )
        for mark in chart.marks
    ]


def chart_words(say: Say, chart: BodyChart) -> str:
    """All marks in one text."""
    return " ".join(mark_lines(say, chart)) or say("body_chart.nowhere")


def spread_words(say: Say, chart: BodyChart) -> str:
    """How far it goes: "From the low back down the left leg to the foot"."""
    return " ".join(_sentences(say, spread(chart)))


def _sentences(say: Say, found: Spread) -> Sequence[str]:
    back = say("spread.low_back" if found.low_back else "spread.back")
    if found.legs:
        same = {(leg.furthest, leg.joined) for leg in found.legs}
        if len(found.legs) > 1 and len(same) == 1:
            return [_leg(say, found, back, found.legs[0], "both")]
        return [_leg(say, found, back, leg, leg.side.value) for leg in found.legs]
    if found.back:
        return [say("spread.back_only", back=back)]
    return [say("spread.elsewhere" if found.elsewhere else "spread.nowhere")]


def _leg(say: Say, found: Spread, back: str, leg: LegReach, which: str) -> str:
    if leg.furthest is Reach.BUTTOCK:
        where = say(f"spread.buttock_{which}")
        if found.back:
            return say("spread.into", back=back, where=where)
        return say("spread.in_buttock", where=where)
    side, point = say(f"spread.leg_{which}"), say(f"spread.point_{leg.furthest.value}")
    if not found.back:
        return say("spread.in_leg", leg=side, point=point)
    return say("spread.down" if leg.joined else "spread.apart", back=back, leg=side, point=point)

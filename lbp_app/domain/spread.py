"""The way from the back to the foot: how far down each leg the marks of a body chart go."""

from __future__ import annotations

from dataclasses import dataclass

from lbp_app.domain.body import BodyChart, Reach, Region, Side

_BETWEEN = (Reach.THIGH, Reach.LOWER_LEG)
"""What has to be marked on the way for it to be called one: knee and ankle are easily missed."""


@dataclass(frozen=True, slots=True)
class LegReach:
    """The furthest point of one leg, and whether the marks lead there without a gap."""

    side: Side
    furthest: Reach
    joined: bool


@dataclass(frozen=True, slots=True)
class Spread:
    """What a chart says about the way from back to foot.

    ``back``: any mark on the back, the back of the pelvis included; ``low_back``: one at the low
    back or there. ``legs``: left before right, only those with a mark from the buttock down.
    """

    back: bool
    low_back: bool
    elsewhere: bool
    legs: tuple[LegReach, ...]

    @property
    def furthest(self) -> Reach:
        """The furthest point of both legs; ``BACK`` or ``OFF`` when no leg has a mark."""
        return max((leg.furthest for leg in self.legs), default=self._without_legs)

    @property
    def _without_legs(self) -> Reach:
        return Reach.BACK if self.back else Reach.OFF


def spread(chart: BodyChart) -> Spread:
    """The spread of a chart. Every mark counts, whatever it feels like and however strong."""
    regions = [mark.where for mark in chart.marks]
    return Spread(
        back=any(r.reach is Reach.BACK for r in regions),
        low_back=any(r.kind in {"back_low", "sacrum"} for r in regions),
        elsewhere=any(r.reach is Reach.OFF for r in regions),
        legs=tuple(
            leg for side in (Side.LEFT, Side.RIGHT) if (leg := _leg(regions, side)) is not None
        ),
    )


def _leg(regions: list[Region], side: Side) -> LegReach | None:
    levels = {r.reach for r in regions if r.side is side and r.reach >= Reach.BUTTOCK}
    if not levels:
        return None
    furthest = max(levels)
    on_the_way = {level for level in _BETWEEN if level < furthest}
    return LegReach(side, furthest, joined=on_the_way <= levels)

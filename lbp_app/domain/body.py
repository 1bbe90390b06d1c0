"""The body chart: 50 regions of the body, what is felt where and how strongly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from types import MappingProxyType

from lbp_app.domain.answers import rating


class Side(StrEnum):
    """The patient's own side, on both views."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class View(StrEnum):
    """From where the body is drawn. Seen from the front, the patient's left is at the right."""

    FRONT = "front"
    BACK = "back"


class Area(StrEnum):
    """The groups of the list, from the top down."""

    BACK = "back"
    TRUNK = "trunk"
    HIPS = "hips"
    THIGHS = "thighs"
    KNEES = "knees"
    LOWER_LEGS = "lower_legs"
    FEET = "feet"


class Reach(IntEnum):
    """How far down a leg a region lies, from the back; higher is further from the back.

    ``OFF`` is not on the way from the back to the foot (chest and belly).
    """

    OFF = -1
    BACK = 0
    BUTTOCK = 1
    THIGH = 2
    KNEE = 3
    LOWER_LEG = 4
    ANKLE = 5
    FOOT = 6
    TOES = 7


class Feeling(StrEnum):
    """What a place can feel like, in the order in which it is asked."""

    ACHE = "ache"
    SHARP = "sharp"
    BURNING = "burning"
    ELECTRIC = "electric"
    TINGLING = "tingling"
    NUMB = "numb"
    WEAK = "weak"
    CRAMP = "cramp"


class BodyChartError(ValueError):
    """A mark or a chart that cannot be; ``code`` names why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Region:
    """One region: its stable ``id``, the kind it shares with the other side, where it is drawn."""

    id: str
    kind: str
    side: Side
    area: Area
    reach: Reach
    views: frozenset[View]


_SIDES = (Side.LEFT, Side.RIGHT)
_ALL = (Side.LEFT, Side.CENTRE, Side.RIGHT)
_FRONT, _BACK, _BOTH = {View.FRONT}, {View.BACK}, {View.FRONT, View.BACK}
_KINDS: tuple[tuple[str, tuple[Side, ...], Area, Reach, set[View]], ...] = (
    ("back_upper", _ALL, Area.BACK, Reach.BACK, _BACK),
    ("back_mid", _ALL, Area.BACK, Reach.BACK, _BACK),
    ("back_low", _ALL, Area.BACK, Reach.BACK, _BACK),
    ("sacrum", (Side.CENTRE,), Area.BACK, Reach.BACK, _BACK),
    ("chest", _SIDES, Area.TRUNK, Reach.OFF, _FRONT),
    ("belly", _SIDES, Area.TRUNK, Reach.OFF, _FRONT),
    ("buttock", _SIDES, Area.HIPS, Reach.BUTTOCK, _BACK),
    ("hip_side", _SIDES, Area.HIPS, Reach.BUTTOCK, _BOTH),
    ("groin", _SIDES, Area.HIPS, Reach.BUTTOCK, _FRONT),
    ("thigh_back", _SIDES, Area.THIGHS, Reach.THIGH, _BACK),
    ("thigh_outside", _SIDES, Area.THIGHS, Reach.THIGH, _BOTH),
    ("thigh_front", _SIDES, Area.THIGHS, Reach.THIGH, _FRONT),
    ("thigh_inside", _SIDES, Area.THIGHS, Reach.THIGH, _FRONT),
    ("knee_front", _SIDES, Area.KNEES, Reach.KNEE, _FRONT),
    ("knee_back", _SIDES, Area.KNEES, Reach.KNEE, _BACK),
    ("calf", _SIDES, Area.LOWER_LEGS, Reach.LOWER_LEG, _BACK),
    ("leg_outside", _SIDES, Area.LOWER_LEGS, Reach.LOWER_LEG, _BOTH),
    ("shin", _SIDES, Area.LOWER_LEGS, Reach.LOWER_LEG, _FRONT),
    ("ankle_front", _SIDES, Area.FEET, Reach.ANKLE, _FRONT),
    ("ankle_back", _SIDES, Area.FEET, Reach.ANKLE, _BACK),
    ("heel", _SIDES, Area.FEET, Reach.FOOT, _BACK),
    ("sole", _SIDES, Area.FEET, Reach.FOOT, _BACK),
    ("foot_top", _SIDES, Area.FEET, Reach.FOOT, _FRONT),
    ("toes", _SIDES, Area.FEET, Reach.TOES, _FRONT),
)


def _id(kind: str, side: Side, sides: tuple[Side, ...]) -> str:
    return kind if len(sides) == 1 else f"{kind}_{side.value}"


REGIONS: tuple[Region, ...] = tuple(
    Region(_id(kind, side, sides), kind, side, area, reach, frozenset(views))
    for kind, sides, area, reach, views in _KINDS
    for side in sides
)
"""All regions from the top down, left before right. Ids are for ever: diaries hold them."""

REGION = MappingProxyType({region.id: region for region in REGIONS})
_PLACE = {region.id: place for place, region in enumerate(REGIONS)}
_ORDER = tuple(Feeling)


@dataclass(frozen=True, slots=True)
class Mark:
    """What is felt in one region: how strong (0 to 10, None when it was not rated), and how.

    Feelings are kept once each, in the order of :class:`Feeling`.

    Raises:
        BodyChartError: on a region that is not known, and on a mark that says nothing.
        NotARatingError: on a strength outside 0 to 10.
    """

    region: str
    strength: int | None = None
    feelings: tuple[Feeling, ...] = ()

    def __post_init__(self) -> None:
        if self.region not in REGION:
            raise BodyChartError("unknown_region")
        if self.strength is not None:
            rating(self.strength)
        if not self.strength and not self.feelings:
            raise BodyChartError("nothing_marked")
        ordered = tuple(sorted(set(self.feelings), key=_ORDER.index))
        object.__setattr__(self, "feelings", ordered)

    @property
    def where(self) -> Region:
        """The region itself."""
        return REGION[self.region]


@dataclass(frozen=True, slots=True)
class BodyChart:
    """All marks of one moment, from the top down.

    A chart without marks says "nowhere"; a chart that was not filled in is no chart at all.

    Raises:
        BodyChartError: when a region is marked twice.
    """

    marks: tuple[Mark, ...] = ()

    def __post_init__(self) -> None:
        if len({mark.region for mark in self.marks}) < len(self.marks):
            raise BodyChartError("region_twice")
        ordered = tuple(sorted(self.marks, key=lambda mark: _PLACE[mark.region]))
        object.__setattr__(self, "marks", ordered)

    def mark(self, region: str) -> Mark | None:
        """What is marked in a region, if anything."""
        return next((mark for mark in self.marks if mark.region == region), None)

    def with_mark(self, mark: Mark) -> BodyChart:
        """A copy in which this is what is felt in its region."""
        return BodyChart((*self.without(mark.region).marks, mark))

    def without(self, region: str) -> BodyChart:
        """A copy in which a region is not marked."""
        return replace(self, marks=tuple(m for m in self.marks if m.region != region))

    def with_feeling(self, *feelings: Feeling) -> frozenset[str]:
        """The regions that feel like any of these."""
        wanted = frozenset(feelings)
        return frozenset(m.region for m in self.marks if wanted & frozenset(m.feelings))


def regions_of(area: Area) -> tuple[tuple[Region, ...], ...]:
    """The regions of one part of the list, left and right of the same kind together."""
    kinds = dict.fromkeys(region.kind for region in REGIONS if region.area is area)
    return tuple(tuple(r for r in REGIONS if r.kind == kind) for kind in kinds)


def changed(mark: Mark | None, region: str, **values: object) -> Mark | None:
    """A mark with another strength or other feelings; None when nothing is left of it."""
    now = {
        "strength": mark.strength if mark else None,
        "feelings": mark.feelings if mark else (),
        **values,
    }
    if not now["strength"] and not now["feelings"]:
        return None
    return Mark(region, **now)  # type: ignore[arg-type]


def strongest(marks: Iterable[Mark]) -> int | None:
    """The highest strength that was rated, None when none was."""
    return max((m.strength for m in marks if m.strength is not None), default=None)

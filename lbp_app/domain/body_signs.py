"""New numbness or weakness on the body chart, and the safety questions that it opens."""

from __future__ import annotations

from lbp_app.domain.body import REGION, BodyChart, Feeling

LEGS, SADDLE = "legs", "saddle"
"""Groups of ``content/red_flags/rules.yaml``; a test holds that they exist there."""

SADDLE_KINDS = frozenset({"sacrum", "buttock", "groin", "thigh_inside"})
"""Where the nerves of the saddle also reach: feeling lost here asks about between the legs. [J]"""

_NOTHING = BodyChart()


def new_numbness_or_weakness(before: BodyChart | None, now: BodyChart) -> frozenset[str]:
    """The regions that are numb or weak now and were not in the chart ``before``.

    Without an earlier chart all of them are new: to ask once too often is the safe side.
    """
    return _new(before, now, Feeling.NUMB) | _new(before, now, Feeling.WEAK)


def groups_to_ask(before: BodyChart | None, now: BodyChart) -> tuple[str, ...]:
    """The groups of safety questions that a chart opens, in the order in which they are asked.

    New numbness or weakness anywhere asks about the legs. New numbness or tingling beside the
    saddle asks about between the legs too, which is not a region of the chart. [J]
    """
    lost = _new(before, now, Feeling.NUMB) | _new(before, now, Feeling.TINGLING)
    saddle = any(REGION[region].kind in SADDLE_KINDS for region in lost)
    legs = bool(new_numbness_or_weakness(before, now))
    return tuple(g for g, asked in ((SADDLE, saddle), (LEGS, legs)) if asked)


def _new(before: BodyChart | None, now: BodyChart, feeling: Feeling) -> frozenset[str]:
    return now.with_feeling(feeling) - (before or _NOTHING).with_feeling(feeling)

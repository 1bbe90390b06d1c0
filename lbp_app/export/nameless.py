"""A diary without anybody's words: no name, no note, nothing that was typed."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from lbp_app.domain import daily, heat, plan
from lbp_app.domain.body import BodyChart
from lbp_app.domain.log import AnyLogItem
from lbp_app.domain.measures import Answers
from lbp_app.usecases.whole_diary import WholeDiary

LENGTH = 20
_KEPT = (
    daily.Activity,
    daily.Fall,
    daily.Flare,
    daily.Medicine,
    daily.MedicineTaken,
    daily.Rested,
    daily.SideEffects,
    daily.Sleep,
    heat.HeatSession,
    plan.PlanChoice,
    plan.PlanDone,
    plan.PlanTry,
    plan.PlanWeek,
    plan.PlanWeekTold,
    Answers,
    BodyChart,
)
"""Kinds that say something without words; the others, notes among them, are left out."""


def nameless(whole: WholeDiary) -> WholeDiary:
    """The same diary with every word of the patient's own taken out."""
    return replace(
        whole,
        check_ins=tuple(replace(c, note="") for c in whole.check_ins),
        visits=tuple(replace(v, who="", said="") for v in whole.visits),
        checked_items=tuple(replace(c, who="", different_now="") for c in whole.checked_items),
        profiles=tuple(replace(p, profile=replace(p.profile, name=None)) for p in whole.profiles),
        items=tuple(_items(whole)),
    )


def _items(whole: WholeDiary) -> Iterator[AnyLogItem]:
    for item in whole.items:
        if type(item.fact) in _KEPT:
            yield replace(item, fact=_wordless(item.fact), reason="")


def _wordless(fact: Any) -> Any:  # noqa: ANN401 - any kind of the log
    if isinstance(fact, daily.Medicine):
        return replace(fact, name=fact.group.value, note="")
    if isinstance(fact, daily.MedicineTaken):
        return replace(fact, name=fact.group.value)
    if isinstance(fact, Answers):
        names = tuple(f"activity {n}" for n, _ in enumerate(fact.activities, 1))
        return replace(fact, activities=names)
    has_note = any(field.name == "note" for field in fields(fact))
    return replace(fact, note="") if has_note else fact


def pseudonym(whole: WholeDiary, key: bytes) -> str:
    """A name for the diary that only the holder of ``key`` can work out, the same each time.

    It is made of the id of the record that was written first, which is random and stays the same
    in every later export of the same diary.
    """
    first = next((str(getattr(r, "id", getattr(r, "entry_id", ""))) for r in whole.records), "")
    return hmac.digest(key, first.encode(), "sha256").hex()[:LENGTH]

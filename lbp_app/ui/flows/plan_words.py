"""The plan in words: lengths, levels, reasons, and each part of today."""

from __future__ import annotations

from collections.abc import Sequence

from lbp_app.domain.daily import ActivityKind
from lbp_app.domain.plan import How, PlanPart, PlanWeek
from lbp_app.domain.walking import Level
from lbp_app.ui.components.moments import clock_words
from lbp_app.ui.stage import Stage
from lbp_app.usecases.look_at_plan import PartToday, Phase, PlanView

_COUNTED = ("usual", "minutes", "more")
"""Values of a reason that are lengths; all others are plain numbers."""


def number_words(stage: Stage, value: float) -> str:
    """ "8" or "8½"; sessions come in half minutes, ticks in halves."""
    whole = int(value)
    if value - whole < _QUARTER:
        return str(whole)
    return stage.say("plan.half", whole=whole or "")


_QUARTER = 0.25


def minutes_words(stage: Stage, minutes: float) -> str:
    """ "8½ minutes"."""
    if minutes == 1:
        return stage.say("plan.minute")
    return stage.say("plan.minutes", minutes=number_words(stage, minutes))


def list_words(stage: Stage, parts: Sequence[str]) -> str:
    """ "8, 7 and 6"."""
    *first, last = parts
    return stage.say("plan.and", first=", ".join(first), last=last) if first else last


def unit_words(stage: Stage, view: PlanView, count: float = 1) -> str:
    """What one session of the chosen activity is called, or several."""
    return stage.say(f"plan.{'unit' if count == 1 else 'units'}_{view.choice.activity.value}")


def how_words(stage: Stage, activity: ActivityKind) -> list[str]:
    """How it is done, for what is done on a chair; nothing for what everybody knows."""
    key = f"plan.how_{activity.value}"
    return [stage.say(key)] if key in stage.services.library.texts else []


def level_words(stage: Stage, view: PlanView, level: Level) -> str:
    """ "3 walks of 8 minutes"."""
    units = unit_words(stage, view, level.days)
    if len(set(level.sessions)) == 1:
        minutes = minutes_words(stage, level.sessions[0])
        return stage.say("plan.level_same", days=level.days, units=units, minutes=minutes)
    lengths = [number_words(stage, s) for s in level.sessions]
    each = stage.say("plan.minutes", minutes=list_words(stage, lengths))
    return stage.say("plan.level_each", days=level.days, units=units, list=each)


def reason_words(stage: Stage, view: PlanView, week: PlanWeek) -> str:
    """Why this week is as it is, in one sentence or two."""
    values = {
        name: minutes_words(stage, v) if name in _COUNTED else number_words(stage, v)
        for name, v in week.values
    }
    unit, units = unit_words(stage, view), unit_words(stage, view, 2)
    try:
        return stage.say(f"plan.reason_{week.rule}", **{"unit": unit, "units": units, **values})
    except KeyError:  # a file that was brought back may come from somewhere else
        return stage.say("plan.no_reason")


def part_head(stage: Stage, view: PlanView, part: PlanPart) -> str:
    """The first line of a row."""
    if part is not PlanPart.MOVE:
        return stage.say(f"plan.{part.value}_title")
    if view.phase is Phase.WEEK_OVER:
        return stage.say("plan.move_over")
    if view.level is None:
        return stage.say("plan.move_try", unit=unit_words(stage, view))
    if view.session is None:
        return stage.say("plan.move_all")
    activity = stage.say(f"log.activity.kind_{view.choice.activity.value}")
    return stage.say(
        "plan.move_title", activity=activity, minutes=minutes_words(stage, view.session)
    )


def part_line(stage: Stage, view: PlanView, one: PartToday, lesson: str | None) -> str:
    """The second line: what became of it today, else what it is about."""
    if one.how is not None:
        time = clock_words(one.at.astimezone(stage.services.clock.now().tzinfo)) if one.at else ""
        return stage.say(f"plan.state_{one.how.value}", time=time)
    if one.part is PlanPart.MOVE:
        return _move_line(stage, view)
    if one.part is PlanPart.LEARN and lesson is not None:
        return lesson
    return stage.say(f"plan.{one.part.value}_second")


def _move_line(stage: Stage, view: PlanView) -> str:
    if view.phase is Phase.WEEK_OVER:
        return stage.say("plan.move_over_second")
    if view.level is None:
        tries = stage.services.library.walking.tries
        return stage.say("plan.move_try_second", count=min(len(view.tries), tries), all=tries)
    if view.session is None:
        return stage.say("plan.move_all_second")
    done = number_words(stage, view.walked)
    return stage.say("plan.move_second", done=done, days=view.level.days)


def ticked(one: PartToday) -> bool:
    """A part of it counts as ticked, too."""
    return one.how in (How.DONE, How.PART)

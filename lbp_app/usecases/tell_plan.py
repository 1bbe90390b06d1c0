"""The sessions of the plan in words: how many were planned, how many done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from lbp_app.domain.planned import PlannedWeek, share
from lbp_app.usecases.tell_figures import figure

Say = Callable[..., str]


def plan_lines(say: Say, weeks: Sequence[PlannedWeek]) -> tuple[str, ...]:
    """Sessions planned and done: of the whole weeks, then of the one that runs."""
    if not weeks:
        return (say("summary.adherence.plan_none"),)
    lines = []
    whole, percent = [week for week in weeks if week.over], share(weeks)
    if percent is not None:
        lines.append(
            say(
                "summary.adherence.plan",
                done=figure(sum(week.achieved for week in whole)),
                planned=sum(week.planned for week in whole),
                share=percent,
                weeks=len(whole),
            )
        )
    running = weeks[-1]
    if not running.over:
        done, planned = figure(running.achieved), running.planned
        lines.append(say("summary.adherence.plan_now", done=done, planned=planned))
    return tuple(lines)


def plan_week_line(say: Say, day: Callable[[date], str], week: PlannedWeek) -> str:
    """One week of the plan in full."""
    return say(
        "summary.adherence.plan_week" if week.over else "summary.adherence.plan_week_now",
        number=week.number,
        day=day(week.starts),
        planned=week.planned,
        minutes=", ".join(figure(minutes) for minutes in week.minutes),
        done=week.done + week.beside,
        part=week.part,
    )

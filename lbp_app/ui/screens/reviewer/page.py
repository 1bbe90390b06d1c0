"""One diary in the reviewer: whose it is, and the four ways to look at it."""

from __future__ import annotations

import flet as ft

from lbp_app.ui.components.basics import column, heading, notice, second, words
from lbp_app.ui.components.choices import chips
from lbp_app.ui.screens.reviewer import desk as steps
from lbp_app.ui.screens.reviewer import state as review
from lbp_app.ui.screens.reviewer.charts import charts
from lbp_app.ui.screens.reviewer.desk import At
from lbp_app.ui.screens.reviewer.lines import lines
from lbp_app.ui.screens.reviewer.listing import who
from lbp_app.ui.screens.reviewer.overview import overview
from lbp_app.ui.screens.reviewer.periods import periods
from lbp_app.ui.screens.reviewer.state import Tab
from lbp_app.ui.theme import SMALL, TITLE, Space
from lbp_app.usecases.review_desk import Case, OpenedDiary, days_of
from lbp_app.usecases.share_desk import Time

_TIMES = (Time.FOUR_WEEKS, Time.THREE_MONTHS, Time.ONE_YEAR, Time.ALL)


def page(at: At, room: float) -> list[ft.Control]:
    """The page, ``room`` logical pixels wide; what stands there while it is read or refused."""
    look, say, state = at.stage.look, at.stage.say, at.state
    if state.not_opened is not None:
        file = state.not_opened.source.shown
        reason = at.stage.services.reviewer.why(state.not_opened)
        return [notice(look, "warning", say("reviewer.not_opened_file", file=file), reason)]
    if state.opened is None:
        case = state.opening
        head = [_name(at, case)] if case else []
        text = words(look, say("reviewer.opening"))
        return [*head, ft.Semantics(live_region=True, content=text), ft.ProgressBar()]
    opened = state.opened
    body: list[ft.Control] = [*_head(at, opened), _ways(at, opened)]
    if state.tab is Tab.SUMMARY:
        return [*body, *overview(at, opened, room)]
    if state.tab is Tab.CHARTS:
        return [*body, *charts(at, opened, room)]
    if state.tab is Tab.PERIODS:
        return [*body, *periods(at, opened)]
    return [*body, *lines(at)]


def _head(at: At, opened: OpenedDiary) -> list[ft.Control]:
    look, say, tell = at.stage.look, at.stage.say, at.stage.services.reviewer.tell
    case = opened.case
    first, last = days_of(opened, at.state.time)
    told = [say("reviewer.made_on", file=case.source.shown, day=tell.day(case.made_at.date()))]
    if at.state.tab in (Tab.SUMMARY, Tab.CHARTS):
        told.append(say("summary.period", first=tell.day(first), last=tell.day(last)))
    told.append(say("summary.unverified"))
    lines = [second(look, ". ".join(line.rstrip(".") for line in told) + ".", SMALL)]
    if case.name and case.name.casefold() in at.state.load.same_names:
        lines.append(words(look, say("reviewer.same_name"), SMALL))
    if any(older.mark == case.mark for older in at.state.load.older):
        lines.append(words(look, say("reviewer.is_older"), SMALL))
    return [column([_name(at, case), *lines], Space.XS)]


def _name(at: At, case: Case) -> ft.Control:
    level = 2 if at.stage.look.wide else 1
    return heading(at.stage.look, who(at, case), TITLE, level=level)


def _ways(at: At, opened: OpenedDiary) -> ft.Control:
    """How to look and, where a time can be chosen, at which; in one line if there is room."""
    tabs = _tabs(at, opened)
    if at.state.tab not in (Tab.SUMMARY, Tab.CHARTS):
        return tabs
    if not at.stage.look.wide:
        return column([tabs, _times(at)], Space.S)
    return ft.Row(
        [tabs, _times(at)],
        wrap=True,
        spacing=Space.XL,
        run_spacing=Space.S,
        alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
    )


def _tabs(at: At, opened: OpenedDiary) -> ft.Control:
    say = at.stage.say
    options = [(tab.value, say(f"reviewer.tab_{tab.value}")) for tab in Tab]
    choose = steps.choose_tab(at, opened)
    made = chips(at.stage.look, options, (at.state.tab.value,), choose, key="tab", small=True)
    return ft.Semantics(container=True, label=say("reviewer.tabs"), content=made)


def _times(at: At) -> ft.Control:
    say = at.stage.say

    def choose(time: str) -> None:
        at.change(lambda now: review.choose_time(now, time))

    options = [(time.value, say(f"reviewer.time_{time.value}")) for time in _TIMES]
    made = chips(at.stage.look, options, (at.state.time.value,), choose, key="time", small=True)
    return ft.Semantics(container=True, label=say("share.period"), content=made)

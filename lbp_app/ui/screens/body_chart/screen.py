"""The body chart: tap where it is felt, on the picture or in the list, and say how."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import flet as ft

from lbp_app.domain.body import Feeling, View
from lbp_app.domain.diary import Kind
from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    filled_button,
    heading,
    outlined_button,
    second,
    text_button,
    title,
    words,
)
from lbp_app.ui.components.body_card import body_summary
from lbp_app.ui.components.body_figure import legend
from lbp_app.ui.components.body_list import body_list
from lbp_app.ui.components.body_sheet import body_sheet
from lbp_app.ui.components.body_views import beside_figures, body_views, button_pair
from lbp_app.ui.components.body_words import spread_words
from lbp_app.ui.components.frame import Back
from lbp_app.ui.flows.safety_check import (
    after_questions,
    framed_step,
    safety_step,
    trouble_notice,
)
from lbp_app.ui.flows.safety_draft import (
    STALE_AFTER,
    SafetyDraft,
    prompted,
    with_a_clean_check,
)
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.screens.body_chart import state as charts
from lbp_app.ui.screens.body_chart.state import BodyChartState
from lbp_app.ui.stage import Stage, newest, use_draft, use_stage
from lbp_app.ui.theme import BODY_STRONG

DRAFT = "body-chart"


@dataclass(frozen=True, slots=True)
class Hand:
    """The chart in hand, how it is replaced, and the ways out: ``leave`` forgets it."""

    stage: Stage
    state: BodyChartState
    put: Callable[[BodyChartState | None], None]
    back: Callable[[], None]
    leave: Callable[[], None]

    def change(self, how: Callable[[BodyChartState], BodyChartState]) -> None:
        """Change the chart as it is now."""
        self.put(how(self.now()))

    def now(self) -> BodyChartState:
        """The chart as it is now: a tap may come before the one before it was drawn."""
        now = newest(self.stage.session, DRAFT, self.state)
        return now if now.started_at == self.state.started_at else self.state

    def ask(self, region: str) -> None:
        """Ask about one region."""
        self.change(lambda now: charts.opened(now, region))

    @property
    def route(self) -> str:
        """The address of this chart."""
        entry_id = self.state.entry_id
        return routes.BODY_CHART if entry_id is None else routes.body_chart_of(entry_id)


@screen
def BodyChartScreen() -> ft.View:  # noqa: N802 - a component
    """The chart, one region of it, the questions it opens, and the end."""
    stage = use_stage()
    entry_id = ft.use_route_params().get("entry_id")
    state, put = use_draft(DRAFT, lambda: _fresh(stage, entry_id))
    late = stage.services.clock.now() - state.started_at > STALE_AFTER
    if state.entry_id != entry_id or late:
        state = _fresh(stage, entry_id)

    def back() -> None:
        stage.go(routes.TODAY if entry_id is None else routes.CHECK_IN)

    def leave() -> None:
        put(None)
        back()

    hand = Hand(stage, state, put, back, leave)
    if state.safety is not None and (asking := _asking(hand, state.safety)) is not None:
        return asking
    if state.saved:
        return _end(hand)
    return _chart(hand) if state.region is None else _region(hand, state.region)


def _fresh(stage: Stage, entry_id: str | None) -> BodyChartState:
    known = stage.services.read_body_charts(entry_id)
    return charts.begin(
        stage.services.clock.now(), now=known.now, last=known.last, entry_id=entry_id
    )


def _chart(hand: Hand) -> ft.View:
    """The picture or the list; both where there is room."""
    stage, state = hand.stage, hand.state
    look = stage.look

    drawn = [_figures(hand), *legend(look, state.chart)]
    far = [words(look, spread_words(look.say, state.chart), BODY_STRONG), *_clear(hand)]
    listed = body_list(look, state.chart, hand.ask)
    if look.wide:
        body = [beside_figures(drawn, [*far, *listed])]
    elif look.large_text:
        body = [*drawn, *far, *listed]
    elif state.as_list:
        body = [title(look, stage.say("body_chart.head_list")), *far, *listed]
    else:
        body = [*drawn, *far]
    return framed(
        stage,
        hand.route,
        [*trouble_notice(stage, state.trouble), *body],
        back=Back(stage.say("nav.back"), hand.back),
        bottom=_chart_buttons(hand),
        two_columns=True,
        step="list" if state.as_list else "chart",
        flag=open_flag(stage),
    )


def _figures(hand: Hand) -> ft.Control:
    """The picture; beside the sheet of a region that region is the title, not the picture."""
    stage, state = hand.stage, hand.state

    def turn(view: View) -> None:
        hand.change(lambda now: charts.shown(now, view))

    return body_views(
        stage.look,
        stage.services.body(),
        state.chart,
        view=state.view,
        on_view=turn,
        on_region=hand.ask,
        chosen=state.region,
        level=1 if state.region is None else 2,
    )


def _clear(hand: Hand) -> list[ft.Control]:
    """What the marks are when they were not made today, and the way to an empty chart."""
    stage, state = hand.stage, hand.state
    if not state.chart.marks:
        return []

    def clear() -> None:
        hand.change(charts.cleared)

    lead = [second(stage.look, stage.say("body_chart.last_shown"))] if state.shows_last else []
    return [*lead, text_button(stage.look, stage.say("body_chart.clear"), clear, key="clear")]


def _chart_buttons(hand: Hand) -> list[ft.Control]:
    stage, state = hand.stage, hand.state
    look = stage.look

    def save() -> None:
        _save(hand)

    def switch() -> None:
        hand.change(charts.turned)

    done = filled_button(look, stage.say(charts.save_key(state)), save, key="save-chart")
    if look.wide or look.large_text:
        return [done]  # the list stands beside or below the picture
    text = (
        stage.say("body_chart.figure")
        if state.as_list
        else stage.say("body_chart.list", count=len(state.chart.marks))
    )
    other = outlined_button(look, text, switch, key="list-or-figure")
    return [button_pair(other, done)]


def _region(hand: Hand, region: str) -> ft.View:
    """How strong it is there and what it feels like; each tap counts at once."""
    stage, state = hand.stage, hand.state
    look = stage.look
    mark = state.chart.mark(region)

    def strong(strength: int) -> None:
        hand.change(lambda now: charts.rated(now, region, strength))

    def feels(feeling: Feeling) -> None:
        hand.change(lambda now: charts.felt(now, region, feeling))

    def close() -> None:
        hand.change(charts.closed)

    def remove() -> None:
        hand.change(lambda now: charts.removed(now, region))

    sheet = [
        title(look, stage.say(f"body_region.{region}")),
        *body_sheet(
            look,
            mark,
            region=region,
            before=charts.before(state),
            on_strength=strong,
            on_feeling=feels,
            seconds=stage.services.clock.seconds,
        ),
    ]
    done = filled_button(look, stage.say("body_chart.done"), close, key="region-done")
    bottom = [done]
    if mark is not None:
        gone = outlined_button(look, stage.say("body_chart.remove"), remove, key="region-remove")
        if look.large_text:
            sheet.append(gone)  # below the fold: what stays in sight has no room for two
        else:
            bottom = [button_pair(gone, done)]
    if look.wide:
        sheet = [beside_figures([_figures(hand)], [*sheet, *bottom])]
        bottom = []
    return framed(
        stage,
        hand.route,
        sheet,
        back=Back(stage.say("nav.back"), close),
        bottom=bottom,
        two_columns=True,
        step=f"region-{region}",
        flag=open_flag(stage),
    )


def _save(hand: Hand) -> None:
    """Keep the chart; what is new on it opens its questions, whether or not it could be kept."""
    stage, state = hand.stage, hand.now()
    done = stage.services.record_body_chart(state.chart, state.entry_id)
    if done.saved and state.entry_id is not None:
        hand.leave()  # the check-in asks what the chart opens
        return
    asked = prompted(stage.services, Kind.GET_HELP, done.groups) if done.groups else None
    hand.put(replace(state, saved=done.saved, trouble=done.trouble, safety=asked))


def _asking(hand: Hand, safety: SafetyDraft) -> ft.View | None:
    """The safety questions that the chart opened, None once they are answered."""

    def change(how: Callable[[SafetyDraft], SafetyDraft]) -> None:
        hand.change(lambda now: replace(now, safety=how(now.safety or safety)))

    step = safety_step(hand.stage, safety, change, hand.leave)
    return None if step is None else framed_step(hand.stage, hand.route, step)


def _end(hand: Hand) -> ft.View:
    """Saved; after questions also what to watch for, never "you are safe"."""
    stage, state = hand.stage, hand.state
    look = stage.look

    def finish() -> None:
        if state.safety is not None:
            after = with_a_clean_check(stage.services, state.safety)
            if after.trouble is not None and state.trouble is None:
                hand.put(replace(state, safety=after, trouble=after.trouble))
                return  # say so once; the next "Done" goes on
        hand.leave()

    body: list[ft.Control] = [
        *trouble_notice(stage, state.trouble),
        ft.Semantics(live_region=True, content=title(look, stage.say("body_chart.saved"))),
        body_summary(look, stage.services.body(), state.chart),
    ]
    if state.safety is not None:
        body += after_questions(stage, state.safety, heading)
    return framed(
        stage,
        hand.route,
        body,
        bottom=[filled_button(look, stage.say("nav.done"), finish, key="done")],
        step="end",
        flag=open_flag(stage),
    )

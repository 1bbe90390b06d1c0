"""The first run on the screen: under five minutes, all of it skippable but the safety questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import flet as ft

from lbp_app.domain import screening as steps
from lbp_app.domain.diary import SCALES, Kind
from lbp_app.domain.profile import Consideration, Factor, Profile
from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    bullet,
    column,
    filled_button,
    notice,
    scene,
    second,
    text_button,
    title,
    words,
)
from lbp_app.ui.components.frame import Back
from lbp_app.ui.components.rating_steps import rating_steps
from lbp_app.ui.flows import profile_form
from lbp_app.ui.flows.safety_check import framed_step, safety_step
from lbp_app.ui.flows.safety_draft import SafetyDraft, is_stale, remember, start
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.screens.first_run import state as first_run
from lbp_app.ui.screens.first_run.state import FirstRunState, Step
from lbp_app.ui.stage import Stage, newest, use_draft, use_stage
from lbp_app.ui.theme import LESSON, Space
from lbp_app.usecases.give_verdict import current_profile

DRAFT = "first-run"


@dataclass(frozen=True, slots=True)
class _Run:
    """One drawing of the first run: where it stands and how it changes."""

    stage: Stage
    state: FirstRunState
    put: Callable[[FirstRunState | None], None]

    def now(self) -> FirstRunState:
        """The first run as it is when a tap comes; the one before may not have been drawn yet."""
        now = newest(self.stage.session, DRAFT, self.state)
        return now if now.safety.entry_id == self.state.safety.entry_id else self.state

    def go_on(self, step: Step) -> Callable[[], None]:
        def press() -> None:
            self.put(first_run.next_step(self.now(), step))

        return press

    def back(self, step: Step) -> Back:
        def press() -> None:
            self.put(first_run.back_from(self.state, step))

        return Back(self.stage.say("nav.back"), press)

    def next_button(self, step: Step, *, text: str = "nav.next") -> ft.Control:
        return filled_button(self.stage.look, self.stage.say(text), self.go_on(step), key="next")

    def skip_button(self, step: Step) -> ft.Control:
        return text_button(
            self.stage.look, self.stage.say("nav.skip"), self.go_on(step), key="skip"
        )


@screen
def FirstRunScreen() -> ft.View:  # noqa: N802 - a component
    """One step at a time; the step is derived from what was given."""
    stage = use_stage()
    state, put = use_draft(DRAFT, lambda: _fresh(stage))
    if is_stale(stage.services, state.safety):
        state = _fresh(stage)
    state = first_run.filled(state, current_profile(stage.services.give_verdict.diary))
    run = _Run(stage, state, put)

    def change(how: Callable[[SafetyDraft], SafetyDraft]) -> None:
        now = run.now()
        put(replace(now, safety=how(now.safety)))

    def leave_safety() -> None:
        put(first_run.back_from(state, Step.SAFETY))

    safety = safety_step(stage, state.safety, change, leave_safety)
    step = first_run.step_of(state, safety_done=safety is None)
    if step is Step.SAFETY and safety is not None:
        return framed_step(stage, routes.TODAY, safety)
    return _PAGES[step](run)


def _fresh(stage: Stage) -> FirstRunState:
    return FirstRunState(
        start(stage.services, Kind.FIRST_RUN, steps.Mode.FULL),
        current_profile(stage.services.give_verdict.diary),
    )


def _page(
    run: _Run,
    step: Step,
    body: Sequence[ft.Control],
    bottom: Sequence[ft.Control],
    *,
    back: bool = True,
) -> ft.View:
    return framed(
        run.stage,
        routes.TODAY,
        body,
        bottom=bottom,
        back=run.back(step) if back else None,
        flag=open_flag(run.stage),
        step=step.value,
    )


def _welcome(run: _Run) -> ft.View:
    look = run.stage.look
    picture = (
        []
        if look.large_text
        else [ft.Row([scene(look, "welcome", 358, 220)], alignment=ft.MainAxisAlignment.CENTER)]
    )
    body = [
        *picture,
        title(look, run.stage.say("welcome.head")),
        words(look, run.stage.say("welcome.body"), LESSON),
        *(bullet(look, run.stage.say(f"welcome.point_{n}"), LESSON) for n in range(1, 4)),
        second(look, run.stage.say("welcome.not")),
    ]
    return _page(
        run, Step.WELCOME, body, [run.next_button(Step.WELCOME, text="welcome.start")], back=False
    )


def _country(run: _Run) -> ft.View:
    def chosen(code: str | None) -> None:
        profile = replace(run.state.profile, country=code)
        trouble = run.stage.services.save_profile(profile, first_run_done=False)
        run.put(
            first_run.next_step(replace(run.state, profile=profile, trouble=trouble), Step.COUNTRY)
        )

    def wanted(text: str) -> None:
        run.put(replace(run.state, wanted=text))

    body = profile_form.country_list(
        run.stage, run.state.profile.country, run.state.wanted, wanted, chosen
    )
    return _page(run, Step.COUNTRY, body, [run.skip_button(Step.COUNTRY)])


def _put_profile(run: _Run) -> Callable[[Profile], None]:
    def put(profile: Profile) -> None:
        run.put(replace(run.state, profile=profile))

    return put


def _risks(run: _Run) -> ft.View:
    stage = run.stage
    put = _put_profile(run)

    def rest_is_no() -> None:
        now = run.now()
        profile = profile_form.no_to_open_factors(now.profile)
        run.put(first_run.next_step(replace(now, profile=profile), Step.RISKS))

    body = [
        title(stage.look, stage.say("profile.risks_head")),
        second(stage.look, stage.say("profile.risks_lead")),
        profile_form.age_question(stage, run.state.profile, put),
        *profile_form.factor_questions(stage, run.state.profile, put),
    ]
    if all(f in run.state.profile.factors for f in Factor):
        return _page(run, Step.RISKS, body, [run.next_button(Step.RISKS)])
    rest = filled_button(stage.look, stage.say("profile.no_rest"), rest_is_no, key="no-to-the-rest")
    return _page(run, Step.RISKS, body, [rest, run.skip_button(Step.RISKS)])


def _needs(run: _Run) -> ft.View:
    stage = run.stage

    def rest_is_no() -> None:
        now = run.now()
        profile = profile_form.no_to_open_needs(now.profile)
        run.put(first_run.next_step(replace(now, profile=profile), Step.NEEDS))

    body = [
        title(stage.look, stage.say("profile.needs_head")),
        second(stage.look, stage.say("profile.needs_lead")),
        *profile_form.consideration_questions(stage, run.state.profile, _put_profile(run)),
    ]
    if all(n in run.state.profile.considerations for n in Consideration):
        return _page(run, Step.NEEDS, body, [run.next_button(Step.NEEDS)])
    rest = filled_button(stage.look, stage.say("profile.no_rest"), rest_is_no, key="no-to-the-rest")
    return _page(run, Step.NEEDS, body, [rest, run.skip_button(Step.NEEDS)])


def _baseline(run: _Run) -> ft.View:
    look, p = run.stage.look, run.stage.look.palette
    colors = {"back_pain": p.back, "leg_pain": p.leg, "interference": p.func}

    def rated(scale: str) -> Callable[[int], None]:
        def on_rate(value: int) -> None:
            run.put(first_run.rate(run.now(), scale, value))

        return on_rate

    scales = [
        rating_steps(
            look,
            run.stage.say(f"pain.{scale}"),
            hint=run.stage.say(f"pain.{scale}_hint"),
            value=getattr(run.state.ratings, scale),
            before=None,
            color=colors[scale],
            on_rate=rated(scale),
            seconds=run.stage.services.clock.seconds,
            key=scale,
        )
        for scale in SCALES
    ]
    body = [
        title(look, run.stage.say("first_run.baseline_head")),
        second(look, run.stage.say("first_run.baseline_lead")),
        *scales,
    ]
    return _page(
        run, Step.BASELINE, body, [run.next_button(Step.BASELINE), run.skip_button(Step.BASELINE)]
    )


def _end(run: _Run) -> ft.View:
    stage = run.stage

    def finish() -> None:
        _keep_all(run)

    body: list[ft.Control] = []
    if run.state.trouble is not None:
        body.append(
            notice(
                stage.look,
                "warning",
                stage.say("trouble.unsaved_head"),
                stage.say(f"trouble.{run.state.trouble.value}"),
            )
        )
    body += [
        title(stage.look, stage.say("first_run.end_head")),
        words(stage.look, stage.say("first_run.end_body"), LESSON),
        column(
            [bullet(stage.look, s, LESSON) for s in stage.services.library.wording.watch_for],
            Space.S,
        ),
        second(stage.look, stage.say("first_run.end_help")),
    ]

    def go_on_unsaved() -> None:
        stage.session.first_run_skipped = True

    buttons = [filled_button(stage.look, stage.say("first_run.end_go"), finish, key="finish")]
    if run.state.trouble is not None:
        text = stage.say("first_run.end_without")
        buttons.append(text_button(stage.look, text, go_on_unsaved, key="without-saving"))
    return _page(run, Step.END, body, buttons)


def _keep_all(run: _Run) -> None:
    """Write the baseline with its verdict, then the profile; on trouble stay and say so."""
    services, state = run.stage.services, run.state
    done = services.record_check_in(
        state.safety.entry_id, Kind.FIRST_RUN, state.safety.screening, state.ratings
    )
    trouble = done.recorded.trouble or services.save_profile(state.profile, first_run_done=True)
    if trouble is not None:
        safety = remember(state.safety, done.recorded)
        run.put(replace(state, safety=safety, trouble=trouble))
        return
    run.put(None)
    run.stage.go(routes.TODAY)


_PAGES: dict[Step, Callable[[_Run], ft.View]] = {
    Step.WELCOME: _welcome,
    Step.COUNTRY: _country,
    Step.RISKS: _risks,
    Step.NEEDS: _needs,
    Step.BASELINE: _baseline,
    Step.END: _end,
}

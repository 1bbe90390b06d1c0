"""About you on the screen: one form, saved as a new version of the profile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import flet as ft

from lbp_app.domain.profile import Profile
from lbp_app.ui import routes
from lbp_app.ui.components.basics import filled_button, heading, notice, second, title
from lbp_app.ui.components.frame import Back
from lbp_app.ui.flows import profile_form
from lbp_app.ui.flows.review import back_to_review
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.screens.about_you import state as about_you
from lbp_app.ui.screens.about_you.state import AboutYouState
from lbp_app.ui.stage import Stage, use_draft, use_stage
from lbp_app.usecases.give_verdict import current_profile

DRAFT = "about-you"
Put = Callable[[AboutYouState | None], None]


@screen
def AboutYouScreen() -> ft.View:  # noqa: N802 - a component
    """Everything the first run asked about the patient."""
    stage = use_stage()
    profile = current_profile(stage.services.give_verdict.diary)
    state, put = use_draft(DRAFT, lambda: AboutYouState(profile))
    if DRAFT not in stage.session.drafts:
        stage.session.typed.put(profile_form.NAME, profile.name or "")
    if state.choosing_country:
        return _countries(stage, state, put)
    return _form(stage, state, put)


def _countries(stage: Stage, state: AboutYouState, put: Put) -> ft.View:
    def chosen(code: str | None) -> None:
        put(about_you.choose_country(state, code))

    def wanted(text: str) -> None:
        put(replace(state, wanted=text))

    def back() -> None:
        put(about_you.close_countries(state))

    body = profile_form.country_list(stage, state.profile.country, state.wanted, wanted, chosen)
    return framed(
        stage,
        routes.PROFILE,
        body,
        back=Back(stage.say("nav.back"), back),
        flag=open_flag(stage),
        step="countries",
    )


def _form(stage: Stage, state: AboutYouState, put: Put) -> ft.View:
    look = stage.look

    def change(profile: Profile) -> None:
        put(replace(state, profile=profile))

    def countries() -> None:
        stage.session.typed.put(profile_form.FILTER, "")
        put(about_you.open_countries(state))

    def leave() -> None:
        put(None)
        stage.go(back_to_review(stage, routes.ME))

    def save() -> None:
        _save(stage, state, put)

    body: list[ft.Control] = [title(look, stage.say("me.about_you"))]
    if state.trouble is not None:
        head, text = stage.say("trouble.unsaved_head"), stage.say(f"trouble.{state.trouble.value}")
        body.append(notice(look, "warning", head, text))
    body += [
        second(look, stage.say("profile.private")),
        profile_form.name_field(stage),
        profile_form.country_button(stage, state.profile, countries),
        profile_form.age_question(stage, state.profile, change),
        heading(look, stage.say("profile.risks_head")),
        *profile_form.factor_questions(stage, state.profile, change),
        heading(look, stage.say("profile.needs_head")),
        *profile_form.consideration_questions(stage, state.profile, change),
    ]
    return framed(
        stage,
        routes.PROFILE,
        body,
        bottom=[filled_button(look, stage.say("profile.save"), save, key="save-profile")],
        back=Back(stage.say("nav.back"), leave),
        flag=open_flag(stage),
    )


def _save(stage: Stage, state: AboutYouState, put: Put) -> None:
    profile = about_you.named(state, stage.session.typed.text(profile_form.NAME))
    # Get help leads here during the first run, too: that must not end it.
    done = stage.services.today().first_run_done
    trouble = stage.services.save_profile(profile, first_run_done=done)
    if trouble is not None:
        put(replace(state, trouble=trouble))
        return
    put(None)
    stage.go(back_to_review(stage, routes.ME))

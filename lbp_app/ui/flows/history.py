"""Earlier versions of something in the diary, in words: when it was corrected, what it was, why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

import flet as ft

from lbp_app.domain.diary import CheckIn
from lbp_app.domain.log import AnyLogItem, Why
from lbp_app.ui.components.basics import bullet, card, heading
from lbp_app.ui.components.moments import moment_within
from lbp_app.ui.stage import Stage

Version = TypeVar("Version", CheckIn, AnyLogItem)
_REASONS = frozenset(w.value for w in Why)


def history(
    stage: Stage, versions: Sequence[Version], what: Callable[[Version], str]
) -> list[ft.Control]:
    """One line for each change, the latest first; nothing when there is one version only."""
    changes: list[ft.Control] = [_change(stage, old, new, what) for old, new in pairwise(versions)]
    if not changes:
        return []
    head = heading(stage.look, stage.say("correct.history"))
    return [card(stage.look, [head, *reversed(changes)])]


def _change(stage: Stage, old: Version, new: Version, what: Callable[[Version], str]) -> ft.Control:
    look, now = stage.look, stage.services.clock.now()
    when = moment_within(look, new.logged_at, now)
    if new.gone is not old.gone:
        key = "correct.deleted_at" if new.gone else "correct.back_at"
        return bullet(look, stage.say(key, when=when))
    before = what(old).removesuffix(".")
    if old.happened_at != new.happened_at:
        at = moment_within(look, old.happened_at, now)
        before = stage.say("correct.at", what=before, when=at)
    line = stage.say("correct.was", when=when, before=before)
    if new.reason:
        why = stage.say(f"correct.why_{new.reason}") if new.reason in _REASONS else new.reason
        line = f"{line} {stage.say('correct.because', why=why.removesuffix('.'))}"
    return bullet(look, line)

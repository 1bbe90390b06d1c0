"""One pass through the safety questions; where the patient stands is derived from the answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from lbp_app.domain.answers import Answer
from lbp_app.domain.profile import Profile
from lbp_app.domain.red_flags import (
    Question,
    RedFlagTable,
    Sheet,
    Urgency,
    Verdict,
    conclude,
    judge,
)


class Mode(StrEnum):
    """``TILES``: the groups are offered and only chosen ones are asked. ``FULL``: all are asked."""

    TILES = "tiles"
    FULL = "full"


class Stage(StrEnum):
    """What to show next."""

    TILES = "tiles"
    QUESTIONS = "questions"
    CARD = "card"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Screening:
    """The answers so far.

    ``chosen`` are tiles the patient tapped, ``prompted`` groups that a note mentioned, ``closed``
    groups the patient has finished with "Next". ``answered`` is the screening as it stood when the
    patient last responded to a card.
    """

    mode: Mode = Mode.TILES
    sheet: Sheet = field(default_factory=Sheet)
    chosen: frozenset[str] = frozenset()
    prompted: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()
    tiles_confirmed: bool = False
    answered_card: Urgency = Urgency.NONE
    answered: Screening | None = None
    ended_early: bool = False


def start(mode: Mode) -> Screening:
    """A screening in which nothing was answered yet."""
    return Screening(mode=mode, tiles_confirmed=mode is Mode.FULL)


def choose_tile(screening: Screening, table: RedFlagTable, group: str) -> Screening:
    """The patient tapped a tile: its questions open, also when they were answered before.

    A "no" that stood there only because the tile had not been tapped is taken away.
    """
    sheet = screening.sheet
    if group not in groups_asked(screening, table):
        sheet = _set(sheet, table, {group}, Answer.NOT_ASKED)
    return replace(
        screening,
        sheet=sheet,
        chosen=screening.chosen | {group},
        closed=screening.closed - {group},
        tiles_confirmed=False,
    )


def take_back_tile(screening: Screening, table: RedFlagTable, group: str) -> Screening:
    """ "I tapped this by mistake": the tile is not chosen and its questions are open again."""
    return replace(
        screening,
        chosen=screening.chosen - {group},
        closed=screening.closed - {group},
        sheet=_set(screening.sheet, table, {group}, Answer.NOT_ASKED),
        tiles_confirmed=screening.mode is Mode.FULL,
    )


def confirm_tiles(screening: Screening, table: RedFlagTable) -> Screening:
    """ "None of these" or "Nothing else": what was not asked in the other tiles is a no."""
    others = frozenset(table.groups) - screening.chosen - screening.prompted
    noes = {
        q.id: Answer.NO
        for q in table.questions
        if q.group in others and screening.sheet.answer(q.id) is Answer.NOT_ASKED
    }
    return replace(screening, sheet=screening.sheet.with_answers(noes), tiles_confirmed=True)


def give_answer(screening: Screening, question_id: str, answer: Answer) -> Screening:
    """Keep one answer; a later answer to the same question replaces it."""
    return replace(screening, sheet=screening.sheet.with_answers({question_id: answer}))


def no_to_the_rest(screening: Screening, table: RedFlagTable, group: str) -> Screening:
    """Every open question of the group is a no, given answers stay, and the group is closed."""
    noes = {q.id: Answer.NO for q in open_questions(screening, table, group)}
    return close_group(replace(screening, sheet=screening.sheet.with_answers(noes)), table, group)


def close_group(screening: Screening, table: RedFlagTable, group: str) -> Screening:
    """ "Next" on the questions of a group. Nothing happens while a question is open."""
    if open_questions(screening, table, group):
        return screening
    return replace(screening, closed=screening.closed | {group})


def reopen_last_group(screening: Screening, table: RedFlagTable) -> Screening:
    """ "Back": show the questions of the group that was closed before the present one."""
    current = next_group(screening, table)
    asked = groups_asked(screening, table)
    before = asked[: asked.index(current)] if current is not None else asked
    return replace(screening, closed=screening.closed - set(before[-1:]))


def prompt_groups(screening: Screening, table: RedFlagTable, groups: Iterable[str]) -> Screening:
    """Ask the questions of ``groups`` after all, because something else mentioned them.

    Answers that stood at "no" only because the tile was not tapped are opened again; groups that
    were asked one by one stay as they are. What was left open by an early end stays not sure.
    """
    fresh = frozenset(groups) - frozenset(groups_asked(screening, table))
    if not fresh:
        return screening
    settled = _settle(screening, table)
    return replace(
        settled,
        prompted=settled.prompted | fresh,
        closed=settled.closed - fresh,
        sheet=_set(settled.sheet, table, fresh, Answer.NOT_ASKED),
    )


def answer_card(screening: Screening, shown: Urgency) -> Screening:
    """The patient said what they did about the card of urgency ``shown``."""
    return replace(
        screening,
        answered_card=max(screening.answered_card, shown),
        answered=replace(screening, answered=None),
    )


def end_early(screening: Screening) -> Screening:
    """The patient stops here; open questions of the groups in hand count as not sure."""
    return replace(screening, ended_early=True)


def groups_asked(screening: Screening, table: RedFlagTable) -> tuple[str, ...]:
    """The groups whose questions are asked one by one, in the table's order."""
    if screening.mode is Mode.FULL:
        return table.groups
    return tuple(g for g in table.groups if g in screening.chosen | screening.prompted)


def next_group(screening: Screening, table: RedFlagTable) -> str | None:
    """The first group in hand that the patient has not closed."""
    return next((g for g in groups_asked(screening, table) if g not in screening.closed), None)


def open_questions(screening: Screening, table: RedFlagTable, group: str) -> tuple[Question, ...]:
    """The questions of one group that have no answer yet."""
    return tuple(
        q for q in table.questions_of(group) if screening.sheet.answer(q.id) is Answer.NOT_ASKED
    )


def sheet_now(screening: Screening) -> Sheet:
    """The answer sheet to judge: a chosen tile counts by itself once its questions are closed."""
    settled = screening.chosen if screening.ended_early else screening.chosen & screening.closed
    return replace(screening.sheet, chosen=settled)


def verdict_now(screening: Screening, table: RedFlagTable, profile: Profile) -> Verdict:
    """The verdict at this point: open questions stay open, or count as not sure after the end."""
    if screening.ended_early:
        return conclude(table, sheet_now(screening), profile, groups_asked(screening, table))
    return judge(table, sheet_now(screening), profile)


def stage(screening: Screening, table: RedFlagTable, profile: Profile) -> Stage:
    """What the patient sees next.

    The first emergency interrupts at once. Any other card waits until the questions in hand are
    answered, and comes whenever there is a reason that no card has shown yet.
    """
    verdict = verdict_now(screening, table, profile)
    if verdict.urgency is Urgency.EMERGENCY and screening.answered_card < Urgency.EMERGENCY:
        return Stage.CARD
    if not screening.ended_early:
        if next_group(screening, table) is not None:
            return Stage.QUESTIONS
        if not screening.tiles_confirmed:
            return Stage.TILES
    fresh = _tiers(verdict) - _tiers_shown(screening, table, profile)
    return Stage.CARD if fresh else Stage.DONE


def _tiers(verdict: Verdict) -> frozenset[tuple[str, Urgency]]:
    return frozenset((r.rule_id, r.urgency) for r in verdict.reasons)


def _tiers_shown(
    screening: Screening, table: RedFlagTable, profile: Profile
) -> frozenset[tuple[str, Urgency]]:
    if screening.answered is None:
        return frozenset()
    return _tiers(verdict_now(screening.answered, table, profile))


def _settle(screening: Screening, table: RedFlagTable) -> Screening:
    """An early end made lasting: what it left open is answered "not sure".

    The tiles that were never confirmed are offered again after that.
    """
    if not screening.ended_early:
        return screening
    asked = groups_asked(screening, table)
    left_open = {
        q.id: Answer.UNSURE for group in asked for q in open_questions(screening, table, group)
    }
    return replace(
        screening,
        sheet=screening.sheet.with_answers(left_open),
        closed=screening.closed | frozenset(asked),
        ended_early=False,
    )


def _set(sheet: Sheet, table: RedFlagTable, groups: Iterable[str], answer: Answer) -> Sheet:
    wanted = frozenset(groups)
    return sheet.with_answers({q.id: answer for q in table.questions if q.group in wanted})

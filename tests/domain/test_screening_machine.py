"""Any order of taps, answers, notes and ways back: no card is passed by, and the end is near."""

from __future__ import annotations

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from lbp_app.domain.answers import Answer
from lbp_app.domain.profile import UNKNOWN_PATIENT, Profile
from lbp_app.domain.red_flags import Urgency, Verdict
from lbp_app.domain.screening import (
    Mode,
    Screening,
    Stage,
    answer_card,
    choose_tile,
    close_group,
    confirm_tiles,
    end_early,
    give_answer,
    next_group,
    no_to_the_rest,
    prompt_groups,
    reopen_last_group,
    stage,
    start,
    take_back_tile,
    verdict_now,
)
from tests.domain.builders import NO_RISKS, TIER_ALONE, go_on, steps_to_the_end
from tests.domain.strategies import TABLE

pytestmark = pytest.mark.slow

MOST_STEPS = len(TABLE.groups) + len(TABLE.rules) + 2
"""Every group once, at most one card for each rule, the tiles and the end."""

groups = st.sampled_from(TABLE.groups)
given_answers = st.sampled_from((Answer.YES, Answer.NO, Answer.UNSURE))


class AnyWayThrough(RuleBasedStateMachine):
    """A patient who does whatever the screen offers; a card offers only "what did you do?"."""

    def __init__(self) -> None:
        super().__init__()
        self.screening: Screening = start(Mode.TILES)
        self.profile: Profile = NO_RISKS
        self.highest_card = Urgency.NONE

    @property
    def where(self) -> Stage:
        return stage(self.screening, TABLE, self.profile)

    @property
    def verdict(self) -> Verdict:
        return verdict_now(self.screening, TABLE, self.profile)

    @property
    def urgency(self) -> Urgency:
        return self.verdict.urgency

    @property
    def group(self) -> str:
        return next_group(self.screening, TABLE) or ""

    def go_on_to(self, after: Screening) -> None:
        """A step ahead, which takes nothing back: the judged urgency must not fall."""
        before = self.urgency
        self.screening = after
        assert self.urgency >= before

    @initialize(
        mode=st.sampled_from(Mode),
        profile=st.sampled_from((NO_RISKS, UNKNOWN_PATIENT)),
        tiles=st.sets(groups, max_size=2),
        yes=st.none() | st.sampled_from(tuple(TIER_ALONE)),
        already=st.integers(0, 12),
    )
    def begin(
        self, mode: Mode, profile: Profile, tiles: set[str], yes: str | None, already: int
    ) -> None:
        """Start somewhere on the way, else the far end of a long list is hardly ever reached."""
        self.screening, self.profile = start(mode), profile
        yeses = [q for q in TABLE.questions if q.id == yes]
        for tile in tiles | {q.group for q in yeses} if mode is Mode.TILES else ():
            self.screening = choose_tile(self.screening, TABLE, tile)
        for question in yeses:
            self.screening = give_answer(self.screening, question.id, Answer.YES)
        for _ in range(already):
            self.no_card_is_passed_by()
            self.go_on_to(go_on(self.screening, TABLE, self.profile))

    @precondition(lambda self: self.where is Stage.TILES)
    @rule(group=groups)
    def tap_a_tile(self, group: str) -> None:
        self.screening = choose_tile(self.screening, TABLE, group)

    @precondition(lambda self: self.where is Stage.TILES)
    @rule()
    def none_of_these(self) -> None:
        self.go_on_to(confirm_tiles(self.screening, TABLE))

    @precondition(lambda self: self.where is Stage.QUESTIONS)
    @rule(nth=st.integers(0, 4), answer=given_answers)
    def answer_a_question(self, nth: int, answer: Answer) -> None:
        questions = TABLE.questions_of(self.group)
        question = questions[nth % len(questions)].id
        self.screening = give_answer(self.screening, question, answer)

    @precondition(lambda self: self.where is Stage.QUESTIONS)
    @rule(nth=st.integers(0, 4), answer=st.sampled_from((Answer.YES, Answer.UNSURE)))
    def answer_yes_or_not_sure(self, nth: int, answer: Answer) -> None:
        questions = TABLE.questions_of(self.group)
        self.go_on_to(give_answer(self.screening, questions[nth % len(questions)].id, answer))

    @precondition(lambda self: self.where is Stage.QUESTIONS)
    @rule()
    def say_no_to_the_rest(self) -> None:
        self.go_on_to(no_to_the_rest(self.screening, TABLE, self.group))

    @precondition(lambda self: self.where is Stage.QUESTIONS)
    @rule()
    def tap_next(self) -> None:
        self.go_on_to(close_group(self.screening, TABLE, self.group))

    # Not after "None of these": see test_known_gaps.py.
    @precondition(lambda self: self.where is Stage.QUESTIONS and not self.screening.tiles_confirmed)
    @rule()
    def tapped_by_mistake(self) -> None:
        self.screening = take_back_tile(self.screening, TABLE, self.group)

    @precondition(lambda self: self.where is not Stage.CARD)
    @rule()
    def back(self) -> None:
        self.screening = reopen_last_group(self.screening, TABLE)

    @precondition(lambda self: self.where is Stage.DONE)
    @rule()
    def back_to_the_tiles(self) -> None:
        self.screening = choose_tile(self.screening, TABLE, TABLE.groups[0])

    # Not when every question was asked: see test_known_gaps.py.
    @precondition(
        lambda self: self.where in (Stage.TILES, Stage.DONE) and self.screening.mode is Mode.TILES
    )
    @rule(mentioned=st.sets(groups, min_size=1, max_size=2))
    def write_a_note(self, mentioned: set[str]) -> None:
        self.go_on_to(prompt_groups(self.screening, TABLE, mentioned))

    @precondition(lambda self: self.where in (Stage.TILES, Stage.QUESTIONS))
    @rule()
    def stop_early(self) -> None:
        self.go_on_to(end_early(self.screening))

    @precondition(lambda self: self.where is Stage.CARD)
    @rule()
    def say_what_was_done(self) -> None:
        self.go_on_to(answer_card(self.screening, self.urgency))

    @invariant()
    def no_card_is_passed_by(self) -> None:
        if self.where is Stage.CARD:
            self.highest_card = max(self.highest_card, self.urgency)
        if self.where is Stage.DONE:
            assert self.screening.answered_card >= self.highest_card >= self.urgency

    @invariant()
    def an_emergency_waits_for_nothing(self) -> None:
        if self.urgency is Urgency.EMERGENCY > self.screening.answered_card:
            assert self.where is Stage.CARD

    @invariant()
    def a_card_is_never_about_nothing(self) -> None:
        if self.where is Stage.CARD:
            assert self.urgency > Urgency.NONE

    @invariant()
    def the_end_is_near(self) -> None:
        assert steps_to_the_end(self.screening, TABLE, self.profile) <= MOST_STEPS

    @invariant()
    def the_end_leaves_no_question_open(self) -> None:
        if self.where is Stage.DONE and not self.screening.ended_early:
            assert self.verdict.unanswered == ()


TestAnyWayThrough = AnyWayThrough.TestCase
TestAnyWayThrough.settings = settings(max_examples=100, stateful_step_count=20)

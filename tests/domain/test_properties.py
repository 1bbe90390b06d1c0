"""What holds for the rules whatever the patient answers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lbp_app.domain.answers import Answer
from lbp_app.domain.care_card import care_card
from lbp_app.domain.flags import merge_reasons
from lbp_app.domain.profile import Profile
from lbp_app.domain.red_flags import RedFlagTable, Sheet, Urgency, Verdict, conclude, judge
from tests.domain.builders import NO_RISKS, TIER_ALONE, all_no
from tests.domain.cards import checked, country, wording
from tests.domain.strategies import (
    QUESTIONS,
    TABLE,
    full_sheets,
    profile_and_riskier,
    profiles,
    sheet_and_worse,
    sheets,
)

any_sheet = st.one_of(sheets, full_sheets)


@given(pair=sheet_and_worse(), profile=profiles)
def test_worsening_an_answer_never_lowers_urgency(
    pair: tuple[Sheet, Sheet], profile: Profile
) -> None:
    before, worse = pair

    assert judge(TABLE, worse, profile).urgency >= judge(TABLE, before, profile).urgency
    assert conclude(TABLE, worse, profile).urgency >= conclude(TABLE, before, profile).urgency


@given(sheet=any_sheet, pair=profile_and_riskier())
def test_a_patient_with_more_risks_is_never_less_urgent(
    sheet: Sheet, pair: tuple[Profile, Profile]
) -> None:
    profile, riskier = pair

    assert judge(TABLE, sheet, riskier).urgency >= judge(TABLE, sheet, profile).urgency


def test_the_tier_of_every_question_alone_is_known(table: RedFlagTable) -> None:
    assert set(TIER_ALONE) == {q.id for q in table.questions}


@pytest.mark.parametrize("answer", [Answer.YES, Answer.UNSURE])
@pytest.mark.parametrize("question", QUESTIONS)
def test_each_flag_alone_reaches_its_own_tier(
    question: str, answer: Answer, table: RedFlagTable
) -> None:
    alone = all_no(table).with_answers({question: answer})

    assert judge(table, alone, NO_RISKS).urgency is TIER_ALONE[question]


@given(sheet=any_sheet, profile=profiles)
def test_no_answer_can_hide_the_tier_of_another(sheet: Sheet, profile: Profile) -> None:
    worst = max(
        (TIER_ALONE[q] for q in QUESTIONS if sheet.answer(q).counts_as_yes), default=Urgency.NONE
    )

    assert judge(TABLE, sheet, profile).urgency >= worst


@given(sheet=any_sheet, profile=profiles)
def test_a_tapped_tile_is_never_without_consequence(sheet: Sheet, profile: Profile) -> None:
    least = Urgency.SOON if sheet.chosen else Urgency.NONE

    assert judge(TABLE, sheet, profile).urgency >= least


@given(sheet=any_sheet, profile=profiles, data=st.data())
def test_the_order_of_rules_questions_and_answers_never_matters(
    sheet: Sheet, profile: Profile, data: st.DataObject
) -> None:
    shuffled = replace(
        TABLE,
        rules=tuple(data.draw(st.permutations(TABLE.rules))),
        questions=tuple(data.draw(st.permutations(TABLE.questions))),
        groups=tuple(data.draw(st.permutations(TABLE.groups))),
    )
    order = data.draw(st.permutations(list(sheet.answers)))
    verdict = judge(TABLE, sheet, profile)
    other = judge(shuffled, replace(sheet, answers={q: sheet.answers[q] for q in order}), profile)

    assert other.reasons == verdict.reasons
    assert other.urgency is verdict.urgency
    assert set(other.unanswered) == set(verdict.unanswered)


@given(sheet=any_sheet, profile=profiles, dropped=st.sets(st.sampled_from(QUESTIONS)))
def test_dropping_an_answer_and_stopping_never_lowers_urgency(
    sheet: Sheet, profile: Profile, dropped: set[str]
) -> None:
    fewer = replace(sheet, answers={q: a for q, a in sheet.answers.items() if q not in dropped})

    assert (
        conclude(TABLE, fewer, profile).urgency
        >= conclude(TABLE, sheet, profile).urgency
        >= judge(TABLE, sheet, profile).urgency
    )


@given(sheet=any_sheet, profile=profiles, groups=st.sets(st.sampled_from(TABLE.groups)))
def test_stopping_in_some_tiles_leaves_the_other_tiles_as_they_are(
    sheet: Sheet, profile: Profile, groups: set[str]
) -> None:
    stopped = conclude(TABLE, sheet, profile, groups)
    filled = {
        q.id: Answer.UNSURE
        for q in TABLE.questions
        if q.group in groups and sheet.answer(q.id) is Answer.NOT_ASKED
    }

    assert stopped == judge(TABLE, sheet.with_answers(filled), profile)


@given(sheet=any_sheet, profile=profiles)
def test_not_sure_gives_exactly_what_yes_gives(sheet: Sheet, profile: Profile) -> None:
    yes = {q: Answer.YES for q, a in sheet.answers.items() if a is Answer.UNSURE}
    factors = {f: Answer.YES if a is Answer.UNSURE else a for f, a in profile.factors.items()}

    given_yes = judge(TABLE, sheet.with_answers(yes), profile)

    assert given_yes == _sure(judge(TABLE, sheet, profile))
    assert judge(TABLE, sheet, replace(profile, factors=factors)) == judge(TABLE, sheet, profile)


def _sure(verdict: Verdict) -> Verdict:
    """The verdict without the mark that says "not sure"."""
    return replace(verdict, reasons=tuple(replace(r, unsure=()) for r in verdict.reasons))


@given(sheet=any_sheet, profile=profiles)
def test_an_open_question_never_counts_as_no(sheet: Sheet, profile: Profile) -> None:
    verdict = judge(TABLE, sheet, profile)
    left_open = {q for q in QUESTIONS if sheet.answer(q) is Answer.NOT_ASKED}

    assert set(verdict.unanswered) == left_open
    assert conclude(TABLE, sheet, profile).unanswered == ()


@given(sheet=any_sheet, profile=profiles)
def test_the_urgency_is_that_of_the_most_urgent_reason(sheet: Sheet, profile: Profile) -> None:
    verdict = judge(TABLE, sheet, profile)
    urgencies = [r.urgency for r in verdict.reasons]

    assert verdict.urgency is max(urgencies, default=Urgency.NONE)
    assert urgencies == sorted(urgencies, reverse=True)
    assert verdict.rule_ids == tuple(r.rule_id for r in verdict.reasons)
    assert len(set(verdict.rule_ids)) == len(verdict.rule_ids)


@given(sheet=any_sheet, profile=profiles)
def test_every_yes_is_named_in_a_reason(sheet: Sheet, profile: Profile) -> None:
    said = {q for r in judge(TABLE, sheet, profile).reasons for q in r.questions}

    assert said == {q for q in QUESTIONS if sheet.answer(q).counts_as_yes}


@given(sheet=any_sheet, profile=profiles)
def test_every_tapped_tile_is_behind_a_reason(sheet: Sheet, profile: Profile) -> None:
    group_of = {q.id: q.group for q in TABLE.questions}
    reasons = judge(TABLE, sheet, profile).reasons
    told = {group_of[q] for r in reasons for q in r.questions} | {r.group for r in reasons}

    assert sheet.chosen <= told


@given(sheet=any_sheet, profile=profiles)
def test_a_check_by_a_clinician_changes_nothing_but_what_is_added(
    sheet: Sheet, profile: Profile
) -> None:
    verdict = judge(TABLE, sheet.with_answers({"night_pain": Answer.YES}), profile)
    words, numbers = wording(TABLE), country()

    bare = care_card(
        verdict.urgency, verdict.reasons, wording=words, country=numbers, profile=profile
    )
    noted = care_card(
        verdict.urgency,
        verdict.reasons,
        wording=words,
        country=numbers,
        profile=profile,
        checked=[checked(rule.id) for rule in TABLE.rules],
    )

    assert replace(noted, added=bare.added) == bare
    assert set(noted.added) > set(bare.added)


@given(first=any_sheet, second=any_sheet, profile=profiles)
def test_merging_reasons_never_loses_a_rule_or_its_highest_tier(
    first: Sheet, second: Sheet, profile: Profile
) -> None:
    both = judge(TABLE, first, profile).reasons + judge(TABLE, second, profile).reasons
    merged = merge_reasons(both)

    assert {r.rule_id for r in merged} == {r.rule_id for r in both}
    assert all(
        kept.urgency >= r.urgency for r in both for kept in merged if kept.rule_id == r.rule_id
    )
    assert len(merged) == len({r.rule_id for r in merged})

"""An open red flag: closed by nothing but a visit to a clinician, and no reason of it is lost."""

from __future__ import annotations

from datetime import datetime
from itertools import permutations
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lbp_app.domain.flags import (
    Action,
    OpenFlag,
    VisitError,
    check_markable,
    check_visit,
    merge_reasons,
    open_flags,
)
from lbp_app.domain.red_flags import Reason, RedFlagTable, Urgency
from tests.domain.cards import checked
from tests.fixtures import a_moment, a_verdict, a_visit, an_action, an_emergency

FEVER = Reason("RF11", 11, Urgency.URGENT, ("fever",))
FEVER_AND_ILL = Reason("RF11", 11, Urgency.EMERGENCY, ("fever",))
COUGH = Reason("RF18", 18, Urgency.SOON, ("cough_pain",))
CHEST = Reason("RF10", 10, Urgency.EMERGENCY, ("chest_pain",))
TEARING = Reason("RF10", 10, Urgency.EMERGENCY, ("tearing_pain",))

FOR_EVER_UNMARKED = {
    "RF01",
    "RF02",
    "RF03",
    "RF04",
    "RF05",
    "RF06",
    "RFG1",
    "RFG2",
    "RFG3",
}


def _flag(**since: float) -> OpenFlag:
    (flag,) = open_flags([an_emergency(given_at=a_moment(**since))], [], [])
    return flag


def test_a_flag_is_open_until_somebody_was_seen() -> None:
    given = an_emergency()

    (flag,) = open_flags([given], [], [])

    assert flag.entry_id == given.entry_id
    assert flag.since == given.given_at
    assert flag.last_action is None


@pytest.mark.parametrize("urgency", [Urgency.SOON, Urgency.URGENT, Urgency.EMERGENCY])
def test_a_flag_of_every_tier_stays_open(urgency: Urgency) -> None:
    given = a_verdict(Reason("RF99", 1, urgency, ("a",)))

    assert [f.urgency for f in open_flags([given], [], [])] == [urgency]


def test_a_clean_check_in_opens_no_flag_and_closes_none() -> None:
    flagged = an_emergency()
    clean = a_verdict(given_at=a_moment(days=3))

    assert [f.entry_id for f in open_flags([flagged, clean], [], [])] == [flagged.entry_id]


@pytest.mark.parametrize("action", Action)
def test_nothing_the_patient_did_closes_a_flag(action: Action) -> None:
    given = an_emergency()

    (flag,) = open_flags([given], [], [an_action(given.id, action=action)])

    assert flag.last_action is not None
    assert flag.last_action.action is action


def test_a_visit_closes_what_was_raised_before_it() -> None:
    assert open_flags([an_emergency()], [a_visit()], []) == ()


def test_a_visit_closes_what_was_raised_at_that_very_moment() -> None:
    given = an_emergency()

    assert open_flags([given], [a_visit(seen_at=given.given_at)], []) == ()


def test_a_visit_closes_nothing_that_was_raised_after_it() -> None:
    later = an_emergency(given_at=a_moment(hours=6, seconds=1))

    assert len(open_flags([later], [a_visit(seen_at=a_moment(hours=6))], [])) == 1


def test_a_visit_that_was_logged_later_closes_only_up_to_when_the_patient_was_seen() -> None:
    between = an_emergency(given_at=a_moment(hours=8))
    visit = a_visit(seen_at=a_moment(hours=6), logged_at=a_moment(hours=20))

    assert len(open_flags([between], [visit], [])) == 1


def test_a_visit_in_the_middle_of_an_entry_leaves_what_came_after_it_open() -> None:
    before = an_emergency(entry_id="one")
    after = a_verdict(FEVER, entry_id="one", given_at=a_moment(hours=8))

    (flag,) = open_flags([before, after], [a_visit()], [])

    assert flag.reasons == (FEVER,)
    assert flag.since == after.given_at


def test_the_latest_visit_counts_whatever_order_they_were_logged_in() -> None:
    visits = [a_visit(seen_at=a_moment(days=day)) for day in (0, 2, 1)]
    flagged = an_emergency(given_at=a_moment(days=1.5))

    assert {open_flags([flagged], order, []) for order in permutations(visits)} == {()}


def test_moments_are_compared_across_time_zones() -> None:
    seen = datetime.fromisoformat("2026-03-02T23:00:00+13:00")
    raised = datetime.fromisoformat("2026-03-02T11:00:00+00:00")

    assert len(open_flags([an_emergency(given_at=raised)], [a_visit(seen_at=seen)], [])) == 1


@pytest.mark.parametrize(("seen_fold", "raised_fold", "open_after"), [(0, 1, 1), (1, 0, 0)])
def test_in_the_hour_that_clocks_show_twice_only_what_came_before_is_closed(
    seen_fold: int, raised_fold: int, open_after: int
) -> None:
    london = ZoneInfo("Europe/London")
    # On the wall the later of the two shows the earlier time.
    at = {0: datetime(2026, 10, 25, 1, 50), 1: datetime(2026, 10, 25, 1, 20)}  # noqa: DTZ001
    seen = at[seen_fold].replace(tzinfo=london, fold=seen_fold)
    raised = at[raised_fold].replace(tzinfo=london, fold=raised_fold)
    flags = open_flags([an_emergency(given_at=raised)], [a_visit(seen_at=seen)], [])
    assert len(flags) == open_after


def test_all_verdicts_of_one_entry_are_one_flag() -> None:
    first = a_verdict(CHEST, entry_id="one")
    second = a_verdict(CHEST, FEVER, entry_id="one", given_at=a_moment(minutes=2))

    (flag,) = open_flags([second, first], [], [])

    assert flag.since == first.given_at
    assert flag.last_verdict_id == second.id
    assert {r.rule_id for r in flag.reasons} == {"RF10", "RF11"}
    assert flag.urgency is Urgency.EMERGENCY


def test_the_last_thing_the_patient_did_is_shown_whichever_verdict_it_was_about() -> None:
    first = a_verdict(FEVER, entry_id="one")
    second = an_emergency(entry_id="one", given_at=a_moment(minutes=2))
    called = an_action(first.id, action=Action.CALLED, told_at=a_moment(hours=2))
    not_yet = an_action(second.id, action=Action.NOT_YET, told_at=a_moment(hours=1))

    (flag,) = open_flags([first, second], [], [called, not_yet])

    assert flag.last_action == called


def test_what_was_done_about_one_entry_is_not_shown_on_another() -> None:
    one, other = an_emergency(), an_emergency(given_at=a_moment(days=1))
    flags = open_flags([one, other], [], [an_action(one.id)])

    assert {f.entry_id: f.last_action is None for f in flags} == {
        one.entry_id: False,
        other.entry_id: True,
    }


def test_the_most_urgent_flag_stands_first_then_the_newest() -> None:
    old = an_emergency()
    new = an_emergency(given_at=a_moment(days=1))
    newest = a_verdict(FEVER, given_at=a_moment(days=2))

    order = [f.entry_id for f in open_flags([newest, old, new], [], [])]

    assert order == [new.entry_id, old.entry_id, newest.entry_id]


def test_merging_keeps_the_higher_tier_of_a_rule_whichever_came_first() -> None:
    assert merge_reasons([FEVER, FEVER_AND_ILL]) == (FEVER_AND_ILL,)
    assert merge_reasons([FEVER_AND_ILL, FEVER]) == (FEVER_AND_ILL,)


def test_merging_puts_the_most_urgent_first() -> None:
    assert merge_reasons([COUGH, FEVER, CHEST]) == (CHEST, FEVER, COUGH)


@given(st.permutations([COUGH, FEVER, FEVER_AND_ILL, CHEST]))
def test_the_order_of_reasons_never_matters_to_merging(reasons: list[Reason]) -> None:
    assert merge_reasons(reasons) == (CHEST, FEVER_AND_ILL, COUGH)


def test_merging_nothing_is_nothing() -> None:
    assert merge_reasons([]) == ()


@pytest.mark.parametrize("who", ["", "   ", "\t\n"])
def test_a_visit_that_names_nobody_is_refused(who: str) -> None:
    with pytest.raises(VisitError) as refused:
        check_visit(a_visit(who=who), [_flag()])

    assert refused.value.code == "visit_without_name"


def test_a_visit_that_is_still_to_come_is_refused() -> None:
    visit = a_visit(seen_at=a_moment(days=2), logged_at=a_moment(days=1))

    with pytest.raises(VisitError) as refused:
        check_visit(visit, [_flag()])

    assert refused.value.code == "visit_in_the_future"


def test_a_visit_before_every_open_flag_is_refused() -> None:
    with pytest.raises(VisitError) as refused:
        check_visit(a_visit(seen_at=a_moment(hours=-1)), [_flag(), _flag(days=1)])

    assert refused.value.code == "visit_before_flag"


def test_a_visit_after_one_of_two_flags_is_accepted_and_closes_only_that_one() -> None:
    first, second = an_emergency(), an_emergency(given_at=a_moment(days=1))
    visit = a_visit()

    check_visit(visit, open_flags([first, second], [], []))

    assert [f.entry_id for f in open_flags([first, second], [visit], [])] == [second.entry_id]


def test_a_visit_at_the_moment_it_is_logged_is_accepted() -> None:
    check_visit(a_visit(logged_at=a_moment(hours=6)), [_flag()])


def test_the_items_that_can_never_be_marked_are_exactly_these(table: RedFlagTable) -> None:
    assert {rule.id for rule in table.rules if not rule.markable} == FOR_EVER_UNMARKED


@pytest.mark.parametrize("rule_id", sorted(FOR_EVER_UNMARKED))
def test_a_bladder_bowel_saddle_sexual_or_leg_item_cannot_be_marked(
    rule_id: str, table: RedFlagTable
) -> None:
    with pytest.raises(VisitError) as refused:
        check_markable(table, checked(rule_id))

    assert refused.value.code == "item_cannot_be_marked"


def test_no_markable_rule_hears_a_question_of_rows_1_to_6(table: RedFlagTable) -> None:
    urgent_nerves = {q.id for q in table.questions if q.row <= 6}
    marked = {q for rule in table.rules if rule.markable for q in rule.questions}

    assert {q.id for q in table.questions if q.cauda_equina} == urgent_nerves
    assert marked & urgent_nerves == set()


def test_an_item_that_is_no_longer_in_the_table_cannot_be_marked(table: RedFlagTable) -> None:
    with pytest.raises(VisitError):
        check_markable(table, checked("RF00"))


def test_every_other_item_can_be_marked(table: RedFlagTable) -> None:
    for rule in (r for r in table.rules if r.id not in FOR_EVER_UNMARKED):
        check_markable(table, checked(rule.id))

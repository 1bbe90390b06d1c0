"""What is due, what was missed and what comes next."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from lbp_app.domain.reminder_planner import (
    Coming,
    SetRule,
    Situation,
    next_seven_days,
    plan,
)
from lbp_app.domain.reminders import (
    Became,
    Follow,
    Occurrence,
    Quiet,
    ReminderKind,
    ReminderOutcome,
    ReminderRule,
    ReminderSettings,
)

LONDON, TOKYO, NEW_YORK = (
    ZoneInfo(name) for name in ("Europe/London", "Asia/Tokyo", "America/New_York")
)
MONDAY = date(2026, 3, 2)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
NO_QUIET = ReminderSettings(quiet_from=0, quiet_to=0, most_a_day=20)


def _at(text: str, zone: ZoneInfo = LONDON) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def _rule(
    rule_id: str = "walk",
    times: tuple[int, ...] = (480,),
    kind: ReminderKind = ReminderKind.ACTIVITY,
    **changes: object,
) -> SetRule:
    rule = ReminderRule(kind, times, date(2026, 1, 1), **changes)  # type: ignore[arg-type]
    return SetRule(rule_id, LONG_AGO, rule)


def _outcome(
    became: Became, day: date = MONDAY, slot: int = 480, **more: object
) -> ReminderOutcome:
    return ReminderOutcome("walk", day, slot, became, **more)  # type: ignore[arg-type]


def _settled(*outcomes: ReminderOutcome) -> dict[Occurrence, ReminderOutcome]:
    return {o.occurrence: o for o in outcomes}


def _situation(now: datetime, *rules: SetRule, **more: object) -> Situation:
    """Everything before the day of ``now`` is settled, unless told."""
    past = [
        ReminderOutcome(r.id, now.date() - timedelta(days=n), slot, Became.DONE)
        for r in rules
        for n in range(1, 12)
        for slot in r.rule.times
    ]
    outcomes = {**_settled(*past), **more.pop("outcomes", {})}  # type: ignore[dict-item]
    fields = {"settings": NO_QUIET, **more}
    return Situation(now=now, rules=rules, outcomes=outcomes, **fields)  # type: ignore[arg-type]


def _ids(comings: tuple[Coming, ...]) -> list[tuple[str, int, int]]:
    return [
        (c.occurrence.rule_id, (c.occurrence.day - MONDAY).days, c.occurrence.slot) for c in comings
    ]


def test_at_its_moment_a_reminder_is_due_and_a_minute_before_it_is_ahead() -> None:
    before = plan(_situation(_at("2026-03-02T07:59"), _rule()))
    at = plan(_situation(_at("2026-03-02T08:00"), _rule()))
    assert (before.due, before.next_moment) == ((), _at("2026-03-02T08:00"))
    assert before.wake_at == before.next_moment
    assert _ids(at.due) == [("walk", 0, 480)]
    assert at.next_moment == _at("2026-03-03T08:00")


@pytest.mark.parametrize("became", [b for b in Became if b is not Became.SNOOZED])
def test_whatever_became_of_it_it_does_not_come_again(became: Became) -> None:
    now = _at("2026-03-02T08:00")
    planned = plan(_situation(now, _rule(), outcomes=_settled(_outcome(became))))
    assert not planned.due
    assert not planned.missed


def test_without_rules_nothing_is_ahead() -> None:
    planned = plan(_situation(_at("2026-03-02T08:00")))
    assert (planned.next_moment, planned.wake_at) == (None, None)


def test_a_reminder_that_is_off_or_rests_says_nothing() -> None:
    now = _at("2026-03-02T08:00")
    until = _at("2026-03-09T08:00")
    resting = _rule(paused_until=until)
    assert not plan(_situation(now, _rule(on=False))).due
    assert not plan(_situation(now, resting)).due
    assert plan(_situation(now, resting)).next_moment == until
    all_rest = replace(NO_QUIET, pause_from=now - timedelta(days=1), pause_until=until)
    assert not plan(_situation(now, _rule(), settings=all_rest)).due
    assert plan(_situation(now, _rule(), settings=all_rest)).next_moment == until


def test_an_hour_late_is_due_and_later_is_missed() -> None:
    due = plan(_situation(_at("2026-03-02T09:00"), _rule()))
    missed = plan(_situation(_at("2026-03-02T09:01"), _rule()))
    assert (_ids(due.due), due.missed) == ([("walk", 0, 480)], ())
    assert (missed.due, _ids(missed.missed)) == ((), [("walk", 0, 480)])


def test_after_three_days_asleep_all_that_was_missed_comes_in_one_answer() -> None:
    planned = plan(
        Situation(_at("2026-03-05T20:00"), (_rule(times=(480, 1200)),), settings=NO_QUIET)
    )
    days = range(-4, 4)
    wanted = [("walk", day, slot) for day in days for slot in (480, 1200)][:-1]
    assert _ids(planned.missed) == wanted
    assert _ids(planned.due) == [("walk", 3, 1200)]


def test_what_is_older_than_seven_days_is_forgotten() -> None:
    planned = plan(Situation(_at("2026-03-20T07:00"), (_rule(),), settings=NO_QUIET))
    assert min(c.occurrence.day for c in planned.missed) == date(2026, 3, 13)


def test_a_rule_says_nothing_about_the_time_before_it_was_set() -> None:
    just_set = replace(_rule(), since=_at("2026-03-02T08:00") + timedelta(seconds=1))
    planned = plan(Situation(_at("2026-03-02T08:30"), (just_set,), settings=NO_QUIET))
    assert (planned.due, planned.missed) == ((), ())
    assert planned.next_moment == _at("2026-03-03T08:00")


def test_a_rule_that_was_set_while_the_clock_was_a_year_ahead_is_not_silent_for_a_year() -> None:
    ahead = replace(_rule(), since=_at("2027-03-02T08:00"))
    planned = plan(Situation(_at("2026-03-02T08:00"), (ahead,), settings=NO_QUIET))
    assert _ids(planned.due) == [("walk", 0, 480)]


def test_quiet_hours_move_a_reminder_to_their_end_and_never_swallow_it() -> None:
    night = replace(NO_QUIET, quiet_from=1320, quiet_to=420)
    late, early = _rule("late", (1410,)), _rule("early", (120,))
    evening = plan(_situation(_at("2026-03-02T23:30"), late, early, settings=night))
    assert evening.due == ()
    assert evening.next_moment == _at("2026-03-03T07:00")
    done = _settled(ReminderOutcome("early", MONDAY, 120, Became.DONE))
    situation = _situation(_at("2026-03-02T23:30"), late, early, settings=night, outcomes=done)
    morning = plan(replace(situation, now=_at("2026-03-03T07:00")))
    assert _ids(morning.due) == [("early", 1, 120), ("late", 0, 1410)]


def test_quiet_hours_that_end_in_an_hour_that_comes_twice_end_once_it_is_over() -> None:
    settings = replace(NO_QUIET, quiet_from=30, quiet_to=90)
    # 01:10 comes the first time at 00:10 UTC and the second time at 01:10 UTC.
    snoozed = _outcome(
        Became.SNOOZED, date(2026, 10, 25), 0, until=datetime(2026, 10, 25, 1, 10, tzinfo=UTC)
    )
    now = datetime(2026, 10, 25, 1, 5, tzinfo=UTC).astimezone(LONDON)
    planned = plan(
        _situation(now, _rule(times=(0,)), settings=settings, outcomes=_settled(snoozed))
    )
    assert planned.next_moment == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_a_snooze_over_midnight_comes_back_once_and_leaves_the_next_day_alone() -> None:
    snoozed = _outcome(
        Became.SNOOZED, slot=1435, shown_at=_at("2026-03-02T23:55"), until=_at("2026-03-03T00:05")
    )
    situation = _situation(
        _at("2026-03-02T23:56"), _rule(times=(1435,)), outcomes=_settled(snoozed)
    )
    assert plan(situation).next_moment == _at("2026-03-03T00:05")
    after = plan(replace(situation, now=_at("2026-03-03T00:05")))
    assert _ids(after.due) == [("walk", 0, 1435)]
    assert after.next_moment == _at("2026-03-03T23:55")


def test_a_clock_set_back_an_hour_shows_nothing_twice() -> None:
    shown = _settled(_outcome(Became.SHOWN, shown_at=_at("2026-03-02T08:00")))
    planned = plan(_situation(_at("2026-03-02T07:10"), _rule(), outcomes=shown))
    assert planned.next_moment == _at("2026-03-03T08:00")


def test_after_a_flight_west_the_morning_does_not_come_twice() -> None:
    shown = _settled(_outcome(Became.DONE))
    planned = plan(_situation(_at("2026-03-02T06:00", NEW_YORK), _rule(), outcomes=shown))
    assert planned.due == ()
    assert planned.next_moment == _at("2026-03-03T08:00", NEW_YORK)


def test_what_a_flight_east_jumps_over_is_told_in_the_summary() -> None:
    planned = plan(_situation(_at("2026-03-02T16:00", TOKYO), _rule()))
    assert _ids(planned.missed) == [("walk", 0, 480)]


def test_a_reminder_that_keeps_home_time_comes_at_that_time_of_home() -> None:
    rule = _rule(follow=Follow.HOME, zone="Europe/London")
    planned = plan(_situation(_at("2026-03-02T16:00", TOKYO), rule))
    assert planned.next_moment == _at("2026-03-02T08:00", LONDON)


def test_a_home_zone_that_is_not_known_here_leaves_the_local_clock() -> None:
    rule = _rule(follow=Follow.HOME, zone="Europe/Nowhere")
    planned = plan(_situation(_at("2026-03-02T07:00"), rule))
    assert planned.next_moment == _at("2026-03-02T08:00")


@pytest.mark.parametrize("kind", list(ReminderKind))
def test_an_open_red_flag_silences_movement_and_heat_and_nothing_else(kind: ReminderKind) -> None:
    planned = plan(_situation(_at("2026-03-02T08:00"), _rule(kind=kind), flag_open=True))
    silent = kind in {ReminderKind.ACTIVITY, ReminderKind.HEAT}
    assert [c.quiet for c in planned.quiet] == [Quiet.FLAG] * silent
    assert len(planned.due) == (not silent)
    assert (planned.next_moment is None) == silent
    assert planned.wake_at is not None


def test_a_check_in_that_was_logged_today_silences_its_reminder() -> None:
    rule = _rule(kind=ReminderKind.CHECK_IN, times=(480,))
    logged = {ReminderKind.CHECK_IN: (_at("2026-03-02T06:00"),)}
    planned = plan(_situation(_at("2026-03-02T08:00"), rule, logged=logged))
    assert [c.quiet for c in planned.quiet] == [Quiet.LOGGED]
    assert planned.next_moment == _at("2026-03-03T08:00")


def test_one_check_in_in_the_morning_does_not_silence_the_evening_one() -> None:
    rule = _rule(kind=ReminderKind.CHECK_IN, times=(480, 1200))
    logged = {ReminderKind.CHECK_IN: (_at("2026-03-02T08:10"),)}
    shown = {Occurrence("walk", MONDAY, 480): _outcome(Became.SHOWN)}
    planned = plan(_situation(_at("2026-03-02T20:00"), rule, logged=logged, outcomes=shown))
    assert _ids(planned.due) == [("walk", 0, 1200)]


def test_what_was_logged_yesterday_or_of_another_kind_silences_nothing() -> None:
    rule = _rule(kind=ReminderKind.CHECK_IN)
    logged = {
        ReminderKind.CHECK_IN: (_at("2026-03-01T23:59"),),
        ReminderKind.ACTIVITY: (_at("2026-03-02T07:00"),),
    }
    assert plan(_situation(_at("2026-03-02T08:00"), rule, logged=logged)).due


@pytest.mark.parametrize(
    ("words", "taken", "silent"),
    [
        ("", ["Ibuprofen"], True),
        ("Evening tablets", ["Ibuprofen"], True),
        ("pregabalin, one", ["Ibuprofen"], False),
        ("pregabalin, one", ["Pregabalin"], True),
        ("Ibuprofen and pregabalin", ["Ibuprofen"], False),
        ("Ibuprofen and pregabalin", ["Ibuprofen", "Pregabalin"], True),
        ("ibuprofen gel", ["Ibuprofen"], False),
        ("ibuprofen gel", ["Ibuprofen gel"], True),
        ("Ibuprofens", ["Pregabalin"], True),  # no name of the list
    ],
)
def test_a_reminder_that_names_medicines_waits_for_each_of_them(
    words: str, taken: list[str], *, silent: bool
) -> None:
    rule = _rule(kind=ReminderKind.MEDICINE, name=words)
    at = (_at("2026-03-02T07:00"),)
    listed: tuple[str, ...] = ("Ibuprofen", "Ibuprofen gel", "Pregabalin")
    situation = replace(
        _situation(_at("2026-03-02T08:00"), rule, logged={ReminderKind.MEDICINE: at}),
        taken={name: at if name in taken else () for name in listed},
    )
    assert [c.quiet for c in plan(situation).quiet] == [Quiet.LOGGED] * silent


def test_no_more_come_in_a_day_than_the_patient_wants_and_the_rest_is_said_to_be_quiet() -> None:
    rules = [_rule(f"r{n}", (480 + n,)) for n in range(5)]
    settings = replace(NO_QUIET, most_a_day=2)
    planned = plan(_situation(_at("2026-03-02T09:00"), *rules, settings=settings))
    assert _ids(planned.due) == [("r0", 0, 480), ("r1", 0, 481)]
    assert [c.quiet for c in planned.quiet] == [Quiet.LIMIT] * 3


def test_medicines_and_appointments_go_first_on_a_day_with_too_many() -> None:
    rules = (
        _rule("walk", (480,)),
        _rule("pill", (1200,), ReminderKind.MEDICINE),
        _rule("visit", (900,), ReminderKind.APPOINTMENT),
    )
    settings = replace(NO_QUIET, most_a_day=2)
    day = next_seven_days(_situation(_at("2026-03-02T07:00"), *rules, settings=settings))
    today = [(c.occurrence.rule_id, c.quiet) for c in day if c.occurrence.day == MONDAY]
    assert today == [("walk", Quiet.LIMIT), ("visit", None), ("pill", None)]


def test_a_summary_counts_as_one_against_the_number_of_the_day() -> None:
    told = _at("2026-03-02T13:00")
    missed = [_outcome(Became.MISSED, slot=s, shown_at=told, late=True) for s in (480, 540)]
    rule = _rule(times=(480, 540, 1080, 1140))
    settings = replace(NO_QUIET, most_a_day=2)
    planned = plan(
        _situation(_at("2026-03-02T19:00"), rule, settings=settings, outcomes=_settled(*missed))
    )
    assert _ids(planned.due) == [("walk", 0, 1080)]
    assert _ids(planned.quiet) == [("walk", 0, 1140)]


def test_a_limit_of_none_is_silence() -> None:
    settings = replace(NO_QUIET, most_a_day=0)
    planned = plan(_situation(_at("2026-03-02T08:00"), _rule(), settings=settings))
    assert (planned.due, planned.next_moment) == ((), None)


def test_an_appointment_in_eleven_months_is_found() -> None:
    rule = ReminderRule(ReminderKind.APPOINTMENT, (600,), date(2027, 2, 2), once=True)
    planned = plan(_situation(_at("2026-03-02T08:00"), SetRule("visit", LONG_AGO, rule)))
    assert planned.next_moment == _at("2027-02-02T10:00")


def test_the_next_seven_days_are_exactly_what_then_comes() -> None:
    rules = (_rule("a", (480, 1410)), _rule("b", (90,), every=2), _rule("c", (600,), weekdays=(4,)))
    settings = ReminderSettings(most_a_day=3)
    now = _at("2026-03-26T12:00")  # the clocks go forward on the 29th
    situation = _situation(now, *rules, settings=settings)
    told = [(c.occurrence, c.moment) for c in next_seven_days(situation) if c.quiet is None]
    came = []
    outcomes = dict(situation.outcomes)
    while situation.now < told[-1][1]:
        planned = plan(replace(situation, outcomes=outcomes))
        for coming in (*planned.due, *planned.quiet, *planned.missed):
            became = Became.QUIET if coming.quiet else Became.SHOWN
            at = None if coming.quiet else situation.now
            o = coming.occurrence
            outcomes[o] = ReminderOutcome(o.rule_id, o.day, o.slot, became, shown_at=at)
        came += [(c.occurrence, situation.now.astimezone(UTC)) for c in planned.due]
        assert planned.wake_at is not None
        situation = replace(situation, now=planned.wake_at.astimezone(LONDON))
    came += [(c.occurrence, c.moment) for c in plan(replace(situation, outcomes=outcomes)).due]
    assert [c for c in came if c[1] > now] == told


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no zone"):
        plan(_situation(datetime(2026, 3, 2, 8, 0), _rule()))  # noqa: DTZ001

"""Any record that a patient could make, for Hypothesis."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from lbp_app.domain.answers import Answer
from lbp_app.domain.diary import LONGEST_NOTE, CheckIn, Kind
from lbp_app.domain.flags import Action, ActionTaken, CheckedItem, GivenVerdict, Visit
from lbp_app.domain.profile import AgeBand, Consideration, Factor, Profile
from lbp_app.domain.red_flags import Reason, Urgency, Verdict
from lbp_app.usecases.ports import ProfileVersion

ZONES = (
    UTC,
    timezone(timedelta(hours=-3, minutes=-30)),
    timezone(timedelta(hours=14)),
    *(
        ZoneInfo(key)
        for key in (
            "Asia/Kathmandu",  # +05:45
            "Pacific/Apia",  # left out 30 December 2011
            "America/St_Johns",  # -03:30 with a summer time
            "Australia/Lord_Howe",  # half an hour of summer time
            "Europe/Dublin",
            "UTC",
        )
    ),
)
_CLOCKS_GO_BACK = datetime(2026, 10, 25, 1, 0, tzinfo=UTC)
_NEAR_CLOCK_CHANGE = st.integers(-7200, 7200).map(lambda s: _CLOCKS_GO_BACK + timedelta(seconds=s))
_ANY_TIME = st.datetimes(datetime(1971, 1, 1), datetime(2199, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


def moments() -> st.SearchStrategy[datetime]:
    """Moments as clocks show them: an hour that happens twice is told apart by ``fold``."""
    instants = _ANY_TIME | _NEAR_CLOCK_CHANGE
    return st.builds(
        lambda at, zone: at.replace(fold=0).astimezone(zone), instants, st.sampled_from(ZONES)
    )


def words(longest: int = 200) -> st.SearchStrategy[str]:
    """Anything UTF-8 can hold: emoji, quotes, control characters."""
    alphabet = st.characters(exclude_categories=["Cs"]) | st.sampled_from("'\";%:?\\\r\n\t\x00🦴")
    return st.text(alphabet, max_size=longest)


_IDS = st.text(st.characters(codec="ascii", categories=["L", "N", "Pd"]), min_size=1, max_size=36)
_NOTES = words() | words(12).map(lambda w: (w or "é") * (LONGEST_NOTE // max(len(w), 1)))
_RATINGS = st.none() | st.integers(0, 10)
_ANSWERS = st.sampled_from(Answer)
_SOME_IDS = st.lists(_IDS, max_size=4).map(tuple)

CHECK_INS = st.builds(
    CheckIn,
    entry_id=_IDS,
    kind=st.sampled_from(Kind),
    happened_at=moments(),
    logged_at=moments(),
    back_pain=_RATINGS,
    leg_pain=_RATINGS,
    interference=_RATINGS,
    note=_NOTES,
)
REASONS = st.builds(
    Reason,
    rule_id=_IDS,
    row=st.integers(1, 99),
    urgency=st.sampled_from(Urgency),
    questions=_SOME_IDS,
    group=st.none() | _IDS,
    unsure=_SOME_IDS,
)
VERDICTS = st.builds(
    GivenVerdict,
    id=_IDS,
    entry_id=_IDS,
    given_at=moments(),
    verdict=st.builds(
        Verdict,
        urgency=st.sampled_from(Urgency),
        reasons=st.lists(REASONS, max_size=4).map(tuple),
        unanswered=_SOME_IDS,
    ),
    answers=st.lists(st.tuples(_IDS, _ANSWERS), max_size=6).map(tuple),
    chosen=_SOME_IDS,
    content_version=words(20),
    app_version=words(20),
)
ACTIONS = st.builds(
    ActionTaken,
    id=_IDS,
    verdict_id=_IDS,
    action=st.sampled_from(Action),
    told_at=moments(),
)
VISITS = st.builds(
    Visit, id=_IDS, seen_at=moments(), who=words(), said=words(), logged_at=moments()
)
CHECKED_ITEMS = st.builds(
    CheckedItem,
    id=_IDS,
    rule_id=_IDS,
    who=words(),
    checked_at=moments(),
    different_now=words(),
    visit_id=_IDS,
    logged_at=moments(),
)
PROFILES = st.builds(
    ProfileVersion,
    id=_IDS,
    logged_at=moments(),
    profile=st.builds(
        Profile,
        country=st.none() | st.sampled_from(["IE", "NP", "WS"]),
        name=st.none() | words(40),
        age_band=st.sampled_from(AgeBand),
        factors=st.dictionaries(st.sampled_from(Factor), _ANSWERS),
        considerations=st.dictionaries(st.sampled_from(Consideration), _ANSWERS),
    ),
    first_run_done=st.booleans(),
)

# Few entries and few moments, so that versions, ties and verdicts without check-in are common.
_FEW_ENTRIES = st.sampled_from(["a", "b", "c", "d"])
_FEW_MOMENTS = st.integers(0, 5).map(lambda h: datetime(2026, 3, 2, 8 + h, tzinfo=UTC))
CROWDED = st.lists(
    st.builds(
        CheckIn,
        entry_id=_FEW_ENTRIES,
        kind=st.sampled_from(Kind),
        happened_at=_FEW_MOMENTS,
        logged_at=_FEW_MOMENTS,
        back_pain=_RATINGS,
    )
    | st.builds(
        GivenVerdict,
        id=st.uuids().map(str),
        entry_id=_FEW_ENTRIES,
        given_at=_FEW_MOMENTS,
        verdict=st.builds(Verdict, urgency=st.sampled_from(Urgency), reasons=st.just(())),
        answers=st.just(()),
        chosen=st.just(()),
        content_version=st.just("2026.1"),
        app_version=st.just("0.1.0"),
    ),
    max_size=12,
    unique_by=id,
)

"""What the clock showed comes back, also when the rules of a zone are not what they were."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from lbp_app.storage.moments import microseconds, restored, stored

NOON_IN_KATHMANDU = datetime(2026, 3, 2, 12, tzinfo=ZoneInfo("Asia/Kathmandu"))


def test_a_moment_is_kept_as_utc_offset_and_zone() -> None:
    us, offset, zone = stored(NOON_IN_KATHMANDU)
    assert us == datetime(2026, 3, 2, 6, 15, tzinfo=UTC).timestamp() * 1_000_000
    assert (offset, zone) == ((5 * 60 + 45) * 60, "Asia/Kathmandu")


@pytest.mark.parametrize("zone", ["Moon/Tycho", "", "../../etc/passwd", "Asia", "\0"])
def test_a_zone_unknown_here_keeps_the_wall_clock(zone: str) -> None:
    us, offset, _ = stored(NOON_IN_KATHMANDU)
    moment = restored(us, offset, zone)
    assert moment == NOON_IN_KATHMANDU
    assert (moment.hour, moment.utcoffset()) == (12, timedelta(hours=5, minutes=45))


def test_when_the_rules_of_a_zone_have_changed_the_clock_of_that_day_counts() -> None:
    us, _, _ = stored(NOON_IN_KATHMANDU)
    moment = restored(us, 5 * 3600, "Asia/Kathmandu")
    assert moment == NOON_IN_KATHMANDU
    assert (moment.hour, moment.minute) == (11, 15)


def test_a_moment_without_zone_is_no_moment() -> None:
    with pytest.raises(ValueError, match="zone"):
        microseconds(datetime(2026, 3, 2, 12))  # noqa: DTZ001

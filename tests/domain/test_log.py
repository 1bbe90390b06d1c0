"""What was logged has two times, and both know their zone."""

from __future__ import annotations

import pytest

from lbp_app.domain.daily import Sleep
from lbp_app.domain.log import LogError, LogItem
from tests.fixtures import A_MORNING


def test_a_moment_without_zone_is_refused() -> None:
    naive = A_MORNING.replace(tzinfo=None)
    with pytest.raises(LogError, match="moment_without_zone"):
        LogItem("i", naive, A_MORNING, Sleep(4))
    with pytest.raises(LogError, match="moment_without_zone"):
        LogItem("i", A_MORNING, naive, Sleep(4))

"""The real rule table and the settings of Hypothesis for the tests of the rules."""

from __future__ import annotations

import os
from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, settings

from lbp_app.domain.red_flags import RedFlagTable
from tests.domain.rule_file import read_note_signs, read_rules

settings.register_profile("here", max_examples=80, deadline=None)
settings.register_profile(
    "ci",
    max_examples=80,
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(scope="session")
def table() -> RedFlagTable:
    """The rule table that patients meet, read with PyYAML alone."""
    return read_rules()


@pytest.fixture(scope="session")
def signs() -> Mapping[str, tuple[str, ...]]:
    """The phrases in a note that open the safety questions."""
    return read_note_signs()

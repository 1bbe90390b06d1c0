"""The order of the tests: those with a browser come last, among them the longest first."""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser leaves an event loop running in its process, and a screen's test begins its own.

    With several processes, those that are done take tests from the end of another's list.
    """
    items.sort(key=_place)


def _place(item: pytest.Item) -> tuple[bool, bool]:
    # Reminders wait for the next minute: begun first, the other process works meanwhile.
    return item.get_closest_marker("browser") is not None, "test_reminders" not in item.nodeid

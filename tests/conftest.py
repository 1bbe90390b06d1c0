"""The order of the tests: those with a browser come last."""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser leaves an event loop running in its process, and a screen's test begins its own.

    With several processes, those that are done take tests from the end of another's list.
    """
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)

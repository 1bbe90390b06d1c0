"""The disk that a browser keeps the diary on: no power cut loses what was saved."""

from __future__ import annotations

import json
import runpy
import subprocess
from pathlib import Path
from typing import Any

import flet_web
import pytest

from tests.static_site import PUBLISH

pytestmark = pytest.mark.slow
SCRIPT = Path(__file__).with_name("disk_crash.mjs")
PYODIDE = Path(flet_web.get_package_web_dir()) / "pyodide"
DISK = PUBLISH.with_name("disk.js")


@pytest.fixture(scope="module")
def result() -> dict[str, Any]:
    """What the script saw: the real SQLite on our disk, with a browser's files played."""
    node = runpy.run_path(str(PUBLISH))["find_node"]()
    told = subprocess.run(
        [node, SCRIPT, PYODIDE, DISK], capture_output=True, text=True, check=True, timeout=120
    )
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def test_a_device_without_room_refuses_and_keeps_what_was_there(result: dict[str, Any]) -> None:
    assert result["refused"] == "SQLITE_FULL"
    assert result["afterwards"] == 7


def test_no_power_cut_loses_what_was_saved(result: dict[str, Any]) -> None:
    assert result["whole"]["rows"] == 7
    left = set(result["whole"]["names"])
    assert left <= {"diary.db", *(f"diary.db{which}-journal" for which in ("", ".new", ".staged"))}
    assert result["commits"] == 9
    assert result["cuts"] > 40
    assert result["broken"] == []

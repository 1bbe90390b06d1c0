"""What iOS is asked about the folder of the diary; the system itself is a stand-in."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest

from lbp_app.devices.cloud_backup import keep_out

FOLDER = Path("/var/mobile/diary")


class _Function:
    """A function of the system: it notes how it was called."""

    def __init__(self, answer: object) -> None:
        self.answer = answer
        self.calls: list[tuple[Any, ...]] = []
        self.argtypes: tuple[object, ...] = ()
        self.restype: object = None

    def __call__(self, *given: object) -> object:
        assert len(given) == len(self.argtypes)
        self.calls.append(given)
        return self.answer


class _System:
    """The three functions of the system that are needed."""

    def __init__(self, place: int | None = 7, answer: int = 1) -> None:
        self.CFURLCreateFromFileSystemRepresentation = _Function(place)
        self.CFURLSetResourcePropertyForKey = _Function(answer)
        self.CFRelease = _Function(None)


def _name(_: object, name: str) -> str:
    return name


def test_an_iphone_is_told_to_leave_the_folder_out() -> None:
    system = _System()
    assert keep_out(FOLDER, load=lambda _: system, constant=_name) is True
    assert system.CFURLCreateFromFileSystemRepresentation.calls == [
        (None, b"/var/mobile/diary", 17, 1)
    ]
    assert system.CFURLSetResourcePropertyForKey.calls == [
        (7, "kCFURLIsExcludedFromBackupKey", "kCFBooleanTrue", None)
    ]
    assert system.CFRelease.calls == [(7,)]


@pytest.mark.parametrize("system", [_System(place=None), _System(answer=0), object()])
def test_a_refusal_is_logged_without_the_path_and_stops_nothing(
    system: object, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        assert keep_out(FOLDER, load=lambda _: system, constant=_name) is False
    assert "may be copied" in caplog.text
    assert "mobile" not in caplog.text

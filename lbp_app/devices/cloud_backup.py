"""Keeps the diary out of the copies that an iPhone makes of itself, into the cloud or a computer.

Android is told by the package (`allowBackup` in pyproject.toml); iOS wants it said of the folder,
by the running app. Never tried on a device.
"""

from __future__ import annotations

import ctypes
import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lbp_app.devices.quiet_logging import NotPersonal

log = logging.getLogger("lbp_app")

_LIBRARY = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
_KEY = "kCFURLIsExcludedFromBackupKey"
_YES = "kCFBooleanTrue"


def _constant(library: Any, name: str) -> Any:  # noqa: ANN401 - a pointer of the system
    return ctypes.c_void_p.in_dll(library, name)


def keep_out(
    folder: Path,
    *,
    load: Callable[[str], Any] = ctypes.CDLL,
    constant: Callable[[Any, str], Any] = _constant,
) -> bool:
    """Mark the folder, and so all that is in it, as not to be copied; whether iOS did it.

    A refusal is logged and changes nothing else: the diary matters more.
    """
    try:
        marked = _mark(load(_LIBRARY), os.fsencode(folder), constant)
    except (OSError, AttributeError, ValueError) as failure:
        log.warning("the diary may be copied: %s", NotPersonal(type(failure).__name__))
        return False
    if not marked:
        log.warning("the diary may be copied: the system refused")
    return marked


def _mark(library: Any, path: bytes, constant: Callable[[Any, str], Any]) -> bool:  # noqa: ANN401
    pointer, number, flag = ctypes.c_void_p, ctypes.c_long, ctypes.c_ubyte
    make = library.CFURLCreateFromFileSystemRepresentation
    make.argtypes, make.restype = (pointer, ctypes.c_char_p, number, flag), pointer
    mark = library.CFURLSetResourcePropertyForKey
    mark.argtypes, mark.restype = (pointer, pointer, pointer, pointer), flag
    release = library.CFRelease
    release.argtypes, release.restype = (pointer,), None
    place = make(None, path, len(path), 1)
    if not place:
        return False
    try:
        return bool(mark(place, constant(library, _KEY), constant(library, _YES), None))
    finally:
        release(place)

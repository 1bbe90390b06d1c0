"""Looks through the project that Flet laid out for Android, before it is built.

Usage: check_android.py FOLDER. Ends with 1 and says why when the app could reach a network, when
its data could go into a cloud, or when it asks for more than notices.
"""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from pathlib import Path

_ANDROID = "{http://schemas.android.com/apk/res/android}"
_TOOLS = "{http://schemas.android.com/tools}"
_NAME = f"{_ANDROID}name"
ALLOWED = {
    "android.permission.POST_NOTIFICATIONS",
    "android.permission.RECEIVE_BOOT_COMPLETED",
    "android.permission.VIBRATE",
}
TAKEN_OUT = {
    "android.permission.INTERNET",
    "android.permission.ACCESS_NETWORK_STATE",
    "android.permission.SCHEDULE_EXACT_ALARM",
}


def faults(manifest: Path) -> list[str]:
    """What is wrong with this manifest, in plain words."""
    root = ET.parse(manifest).getroot()  # noqa: S314 - our own file, made a moment ago
    asked: set[str] = set()
    removed: set[str] = set()
    for permission in root.findall("uses-permission"):
        taken = permission.get(f"{_TOOLS}node") == "remove"
        (removed if taken else asked).add(str(permission.get(_NAME)))
    found = [f"it asks for {name}" for name in sorted(asked - ALLOWED)]
    found += [f"{name} is not taken out" for name in sorted(TAKEN_OUT - removed)]
    app = root.find("application")
    if app is None or app.get(f"{_ANDROID}allowBackup") != "false":
        found.append("allowBackup is not false")
    return found


def main() -> None:
    """Check the project of the command line."""
    manifest = Path(sys.argv[1]) / "android" / "app" / "src" / "main" / "AndroidManifest.xml"
    found = faults(manifest)
    sys.exit("\n".join(f"{manifest}: {fault}" for fault in found) or 0)


if __name__ == "__main__":
    main()

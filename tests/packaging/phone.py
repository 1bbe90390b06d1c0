"""A phone on which the app is installed, as folders: what its packager and its system lay out."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SHELL = Path(__file__).with_name("phone_shell.py")
COMPILE = ("-m", "compileall", "-q", "-b", "-j", "2")
PORT = 10


def tool(name: str, *given: str) -> None:
    """Run one of the tools of build/tools.

    Raises:
        subprocess.CalledProcessError: when it fails.
    """
    program = [sys.executable, str(ROOT / "build" / "tools" / name)]
    subprocess.run([*program, *given], check=True, capture_output=True)


def install(folder: Path) -> None:
    """Lay out `app`, `packages.zip` and `native`, compiled and without sources."""
    app, site = folder / "app", folder / "site"
    tool("stage.py", "--to", str(app))
    tool("phone_packages.py", str(site))
    subprocess.run([sys.executable, *COMPILE, str(app), str(site)], check=True)
    for source in (*app.rglob("*.py"), *site.rglob("*.py")):
        source.unlink()
    (app / "pyproject.toml").unlink()
    _split(site, folder / "packages.zip", folder / "native")


def _split(site: Path, archive: Path, native: Path) -> None:
    """Pure modules into an uncompressed archive, compiled parts beside it, as on Android."""
    folders: set[Path] = set()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as packed:
        for file in sorted(path for path in site.rglob("*") if path.is_file()):
            inside = file.relative_to(site)
            if ".so" in file.suffixes or ".libs" in inside.parts[0]:
                (native / inside).parent.mkdir(parents=True, exist_ok=True)
                file.rename(native / inside)
            elif inside.parts[0] not in ("flutter", "bin") and "__pycache__" not in inside.parts:
                packed.write(file, inside)
                folders |= set(inside.parents) if inside.suffix == ".pyc" else set()
        # An archive knows no packages without this file.
        for package in sorted(folders - {Path()}):
            if not (site / package / "__init__.pyc").is_file():
                packed.writestr(f"{package.as_posix()}/__init__.py", "")
    shutil.rmtree(site)


@dataclass(frozen=True, slots=True)
class Report:
    """How one run ended: what the story saw, and what stood in the phone's own log."""

    seen: dict[str, Any]
    printed: str


def start(folder: Path, story: str) -> Report:
    """Start the app once and let a patient play; the process is ended at the end of the story."""
    for place in ("data", "cache", "temp"):
        (folder / place).mkdir(exist_ok=True)
    console = folder / "cache" / "console.log"
    environ = {
        "PATH": os.environ["PATH"],
        "TZ": "Europe/London",
        "HOME": str(folder / "data"),
        "TMPDIR": str(folder / "temp"),
        "FLET_PLATFORM": "android",
        "FLET_APP_STORAGE_DATA": str(folder / "data"),
        "FLET_APP_STORAGE_CACHE": str(folder / "cache"),
        "FLET_APP_STORAGE_TEMP": str(folder / "temp"),
        "FLET_APP_CONSOLE": str(console),
        "FLET_ASSETS_DIR": str(folder / "app" / "assets"),
        "FLET_DART_BRIDGE_PORT": str(PORT),
        "FLET_DART_BRIDGE_EXIT_PORT": "2",
    }
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-B", str(SHELL), str(folder), story],
        cwd=folder / "data",
        env=environ,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    report = folder / "report.json"
    assert report.is_file(), done.stderr
    seen = json.loads(report.read_text(encoding="utf-8"))
    report.unlink()
    assert (done.stdout, done.stderr) == ("", "")
    return Report(seen, console.read_text(encoding="utf-8"))


def tree(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file below: its size and the moment it was last changed."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_size, path.stat().st_mtime_ns)
        for path in files
    }

"""Lays out the folder that the packagers for phones and computers take: the app and nothing else.

Usage: stage.py [--to FOLDER] [--dry-run]. What it writes is ignored by git; what a packager makes
of it (a folder `build` inside) is kept from one time to the next.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STAGE = ROOT / ".buildwork" / "app"
_OF_THE_PACKAGER = "build"
_LEFT_OUT = ("__pycache__", "icon.svg", "script.py.mako")
_VERSION = re.compile(r'^__version__ = "(\d+)\.(\d+)\.(\d+)"', re.MULTILINE)


def parts() -> Iterator[tuple[Path, str]]:
    """Every file that is shipped, and where it lies in the staged folder."""
    for folder in ("lbp_app", "content", "assets"):
        for path in sorted((ROOT / folder).rglob("*")):
            inside = path.relative_to(ROOT)
            if path.is_file() and not set(_LEFT_OUT) & set(inside.parts) and not _is_note(inside):
                yield path, inside.as_posix()
    for picture in sorted((ROOT / "build" / "artwork").glob("*.png")):
        yield picture, f"assets/{picture.name}"
    yield ROOT / "build" / "entry" / "main.py", "main.py"
    yield ROOT / "LICENSE", "LICENSE"


def _is_note(inside: Path) -> bool:
    """A file for those who work on the app."""
    return inside.suffix == ".pyc" or inside.name == "README.md"


def version() -> tuple[int, int, int]:
    """The version of the app."""
    found = _VERSION.search((ROOT / "lbp_app" / "__init__.py").read_text(encoding="utf-8"))
    if found is None:
        raise SystemExit("lbp_app/__init__.py names no version of three numbers")
    major, minor, patch = (int(number) for number in found.groups())
    return major, minor, patch


def pinned() -> list[str]:
    """The requirements of a phone, each with its one version."""
    listed = tomllib.loads((ROOT / "build" / "dependencies.toml").read_text(encoding="utf-8"))
    both = {**listed["pure"], **listed["built"]}
    return [f"{name}=={number}" for name, number in sorted(both.items())]


def python() -> str:
    """The Python that is put into the package, as `3.14`."""
    listed = tomllib.loads((ROOT / "build" / "dependencies.toml").read_text(encoding="utf-8"))
    return str(listed["python"])


def pyproject() -> str:
    """The project file of the staged folder: pinned, and with all that the packager reads."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    major, minor, patch = version()
    sections = re.split(r"(?m)^(?=\[)", text)
    of_packager = "".join(section for section in sections if section.startswith("[tool.flet"))
    number = major * 1_000_000 + minor * 1_000 + patch
    of_packager = of_packager.replace("[tool.flet]\n", f"[tool.flet]\nbuild_number = {number}\n", 1)
    head = {
        "name": project["name"],
        "version": f"{major}.{minor}.{patch}",
        "description": project["description"],
        "requires-python": f"=={python()}.*",
    }
    lines = [f"{key} = {json.dumps(value)}" for key, value in head.items()]
    wanted = "".join(f"    {json.dumps(each)},\n" for each in pinned())
    return "[project]\n" + "\n".join(lines) + f"\ndependencies = [\n{wanted}]\n\n{of_packager}"


def stage(target: Path) -> int:
    """Fill the folder anew; how many bytes lie in it."""
    if target.exists():
        for old in target.iterdir():
            if old.name == _OF_THE_PACKAGER:
                continue
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    size = 0
    for path, inside in parts():
        copy = target / inside
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        size += path.stat().st_size
    (target / "pyproject.toml").write_text(pyproject(), encoding="utf-8")
    return size


def main() -> None:
    """Stage, or say what would be staged."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=STAGE, help="default: .buildwork/app")
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    wanted = parser.parse_args()
    count = sum(1 for _ in parts())
    if wanted.dry_run:
        print(f"would put {count} files and a pinned pyproject.toml into {wanted.to}")
        return
    size = stage(wanted.to)
    print(f"{wanted.to}: {count} files, {size / 1e6:.1f} MB before it is compiled and packed")


if __name__ == "__main__":
    main()

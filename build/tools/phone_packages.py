"""Installs into a folder what a phone gets, as build/dependencies.toml lists it.

Usage: phone_packages.py FOLDER. Packages that are listed as pure are asked for as such, so one
that is not makes this fail. The built ones are those of this computer, in the phone's versions.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

LIST = Path(__file__).resolve().parents[1] / "dependencies.toml"


def install(folder: Path) -> None:
    """Fill the folder anew."""
    listed = tomllib.loads(LIST.read_text(encoding="utf-8"))
    shutil.rmtree(folder, ignore_errors=True)
    anywhere = ["--only-binary=:all:", "--platform=any", "--implementation=py", "--abi=none"]
    pure = {**listed["pure"], **listed["system"]}
    _pip(folder, pure, *anywhere, f"--python-version={listed['python']}")
    _pip(folder, listed["built"], "--only-binary=:all:")


def _pip(folder: Path, packages: dict[str, str], *more: str) -> None:
    wanted = [f"{name}=={number}" for name, number in packages.items()]
    asked = ["--quiet", "--disable-pip-version-check", "--no-deps", "--target", str(folder)]
    pip = [sys.executable, "-m", "pip", "install"]
    subprocess.run([*pip, *asked, *more, *wanted], check=True)


if __name__ == "__main__":
    install(Path(sys.argv[1]))

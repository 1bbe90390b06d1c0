"""The tracked build folder: what must be there, what must not, and dry runs that change nothing."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from tests.packaging.phone import ROOT

BUILD = ROOT / "build"
RECIPES = (
    "android-aab",
    "android-apk",
    "android-in-a-container",
    "desktop-linux",
    "desktop-macos",
    "desktop-windows",
    "ios-ipa",
    "static-web",
)
NEEDED = (
    "README.md",
    "artwork/icon.png",
    "artwork/icon_android.png",
    "artwork/splash.png",
    "containers/android.Containerfile",
    "dependencies.toml",
    "entry/main.py",
    *(f"recipes/{name}" for name in RECIPES),
    "tools/stage.py",
)
FLETS_OWN = {  # what `flet build` makes and empties, and where a desktop run looks for programs
    ".hash",
    ".icons-orig",
    ".python-version",
    "aab",
    "apk",
    "flutter",
    "flutter-packages",
    "flutter-packages-temp",
    "ios-simulator",
    "ipa",
    "linux",
    "macos",
    "python-app",
    "site-packages",
    "web",
    "windows",
}
MANIFEST = """<manifest xmlns:android="http://schemas.android.com/apk/res/android"
    xmlns:tools="http://schemas.android.com/tools">
    <uses-permission android:name="android.permission.INTERNET" tools:node="remove" />
    <uses-permission android:name="android.permission.ACCESS_NETWORK_STATE" tools:node="remove" />
    <uses-permission android:name="android.permission.SCHEDULE_EXACT_ALARM" tools:node="remove" />
    <uses-permission android:name="android.permission.POST_NOTIFICATIONS" />
    <application android:allowBackup="false" />
</manifest>"""


def _tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, BUILD / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _git(*asked: str) -> str:
    quiet = {**os.environ, "GIT_OPTIONAL_LOCKS": "0"}
    done = subprocess.run(
        ["git", *asked], cwd=ROOT, env=quiet, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_what_a_maintainer_needs_is_tracked() -> None:
    tracked = set(_git("ls-files", "build").splitlines())
    assert not {f"build/{path}" for path in NEEDED} - tracked
    recipes = {path.name for path in (BUILD / "recipes").iterdir() if os.access(path, os.X_OK)}
    assert recipes == set(RECIPES)


def test_nothing_tracked_bears_a_name_that_flet_empties_or_starts() -> None:
    tops = {path.split("/")[1] for path in _git("ls-files", "build").splitlines()}
    assert not tops & FLETS_OWN


def test_staging_and_output_are_ignored_and_nothing_in_them_is_tracked() -> None:
    places = ("dist/python/a.whl", ".buildwork/app/main.py", ".buildwork/packager/bin/flet")
    assert _git("check-ignore", *places).splitlines() == list(places)
    assert _git("ls-files", "dist", ".buildwork") == ""


def test_the_dry_run_of_each_recipe_says_what_it_would_do_and_does_nothing(tmp_path: Path) -> None:
    before, there = _git("status", "--porcelain"), (ROOT / "dist").exists()
    environ = {**os.environ, "PACKAGER": str(tmp_path / "packager"), "PYTHON": sys.executable}
    for name in RECIPES:
        done = subprocess.run(
            [str(BUILD / "recipes" / name), "--dry-run"],
            env=environ,
            capture_output=True,
            text=True,
            check=True,
        )
        assert "\n+ " in f"\n{done.stdout}", name
        assert done.stderr == "", name
    assert _git("status", "--porcelain") == before
    assert (ROOT / "dist").exists() == there
    assert not list(tmp_path.iterdir())


def test_a_recipe_refuses_what_it_does_not_know() -> None:
    asked = [str(BUILD / "recipes" / "android-apk"), "--fast"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "Usage" in done.stderr


def test_icons_and_splash_were_made_from_the_drawing_as_it_is() -> None:
    assert _tool("draw_icons").outdated() == [], "run `make icons`"


def test_the_staged_folder_is_pinned_and_asks_for_notices_only(tmp_path: Path) -> None:
    stage = _tool("stage")
    stage.stage(tmp_path)
    staged = tomllib.loads((tmp_path / "pyproject.toml").read_text(encoding="utf-8"))
    ours = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["flet"]
    flet = staged["tool"]["flet"]
    assert staged["tool"] == {"flet": {**ours, "build_number": flet["build_number"]}}
    assert staged["project"]["requires-python"] == f"=={stage.python()}.*"
    assert all("==" in wanted for wanted in staged["project"]["dependencies"])
    asked = {name for name, wanted in flet["android"]["permission"].items() if wanted}
    assert asked == _tool("check_android").ALLOWED
    assert flet["android"]["permission"]["android.permission.INTERNET"] is False
    assert flet["android"]["manifest_application"]["allowBackup"] == "false"
    assert flet["permissions"] == []
    assert (tmp_path / f"{flet['app']['module']}.py").is_file()


def test_what_the_packager_made_outlives_a_new_staging_and_old_parts_do_not(tmp_path: Path) -> None:
    stage = _tool("stage")
    (tmp_path / "build" / "flutter").mkdir(parents=True)
    (tmp_path / "lbp_app").mkdir()
    (tmp_path / "lbp_app" / "gone.py").write_text("", encoding="utf-8")
    stage.stage(tmp_path)
    assert (tmp_path / "build" / "flutter").is_dir()
    assert not (tmp_path / "lbp_app" / "gone.py").exists()


@pytest.mark.parametrize(
    ("good", "bad", "told"),
    [
        ('INTERNET" tools:node="remove"', 'INTERNET"', "asks for android.permission.INTERNET"),
        ("POST_NOTIFICATIONS", "CAMERA", "asks for android.permission.CAMERA"),
        ('allowBackup="false"', 'allowBackup="true"', "allowBackup is not false"),
        ("SCHEDULE_EXACT_ALARM", "OTHER", "SCHEDULE_EXACT_ALARM is not taken out"),
    ],
)
def test_a_project_that_would_leak_is_stopped_before_it_is_built(
    good: str, bad: str, told: str, tmp_path: Path
) -> None:
    check = _tool("check_android")
    manifest = tmp_path / "AndroidManifest.xml"
    manifest.write_text(MANIFEST, encoding="utf-8")
    assert check.faults(manifest) == []
    manifest.write_text(MANIFEST.replace(good, bad), encoding="utf-8")
    assert told in " ".join(check.faults(manifest))

"""Every place that pins versions says the same, or says beside the line why it does not."""

from __future__ import annotations

import ast
import re
import sys
from importlib.metadata import packages_distributions

import pytest
from packaging.utils import canonicalize_name

from tests.packaging.phone import ROOT
from tests.packaging.test_dependencies import LISTED, ON_A_PHONE, everything

PINNED = re.compile(r"^([\w.-]+)==([\w.]+)", re.MULTILINE)
WITHOUT = re.compile(r"^# without ([\w.-]+): \S.+", re.MULTILINE)


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def pinned(path: str) -> dict[str, str]:
    """Version by plain name, of a file in pip's form."""
    return {canonicalize_name(name): version for name, version in PINNED.findall(read(path))}


COMPUTER = pinned("constraints.txt")
BROWSER = pinned("build/browser/requirements.txt")
LEFT_OUT = {
    canonicalize_name(name) for name in WITHOUT.findall(read("build/browser/requirements.txt"))
}

PACKED_WITHOUT_A_WHEEL = {"markupsafe", "pyyaml"}
ASKED_BEFORE = {"export/sealed.py", "export/locked_pdf.py"}
"""Load what a browser does not have, behind ``lbp_app.export.sealed.works_here``."""


def unexplained(versions: dict[str, str], text: str, reason: str) -> list[str]:
    """Those that differ from a computer's, on a line that gives no reason."""
    return [
        name
        for name, version in versions.items()
        if COMPUTER.get(name) != version
        if not re.search(rf"^{re.escape(name)}\b.*{reason}", text, re.MULTILINE | re.IGNORECASE)
    ]


def test_a_browser_gets_the_versions_that_a_computer_has() -> None:
    text = read("build/browser/requirements.txt")
    assert unexplained(BROWSER, text, r"\s# \S") == []


def test_a_browser_gets_all_that_is_needed_there_or_it_is_said_why_not() -> None:
    needed = set(everything("Emscripten")) - {""}
    missing = needed - set(BROWSER) - LEFT_OUT
    assert not missing, f"add to build/browser/requirements.txt, or say why not: {sorted(missing)}"
    assert needed - set(BROWSER) >= LEFT_OUT
    assert set(BROWSER) <= needed


def test_every_file_for_a_browser_is_named_with_its_hash() -> None:
    lines = [line for line in read("build/browser/requirements.txt").splitlines() if "==" in line]
    assert [line for line in lines if not re.search(r" --hash=sha256:[0-9a-f]{64}\b", line)] == []


def test_a_phone_gets_the_pure_packages_of_a_computer_or_it_is_said_why_not() -> None:
    assert unexplained(LISTED["pure"], read("build/dependencies.toml"), r'" # \S') == []


def test_every_package_of_a_phone_is_pinned_for_a_computer() -> None:
    assert {**LISTED["pure"], **LISTED["built"]}.keys() <= COMPUTER.keys()


@pytest.mark.parametrize(
    ("variable", "version"),
    [
        ("flet_version", COMPUTER["flet"]),
        ("notifications_version", LISTED["system"]["flet-notifications"]),
    ],
)
def test_the_recipes_call_the_same_versions(variable: str, version: str) -> None:
    assert f"{variable}={version}\n" in read("build/recipes/shared.sh")


def test_what_pyproject_pins_to_one_version_is_that_of_constraints() -> None:
    found = dict(re.findall(r'"(flet(?:-web)?)==([\w.]+)"', read("pyproject.toml")))
    assert found == {"flet": COMPUTER["flet"], "flet-web": COMPUTER["flet-web"]}


def test_the_app_loads_nothing_that_a_browser_lacks_but_where_it_asks_before() -> None:
    absent = set(ON_A_PHONE) - set(BROWSER) - PACKED_WITHOUT_A_WHEEL
    missing = {
        path.relative_to(ROOT / "lbp_app").as_posix(): found
        for path in (ROOT / "lbp_app").rglob("*.py")
        if (found := loaded(path.read_text("utf-8")) & absent)
    }
    assert set(missing) == ASKED_BEFORE | {"bootstrap.py"}
    assert missing["bootstrap.py"] == {"platformdirs"}  # where no folder was given


def loaded(source: str) -> set[str]:
    """The packages outside the standard library that a source imports, by plain name."""
    packages = packages_distributions()
    modules = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            modules |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            modules.add(node.module.partition(".")[0])
    outside = modules - set(sys.stdlib_module_names)
    return {canonicalize_name(name) for module in outside for name in packages.get(module, ())}

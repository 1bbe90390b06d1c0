"""What a browser is given to run the app by itself: the tested versions, and nothing forgotten."""

from __future__ import annotations

import ast
import re
import sys
from importlib.metadata import packages_distributions

from packaging.utils import canonicalize_name

from tests.packaging.phone import ROOT
from tests.packaging.test_dependencies import ON_A_PHONE

NOT_IN_A_BROWSER = {
    "anyio": "for network requests, which the app makes none of",
    "certifi": "as anyio",
    "h11": "as anyio",
    "httpcore": "as anyio",
    "httpx": "as anyio",
    "idna": "as anyio",
    "oauthlib": "for signing in, which nobody does",
    "platformdirs": "a browser has no folders",
    "pycryptodome": "compiled, and there is no build for browsers: no passwords on files",
    "pypdf": "writes passwords only, which needs the one above",
    "stream-inflate": "as pypdf",
    "stream-unzip": "as pypdf",
    "stream-zip": "as pypdf",
    "pillow": "a stand-in is packed: our PDF has no photographs",
}
PACKED_WITHOUT_A_WHEEL = {"markupsafe", "pyyaml"}  # their parts in plain Python
ASKED_BEFORE = {"export/sealed.py", "export/locked_pdf.py"}
"""Load what a browser does not have, behind ``works_here``."""


def _pins(text: str) -> dict[str, str]:
    found = re.findall(r"^([A-Za-z0-9_.-]+)==([^\s;]+)", text, re.MULTILINE)
    return {canonicalize_name(name): version for name, version in found}


THERE = _pins((ROOT / "build" / "browser" / "requirements.txt").read_text("utf-8"))
TESTED = _pins((ROOT / "constraints.txt").read_text("utf-8"))


def test_a_browser_gets_the_versions_that_were_tested() -> None:
    assert {name: TESTED.get(name) for name in THERE} == THERE


def test_every_package_is_there_or_named_with_the_reason_why_not() -> None:
    assert set(ON_A_PHONE) - set(THERE) == PACKED_WITHOUT_A_WHEEL | set(NOT_IN_A_BROWSER)


def test_the_app_loads_nothing_that_is_not_there_but_where_it_asks_before() -> None:
    names: dict[str, set[str]] = {
        module: {canonicalize_name(each) for each in packages}
        for module, packages in packages_distributions().items()
    }
    missing = {
        path.relative_to(ROOT / "lbp_app").as_posix(): sorted(absent)
        for path in (ROOT / "lbp_app").rglob("*.py")
        if (absent := _loaded(path.read_text("utf-8"), names) & set(NOT_IN_A_BROWSER))
    }
    assert set(missing) == ASKED_BEFORE | {"bootstrap.py"}
    assert missing["bootstrap.py"] == ["platformdirs"]  # where no folder was given


def _loaded(source: str, names: dict[str, set[str]]) -> set[str]:
    modules = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            modules |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            modules.add(node.module.partition(".")[0])
    found = modules - set(sys.stdlib_module_names)
    return {package for module in found for package in names.get(module, set())}

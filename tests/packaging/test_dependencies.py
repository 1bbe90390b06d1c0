"""The gate for phones: every package that the app needs is listed with how it gets there."""

from __future__ import annotations

import tomllib
from importlib.metadata import distribution
from typing import Any

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.packaging.phone import ROOT

LISTED: dict[str, Any] = tomllib.loads(
    (ROOT / "build" / "dependencies.toml").read_text(encoding="utf-8")
)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ON_A_PHONE: dict[str, str] = {**LISTED["pure"], **LISTED["built"]}


def _wants(requirements: list[str], system: str) -> list[Requirement]:
    """Those of the requirements that count on this system."""
    phone = {
        **default_environment(),
        "python_version": LISTED["python"],
        "python_full_version": f"{LISTED['python']}.0",
        "sys_platform": system.lower(),
        "platform_system": system,
        "extra": "",
    }
    all_of_them = [Requirement(each) for each in requirements]
    return [r for r in all_of_them if r.marker is None or r.marker.evaluate(phone)]


def everything(system: str) -> dict[str, list[Requirement]]:
    """What each package that is needed wants, ours under the empty name."""
    found = {"": _wants(PROJECT["project"]["dependencies"], system)}
    waiting = list(found[""])
    while waiting:
        name = canonicalize_name(waiting.pop().name)
        if name not in found:
            found[name] = _wants(distribution(name).requires or [], system)
            waiting += found[name]
    return found


@pytest.mark.parametrize("system", ["Android", "iOS"])
def test_every_package_is_listed_with_its_way_to_the_phone_and_none_is_left_over(
    system: str,
) -> None:
    needed = set(everything(system)) - {""}
    missing, left_over = needed - set(ON_A_PHONE), set(ON_A_PHONE) - needed
    assert not missing, f"add a line to build/dependencies.toml: {sorted(missing)}"
    assert not left_over, f"no longer needed in build/dependencies.toml: {sorted(left_over)}"


def test_the_versions_of_the_phone_fit_what_we_and_each_other_ask_for() -> None:
    wrong = [
        f"{parent or 'pyproject.toml'} wants {wish}"
        for parent, wishes in everything("Android").items()
        # Of another version than the phone's it is not known here what it wants there.
        if not parent or distribution(parent).version == ON_A_PHONE[parent]
        for wish in wishes
        if not wish.specifier.contains(ON_A_PHONE[canonicalize_name(wish.name)])
    ]
    assert not wrong


def test_no_package_is_listed_twice_and_names_are_in_their_plain_form() -> None:
    names = [name for kind in ("pure", "built", "system") for name in LISTED[kind]]
    assert len(names) == len(set(names))
    assert names == [canonicalize_name(name) for name in names]


@pytest.mark.parametrize("system", ["android", "ios"])
def test_what_only_the_packager_installs_is_what_it_is_told(system: str) -> None:
    told = PROJECT["tool"]["flet"][system]["dependencies"]
    assert told == [f"{name}=={number}" for name, number in LISTED["system"].items()]

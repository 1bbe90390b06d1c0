"""The safety file says what is true: its tests exist, its tables are those of the content."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import metadata
from pathlib import Path
from typing import Any

import pytest
import yaml

from lbp_app.domain.red_flags import PREDICATES

ROOT = Path(__file__).parents[1]
SAFETY = ROOT / "docs" / "clinical-safety"
CONTENT = ROOT / "content"
NAMED_TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
WITHOUT_A_TEST = ("Accepted", "Open, not built yet")
VERDICTS_ON_RISK = ("Controlled", "Partly", *WITHOUT_A_TEST)
SEVERITIES = {"low", "medium", "high", "very high"}
LIKELIHOODS = {"rare", "unlikely", "possible", "likely"}


def rows(document: str, columns: int) -> list[list[str]]:
    """The lines of all tables with that many columns, without their heads."""
    lines = (SAFETY / document).read_text(encoding="utf-8").splitlines()
    cells = [[c.strip() for c in line.strip().strip("|").split("|")] for line in lines]
    rule_at = [n for n, row in enumerate(cells) if set("".join(row)) == {"-"} and len(row) > 1]
    heads = {n - 1 for n in rule_at} | set(rule_at)
    return [
        row
        for n, row in enumerate(cells)
        if lines[n].startswith("|") and n not in heads and len(row) == columns
    ]


@cache
def functions_in(path: str) -> dict[str, ast.FunctionDef]:
    """The functions of a test file by name, read and not run."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {n.name: n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)}


def is_expected_to_fail(function: ast.FunctionDef) -> bool:
    """Whether it is marked ``xfail``."""
    return any("xfail" in ast.unparse(mark) for mark in function.decorator_list)


HAZARDS = rows("HAZARD_LOG.md", 11)
GAPS = rows("HAZARD_LOG.md", 4)
CONTROLS = [(h[0], *named) for h in HAZARDS for named in NAMED_TEST.findall(h[8])]
RULES: dict[str, Any] = yaml.safe_load((CONTENT / "red_flags/rules.yaml").read_text("utf-8"))
WORDS: dict[str, Any] = yaml.safe_load((CONTENT / "text/en/red_flags.yaml").read_text("utf-8"))
REVIEW: dict[str, Any] = yaml.safe_load((CONTENT / "REVIEW.yaml").read_text("utf-8"))
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
REQUIREMENTS: list[str] = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["web"]]
TABLE = {row[0]: row for row in rows("red-flag-table.md", 7)}
TILES = {row[0].strip("`"): row for row in rows("red-flag-table.md", 5)}


def test_the_hazard_log_is_not_cut_short() -> None:
    assert len(HAZARDS) >= 18
    assert len(CONTROLS) >= 2 * len(HAZARDS)


def test_every_hazard_and_every_gap_has_a_number_of_its_own() -> None:
    assert [h[0] for h in HAZARDS] == [f"H{n:02}" for n in range(1, len(HAZARDS) + 1)]
    assert len({g[0] for g in GAPS}) == len(GAPS)


@pytest.mark.parametrize("hazard", HAZARDS, ids=lambda h: h[0])
def test_every_hazard_is_filled_in_and_weighed(hazard: list[str]) -> None:
    assert all(hazard)
    assert hazard[5] in SEVERITIES
    assert {hazard[6], hazard[9]} <= LIKELIHOODS
    assert hazard[10].startswith(VERDICTS_ON_RISK)


@pytest.mark.parametrize("hazard", HAZARDS, ids=lambda h: h[0])
def test_every_hazard_has_a_tested_control_or_says_that_it_has_none(hazard: list[str]) -> None:
    assert NAMED_TEST.search(hazard[8]) or hazard[10].startswith(WITHOUT_A_TEST)


@pytest.mark.parametrize("hazard", HAZARDS, ids=lambda h: h[0])
def test_every_named_test_is_read_as_one(hazard: list[str]) -> None:
    assert "<br>".join(f"`{p}::{n}`" for p, n in NAMED_TEST.findall(hazard[8])) == hazard[
        8
    ].removeprefix("none")


@pytest.mark.parametrize(("hazard", "path", "name"), CONTROLS)
def test_every_test_named_in_the_hazard_log_exists_and_is_no_expected_failure(
    hazard: str, path: str, name: str
) -> None:
    assert (ROOT / path).is_file(), hazard
    assert name in functions_in(path), hazard
    assert not is_expected_to_fail(functions_in(path)[name]), hazard


def all_expected_failures() -> Iterator[str]:
    """Every test function that is marked ``xfail``, as ``path::name``."""
    for file in sorted((ROOT / "tests").rglob("test_*.py")):
        path = file.relative_to(ROOT).as_posix()
        yield from (f"{path}::{n}" for n, f in functions_in(path).items() if is_expected_to_fail(f))


def test_the_known_gaps_are_exactly_the_expected_failures() -> None:
    assert sorted(g[3].strip("`") for g in GAPS) == sorted(all_expected_failures())


def test_every_known_gap_belongs_to_a_hazard_that_names_it() -> None:
    named = {h[0]: " ".join(h) for h in HAZARDS}
    assert [g[0] for g in GAPS if not re.search(rf"\b{g[0]}\b", named[g[2]])] == []


def test_no_hazard_names_a_gap_that_is_mended() -> None:
    named = {gap for hazard in HAZARDS for gap in re.findall(r"\bG\d\d\b", " ".join(hazard))}
    assert named == {g[0] for g in GAPS}


def test_the_red_flag_table_has_its_22_rows() -> None:
    assert list(TABLE) == [str(n) for n in range(1, 23)]


@pytest.mark.parametrize("question", RULES["questions"], ids=lambda q: q["id"])
def test_every_question_stands_in_the_red_flag_table_with_its_exact_words(
    question: dict[str, Any],
) -> None:
    words = WORDS["questions"][question["id"]]
    shown = TABLE[str(question["row"])][2].split("<br>")
    leads = {"ask": "", "hint": " Hint: ", "unsure": " Not sure reads: "}
    parts = [(lead, words[kind]) for kind, lead in leads.items() if kind in words]
    expected = f"`{question['id']}`: " + "".join(f'{lead}"{text}"' for lead, text in parts)
    assert expected in shown
    assert f"`{question['id']}`" in TILES[question["group"]][2].split(", ")


def test_the_red_flag_table_has_no_question_that_is_not_asked() -> None:
    told = [part for row in TABLE.values() for part in row[2].split("<br>") if '`: "' in part]
    assert len(told) == len(RULES["questions"])


ON_ANSWERS = [r for r in RULES["rules"] if "questions" in r]
ON_TILES = [r for r in RULES["rules"] if "group" in r]


def told_tier(rule: dict[str, Any]) -> str:
    """How the page writes a rule and its tier."""
    return f"`{rule['id']}` {rule['urgency']}" + ", never markable" * (not rule["markable"])


def lifts_of(rule: dict[str, Any]) -> list[str]:
    """How the page writes what lifts a rule to a higher tier."""
    return [f"`{rule['id']}` to {x['to']} when `{x['when']}`" for x in rule.get("raised", [])]


@pytest.mark.parametrize("rule", ON_ANSWERS, ids=lambda r: r["id"])
def test_every_rule_stands_in_the_red_flag_table_with_its_tier(rule: dict[str, Any]) -> None:
    assert told_tier(rule) in TABLE[str(rule["row"])][3].split("<br>")


@pytest.mark.parametrize("rule", ON_ANSWERS, ids=lambda r: r["id"])
def test_every_condition_of_a_rule_stands_beside_it(rule: dict[str, Any]) -> None:
    lifts = lifts_of(rule)
    only = [f"`{rule['id']}` only when `{w}`" for w in {rule.get("when")} - {None}]
    told = [t for t in TABLE[str(rule["row"])][4].split("<br>") if f"`{rule['id']}`" in t]
    assert sorted(told) == sorted(lifts + only)


@pytest.mark.parametrize("rule", ON_TILES, ids=lambda r: r["id"])
def test_every_tile_stands_in_the_red_flag_table_with_its_words_and_rule(
    rule: dict[str, Any],
) -> None:
    row = TILES[rule["group"]]
    assert row[1] == f'"{WORDS["groups"][rule["group"]]["tile"]}"'
    assert row[3] == told_tier(rule)
    assert [t for t in row[4].split("<br>") if t != "none"] == lifts_of(rule)


def test_every_condition_the_code_knows_is_explained() -> None:
    page = (SAFETY / "red-flag-table.md").read_text("utf-8")
    explained = re.findall(r"^\| `(\w+)` \| [^|]+ \|$", page, flags=re.MULTILINE)
    assert sorted(explained) == sorted(PREDICATES)


def test_the_red_flag_table_names_the_version_of_the_content() -> None:
    page = (SAFETY / "red-flag-table.md").read_text("utf-8")
    assert f"Content version of the rules and of the English words: {RULES['version']}." in page
    assert RULES["version"] == WORDS["version"]


def test_the_red_flag_table_names_no_rule_that_is_not_there() -> None:
    told = [part for row in TABLE.values() for part in row[3].split("<br>") if part != "none"]
    assert len(told) + len(TILES) == len(RULES["rules"])


def test_the_content_register_has_every_file_with_its_version() -> None:
    told = {row[0].strip("`"): row[1] for row in rows("CONTENT_REGISTER.md", 6)}
    assert told == {f["path"]: f["version"] for f in REVIEW["files"]}


def test_the_content_register_calls_nothing_reviewed_that_nobody_has_signed() -> None:
    unsigned = {f["path"] for f in REVIEW["files"] if f["reviewed_by"] is None}
    told = {r[0].strip("`"): r[5] for r in rows("CONTENT_REGISTER.md", 6)}
    assert all(re.match("not reviewed|nobody", told[path]) for path in unsigned)


@pytest.mark.parametrize("requirement", REQUIREMENTS)
def test_every_runtime_requirement_stands_in_the_list_of_third_party_software(
    requirement: str,
) -> None:
    assert f"`{requirement}`" in [row[0] for row in rows("SOUP.md", 4)]


def test_the_list_of_third_party_software_has_nothing_that_is_not_required() -> None:
    assert {row[0].strip("`") for row in rows("SOUP.md", 4)} == set(REQUIREMENTS)


@pytest.mark.parametrize("requirement", REQUIREMENTS)
def test_every_runtime_requirement_stands_in_the_licence_register_with_its_licence(
    requirement: str,
) -> None:
    (name,) = re.findall(r"^[A-Za-z0-9-]+", requirement)
    licences = {row[0]: row[2] for row in rows("LICENCES.md", 4)}
    told = metadata(name)
    classifiers = told.get_all("Classifier") or []
    named = {line.rpartition(" :: ")[2].removesuffix(" License") for line in classifiers}
    assert licences[name] in {told["License-Expression"], told["License"], *named}

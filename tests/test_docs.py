"""The documents name things that exist: symbols of the code, files of the repository."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "lbp_app"
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
SYMBOL = re.compile(r"`((?:__main__|bootstrap|[a-z]+(?:\.\w+)+)\.\w+)`")
SYMBOLS = sorted(set(SYMBOL.findall(ARCHITECTURE)))
STORY = re.compile(r"^## Story \d: (.+)$", re.MULTILINE)
STEP = re.compile(r"^\d+\. .+$", re.MULTILINE)
DECISIONS = sorted((ROOT / "docs" / "adr").glob("*.md"))
LONGEST_PAGE = 60
FILE = re.compile(r"`((?:docs|content|tests|lbp_app|assets|adr)/[\w./-]+|[A-Z]+(?:_[A-Z]+)*\.md)`")
OUTSIDE = re.compile(r"/(?:tmp|work|home|root|usr)/")
DOCUMENTS = sorted(
    [
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / n for n in ("CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")),
    ]
)


@cache
def names_in(module: Path) -> frozenset[str]:
    """Everything a module defines at its top or in its classes, read and not run."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    return frozenset(_names("", tree))


def _names(prefix: str, node: ast.Module | ast.ClassDef) -> list[str]:
    functions = [n for n in node.body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    classes = [n for n in node.body if isinstance(n, ast.ClassDef)]
    fields = [n.target for n in node.body if isinstance(n, ast.AnnAssign)]
    plain = [t for n in node.body if isinstance(n, ast.Assign) for t in n.targets]
    values = [t.id for t in (*fields, *plain) if isinstance(t, ast.Name)]
    inner = [name for c in classes for name in _names(f"{prefix}{c.name}.", c)]
    own = [prefix + name for name in (*(n.name for n in (*functions, *classes)), *values)]
    return own + inner


def places(symbol: str) -> list[tuple[Path, str]]:
    """Each way to part a dotted name into a module that exists and a name in it."""
    steps = symbol.split(".")
    parted = [(PACKAGE.joinpath(*steps[:n]), ".".join(steps[n:])) for n in range(1, len(steps))]
    return [(m.with_suffix(".py"), name) for m, name in parted if m.with_suffix(".py").is_file()]


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_every_symbol_in_the_architecture_exists(symbol: str) -> None:
    assert any(name in names_in(module) for module, name in places(symbol))


def test_a_symbol_that_is_not_there_would_be_noticed() -> None:
    assert not any(name in names_in(m) for m, name in places("domain.screening.no_such_step"))
    assert places("domain.no_such_module.stage") == []


def test_the_stories_are_told_in_steps_with_a_symbol_in_each() -> None:
    steps = STEP.findall(ARCHITECTURE)
    assert len(STORY.findall(ARCHITECTURE)) >= 4
    assert len(steps) > 15
    assert [step for step in steps if not SYMBOL.search(step)] == []


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [d.name[:4] for d in DECISIONS] == [f"{n:04}" for n in range(1, len(DECISIONS) + 1)]


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda d: d.stem)
def test_a_decision_is_one_page_with_context_decision_and_consequences(decision: Path) -> None:
    page = decision.read_text(encoding="utf-8")
    heads = re.findall(r"^## (.+)$", page, flags=re.MULTILINE)
    assert page.startswith(f"# {decision.name[:4]} ")
    assert heads == ["Context", "Decision", "Consequences"]
    assert len(page.splitlines()) <= LONGEST_PAGE


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.name)
def test_every_file_a_document_names_is_there(document: Path) -> None:
    named = FILE.findall(document.read_text(encoding="utf-8"))
    bases = (ROOT, ROOT / "docs", document.parent)
    missing = [n for n in named if not any(list(b.glob(n.rstrip("/") + "*")) for b in bases)]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.name)
def test_no_document_names_a_folder_of_somebodys_machine(document: Path) -> None:
    assert not OUTSIDE.search(document.read_text(encoding="utf-8"))

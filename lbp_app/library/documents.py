"""Read one YAML file into plain data while the line of every value stays known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from lbp_app.library.problems import Problem

_LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = (
    yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
)
_TAG = "tag:yaml.org,2002:"
_PLAIN_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,17}")
_TRUE = frozenset({"true", "yes", "on"})


@dataclass(frozen=True, slots=True)
class Document:
    """One file that is sound YAML. ``data`` holds dicts, lists, strings, whole numbers and so on.

    Dates stay strings (checked where they are used) and every key is the text that was written.
    """

    file: str
    root: Node
    data: object

    def line(self, *path: str | int) -> int:
        """The line of the value at ``path``, or of the nearest parent that exists."""
        node, line = self.root, self.root.start_mark.line
        for step in path:
            found = _child(node, step)
            if found is None:
                break
            line, node = found
        return line + 1

    def problem(self, path: Sequence[str | int], code: str, message: str, remedy: str) -> Problem:
        """A fatal problem at ``path`` of this file."""
        return Problem(self.file, self.line(*path), code, message, remedy)

    @property
    def version(self) -> object:
        """The file's own ``version``, None when it has none."""
        return self.data.get("version") if isinstance(self.data, dict) else None


def read_document(content: Path, file: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read ``file`` below ``content``: the document, or None and why it could not be read."""
    text, problems = read_text(content, file)
    return (None, problems) if text is None else parse_document(file, text)


def read_text(content: Path, file: str) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of ``file`` below ``content``, or None and why it could not be read."""
    try:
        raw = (content / file).read_bytes()
    except FileNotFoundError:
        return None, (
            Problem(
                file,
                1,
                "FILE-MISSING",
                "The file is missing.",
                "Please put it back, for example by installing the app again.",
            ),
        )
    except OSError as error:
        return None, (
            Problem(
                file,
                1,
                "FILE-UNREADABLE",
                f"The file cannot be opened: {error.strerror}.",
                "Please make it a file that this user may read.",
            ),
        )
    try:
        return raw.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return None, (
            Problem(
                file,
                line,
                "FILE-NOT-UTF8",
                "The file has a character that is not UTF-8.",
                "Please save the file as UTF-8.",
            ),
        )


def parse_document(file: str, text: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """The document in ``text``, or None and why it is no sound YAML."""
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        return None, (_broken(file, text, error),)
    if root is None:
        return None, (
            Problem(
                file,
                1,
                "FILE-EMPTY",
                "The file is empty.",
                "Please put its content back.",
            ),
        )
    problems = tuple(_unsound(file, root, set()))
    if problems:
        return None, problems
    return Document(file, root, _plain(root)), ()


def _broken(file: str, text: str, error: yaml.YAMLError) -> Problem:
    line, what = 1, "a character is not allowed"
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark is not None else 1
        what = error.problem or error.context or "it cannot be read"
    elif isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, error.position) + 1
    return Problem(
        file,
        line,
        "YAML-BROKEN",
        f"The file is not sound YAML: {what}.",
        "Please look for a missing quote, colon or bracket, or a wrong indent, here or just above.",
    )


def _unsound(file: str, node: Node, seen: set[int]) -> Iterator[Problem]:
    """What is YAML but must not stand in content: aliases, tags, a key given twice."""
    line = node.start_mark.line + 1
    if id(node) in seen:
        yield Problem(
            file,
            line,
            "YAML-ALIAS",
            "This value is used again elsewhere by an alias (& and *).",
            "Please write the value out in both places.",
        )
        return
    seen.add(id(node))
    if isinstance(node, MappingNode):
        yield from _unsound_mapping(file, node, seen)
    elif isinstance(node, SequenceNode):
        for item in node.value:
            yield from _unsound(file, item, seen)
    elif node.tag not in _SCALARS:
        kind = node.tag.removeprefix(_TAG)
        yield Problem(
            file,
            line,
            "YAML-TAG",
            f"Content has no values of this kind ({kind}).",
            "Please put the value in quotes.",
        )


def _unsound_mapping(file: str, node: MappingNode, seen: set[int]) -> Iterator[Problem]:
    keys: set[str] = set()
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            yield Problem(
                file,
                key.start_mark.line + 1,
                "YAML-KEY",
                "A key is not a single word.",
                "Please use a plain word as the key.",
            )
        elif key.value in keys:
            yield Problem(
                file,
                key.start_mark.line + 1,
                "YAML-DUPLICATE-KEY",
                f"The key `{key.value}` is given twice; the second one would win unseen.",
                "Please either remove one of them or rename it.",
            )
        else:
            keys.add(key.value)
        yield from _unsound(file, value, seen)


def _plain(node: Node) -> object:
    if isinstance(node, MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [_plain(item) for item in node.value]
    return _SCALARS[node.tag](node.value)


def _whole_number(text: str) -> object:
    # YAML reads 010 as eight and 1:30 as ninety; content means neither, so those stay text.
    return int(text) if _PLAIN_NUMBER.fullmatch(text) else text


_SCALARS: Mapping[str, Callable[[str], object]] = {
    _TAG + "str": str,
    _TAG + "int": _whole_number,
    _TAG + "bool": lambda text: text.lower() in _TRUE,
    _TAG + "null": lambda _: None,
    _TAG + "timestamp": str,
}


def _child(node: Node, step: str | int) -> tuple[int, Node] | None:
    if isinstance(node, MappingNode):
        return next(((k.start_mark.line, v) for k, v in node.value if k.value == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        item = node.value[step]
        return item.start_mark.line, item
    return None

"""Read the Markdown body of a lesson into blocks that a screen reader can follow."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from lbp_app.domain.lessons import (
    Block,
    Bullets,
    Heading,
    Line,
    Paragraph,
    Quote,
    Run,
    Table,
    body_texts,
    plain_words,
)
from lbp_app.library.problems import Problem
from lbp_app.library.texts import Text, text_problems

MOST_WORDS = 250
LONGEST_PARAGRAPH = 60
MOST_COLUMNS = 3
MOST_ROWS = 8
_HEADING_TAG = "h2"

# What may stand in a line beside plain text: code, what it is called, and what to do instead.
_NOT_IN_A_LINE = {
    "link": ("LESSON-LINK", "a link", "Please put the address under `sources`."),
    "image": ("LESSON-IMAGE", "a picture", "Please name the one picture of a lesson in `picture`."),
    "html_inline": ("LESSON-HTML", "HTML", "Please write Markdown only."),
    "code_inline": ("LESSON-CODE", "code", "Please take the backticks away."),
}
_NOT_A_BLOCK = {
    "html_block": ("LESSON-HTML", "HTML", "Please write Markdown only."),
    "code_block": ("LESSON-CODE", "code", "Please take the backticks or the indent away."),
    "fence": ("LESSON-CODE", "code", "Please take the backticks away."),
    "hr": ("LESSON-RULE-LINE", "a line across", "Please use a heading instead."),
}


@dataclass(frozen=True, slots=True)
class Body:
    """The blocks of one body, and everything that is wrong with them."""

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Page:
    """One body while it is read. ``first_line`` is the line of the file where it begins."""

    file: str
    first_line: int
    problems: list[Problem] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)

    def problem(self, path: Sequence[str | int], code: str, message: str, remedy: str) -> Problem:
        return Problem(self.file, int(path[0]), code, message, remedy)

    def line(self, node: SyntaxTreeNode) -> int:
        return self.first_line + (node.map[0] if node.map else 0)

    def fault(self, line: int, code: str, message: str, remedy: str) -> None:
        self.problems.append(self.problem((line,), code, message, remedy))


@functools.cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


def read_body(file: str, text: str, first_line: int) -> Body:
    """The body of ``file`` that begins on ``first_line``; a fault never raises."""
    page = _Page(file, first_line)
    tree = SyntaxTreeNode(_markdown().parse(text))
    nodes = [(page.line(node), block) for node in tree.children for block in _block(page, node)]
    blocks = tuple(block for _, block in nodes)
    page.problems += text_problems(page, page.texts)
    _length(page, blocks)
    _headings(page, nodes)
    _one_table_or_quote(page, nodes)
    return Body(blocks, tuple(page.problems))


def _block(page: _Page, node: SyntaxTreeNode) -> Iterator[Block]:
    match node.type:
        case "heading":
            yield _heading(page, node)
        case "paragraph":
            yield _paragraph(page, node)
        case "bullet_list" | "ordered_list" as kind:
            items = tuple(_only_line(page, item, "LESSON-BULLET") for item in node.children)
            yield Bullets(items, numbered=kind == "ordered_list")
        case "blockquote":
            yield Quote(tuple(_line_of(page, child) for child in node.children))
        case "table":
            yield _table(page, node)
        case kind:
            code, name, remedy = _NOT_A_BLOCK.get(
                kind, ("LESSON-MARKDOWN", f"`{kind}`", "Please use headings, text and bullets.")
            )
            page.fault(page.line(node), code, f"A lesson cannot hold {name}.", remedy)


def _heading(page: _Page, node: SyntaxTreeNode) -> Heading:
    if node.tag != _HEADING_TAG:
        page.fault(
            page.line(node),
            "LESSON-HEADING-LEVEL",
            f"This heading is of level {node.tag[1:]}; the title is the only level 1.",
            "Please begin every heading with `## `.",
        )
    return Heading(plain_words(_line_of(page, node)))


def _paragraph(page: _Page, node: SyntaxTreeNode) -> Paragraph:
    line = _line_of(page, node)
    words = len(plain_words(line).split())
    if words > LONGEST_PARAGRAPH:
        page.fault(
            page.line(node),
            "LESSON-LONG-PARAGRAPH",
            f"This paragraph has {words} words; at most {LONGEST_PARAGRAPH} are easy to read.",
            "Please split it, or make a list of it.",
        )
    return Paragraph(line)


def _only_line(page: _Page, node: SyntaxTreeNode, code: str) -> Line:
    """The words of a bullet, which may hold one paragraph and nothing else."""
    if [child.type for child in node.children] != ["paragraph"]:
        page.fault(
            page.line(node),
            code,
            "A bullet holds more than one line of text, or nothing.",
            "Please write one short line after each dash, without lists inside.",
        )
    return _line_of(page, node.children[0]) if node.children else ()


def _table(page: _Page, node: SyntaxTreeNode) -> Table:
    rows = tuple(
        tuple(_line_of(page, cell) for cell in row.children)
        for part in node.children
        for row in part.children
    )
    if len(rows[0]) > MOST_COLUMNS or len(rows) - 1 > MOST_ROWS:
        page.fault(
            page.line(node),
            "LESSON-TABLE-SIZE",
            f"The table has {len(rows[0])} columns and {len(rows) - 1} rows; a phone has room for "
            f"{MOST_COLUMNS} and {MOST_ROWS}.",
            "Please make it smaller, or make a list of it.",
        )
    return Table(rows[0], rows[1:])


def _line_of(page: _Page, node: SyntaxTreeNode) -> Line:
    """The words of a node that holds one run of text."""
    inline = node.children[0] if node.children else None
    if inline is None or inline.type != "inline":
        if node.type not in ("th", "td", "heading"):
            page.fault(
                page.line(node),
                "LESSON-NESTED",
                "Here stands a block inside another one.",
                "Please write plain lines here.",
            )
        return ()
    line = tuple(_runs(page, inline, page.line(node)))
    page.texts.append(Text((page.line(node),), plain_words(line)))
    return line


def _runs(page: _Page, node: SyntaxTreeNode, line: int, *, strong: bool = False) -> Iterator[Run]:
    for child in node.children:
        match child.type:
            case "text":
                if child.content:
                    yield Run(child.content, strong)
            case "softbreak" | "hardbreak":
                yield Run(" ", strong)
            case "strong" | "em":
                yield from _runs(page, child, line, strong=True)
            case kind:
                code, name, remedy = _NOT_IN_A_LINE.get(
                    kind, ("LESSON-MARKDOWN", f"`{kind}`", "Please write plain words.")
                )
                page.fault(line, code, f"A lesson cannot hold {name}.", remedy)


def _length(page: _Page, blocks: tuple[Block, ...]) -> None:
    words = sum(len(text.split()) for text in body_texts(blocks))
    if not words:
        page.fault(
            page.first_line,
            "LESSON-EMPTY",
            "The lesson has no text below its front matter.",
            "Please write it.",
        )
    if words > MOST_WORDS:
        page.fault(
            page.first_line,
            "LESSON-TOO-LONG",
            f"The lesson has {words} words; at most {MOST_WORDS} can be read in two minutes.",
            "Please shorten it, or make two lessons of it.",
        )


def _headings(page: _Page, nodes: list[tuple[int, Block]]) -> None:
    """A heading needs words, and something to stand above."""
    after = [block for _, block in nodes[1:]] + [None]
    for (line, block), follower in zip(nodes, after, strict=False):
        if not isinstance(block, Heading):
            continue
        if not block.text.strip() or follower is None or isinstance(follower, Heading):
            page.fault(
                line,
                "LESSON-HEADING-ALONE",
                "This heading has no words, or nothing stands below it.",
                "Please either write what belongs here or remove the heading.",
            )


def _one_table_or_quote(page: _Page, nodes: list[tuple[int, Block]]) -> None:
    special = [line for line, block in nodes if isinstance(block, (Table, Quote))]
    for line in special[1:]:
        page.fault(
            line,
            "LESSON-SECOND-TABLE",
            "The lesson has a table or a quote already.",
            "Please keep one of them; more make a page hard to hear.",
        )

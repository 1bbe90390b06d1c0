"""The order and the kind of everything in a PDF, for programs that read it aloud (tags)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

_LEAVES = frozenset({"P", "H1", "H2", "TH", "TD", "Figure"})
"""What holds words itself; in anything else each line becomes a paragraph."""
_TEXT = "P"


@dataclass(slots=True)
class _Element:
    tag: str
    alt: str = ""
    inner: list[_Element] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    """Page and number of each piece of content."""


class Structure:
    """A tree that grows while the pages are drawn, and is written at the end."""

    def __init__(self) -> None:
        self._root = _Element("Document")
        self._open = [self._root]
        self._owners: dict[int, list[_Element]] = {}
        self.drawing = False
        """A picture is being drawn, which is one piece of content as a whole."""

    @contextmanager
    def element(self, tag: str, alt: str = "") -> Iterator[None]:
        """What is drawn inside belongs to one element; ``alt`` says a picture in words."""
        made = _Element(tag, alt)
        self._open[-1].inner.append(made)
        self._open.append(made)
        try:
            yield
        finally:
            self._open.pop()

    def mark(self, page: int) -> tuple[str, int]:
        """Tag and number for the next piece of content on a page."""
        owner = self._open[-1]
        if owner.tag not in _LEAVES:
            owner = _Element(_TEXT)
            self._open[-1].inner.append(owner)
        owners = self._owners.setdefault(page, [])
        owners.append(owner)
        owner.marks.append((page, len(owners) - 1))
        return owner.tag, len(owners) - 1

    def attach(self, document: Any) -> None:  # noqa: ANN401 - ReportLab has no types
        """Write the tree into a document whose pages are all there."""
        pages = document.Pages.pages
        written: dict[int, Any] = {}
        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        root = document.Reference(tree)
        tree["K"] = self._write(document, self._root, root, written)
        numbers: list[Any] = []
        for number, page in enumerate(pages):
            owners = [written[id(owner)] for owner in self._owners.get(number, [])]
            # A page of ReportLab writes the names that it knows of only.
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents"]
            page.StructParents = number
            numbers += [number, document.Reference(PDFArray(owners))]
        tree["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        tree["ParentTreeNextKey"] = len(pages)
        document.Catalog.StructTreeRoot = tree
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _write(self, document: Any, one: _Element, parent: Any, written: dict[int, Any]) -> Any:  # noqa: ANN401
        made = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(one.tag), "P": parent})
        reference = written[id(one)] = document.Reference(made)
        pages = document.Pages.pages
        inner = [self._write(document, child, reference, written) for child in one.inner]
        marks = [
            PDFDictionary(
                {"Type": PDFName("MCR"), "Pg": document.Reference(pages[page]), "MCID": number}
            )
            for page, number in one.marks
        ]
        made["K"] = PDFArray([*inner, *marks])
        if one.alt:
            made["Alt"] = PDFString(one.alt)
        return reference

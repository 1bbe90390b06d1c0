"""Reads the drawing of the body: two SVG files, one path for each region."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

from lbp_app.domain.body import REGIONS, View
from lbp_app.domain.body_drawing import BodyDrawing, Command, Shape, ViewDrawing, outline

_SVG = "{http://www.w3.org/2000/svg}"
_COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_NUMBERS = {"M": 2, "L": 2, "C": 6, "Z": 0}


class BodyDrawingError(ValueError):
    """The drawing of the body and its regions do not fit each other: the app was not built well."""


def load_body(assets: Path) -> BodyDrawing:
    """Both views in ``assets/body``.

    Raises:
        FileNotFoundError: when a file is missing.
        BodyDrawingError: when a region is missing or unknown, or a path has other commands than
            M, L, C and Z with absolute numbers.
    """
    return BodyDrawing(
        front=_view(assets / "body" / "front.svg", View.FRONT),
        back=_view(assets / "body" / "back.svg", View.BACK),
    )


def path_commands(path: str) -> tuple[Command, ...]:
    """The commands of an SVG path.

    Raises:
        BodyDrawingError: on any other than M, L, C and Z with absolute numbers.
    """
    commands: list[Command] = []
    for name, arguments in _COMMAND.findall(path):
        numbers = tuple(float(n) for n in _NUMBER.findall(arguments))
        count = _NUMBERS.get(name, -1)
        times = len(numbers) // count if count else 1
        if times < 1 or times * count != len(numbers):
            raise BodyDrawingError(f"cannot draw {path[:40]!r}")
        commands += [(name, numbers[i * count : (i + 1) * count]) for i in range(times)]
    return tuple(commands)


def _view(file: Path, view: View) -> ViewDrawing:
    svg = file.read_text(encoding="utf-8")
    root = ET.fromstring(svg)  # noqa: S314 - a file of our own
    shapes = tuple(
        _shape(path) for path in root.iter(f"{_SVG}path") if "data-region" in path.attrib
    )
    drawn = sorted(shape.region for shape in shapes)
    wanted = sorted(region.id for region in REGIONS if view in region.views)
    if drawn != wanted:
        raise BodyDrawingError(f"{file.name}: regions {set(drawn) ^ set(wanted)} do not fit")
    return ViewDrawing(
        view=view,
        svg=svg,
        figure=path_commands(_path(root, "silhouette").attrib["d"]),
        details=tuple(path_commands(p.attrib["d"]) for p in _group(root, "details")),
        shapes=shapes,
    )


def _shape(path: ET.Element) -> Shape:
    commands = path_commands(path.attrib["d"])
    return Shape(path.attrib["id"], path.attrib["data-region"], commands, outline(commands))


def _path(root: ET.Element, name: str) -> ET.Element:
    found = next((p for p in root.iter(f"{_SVG}path") if p.attrib.get("id") == name), None)
    if found is None:
        raise BodyDrawingError(f"the path {name} is missing")
    return found


def _group(root: ET.Element, name: str) -> list[ET.Element]:
    groups = [g for g in root.iter(f"{_SVG}g") if g.attrib.get("id") == name]
    return [path for group in groups for path in group]

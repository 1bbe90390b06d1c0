"""The drawing of the body is read whole or not at all."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from lbp_app.domain.body import REGIONS, View
from lbp_app.library.body_shapes import BodyDrawingError, load_body, path_commands

ASSETS = Path(__file__).parents[2] / "assets"


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    shutil.copytree(ASSETS / "body", tmp_path / "body")
    return tmp_path


def _change(assets: Path, view: str, old: str, new: str) -> None:
    file = assets / "body" / f"{view}.svg"
    svg = file.read_text(encoding="utf-8")
    assert old in svg
    file.write_text(svg.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("view", list(View))
def test_each_view_draws_its_regions_and_no_others(view: View) -> None:
    drawn = {shape.region for shape in load_body(ASSETS).of(view).shapes}
    assert drawn == {region.id for region in REGIONS if view in region.views}


def test_the_ids_of_shapes_are_unique_over_both_views() -> None:
    body = load_body(ASSETS)
    ids = [shape.id for shape in (*body.front.shapes, *body.back.shapes)]
    assert len(ids) == len(set(ids)) == 56


def test_figure_and_ornaments_are_read_for_other_ways_of_drawing() -> None:
    for drawing in (load_body(ASSETS).front, load_body(ASSETS).back):
        assert drawing.figure[0][0] == "M"
        assert len(drawing.details) > 10


def test_the_drawing_has_placeholder_colours_only() -> None:
    for file in (ASSETS / "body").glob("*.svg"):
        found = set(re.findall(r"#[0-9A-Fa-f]{3,8}\b", file.read_text(encoding="utf-8")))
        assert found == {f"#00000{n}" for n in range(1, 5)}, file.name


def test_a_region_that_is_not_drawn_is_a_fault(copied: Path) -> None:
    _change(copied, "back", 'data-region="sacrum"', 'data-area="sacrum"')
    with pytest.raises(BodyDrawingError, match="sacrum"):
        load_body(copied)


def test_a_region_that_is_not_known_is_a_fault(copied: Path) -> None:
    _change(copied, "front", 'data-region="shin_left"', 'data-region="chin_left"')
    with pytest.raises(BodyDrawingError, match="chin_left"):
        load_body(copied)


def test_a_drawing_without_its_figure_is_a_fault(copied: Path) -> None:
    _change(copied, "front", 'id="silhouette"', 'id="shadow"')
    with pytest.raises(BodyDrawingError, match="silhouette"):
        load_body(copied)


def test_a_view_that_is_missing_is_a_fault(copied: Path) -> None:
    (copied / "body" / "back.svg").unlink()
    with pytest.raises(FileNotFoundError):
        load_body(copied)


def test_a_path_is_read_command_by_command() -> None:
    assert path_commands("M1 2L-3.5 4 5 6C1 2 3 4 5 6Z") == (
        ("M", (1.0, 2.0)),
        ("L", (-3.5, 4.0)),
        ("L", (5.0, 6.0)),
        ("C", (1.0, 2.0, 3.0, 4.0, 5.0, 6.0)),
        ("Z", ()),
    )


@pytest.mark.parametrize("path", ["M1 2q3 4 5 6", "M1 2L3", "M1 2L", "M1 2Z7", "M1 2H5"])
def test_a_path_that_cannot_be_drawn_everywhere_is_a_fault(path: str) -> None:
    with pytest.raises(BodyDrawingError, match="cannot draw"):
        path_commands(path)

"""The page that shows all pictures side by side: a row for each screen, a column for each look."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

_STYLE = """
body { font: 16px sans-serif; margin: 16px; background: #eee; color: #222; }
table { border-spacing: 12px; } th { text-align: left; vertical-align: top; }
thead th { position: sticky; top: 0; background: #eee; } img { border: 1px solid #999; }
img.phone { width: 260px; } img.wide { width: 560px; }
"""


def write_album(folder: Path, columns: Sequence[str]) -> None:
    """Write ``index.html`` over the pictures that lie in ``folder`` now."""
    there = [name for name in columns if (folder / name).is_dir()]
    names = sorted({path.stem for name in there for path in (folder / name).glob("*.png")})
    head = "".join(f"<th>{escape(column)}</th>" for column in there)
    rows = "".join(_row(folder, name, there) for name in names)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Pictures</title>'
        f"<style>{_STYLE}</style></head><body><table><thead><tr><th></th>{head}</tr></thead>"
        f"<tbody>{rows}</tbody></table></body></html>",
        encoding="utf-8",
    )


def _row(folder: Path, name: str, columns: Sequence[str]) -> str:
    cells = "".join(f"<td>{_picture(folder, column, name)}</td>" for column in columns)
    return f"<tr><th>{escape(name)}</th>{cells}</tr>"


def _picture(folder: Path, column: str, name: str) -> str:
    if not (folder / column / f"{name}.png").is_file():
        return ""
    where = f"{escape(column)}/{escape(name)}.png"
    kind = column.partition("-")[0]
    picture = f'<img class="{kind}" src="{where}" alt="{escape(name)}" loading="lazy">'
    return f'<a href="{where}">{picture}</a>'

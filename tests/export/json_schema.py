"""The JSON Schema of the JSON file, made from the code. ``python -m tests.export.json_schema``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from lbp_app.export.json_file import FORMAT, PARTS, VERSION, ZONE
from lbp_app.storage.facts import KINDS
from tests.export.diaries import FORMS, NOW, every_kind

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "docs" / f"back-diary-{VERSION}.schema.json"
_MOMENT = {"type": "string", "format": "date-time", "description": "with its offset from UTC"}
_ZONE_NAME = {"type": ["string", "null"], "description": "IANA name of the zone, when it was known"}
_WORD = {"type": "string"}


def schema() -> dict[str, Any]:
    """The schema of the newest version."""
    parts = {name: _list(_with_zones(_of(kind, name))) for name, kind in PARTS.items()}
    kinds: list[dict[str, Any]] = [
        {"properties": {"kind": {"const": kind}, "fact": _of(fact, kind)}}
        for kind, fact in sorted(KINDS.items())
    ]
    item = _with_zones(
        {
            "type": "object",
            "properties": {
                "id": _WORD,
                "kind": {"enum": sorted(KINDS)},
                "happened_at": _MOMENT,
                "logged_at": _MOMENT,
                "entry_id": {"type": ["string", "null"]},
                "reason": _WORD,
                "gone": {"type": "boolean"},
                "fact": {"type": "object"},
            },
        }
    )
    item["oneOf"] = kinds
    head = {"format": {"const": FORMAT}, "version": {"const": VERSION}, "made_at": _MOMENT}
    parts = {"app_version": _WORD, **parts, "log": _list(item)}
    late = {"suggested_questions": _list({"type": "string"})}  # not in the first files
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A whole Back Diary: every version of every record",
        "type": "object",
        "properties": {**head, **parts, **late},
        "required": [*head, *parts],
        "$defs": _shared(),
    }


def _of(kind: type[Any], name: str) -> dict[str, Any]:
    made = TypeAdapter(kind).json_schema(ref_template=f"#/$defs/{name}.{{model}}")
    made.pop("$defs", None)
    return made


def _shared() -> dict[str, Any]:
    shared: dict[str, Any] = {}
    for name, kind in sorted({**PARTS, **KINDS}.items()):
        made = TypeAdapter(kind).json_schema(ref_template=f"#/$defs/{name}.{{model}}")
        shared |= {f"{name}.{model}": value for model, value in made.get("$defs", {}).items()}
    return shared


def _list(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


def _with_zones(of: dict[str, Any]) -> dict[str, Any]:
    zones = {f"{n}{ZONE}": _ZONE_NAME for n in of["properties"] if n.endswith("_at")}
    properties = {**of["properties"], **zones}
    return {**of, "properties": properties, "required": list(properties)}


def _write() -> None:
    from lbp_app.export.json_file import json_file  # noqa: PLC0415 - for this command only

    SCHEMA.write_text(json.dumps(schema(), indent=1, sort_keys=True) + "\n", "utf-8")
    sample = Path(__file__).with_name("samples") / f"version-{VERSION}.json"
    if not sample.exists():  # a sample is never made anew: it stands for the files of its time
        sample.parent.mkdir(exist_ok=True)
        sample.write_bytes(json_file(every_kind(), FORMS, made_at=NOW, app_version="0.1.0"))


if __name__ == "__main__":
    _write()

"""Write many diaries, one after the other: FHIR as NDJSON, tables as Parquet."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO
from uuid import UUID, uuid5

from lbp_app.export.cohort_tables import TABLES, Row, rows
from lbp_app.export.fhir_bundle import FhirMaker, code_system, used_codes
from lbp_app.usecases.whole_diary import WholeDiary

_REFERENCE = re.compile(r'"urn:uuid:([0-9a-f-]{36})"')
_ROWS_AT_ONCE = 50_000
"""So many rows of a table are kept in memory before they are written."""


class NdjsonFiles:
    """One file for each type of resource, one resource a line, as a bulk import reads them.

    The ids of a diary are made anew from its pseudonym, because two diaries share some of theirs.
    """

    def __init__(self, folder: Path, maker: FhirMaker) -> None:
        self._folder, self._maker = folder, maker
        self._files: dict[str, TextIO] = {}
        self._codes: dict[str, str] = {}

    def add(self, patient: str, whole: WholeDiary, made_at: datetime) -> None:
        """All resources of one diary."""
        found = list(self._maker.everything(whole, made_at=made_at, with_name=False))
        new = {one["id"]: str(uuid5(UUID(one["id"]), patient)) for one in found}
        kinds = {one["id"]: one["resourceType"] for one in found}

        def reference(match: re.Match[str]) -> str:
            old = match.group(1)
            return f'"{kinds[old]}/{new[old]}"'

        for one in found:
            one["id"] = new[one["id"]]
            if one["resourceType"] == "Patient":
                one["identifier"] = [{"value": patient}]
            text = _REFERENCE.sub(reference, json.dumps(one, ensure_ascii=False))
            self._codes |= used_codes(json.dumps(one, ensure_ascii=False, separators=(",", ":")))
            self._write(one["resourceType"], text)

    def close(self) -> None:
        """The explanation of our own codes, and all files are whole."""
        if self._files:
            self._write("CodeSystem", json.dumps(code_system(self._codes), ensure_ascii=False))
        for file in self._files.values():
            file.close()

    def _write(self, kind: str, text: str) -> None:
        if kind not in self._files:
            path = self._folder / f"{kind}.ndjson"
            self._files[kind] = path.open("w", encoding="utf-8", newline="\n", errors="replace")
        self._files[kind].write(text + "\n")


class ParquetFiles:
    """One file for each table of ``cohort_tables``, also for those without a row.

    Raises:
        ModuleNotFoundError: pyarrow is not there; it comes with the extra ``cohort``.
    """

    def __init__(self, folder: Path) -> None:
        import pyarrow as pa  # noqa: PLC0415 - an optional extra
        import pyarrow.parquet as pq  # noqa: PLC0415

        types = {
            "string": pa.string(),
            "integer": pa.int32(),
            "number": pa.float64(),
            "boolean": pa.bool_(),
            "date": pa.date32(),
            "moment": pa.timestamp("us", tz="UTC"),
            "strings": pa.list_(pa.string()),
        }
        self._table: Any = pa.Table
        self._schemas: dict[str, Any] = {
            name: pa.schema(
                [pa.field(f.name, types[f.type], metadata={"meaning": f.meaning}) for f in fields]
            )
            for name, fields in TABLES.items()
        }
        self._writers: dict[str, Any] = {
            name: pq.ParquetWriter(folder / f"{name}.parquet", schema)
            for name, schema in self._schemas.items()
        }
        self._waiting: dict[str, list[Row]] = {name: [] for name in TABLES}

    def add(self, patient: str, whole: WholeDiary, made_at: datetime) -> None:
        """All rows of one diary."""
        del made_at
        for name, row in rows(patient, whole):
            self._waiting[name].append(row)
        for name, waiting in self._waiting.items():
            if len(waiting) >= _ROWS_AT_ONCE:
                self._flush(name)

    def close(self) -> None:
        """All files are whole."""
        for name, writer in self._writers.items():
            self._flush(name)
            writer.close()

    def _flush(self, name: str) -> None:
        schema, waiting = self._schemas[name], self._waiting[name]
        columns: Sequence[Sequence[object]] = list(zip(*waiting, strict=True)) if waiting else []
        if waiting:
            named = dict(zip(schema.names, (list(c) for c in columns), strict=True))
            self._writers[name].write_table(self._table.from_pydict(named, schema=schema))
            self._waiting[name] = []

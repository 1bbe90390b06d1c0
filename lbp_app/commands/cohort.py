"""``lbp-app cohort``: many exported diaries as FHIR NDJSON and Parquet, without names or words.

Exit codes: 0 done, 1 none of the files could be read, 2 the command or the content is wrong,
4 files are there already, 5 they cannot be written, 6 some files were left out, 130 stopped.
"""

from __future__ import annotations

import argparse
import re
import secrets
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from lbp_app import bootstrap
from lbp_app.commands.answers import NOT_WRITTEN, STOPPED, THERE_ALREADY, WRONG, end, tell
from lbp_app.commands.progress import bar
from lbp_app.commands.secret import known_password

if TYPE_CHECKING:
    from lbp_app.usecases.ports import Library
    from lbp_app.usecases.whole_diary import WholeDiary

NOTHING_READ, SOME_LEFT_OUT = 1, 6
FORMATS = ("ndjson", "parquet")
LARGEST = 200_000_000
_SHORTEST_KEY = 16
_ENDINGS = (".json", ".zip")
_MADE_AT, _HEAD = re.compile(rb'"made_at":\s*"([^"]{10,40})"'), 500


class Files(Protocol):
    """One way of writing many diaries."""

    def add(self, patient: str, whole: WholeDiary, made_at: datetime) -> None:
        """Write one diary."""

    def close(self) -> None:
        """All files are whole."""


def run(argv: Sequence[str]) -> int:
    """Write the files; returns the exit code or ends the program with a message."""
    wanted = _parser().parse_args(argv)
    library = bootstrap.read_content().library
    if library is None:
        end(WRONG, "The content of the app is broken. Start lbp-app to see where.")
    password = known_password()
    paths = sorted(_paths(wanted.files), key=lambda path: _made_at(path, password), reverse=True)
    out, key = Path(wanted.out), _key(wanted.key)
    there = out.exists() and (not out.is_dir() or any(out.iterdir()))
    if there and not wanted.force:
        end(THERE_ALREADY, f"{out} is there already. Use --force to replace what is in it.")
    try:
        with tempfile.TemporaryDirectory(dir=_parent(out), prefix=f".{out.name}.") as name:
            made = Path(name)
            left_out = _write(made, wanted.formats, library, paths, key, password)
            if len(left_out) == len(paths):
                end(NOTHING_READ, "None of the files could be read. Nothing was written.")
            out.mkdir(exist_ok=True)
            for path in made.iterdir():
                shutil.move(path, out / path.name)
    except KeyboardInterrupt:
        end(STOPPED, "Stopped. Nothing was written.")
    except OSError as failed:
        end(NOT_WRITTEN, f"{out} cannot be written: {failed.strerror}.")
    tell(f"{out}: {len(paths) - len(left_out)} diaries. Pseudonymous health data: keep it safe.")
    return SOME_LEFT_OUT if left_out else 0


def _write(
    folder: Path,
    formats: frozenset[str],
    library: Library,
    paths: Sequence[Path],
    key: bytes,
    password: str | None,
) -> list[Path]:
    """Write all diaries into ``folder``, the newest file of each; returns what was left out."""
    from lbp_app.devices.system_clock import SystemClock  # noqa: PLC0415 - slow to import
    from lbp_app.export.nameless import nameless, pseudonym  # noqa: PLC0415

    made_at = SystemClock().now()
    written = list(_files(folder, formats, library))
    left_out, seen = [], set[str]()
    with bar("Reading") as tick:
        for number, path in enumerate(paths, 1):
            tick(number / len(paths))
            try:
                whole = _read(path, password)
            except (ValueError, OSError) as failed:
                code = getattr(failed, "code", "damaged")
                tell(f"{path}: left out ({code}).")
                left_out.append(path)
                continue
            patient = pseudonym(whole, key)
            if patient in seen:
                tell(f"{path}: left out (a newer file of the same diary was read).")
                left_out.append(path)
                continue
            seen.add(patient)
            for files in written:
                files.add(patient, nameless(whole), made_at)
    for files in written:
        files.close()
    return left_out


def _files(folder: Path, formats: frozenset[str], library: Library) -> Iterator[Files]:
    from lbp_app.export.cohort_files import NdjsonFiles, ParquetFiles  # noqa: PLC0415

    if "ndjson" in formats:
        yield NdjsonFiles(folder, bootstrap.fhir_maker(library))
    if "parquet" in formats:
        try:
            yield ParquetFiles(folder)
        except ModuleNotFoundError:
            end(WRONG, "Parquet needs pyarrow: pip install 'lbp-app[cohort]', or --formats ndjson.")


def _read(path: Path, password: str | None) -> WholeDiary:
    from lbp_app.export.json_file import read_json  # noqa: PLC0415 - slow to import

    return read_json(_data(path, password), bootstrap.fact_forms())


def _made_at(path: Path, password: str | None) -> float:
    """When the file was made, as it says itself; 0 for a file that says nothing."""
    try:
        found = _MADE_AT.search(_data(path, password)[:_HEAD])
        return datetime.fromisoformat(found.group(1).decode()).timestamp() if found else 0.0
    except (ValueError, OSError):
        return 0.0


def _data(path: Path, password: str | None) -> bytes:
    from lbp_app.export.json_file import NotADiaryError  # noqa: PLC0415 - slow to import
    from lbp_app.export.sealed import is_sealed, unseal  # noqa: PLC0415

    if path.stat().st_size > LARGEST:
        raise NotADiaryError("too_large")
    data = path.read_bytes()
    return unseal(data, password or "") if is_sealed(data) else data


def _paths(given: Sequence[str]) -> Iterator[Path]:
    """The files in their order, each once; of folders those that may be exports."""
    found: dict[Path, None] = {}
    for path in map(Path, given):
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in _ENDINGS)
            found |= dict.fromkeys(p for p in inside if p.is_file())
        elif path.is_file():
            found[path] = None
        else:
            end(WRONG, f"There is no {path}.")
    if not found:
        end(WRONG, "There are no exported files.")
    yield from found


def _key(path: str | None) -> bytes:
    if path is None:
        return secrets.token_bytes(32)
    try:
        key = Path(path).read_bytes()
    except OSError as failed:
        end(WRONG, f"{path} cannot be read: {failed.strerror}.")
    if len(key) < _SHORTEST_KEY:
        end(WRONG, f"{path} is too short for a key: {_SHORTEST_KEY} bytes at least.")
    return key


def _parent(out: Path) -> Path:
    if not out.absolute().parent.is_dir():
        end(NOT_WRITTEN, f"There is no folder {out.absolute().parent}.")
    return out.absolute().parent


def _formats(text: str) -> frozenset[str]:
    named = frozenset(part.strip() for part in text.split(",") if part.strip())
    if not named or not named <= set(FORMATS):
        raise argparse.ArgumentTypeError(f"choose of {', '.join(FORMATS)}")
    return named


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="lbp-app cohort",
        description="Exported diaries (JSON, also sealed) as FHIR NDJSON and Parquet, "
        "with pseudonyms and without any words of the patients. docs/cohort.md has the columns.",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="exported JSON, or a folder")
    parser.add_argument("--out", required=True, help="the folder to write into")
    parser.add_argument(
        "--formats",
        type=_formats,
        default=frozenset(FORMATS),
        help=f"separated by commas (default: {','.join(FORMATS)})",
    )
    parser.add_argument("--key", help="file with a secret, so that a patient keeps the pseudonym")
    parser.add_argument("--force", action="store_true", help="replace files that are there")
    return parser

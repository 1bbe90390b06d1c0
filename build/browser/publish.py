"""Makes the app as static files that a browser keeps and opens without a server: ``dist/web``.

Nothing is fetched but the wheels named, with their hashes, in ``requirements.txt`` beside this
file. Flet's own ``flet publish`` is not used: it asks a server for a list of Pythons, and what it
makes fetches packages from outside when it is first opened.
"""

from __future__ import annotations

import argparse
import base64
import gzip
import hashlib
import html
import importlib.util
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
WORK = ROOT / ".buildwork" / "browser"
DIST = ROOT / "dist" / "web"
_PLATFORM = "pyemscripten_2026_0_wasm32"
_PYTHON = "3.14"
_PURE_PARTS = ("yaml", "markupsafe")
"""No wheel for a browser exists of these; their sources are taken from this environment."""
_LEFT_OUT = (
    *("RECORD", "INSTALLER", "REQUESTED", "__pycache__"),
    *("tests", "test", "testing", "*.pyi", "*.c", "*.pyx"),
)
_CLIENT_LEFT_OUT = (
    "pyodide",
    "*.symbols",
    "*.map",
    "skwasm_heavy*",
    "wimp*",
    "experimental_webparagraph",
    "index.html",
    "manifest.json",
    "python-worker.js",
    "flutter_service_worker.js",
    "icons",
    "media_kit",
    "record_web",
)
_PYODIDE_PARTS = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
_MAINS = ("main.dart.wasm", "main.dart.js")
"""What Flutter starts with in Chromium, and in other browsers."""
_FAILED_LOOK = (
    "position:fixed;inset:0;z-index:9;padding:2rem;overflow:auto;"
    "background:Canvas;color:CanvasText;font:400 1.375rem/1.5 sans-serif"
)
_COLOURS = {"background_color": "#FAF5EC", "theme_color": "#FAF5EC"}


class PublishError(RuntimeError):
    """The files could not be made; the text says why and what to do."""


def publish(dist: Path = DIST, work: Path = WORK) -> dict[str, int]:
    """Make everything below ``dist`` anew; answers what it weighs, in bytes, by part."""
    sys.path.insert(0, str(ROOT))
    client = _client()
    work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=work) as folder:
        stage = Path(folder, "app")
        stdlib = Path(folder, "stdlib")
        shutil.copytree(_packages(work), stage, ignore=shutil.ignore_patterns(*_LEFT_OUT))
        _lay_app(stage)
        with zipfile.ZipFile(client / "pyodide" / "python_stdlib.zip") as archive:
            archive.extractall(stdlib)
        _compile(client / "pyodide", stage, stdlib)
        fresh = Path(folder, "web")
        _lay_client(client, fresh)
        _lay_pyodide(client / "pyodide", stdlib, fresh / "pyodide")
        (fresh / "app.bin").write_bytes(_bundle(stage, "/app"))
        _lay_page(client, fresh)
        _lay_service_worker(fresh)
        shutil.rmtree(dist, ignore_errors=True)
        dist.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(fresh, dist)
    return weights(dist)


def weights(dist: Path = DIST) -> dict[str, int]:
    """What the files weigh, in bytes: in all, and what one browser of each kind fetches."""
    size = {p.relative_to(dist).as_posix(): p.stat().st_size for p in _files(dist)}
    names = list(size)
    chromium, others = ([n for n in names if not _other_renderer(n, m)] for m in _MAINS)
    python = sum(size[n] for n in names if n.startswith("pyodide/"))
    return {
        "all": sum(size.values()),
        "python": python,
        "app": size["app.bin"],
        "fetched by Chromium": sum(size[n] for n in chromium),
        "fetched by other browsers": sum(size[n] for n in others),
    }


def _other_renderer(name: str, wanted: str) -> bool:
    """True for the parts of Flutter that a browser with this main file does not fetch."""
    wasm = ("main.dart.wasm", "main.dart.mjs", "canvaskit/skwasm")
    script = ("main.dart.js", "canvaskit/canvaskit", "canvaskit/chromium/")
    return name.endswith("NOTICES") or name.startswith(script if wanted in wasm else wasm)


def _client() -> Path:
    found = importlib.util.find_spec("flet_web")
    if found is None or found.origin is None:
        raise PublishError("flet-web is not installed. Run: make .venv/dev-stamp")
    return Path(found.origin).parent / "web"


def _packages(work: Path) -> Path:
    """The folder of the packages; fetched once for each state of ``requirements.txt``."""
    wanted = HERE / "requirements.txt"
    kept = work / f"packages-{hashlib.sha256(wanted.read_bytes()).hexdigest()[:16]}"
    if kept.is_dir():
        return kept
    with tempfile.TemporaryDirectory(dir=work) as folder:
        target = Path(folder, "packages")
        told = subprocess.run(
            [
                *(sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
                *("--no-deps", "--no-compile", "--require-hashes", "--only-binary=:all:"),
                *("--platform", _PLATFORM, "--python-version", _PYTHON, "--implementation", "cp"),
                *("--abi", "cp314", "--abi", "abi3", "--abi", "none"),
                *("--target", str(target), "--requirement", str(wanted)),
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        if told.returncode:
            raise PublishError(f"The packages could not be fetched:\n{told.stderr}")
        for name in _PURE_PARTS:
            found = importlib.util.find_spec(name)
            if found is None or found.origin is None:
                raise PublishError(f"{name} is not installed. Run: make .venv/dev-stamp")
            no_machine_code = shutil.ignore_patterns("*.so", "*.pyd", "*.c", "__pycache__")
            shutil.copytree(Path(found.origin).parent, target / name, ignore=no_machine_code)
        target.rename(kept)
    return kept


def _lay_app(stage: Path) -> None:
    from lbp_app.library.remembering import packed_alone  # noqa: PLC0415 - after the path was set
    from lbp_app.storage import schema  # noqa: PLC0415

    tidy = shutil.ignore_patterns("__pycache__", "*.pyc")
    shutil.copytree(ROOT / "lbp_app", stage / "lbp_app", ignore=tidy)
    for part in ("pictures", "body", "fonts"):
        ignore = shutil.ignore_patterns("README.md")
        shutil.copytree(ROOT / "assets" / part, stage / "assets" / part, ignore=ignore)
    (stage / "content.bin").write_bytes(packed_alone(ROOT / "content"))
    (stage / "PIL").mkdir()
    (stage / "PIL" / "__init__.py").write_bytes(b"")
    shutil.copyfile(HERE / "pil_stub.py", stage / "PIL" / "Image.py")
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder, "empty.db")
        schema.create(empty)
        _leave_wal(empty)
        shutil.copyfile(empty, stage / "empty.db")


def _leave_wal(diary: Path) -> None:
    import sqlite3  # noqa: PLC0415 - only here
    from contextlib import closing  # noqa: PLC0415

    with closing(sqlite3.connect(diary)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


def _compile(pyodide: Path, *folders: Path) -> None:
    node = find_node()
    if node is None:
        raise PublishError("Node.js 18 or newer is needed, as node on the path or with Playwright.")
    told = subprocess.run(
        [node, str(HERE / "compile.mjs"), str(pyodide), *map(str, folders)],
        capture_output=True,
        text=True,
        check=False,
    )
    if told.returncode:
        raise PublishError(f"The sources could not be compiled:\n{told.stdout}{told.stderr}")


def find_node() -> str | None:
    """A Node.js: the one on the path, else the one that Playwright brings."""
    on_path = shutil.which("node")
    if on_path:
        return on_path
    found = importlib.util.find_spec("playwright")
    if found is None or found.origin is None:
        return None
    driver = Path(found.origin).parent / "driver"
    return next((str(p) for p in (driver / "node", driver / "node.exe") if p.is_file()), None)


def _lay_client(client: Path, fresh: Path) -> None:
    shutil.copytree(client, fresh, ignore=shutil.ignore_patterns(*_CLIENT_LEFT_OUT))
    for path in (ROOT / "assets").iterdir():
        if path.name in {"body", "pictures"}:
            continue  # drawn by Python, never fetched
        if path.is_dir():
            shutil.copytree(path, fresh / path.name, dirs_exist_ok=True)
        else:
            shutil.copyfile(path, fresh / path.name)


def _lay_pyodide(pyodide: Path, stdlib: Path, fresh: Path) -> None:
    fresh.mkdir()
    for name in _PYODIDE_PARTS:
        shutil.copyfile(pyodide / name, fresh / name)
    lock = json.loads((pyodide / "pyodide-lock.json").read_text())
    # Whatever is not here must not be looked for anywhere else.
    (fresh / "pyodide-lock.json").write_text(json.dumps({"info": lock["info"], "packages": {}}))
    with zipfile.ZipFile(fresh / "python_stdlib.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path in _files(stdlib):
            archive.write(path, path.relative_to(stdlib).as_posix())


def _lay_page(client: Path, fresh: Path) -> None:
    from flet.controls.types import RouteUrlStrategy  # noqa: PLC0415
    from flet_web import (  # type: ignore[import-untyped]  # noqa: PLC0415
        patch_font_manifest_json,
        patch_index_html,
        patch_manifest_json,
    )

    from lbp_app.devices import web_page  # noqa: PLC0415

    _without_flutters_service_worker(fresh / "flutter_bootstrap.js")
    index = fresh / "index.html"
    shutil.copyfile(client / "index.html", index)
    patch_index_html(
        str(index),
        base_href="/",
        app_name=web_page.TITLE,
        app_description="A private diary for back and leg pain.",
        pyodide=True,
        pyodide_script_path="main.py",
        route_url_strategy=RouteUrlStrategy.HASH,
        no_cdn=True,
    )
    page = web_page.ours(index.read_bytes(), "./").decode()
    page = _swapped(page, r'<base href="/">', '<base href="./">')
    page = _swapped(page, r'href="icons/apple-touch-icon-192.png"', 'href="icon.png"')
    page = _swapped(page, r'<img src="[^"]*loading-animation.png"[^>]*>', "")
    page = _swapped(page, "</head>", '<script src="./page.js"></script>\n</head>')
    page = _swapped(page, r"(?=<div id=\"loading\")", _failed())
    policy = web_page.content_security_policy(page.encode())
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    index.write_text(_swapped(page, "<head>", f"<head>\n  {meta}"), encoding="utf-8")
    for name in ("page.js", "disk.js"):
        shutil.copyfile(HERE / name, fresh / name)
    shutil.copyfile(HERE / "worker.js", fresh / "python-worker.js")
    manifest = fresh / "manifest.json"
    shutil.copyfile(client / "manifest.json", manifest)
    patch_manifest_json(str(manifest), app_name=web_page.TITLE)
    told = json.loads(manifest.read_text(encoding="utf-8"))
    told.update(_COLOURS, id="./", start_url="./", scope="./", short_name=web_page.TITLE)
    told["description"] = "A private diary for back and leg pain."
    told["icons"] = [
        {"src": "icon.png", "sizes": "512x512", "type": "image/png", "purpose": "any"},
    ]
    manifest.write_text(json.dumps(told, indent=2), encoding="utf-8")
    patch_font_manifest_json(str(fresh / "assets" / "FontManifest.json"))


def _failed() -> str:
    """What is shown when Python itself cannot start: no part of the app could say it then."""
    from lbp_app.bootstrap import read_content  # noqa: PLC0415 - after the path was set
    from lbp_app.web_main import words_when_it_fails  # noqa: PLC0415

    library = read_content().library
    if library is None:
        raise PublishError("The content has faults. Run: make content")
    head, *lines = map(html.escape, words_when_it_fails(library))
    told = f"<h1>{head}</h1>" + "".join(f"<p>{line}</p>" for line in lines)
    return f'<div id="failed" role="alert" style="{_FAILED_LOOK}" hidden>{told}</div>\n'


def _without_flutters_service_worker(bootstrap: Path) -> None:
    """It would take the place of ours, only to go away."""
    script = bootstrap.read_text(encoding="utf-8")
    script = _swapped(script, r"serviceWorkerSettings: \{[^}]*\},", "")
    bootstrap.write_text(script, encoding="utf-8")


def _swapped(text: str, pattern: str, by: str) -> str:
    text, found = re.subn(pattern, lambda _: by, text)
    if found != 1:
        raise PublishError(f"Flet's client has changed: {pattern} was found {found} times.")
    return text


def _lay_service_worker(fresh: Path) -> None:
    """Last: its list names every file, and its version changes when any of them does."""
    names = [p.relative_to(fresh).as_posix() for p in _files(fresh)]
    marks = {n: _integrity(fresh / n) for n in names}
    marks["./"] = marks.pop("index.html")
    version = hashlib.sha256(json.dumps(marks).encode()).hexdigest()[:16]
    drawing = [n for n in names if any(_other_renderer(n, main) for main in _MAINS)]
    script = (HERE / "service-worker.js").read_text(encoding="utf-8")
    told = f"const VERSION = {json.dumps(version)};\nconst FILES = {json.dumps(marks)};\n"
    told += f"const SOMETIMES = {json.dumps(drawing)};\n"
    (fresh / "service-worker.js").write_text(told + script, encoding="utf-8")


def _integrity(path: Path) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()


def _bundle(folder: Path, where: str) -> bytes:
    """All files of ``folder`` in one: 4 bytes of length, a list of names and sizes, the bytes."""
    paths = list(_files(folder))
    names = [f"{where}/{path.relative_to(folder).as_posix()}" for path in paths]
    listed = json.dumps([[n, p.stat().st_size] for n, p in zip(names, paths, strict=True)])
    parts = [struct.pack(">I", len(listed.encode())), listed.encode()]
    parts += [path.read_bytes() for path in paths]
    return gzip.compress(b"".join(parts), 6, mtime=0)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _told(weighed: Iterable[tuple[str, int]]) -> str:
    return "\n".join(f"{part:>26}: {size / 1e6:6.1f} MB" for part, size in weighed)


def main(argv: Sequence[str] | None = None) -> None:
    """Make ``dist/web`` and say what it weighs."""
    parser = argparse.ArgumentParser(prog="publish-web", description=__doc__)
    parser.add_argument("--to", type=Path, default=DIST, help="folder to make (default: dist/web)")
    given = parser.parse_args(argv)
    try:
        weighed = publish(given.to)
    except PublishError as failed:
        sys.exit(str(failed))
    print(f"{os.path.relpath(given.to)}\n{_told(weighed.items())}")


if __name__ == "__main__":
    main()

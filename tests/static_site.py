"""The app as static files, made once for each state of the sources, and a plain server for them."""

from __future__ import annotations

import functools
import hashlib
import http.server
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

ROOT = Path(__file__).parents[1]
PUBLISH = ROOT / "build" / "browser" / "publish.py"
_KEPT = ROOT / ".buildwork" / "browser"
_SOURCES = ("lbp_app", "content", "assets", "build/browser", "constraints.txt")


class StaticSite:
    """Hands out files and knows nothing else; ``asked`` are the paths that were wanted."""

    def __init__(self, folder: Path) -> None:
        self.asked: list[str] = []
        site = self

        class Plain(http.server.SimpleHTTPRequestHandler):
            def log_message(self, *_: object) -> None:
                site.asked.append(self.path)

        self._server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), functools.partial(Plain, directory=str(folder))
        )
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self._server.server_port}/"

    def stop(self) -> None:
        """Nobody answers any more."""
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def a_site(folder: Path) -> Iterator[StaticSite]:
    """Serve a folder."""
    site = StaticSite(folder)
    try:
        yield site
    finally:
        site.stop()


def published() -> Path:
    """The folder of the files, made now unless these very sources were made before.

    Raises:
        RuntimeError: with what the tool said instead.
    """
    _KEPT.mkdir(parents=True, exist_ok=True)
    with FileLock(_KEPT / "tests.lock"):
        folder = _KEPT / f"site-{_state()}"
        if not folder.is_dir():
            command = [sys.executable, str(PUBLISH), "--to", str(folder)]
            made = subprocess.run(command, capture_output=True, text=True, check=False)
            if made.returncode:
                raise RuntimeError(made.stderr)
    return folder


def _state() -> str:
    seen = hashlib.sha256()
    for source in _SOURCES:
        place = ROOT / source
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file() and "__pycache__" not in path.parts:
                seen.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return seen.hexdigest()[:16]

"""The files of the page: Flet's client, made ready for this app, and our own assets.

A browser asks for them while Python is still loading Flet, so they are answered without it. Only
what was found at the start is ever sent: a request chooses from a list and names no place on the
disk.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from shutil import copyfile

from lbp_app.devices.web_guard import Header, Receive, Scope, Send
from lbp_app.devices.web_page import TITLE

PAGE = "index.html"
_MANIFEST = "manifest.json"
_FONT_MANIFEST = "assets/FontManifest.json"
# Python for browsers; this app's Python runs here.
_NEVER_ASKED_FOR = "pyodide"
_PIECE_BYTES = 1 << 18
# Named here, because what a computer knows of kinds differs from computer to computer.
_KINDS = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".otf": "font/otf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
}
# Flutter draws in a thread of its own only where no other site shares the page.
_ISOLATED: tuple[Header, ...] = (
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-embedder-policy", b"require-corp"),
)
_KEPT_FOR_GOOD: Header = (b"cache-control", b"private, max-age=31536000, immutable")


@dataclass(frozen=True, slots=True)
class _File:
    """What is sent: the bytes themselves, or where they lie."""

    content: bytes | Path
    size: int
    mark: bytes

    def pieces(self) -> Iterator[bytes]:
        if isinstance(self.content, bytes):
            yield self.content
        else:
            with self.content.open("rb") as file:
                yield from iter(lambda: file.read(_PIECE_BYTES), b"")


class Files:
    """Answers GET and HEAD, as ASGI asks for it.

    ``lasting`` is an address ("/files-.../") below which every file is found once more. It changes
    with the files, so that a browser may keep what it got from there without ever asking again.
    """

    def __init__(self, client: Path, assets: Path) -> None:
        """List the files of Flet's ``client`` and of ``assets``, which win over the client's."""
        self._files = {**_listed(client), **_listed(assets), **_made_ready(client)}
        marks = sorted(name.encode() + file.mark for name, file in self._files.items())
        self.lasting = f"/files-{_digest(b''.join(marks))}/"

    async def __call__(self, scope: Scope, _receive: Receive, send: Send) -> None:
        """Answer one request."""
        path: str = scope["path"]
        kept = path.startswith(self.lasting)
        name = path.removeprefix(self.lasting if kept else "/")
        # The addresses of screens are no files: the page itself knows what to show there.
        name = PAGE if not kept and PurePosixPath(name).suffix in {"", ".html"} else name
        file = self._files.get(name)
        if file is None:
            await _start(send, 404, ())
            await send({"type": "http.response.body", "body": b""})
            return
        headers: list[Header] = [(b"etag", file.mark)]
        if kept:
            headers.append(_KEPT_FOR_GOOD)
        if file.mark in _marks_known(scope):
            await _start(send, 304, headers)
            await send({"type": "http.response.body", "body": b""})
            return
        kind = _KINDS.get(PurePosixPath(name).suffix, "application/octet-stream")
        headers.append((b"content-type", kind.encode()))
        headers.append((b"content-length", str(file.size).encode()))
        await _start(send, 200, headers)
        for piece in () if scope["method"] == "HEAD" else file.pieces():
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body", "body": b""})


def _listed(folder: Path) -> dict[str, _File]:
    files: dict[str, _File] = {}
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != _NEVER_ASKED_FOR]
        for name in names:
            path = Path(place, name)
            found = path.stat()
            mark = f'"{found.st_mtime_ns:x}-{found.st_size:x}"'.encode()
            files[path.relative_to(folder).as_posix()] = _File(path, found.st_size, mark)
    return files


def _made_ready(client: Path) -> dict[str, _File]:
    """The files that Flet's own server changes for each app, changed by Flet's own functions."""
    from flet_web import (  # noqa: PLC0415  # slow; no types
        patch_font_manifest_json,
        patch_index_html,
        patch_manifest_json,
    )

    with tempfile.TemporaryDirectory() as folder:
        for name in (PAGE, _MANIFEST, _FONT_MANIFEST):
            copy = Path(folder, name)
            copy.parent.mkdir(exist_ok=True)
            copyfile(client / name, copy)
        patch_index_html(
            str(Path(folder, PAGE)),
            base_href="/",
            websocket_endpoint_path="/ws",
            app_name=TITLE,
            app_description="A private diary for back and leg pain.",
            no_cdn=True,
        )
        patch_manifest_json(str(Path(folder, _MANIFEST)), app_name=TITLE)
        patch_font_manifest_json(str(Path(folder, _FONT_MANIFEST)))
        return {
            name: _in_memory(Path(folder, name).read_bytes())
            for name in (PAGE, _MANIFEST, _FONT_MANIFEST)
        }


def _in_memory(content: bytes) -> _File:
    return _File(content, len(content), f'"{_digest(content)}"'.encode())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def _marks_known(scope: Scope) -> set[bytes]:
    asked = b",".join(value for key, value in scope["headers"] if key == b"if-none-match")
    return {mark.strip() for mark in asked.split(b",")}


async def _start(send: Send, status: int, headers: list[Header] | tuple[Header, ...]) -> None:
    all_headers = [*headers, *_ISOLATED]
    await send({"type": "http.response.start", "status": status, "headers": all_headers})

"""The files of the page: only what was listed, whole, and kept no longer than is right."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import flet_web  # carries no types
import pytest

from lbp_app.devices.web_files import Files

CLIENT = Path(flet_web.get_package_web_dir())
ASSETS = Path(__file__).parents[2] / "assets"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[bytes, bytes]
    body: bytes


def ask(files: Files, path: str, method: str = "GET", mark: bytes = b"") -> Answer:
    sent: list[MutableMapping[str, Any]] = []

    async def receive() -> MutableMapping[str, Any]:
        raise AssertionError("nothing is to be received")

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    scope = {"path": path, "method": method, "headers": [(b"if-none-match", mark)]}
    asyncio.run(files(scope, receive, send))
    start, *parts = sent
    assert [part.get("more_body", False) for part in parts] == [True] * (len(parts) - 1) + [False]
    return Answer(start["status"], dict(start["headers"]), b"".join(p["body"] for p in parts))


@pytest.fixture(scope="module")
def files() -> Files:
    return Files(CLIENT, ASSETS)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Give an assets folder with one font in it."""
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "one.ttf").write_bytes(b"letters")
    return tmp_path


def test_the_page_is_flets_own_and_asks_nobody_outside(files: Files) -> None:
    page = ask(files, "/")
    assert page.status == 200
    assert page.headers[b"content-type"] == b"text/html; charset=utf-8"
    assert b"flet.noCdn=true" in page.body
    assert b'flet.webSocketEndpoint="/ws"' in page.body
    assert b"flet.pyodide = false" in page.body


@pytest.mark.parametrize("path", ["/check-in", "/flag/seen", "/index.html", "/old.html"])
def test_the_address_of_a_screen_gives_the_page(files: Files, path: str) -> None:
    assert ask(files, path).body == ask(files, "/").body


@pytest.mark.parametrize(
    "path",
    [
        "/no-such-file.js",
        "/../pyproject.toml",
        "/assets/../../pyproject.toml",
        "//etc/hosts.txt",
        "/pyodide/pyodide.mjs",
        "/files-0123456789abcdef/main.dart.mjs",
    ],
)
def test_what_was_not_listed_is_not_there(files: Files, path: str) -> None:
    answer = ask(files, path)
    assert (answer.status, answer.body) == (404, b"")
    assert answer.headers[b"cross-origin-opener-policy"] == b"same-origin"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("main.dart.wasm", b"application/wasm"),
        ("main.dart.mjs", b"text/javascript; charset=utf-8"),
        ("flutter_bootstrap.js", b"text/javascript; charset=utf-8"),
        ("icons/icon-192.png", b"image/png"),
        ("assets/fonts/roboto.woff2", b"font/woff2"),
        ("assets/AssetManifest.bin", b"application/octet-stream"),
    ],
)
def test_a_file_comes_whole_and_with_its_kind(files: Files, path: str, kind: bytes) -> None:
    answer = ask(files, f"/{path}")
    assert answer.body == (CLIENT / path).read_bytes()
    assert answer.headers[b"content-length"] == str(len(answer.body)).encode()
    assert answer.headers[b"content-type"] == kind
    assert answer.headers[b"cross-origin-embedder-policy"] == b"require-corp"


def test_our_own_assets_are_there_and_win_over_flets(tmp_path: Path, own: Path) -> None:
    (own / "favicon.png").write_bytes(b"ours")
    files = Files(CLIENT, own)
    assert ask(files, "/fonts/one.ttf").body == b"letters"
    assert ask(files, "/favicon.png").body == b"ours"
    assert tmp_path.exists()


def test_the_lists_for_browser_and_fonts_are_made_for_this_app(files: Files) -> None:
    assert json.loads(ask(files, "/manifest.json").body)["name"] == "Back Diary"
    fonts = json.loads(ask(files, "/assets/FontManifest.json").body)
    assert "Roboto" in [font["family"] for font in fonts]


def test_only_the_head_is_sent_when_only_the_head_is_wanted(files: Files) -> None:
    answer = ask(files, "/main.dart.mjs", method="HEAD")
    assert (answer.status, answer.body) == (200, b"")
    assert int(answer.headers[b"content-length"]) == (CLIENT / "main.dart.mjs").stat().st_size


def test_a_browser_that_has_the_file_is_told_so(files: Files) -> None:
    mark = ask(files, "/main.dart.mjs").headers[b"etag"]
    known = ask(files, "/main.dart.mjs", mark=b'"old", ' + mark)
    assert (known.status, known.body) == (304, b"")
    assert known.headers[b"etag"] == mark
    assert ask(files, "/main.dart.mjs", mark=b'"old"').status == 200


def test_below_the_lasting_address_a_file_may_be_kept_for_good(files: Files) -> None:
    kept = ask(files, files.lasting + "main.dart.mjs")
    assert kept.body == ask(files, "/main.dart.mjs").body
    assert kept.headers[b"cache-control"] == b"private, max-age=31536000, immutable"
    assert b"cache-control" not in ask(files, "/main.dart.mjs").headers


def test_below_the_lasting_address_no_screen_is_shown(files: Files) -> None:
    assert ask(files, files.lasting + "check-in").status == 404


def test_the_lasting_address_stays_until_a_file_changes(own: Path) -> None:
    before = Files(CLIENT, own)
    again = Files(CLIENT, own)
    font = own / "fonts" / "one.ttf"
    font.write_bytes(b"LETTERS")
    os.utime(font, ns=(0, 0))
    after = Files(CLIENT, own)
    assert again.lasting == before.lasting
    assert after.lasting != before.lasting
    assert ask(after, before.lasting + "fonts/one.ttf").status == 404
    assert ask(after, after.lasting + "fonts/one.ttf").body == b"LETTERS"

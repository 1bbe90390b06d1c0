"""Flet's start page becomes ours, and only its own scripts may run."""

from __future__ import annotations

import re
from pathlib import Path

import flet_web  # carries no types
import pytest

from lbp_app.devices.web_page import StartPageError, content_security_policy, ours

# The script and its hash are the example of the CSP standard, https://www.w3.org/TR/CSP3/.
EXAMPLE_SCRIPT = "alert('Hello, world.');"
EXAMPLE_HASH = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
FLET_FOLDER = Path(flet_web.get_package_web_dir())
FLET_PAGE = (FLET_FOLDER / "index.html").read_bytes()
SMALL_PAGE = (
    b"<!DOCTYPE html>\n<html>\n<head><title>Flet</title></head>\n"
    b'<body class="a">\n<div id="loading" aria-label="Loading"><img src="x.png"></div>\n'
    b"</body>\n</html>\n"
)


def policy(page: bytes) -> dict[str, list[str]]:
    parts = content_security_policy(page, 4321).split("; ")
    return {part.split(" ")[0]: part.split(" ")[1:] for part in parts}


@pytest.mark.parametrize("page", [FLET_PAGE, SMALL_PAGE], ids=["Flet's page", "a small page"])
def test_the_page_has_our_language_title_and_words(page: bytes) -> None:
    shown = ours(page).decode()
    assert '<html lang="en">' in shown
    assert "<title>Back Diary</title>" in shown
    assert '<div id="loading" role="status"><p>Opening your diary</p>' in shown
    assert "<noscript><p>Back Diary needs JavaScript" in shown
    assert "flt-semantics-placeholder" in shown
    assert "<title>Flet</title>" not in shown


def test_everything_else_of_flets_page_stays() -> None:
    shown = ours(FLET_PAGE)
    assert b'<script src="/flutter_bootstrap.js" async></script>' in shown
    assert b'<link rel="manifest" href="manifest.json">' in shown
    assert b'<body class="a">\n<noscript>' in ours(SMALL_PAGE)


def test_the_page_is_loaded_from_where_its_files_are() -> None:
    shown = ours(FLET_PAGE, "/files-1/").decode()
    assert re.findall(r'src="([^"]+)"', shown) == [
        "/files-1/python.js",
        "/files-1/icons/loading-animation.png",
        "/files-1/flutter_bootstrap.js",
    ]
    assert 'flet.entrypointBaseUrl = flet.assetBase = "/files-1/";' in shown
    assert 'flet.canvasKitBaseUrl = "/files-1/canvaskit/";' in shown


@pytest.mark.parametrize("name", ["entrypointBaseUrl", "assetBase", "canvasKitBaseUrl"])
def test_flets_own_loader_takes_our_word_for_where_its_files_are(name: str) -> None:
    assert f"flet.{name}" in (FLET_FOLDER / "flutter_bootstrap.js").read_text("utf-8")


def test_the_page_names_no_outside_address() -> None:
    assert b"://" not in ours(SMALL_PAGE)


@pytest.mark.parametrize(
    ("gone", "place"),
    [
        (b"<html>", "the html tag"),
        (b"<title>Flet</title>", "the title"),
        (b"</head>", "the end of the head"),
        (b'<body class="a">', "the body tag"),
        (b'id="loading"', "the loading sign"),
    ],
)
def test_a_flet_page_without_a_place_we_need_is_refused(gone: bytes, place: str) -> None:
    with pytest.raises(StartPageError, match=place):
        ours(SMALL_PAGE.replace(gone, b""))


def test_an_inline_script_is_allowed_by_its_hash() -> None:
    page = f"<html><script>{EXAMPLE_SCRIPT}</script></html>".encode()
    assert EXAMPLE_HASH in policy(page)["script-src"]


def test_line_ends_of_windows_do_not_change_the_hash() -> None:
    unix = b"<script>\nlet a = 1;\n</script>"
    windows = unix.replace(b"\n", b"\r\n")
    assert policy(windows) == policy(unix)
    assert b"\r" not in ours(SMALL_PAGE.replace(b"\n", b"\r\n"))


def test_each_inline_script_and_no_other_is_named() -> None:
    page = b"<script>one</script><SCRIPT type='module'>two</SCRIPT><script src='a.js'></script>"
    hashes = [word for word in policy(page)["script-src"] if word.startswith("'sha256-")]
    assert len(set(hashes)) == 2
    assert len(hashes) == 2


def test_scripts_come_from_this_server_only() -> None:
    assert policy(b"")["script-src"] == ["'self'", "'wasm-unsafe-eval'", "blob:"]
    assert policy(b"")["default-src"] == ["'none'"]
    assert "'unsafe-inline'" not in policy(ours(FLET_PAGE))["script-src"]


def test_the_page_talks_to_this_server_only() -> None:
    assert policy(b"")["connect-src"] == [
        "'self'",
        "ws://127.0.0.1:4321",
        "ws://localhost:4321",
        "data:",
        "blob:",
    ]


def test_the_page_cannot_be_framed_nor_send_forms() -> None:
    shut = policy(b"")
    assert shut["frame-ancestors"] == shut["form-action"] == shut["object-src"] == ["'none'"]
    assert shut["base-uri"] == ["'self'"]


def test_no_rule_allows_a_site_of_the_internet() -> None:
    words = [word for rule in policy(ours(FLET_PAGE)).values() for word in rule]
    assert not [word for word in words if word.startswith(("http", "*", "//"))]

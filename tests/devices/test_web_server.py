"""The real server in a process of its own, attacked over the real network stack."""

from __future__ import annotations

import asyncio
import re
import signal
import socket
import statistics
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import msgpack  # type: ignore[import-untyped]  # carries no types
import pytest
from flet.messaging.protocol import MessageAction
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.typing import Origin

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
MOST_SECONDS_TO_STOP = 10
TYPED = "secret note"

TINY_APP = """
import sys, time
from pathlib import Path
from lbp_app.devices import web_server
import flet as ft
def main(page):
    page.add(ft.Text("Hello"))
def show(link):
    print(link, flush=True)
"""
SERVE = "web_server.serve(main, assets_dir=Path('assets'), on_ready=show)\nprint('ended well')\n"
FAILS = "def main(page):\n    raise ValueError('secret note')\n"


@dataclass
class Running:
    """A server that was started, and its private link."""

    process: subprocess.Popen[str]
    link: str

    @property
    def port(self) -> int:
        port = urlsplit(self.link).port
        assert port is not None
        return port

    @property
    def own(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cookie(self) -> dict[str, str]:
        return dict(httpx.get(self.link).cookies)

    def cookie_header(self) -> dict[str, str]:
        return {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookie().items())}

    def stop(self, how: int = signal.SIGTERM) -> tuple[str, str]:
        self.process.send_signal(how)
        return self.process.communicate(timeout=MOST_SECONDS_TO_STOP)


Start = Callable[[str], Running]


def started(program: str) -> Running:
    process = subprocess.Popen(
        [sys.executable, "-c", TINY_APP + textwrap.dedent(program)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    return Running(process, process.stdout.readline().strip())


def ended(running: Running) -> None:
    running.process.kill()
    running.process.communicate()


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    running = started(SERVE)
    yield running
    ended(running)


@pytest.fixture
def start() -> Iterator[Start]:
    """Start servers of the test's own, which are ended with it."""
    all_started: list[Running] = []

    def one(program: str) -> Running:
        all_started.append(started(program))
        return all_started[-1]

    yield one
    for each in all_started:
        ended(each)


# --- where it listens


@pytest.mark.skipif(sys.platform != "linux", reason="reads the kernel's list of sockets")
def test_it_listens_on_this_computer_only(server: Running) -> None:
    folder = Path(f"/proc/{server.process.pid}/fd")
    open_files = {str(each.readlink()) for each in folder.iterdir()}
    table = Path("/proc/net/tcp").read_text() + Path("/proc/net/tcp6").read_text()
    rows = [line.split() for line in table.splitlines() if "local_address" not in line]
    listening = [row[1] for row in rows if row[3] == "0A" and f"socket:[{row[9]}]" in open_files]
    assert listening == [f"0100007F:{server.port:04X}"]


def test_no_other_address_of_this_computer_answers(server: Running) -> None:
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("::1", server.port), timeout=2)
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.2", server.port), timeout=2)


def test_a_wanted_port_is_used_and_a_taken_one_is_told(start: Start, server: Running) -> None:
    program = SERVE.replace("on_ready", f"port={server.port}, on_ready")
    second = start(program)
    _, told = second.process.communicate(timeout=MOST_SECONDS_TO_STOP)
    assert "PortTakenError" in told
    assert second.process.returncode == 1


# --- who gets in


def test_the_link_leads_to_the_page_and_leaves_the_address(server: Running) -> None:
    answer = httpx.get(server.link, follow_redirects=True)
    assert answer.status_code == 200
    assert str(answer.url) == f"{server.own}/"
    assert "<title>Back Diary</title>" in answer.text
    assert "flet.noCdn=true" in answer.text
    assert answer.headers["content-security-policy"].count("'sha256-") == 5


@pytest.mark.parametrize("path", ["/", "/index.html", "/check-in", "/main.dart.js", "/docs", "/ws"])
def test_without_the_link_nothing_is_shown(server: Running, path: str) -> None:
    answer = httpx.get(server.own + path)
    assert answer.status_code == 401
    assert "Open Back Diary from its own icon or command." in answer.text


def test_a_wrong_token_opens_nothing(server: Running) -> None:
    answer = httpx.get(f"{server.own}/?t=" + "A" * 43)
    assert answer.status_code == 401
    assert not answer.cookies


def test_a_name_that_was_pointed_at_this_computer_is_refused(server: Running) -> None:
    answer = httpx.get(
        server.own, headers={"Host": f"evil.example:{server.port}"} | server.cookie_header()
    )
    assert answer.status_code == 421


def raw(server: Running, request: str) -> str:
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as wire:
        wire.sendall(request.replace("\n", "\r\n").encode("latin-1"))
        return b"".join(iter(lambda: wire.recv(65536), b"")).decode("latin-1")


@pytest.mark.parametrize(
    ("request_head", "status"),
    [
        ("GET / HTTP/1.0\n\n", 421),
        ("GET / HTTP/1.1\nConnection: close\n\n", 400),
        ("GET / HTTP/1.1\nHost: {own}\nHost: evil.example\nConnection: close\n\n", 400),
        ("GET http://evil.example/ HTTP/1.1\nHost: {own}\nConnection: close\n\n", 401),
        ("OPTIONS * HTTP/1.1\nHost: {own}\nConnection: close\n\n", 405),
        ("BREW / HTTP/1.1\nHost: {own}\nConnection: close\n\n", 405),
        ("GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\nHost: {own}\nConnection: close\n\n", 401),
    ],
)
def test_odd_requests_are_refused(server: Running, request_head: str, status: int) -> None:
    answer = raw(server, request_head.format(own=f"127.0.0.1:{server.port}"))
    assert answer.startswith(f"HTTP/1.1 {status} ")


def test_a_path_out_of_the_folder_leads_nowhere_even_with_the_cookie(server: Running) -> None:
    cookie = server.cookie_header()["Cookie"]
    lines = f"Host: 127.0.0.1:{server.port}\nCookie: {cookie}\nConnection: close\n\n"
    answer = raw(server, "GET /assets/%2e%2e/%2e%2e/%2e%2e/pyproject.toml HTTP/1.1\n" + lines)
    assert answer.startswith("HTTP/1.1 404 ")


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json", "/oauth_callback?state=1"])
def test_pages_about_the_server_are_not_there(server: Running, path: str) -> None:
    assert httpx.get(server.own + path, cookies=server.cookie()).status_code == 404


@pytest.mark.parametrize("path", ["/", "/main.dart.mjs", "/manifest.json", "/no-such-file.js"])
def test_no_answer_is_open_to_other_sites(server: Running, path: str) -> None:
    answer = httpx.get(server.own + path, cookies=server.cookie())
    assert answer.status_code in {200, 404}
    assert not [name for name in answer.headers if name.startswith("access-control")]
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert answer.headers["cross-origin-embedder-policy"] == "require-corp"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "server" not in answer.headers


def test_a_question_of_another_site_is_not_answered(server: Running) -> None:
    ask = {"Origin": "http://evil.example", "Access-Control-Request-Method": "GET"}
    assert httpx.options(server.own, headers=ask | server.cookie_header()).status_code == 403


def test_the_page_can_be_asked_for_its_head(server: Running) -> None:
    answer = httpx.head(server.own, cookies=server.cookie())
    assert (answer.status_code, answer.content) == (200, b"")


def test_small_answers_are_sent_at_once(server: Running) -> None:
    # Without TCP_NODELAY each takes 40 ms or more, because the two ends wait for each other.
    def seconds(client: httpx.Client) -> float:
        asked = time.monotonic()
        client.get("/flutter_bootstrap.js")
        return time.monotonic() - asked

    with httpx.Client(base_url=server.own, cookies=server.cookie()) as client:
        taken = [seconds(client) for _ in range(40)]
    assert statistics.median(taken) < 0.03


# --- websockets


async def opened(server: Running, headers: dict[str, str], origin: str | None) -> ClientConnection:
    address = f"ws://127.0.0.1:{server.port}/ws"
    named = None if origin is None else Origin(origin)
    return await connect(address, origin=named, additional_headers=headers, proxy=None)


def test_our_own_page_gets_its_websocket(server: Running) -> None:
    async def talk() -> object:
        wire = await opened(server, server.cookie_header(), server.own)
        await wire.send(registration())
        answer = await asyncio.wait_for(wire.recv(decode=False), 10)
        await wire.close()
        return msgpack.unpackb(answer[1:], strict_map_key=False)[0]

    assert asyncio.run(talk()) == MessageAction.REGISTER_CLIENT.value


@pytest.mark.parametrize(
    ("cookies", "origin"),
    [
        (["ours"], "https://evil.example"),
        (["ours"], "http://127.0.0.1:1"),
        (["ours"], "null"),
        (["ours"], None),
        ([], "own"),
        ([], None),
    ],
)
def test_any_other_websocket_is_refused(
    server: Running, cookies: list[str], origin: str | None
) -> None:
    headers = {"Cookie": "; ".join(server.cookie_header()["Cookie"] for _ in cookies)}
    named = {"own": server.own}.get(str(origin), origin)
    with pytest.raises(InvalidStatus, match="403"):
        asyncio.run(opened(server, headers, named))


def test_a_websocket_under_another_host_name_is_refused(server: Running) -> None:
    headers = server.cookie_header()

    async def talk() -> None:
        await connect(
            f"ws://evil.example:{server.port}/ws",
            host="127.0.0.1",
            origin=Origin(server.own),
            additional_headers=headers,
            proxy=None,
        )

    with pytest.raises(InvalidStatus, match="403"):
        asyncio.run(talk())


# --- how it ends


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_wish_to_stop_ends_it_well(start: Start, how: int) -> None:
    running = start(SERVE)
    httpx.get(running.link)
    told, errors = running.stop(how)
    assert "ended well" in told
    assert errors == ""
    assert running.process.returncode == 0


def test_a_wish_to_stop_while_it_still_starts_is_heard(start: Start) -> None:
    running = start(SERVE)  # the link is told before the server is loaded
    told, errors = running.stop()
    assert "ended well" in told
    assert errors == ""
    assert running.process.returncode == 0


def test_a_half_open_websocket_does_not_keep_it_from_stopping(start: Start) -> None:
    running = start(SERVE)

    async def leave_half_open() -> float:
        left = await opened(running, running.cookie_header(), running.own)
        left.transport.abort()
        await opened(running, running.cookie_header(), running.own)
        asked = time.monotonic()
        running.process.send_signal(signal.SIGTERM)
        await asyncio.to_thread(running.process.wait, MOST_SECONDS_TO_STOP)
        return time.monotonic() - asked

    assert asyncio.run(leave_half_open()) < MOST_SECONDS_TO_STOP
    assert running.process.returncode == 0


# --- work beside the start


def test_the_app_is_not_shown_before_the_work_beside_the_start_is_done(start: Start) -> None:
    running = start(
        """
        done = []
        def main(page):
            print("shown after", done, flush=True)
            page.add(ft.Text("Hello"))
        def warm_up():
            time.sleep(1.5)
            done.append("warm-up")
        web_server.serve(main, assets_dir=Path("assets"), on_ready=show, warm_up=warm_up)
        """
    )
    asyncio.run(register(running))
    assert running.process.stdout is not None
    assert running.process.stdout.readline() == "shown after ['warm-up']\n"


def test_the_page_and_its_files_do_not_wait_for_flet(start: Start) -> None:
    running = start("web_server._flet = lambda main: time.sleep(600)\n" + SERVE)
    cookies = running.cookie()
    page = httpx.get(running.own, cookies=cookies)
    scripts = re.findall(r'src="(/files-[^"]+\.js)"', page.text)
    assert len(scripts) == 2
    for script in scripts:
        assert httpx.get(running.own + script, cookies=cookies).status_code == 200
        assert httpx.get(running.own + script).status_code == 401
    told, errors = running.stop()
    assert ("ended well" in told, errors) == (True, "")


def test_flet_that_cannot_be_loaded_ends_it_without_its_words(start: Start) -> None:
    running = start(
        """
        def broken(main):
            raise ImportError("secret note")
        web_server._windows = broken
        web_server.serve(main, assets_dir=Path("assets"), on_ready=show)
        """
    )
    told, errors = running.process.communicate(timeout=MOST_SECONDS_TO_STOP)
    assert running.process.returncode == 1
    assert "stopped by ImportError at" in errors
    assert TYPED not in told + errors


def test_work_beside_the_start_that_fails_ends_it_without_its_words(start: Start) -> None:
    running = start(
        """
        def warm_up():
            raise ValueError("secret note")
        web_server.serve(main, assets_dir=Path("assets"), on_ready=show, warm_up=warm_up)
        """
    )
    told, errors = running.process.communicate(timeout=MOST_SECONDS_TO_STOP)
    assert running.process.returncode == 1
    assert "stopped by ValueError at" in errors
    assert TYPED not in told + errors


def test_a_browser_gets_a_link_of_its_own_that_works_once(start: Start) -> None:
    running = start(
        """
        open_with = lambda link: print(link, flush=True)
        web_server.serve(main, assets_dir=Path("assets"), on_ready=show, open_with=open_with)
        """
    )
    assert running.process.stdout is not None
    once = running.process.stdout.readline().strip()
    assert once != running.link
    assert [httpx.get(once).status_code for _ in range(2)] == [303, 401]
    assert httpx.get(running.link).status_code == 303


# --- what is written about it


def registration() -> bytes:
    """Give the first message of Flet's client, as its protocol wants it."""
    body = {"session_id": "", "page_name": "", "page": {"route": "/", "pwa": False, "web": True}}
    packed: bytes = msgpack.packb([MessageAction.REGISTER_CLIENT.value, body])
    return b"\x00" + packed


async def register(running: Running) -> None:
    async with await opened(running, running.cookie_header(), running.own) as wire:
        await wire.send(registration())
        await asyncio.wait_for(wire.recv(), 10)  # "you are registered"
        await asyncio.wait_for(wire.recv(), 10)  # what `main` shows, or that it failed


async def send_nonsense(running: Running) -> None:
    wire = await opened(running, running.cookie_header(), running.own)
    packed: bytes = msgpack.packb([MessageAction.CONTROL_EVENT.value, {"target": TYPED}])
    await wire.send(b"\x00" + packed)
    with pytest.raises((ConnectionClosed, TimeoutError)):
        await asyncio.wait_for(wire.recv(), 1)
    await wire.close()


def test_what_a_patient_typed_is_in_no_log_when_the_app_fails(start: Start) -> None:
    running = start(FAILS + SERVE)
    asyncio.run(register(running))
    asyncio.run(send_nonsense(running))
    told, errors = running.stop()
    assert re.search(r"ValueError at <string>:\d+ < lbp_app/devices/web_server\.py:\d+", errors)
    assert "TypeError" in errors
    assert TYPED not in told + errors


def test_the_token_and_the_cookie_are_in_no_log(start: Start) -> None:
    running = start(
        "import os\nos.environ['FLET_LOG_LEVEL'] = 'debug'\n"
        "import logging\nlogging.basicConfig(level=logging.DEBUG)\n" + FAILS + SERVE
    )
    httpx.get(running.link + "&x=%ff")
    asyncio.run(register(running))
    cookie = next(iter(running.cookie().values()))
    told, errors = running.stop()
    assert urlsplit(running.link).query.removeprefix("t=") not in told + errors
    assert cookie not in told + errors


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("FLET_WEB_NO_CDN", "0"),
        ("FLET_WEB_PATH", "."),
        ("FLET_ASSETS_DIR", "."),
        ("FLET_UPLOAD_DIR", "."),
        ("FLET_WEBSOCKET_HANDLER_ENDPOINT", "elsewhere"),
    ],
)
def test_the_environment_does_not_change_how_it_serves(start: Start, name: str, value: str) -> None:
    running = start(f"import os\nos.environ[{name!r}] = {value!r}\n" + SERVE)
    cookies = running.cookie()
    page = httpx.get(running.own, cookies=cookies).text
    assert "flet.noCdn=true" in page
    assert 'flet.webSocketEndpoint="/ws"' in page
    assert httpx.get(running.own + "/pyproject.toml", cookies=cookies).status_code == 404
    assert httpx.put(running.own + "/upload", cookies=cookies).status_code == 405

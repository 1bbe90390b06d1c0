"""Only the patient's own browser gets in: the guard, driven without a network."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlsplit

import pytest

from lbp_app.devices.web_guard import (
    CLOSED_PATHS,
    Guard,
    Header,
    Keys,
    Message,
    Receive,
    Scope,
    Send,
)

PORT = 4321
HOST = f"127.0.0.1:{PORT}"
OWN = f"http://{HOST}"
HTML = [(b"Content-Type", b"text/html; charset=utf-8"), (b"content-length", b"4")]
HTML += [(b"etag", b'"1"'), (b"access-control-allow-origin", b"*"), (b"x-frame-options", b"ALLOW")]
PLAIN = [(b"content-type", b"text/javascript"), (b"access-control-allow-origin", b"*")]
PLAIN += [(b"cross-origin-embedder-policy", b"require-corp")]
PLAIN += [(b"cross-origin-opener-policy", b"same-origin")]


@dataclass
class Inside:
    """A small app behind the guard that remembers what reached it."""

    headers: list[Header] = field(default_factory=lambda: list(PLAIN))
    bodies: tuple[bytes, ...] = (b"from inside",)
    status: int = 200
    seen: list[Scope] = field(default_factory=list)

    async def __call__(self, scope: Scope, _receive: Receive, send: Send) -> None:
        self.seen.append(scope)
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        last = len(self.bodies) - 1
        for place, body in enumerate(self.bodies):
            more = place < last
            await send({"type": "http.response.body", "body": body, "more_body": more})


class Door:
    """A guard with its keys, and the ways of knocking at it."""

    def __init__(self, inside: Inside | None = None, port: int = PORT) -> None:
        self.inside = inside or Inside()
        self.keys = Keys(port)
        self.guard = Guard(self.inside, self.keys, lambda page: b"<script>1</script>" + page)
        self.cookie = self.keys.cookie()[1].decode().split(";")[0]

    def knock(self, kind: str, path: str, method: str, headers: list[tuple[str, str]]) -> Message:
        sent: list[Message] = []

        async def receive() -> Message:
            return {"type": f"{kind}.connect"}

        async def send(message: Message) -> None:
            sent.append(message)

        parts = urlsplit(path)
        scope: dict[str, Any] = {"type": kind, "path": parts.path, "method": method}
        scope["query_string"] = parts.query.encode()
        scope["headers"] = [(name.encode(), value.encode("latin-1")) for name, value in headers]
        asyncio.run(self.guard(scope, receive, send))
        answer = dict(sent[0])
        answer["body"] = b"".join(message.get("body", b"") for message in sent)
        answer["headers"] = answer.get("headers", [])
        return answer

    def http(self, path: str = "/", method: str = "GET", **headers: str) -> Message:
        """Ask as our own browser would, unless a header is given (empty: left out)."""
        full = {"host": HOST, "cookie": self.cookie} | headers
        named = [(name.replace("_", "-"), value) for name, value in full.items() if value]
        return self.knock("http", path, method, named)

    def websocket(self, **headers: str) -> Message:
        full = {"host": HOST, "origin": OWN, "cookie": self.cookie} | headers
        named = [(name.replace("_", "-"), value) for name, value in full.items() if value]
        return self.knock("websocket", "/ws", "", named)

    def token(self) -> str:
        return urlsplit(self.keys.link()).query


def header(answer: Message, name: bytes) -> list[bytes]:
    return [value for key, value in answer["headers"] if key.lower() == name]


# --- who is let in


def test_our_own_browser_gets_in() -> None:
    door = Door()
    assert door.http()["body"] == b"from inside"
    assert door.http(origin=OWN, sec_fetch_site="same-origin")["status"] == 200
    assert door.http(host=f"LOCALHOST:{PORT}", sec_fetch_site="none")["status"] == 200
    assert door.websocket()["type"] == "http.response.start"
    assert len(door.inside.seen) == 4


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.example",
        f"evil.example:{PORT}",
        "127.0.0.1",
        "127.0.0.1:1",
        f"[::1]:{PORT}",
        f"127.0.0.1:{PORT}.evil.example",
        f"0.0.0.0:{PORT}",
        f"user@{HOST}",
    ],
)
def test_another_host_name_is_refused(host: str) -> None:
    door = Door()
    assert door.http(host=host)["status"] == 421
    assert door.websocket(host=host)["type"] == "websocket.close"
    assert not door.inside.seen


def test_two_host_names_are_refused() -> None:
    door = Door()
    headers = [("host", HOST), ("host", "evil.example"), ("cookie", door.cookie)]
    assert door.knock("http", "/", "GET", headers)["status"] == 421
    assert not door.inside.seen


def test_on_the_port_of_the_web_the_host_may_come_without_its_port() -> None:
    door = Door(port=80)
    assert door.http(host="127.0.0.1", origin="http://127.0.0.1")["status"] == 200


@pytest.mark.parametrize(
    "origin",
    ["null", "https://evil.example", "http://127.0.0.1:1", f"https://{HOST}", f"{OWN}/", OWN + "0"],
)
def test_another_origin_is_refused(origin: str) -> None:
    door = Door()
    assert door.http(origin=origin)["status"] == 403
    assert door.websocket(origin=origin)["type"] == "websocket.close"
    assert not door.inside.seen


@pytest.mark.parametrize("site", ["cross-site", "same-site", "new-word"])
def test_a_request_started_by_another_site_is_refused(site: str) -> None:
    door = Door()
    assert door.http(sec_fetch_site=site)["status"] == 403
    assert door.http("/main.dart.js", sec_fetch_site=site)["status"] == 403
    assert door.websocket(sec_fetch_site=site)["type"] == "websocket.close"
    assert not door.inside.seen


def test_a_websocket_without_origin_is_refused() -> None:
    door = Door()
    assert door.websocket(origin="")["type"] == "websocket.close"
    assert not door.inside.seen


@pytest.mark.parametrize(
    "cookie",
    [
        "",
        "x=1",
        f"back_diary_{PORT}=",
        f"back_diary_{PORT}=wrong",
        f"back_diary_{PORT}=\xe9",
        ";;=",
    ],
)
def test_without_the_right_cookie_nobody_gets_in(cookie: str) -> None:
    door = Door()
    assert door.http(cookie=cookie)["status"] == 401
    assert door.http("/main.dart.wasm", cookie=cookie)["status"] == 401
    assert door.websocket(cookie=cookie)["type"] == "websocket.close"
    assert not door.inside.seen


def test_the_cookie_of_another_start_is_worth_nothing() -> None:
    assert Door().http(cookie=Door().cookie)["status"] == 401


def test_odd_cookies_of_other_programs_do_not_lock_the_patient_out() -> None:
    door = Door()
    assert door.http(cookie=f'a="; b; =; c[]=\xff; {door.cookie}; d=1')["status"] == 200


def test_the_page_without_a_cookie_says_plainly_what_to_do() -> None:
    answer = Door().http(cookie="")
    assert b"Open Back Diary from its own icon or command." in answer["body"]
    assert header(answer, b"content-type") == [b"text/html; charset=utf-8"]
    assert header(answer, b"cache-control") == [b"no-store"]
    assert header(answer, b"content-length") == [str(len(answer["body"])).encode()]


@pytest.mark.parametrize("path", [*sorted(CLOSED_PATHS), "/docs/"])
def test_pages_about_the_server_are_not_there(path: str) -> None:
    door = Door()
    assert door.http(path)["status"] == 404
    assert not door.inside.seen


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW", "get"])
def test_methods_nobody_needs_are_refused(method: str) -> None:
    door = Door()
    answer = door.http(method=method)
    assert answer["status"] == 405
    assert header(answer, b"allow") == [b"GET, HEAD"]
    assert not door.inside.seen


def test_the_start_and_end_of_the_server_pass_through() -> None:
    door = Door()
    asyncio.run(door.guard({"type": "lifespan"}, _nothing, _swallow))
    assert door.inside.seen == [{"type": "lifespan"}]


def test_an_unknown_kind_of_connection_is_left_alone() -> None:
    door = Door()
    asyncio.run(door.guard({"type": "webtransport"}, _nothing, _swallow))
    assert not door.inside.seen


async def _nothing() -> Message:
    return {}


async def _swallow(_message: Message) -> None:
    return None


# --- the private link


def test_the_private_link_is_exchanged_for_a_cookie() -> None:
    door = Door()
    answer = door.http(f"/?{door.token()}", cookie="", sec_fetch_site="none")
    assert answer["status"] == 303
    assert header(answer, b"location") == [b"/"]
    assert header(answer, b"cache-control") == [b"no-store"]
    assert header(answer, b"referrer-policy") == [b"no-referrer"]
    cookie = SimpleCookie(header(answer, b"set-cookie")[0].decode())[f"back_diary_{PORT}"]
    assert cookie["httponly"]
    assert (cookie["samesite"], cookie["path"]) == ("Strict", "/")
    assert [cookie[each] for each in ("domain", "expires", "max-age")] == ["", "", ""]
    assert door.http(cookie=f"{cookie.key}={cookie.value}")["status"] == 200


def test_the_cookie_is_not_the_token_of_the_link() -> None:
    door = Door()
    assert door.token().removeprefix("t=") not in door.cookie
    assert len(door.token()) > 40


def test_the_link_works_again_and_again_until_the_app_stops() -> None:
    door = Door()
    first = door.http(f"/?{door.token()}", cookie="")
    second = door.http(f"/?{door.token()}", cookie="")
    assert first["status"] == second["status"] == 303


def test_a_link_for_one_use_works_once() -> None:
    door = Door()
    link = door.keys.one_use_link().removeprefix(OWN)
    assert door.http(link, cookie="")["status"] == 303
    assert door.http(link, cookie="")["status"] == 401


def test_a_used_link_still_leads_a_browser_with_the_cookie_to_the_start() -> None:
    door = Door()
    answer = door.http("/?t=used-up")
    assert answer["status"] == 303
    assert not header(answer, b"set-cookie")


def test_two_links_for_one_use_do_not_spoil_each_other() -> None:
    door = Door()
    links = [door.keys.one_use_link().removeprefix(OWN) for _ in range(2)]
    assert [door.http(link, cookie="")["status"] for link in links] == [303, 303]


@pytest.mark.parametrize("query", ["t=", "t=wrong", "t", "t=%C3%A9", "t=\udce9", "x=1", "t=a&t=b"])
def test_a_wrong_token_is_refused(query: str) -> None:
    door = Door()
    asked = query.encode("utf-8", "surrogateescape").decode("latin-1")
    answer = door.http(f"/?{asked}", cookie="")
    assert answer["status"] == 401
    assert not header(answer, b"set-cookie")


@pytest.mark.parametrize("method", ["HEAD", "POST", "OPTIONS"])
def test_only_opening_the_link_uses_it(method: str) -> None:
    door = Door()
    link = door.keys.one_use_link().removeprefix(OWN)
    answer = door.http(link, method=method, cookie="")
    assert not header(answer, b"set-cookie")
    assert door.http(link, cookie="")["status"] == 303


def test_the_token_opens_no_other_page() -> None:
    door = Door()
    assert door.http(f"/main.dart.js?{door.token()}", cookie="")["status"] == 401


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_link_clicked_in_another_page_opens_by_a_step_of_our_own(site: str) -> None:
    door = Door()
    whole_page = {"sec_fetch_mode": "navigate", "sec_fetch_dest": "document"}
    answer = door.http(f"/?{door.token()}", cookie="", sec_fetch_site=site, **whole_page)
    assert answer["status"] == 200
    assert header(answer, b"set-cookie")
    assert b'<meta http-equiv="refresh" content="0;url=/">' in answer["body"]


@pytest.mark.parametrize(("mode", "dest"), [("navigate", "iframe"), ("no-cors", "image"), ("", "")])
def test_another_site_cannot_open_the_link_inside_its_page(mode: str, dest: str) -> None:
    door = Door()
    fetch = {"sec_fetch_site": "cross-site", "sec_fetch_mode": mode, "sec_fetch_dest": dest}
    answer = door.http(f"/?{door.token()}", cookie="", **fetch)
    assert answer["status"] == 403
    assert not header(answer, b"set-cookie")


# --- what is sent


SECURITY_HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"x-frame-options": b"DENY",
    b"cross-origin-resource-policy": b"same-origin",
}


@pytest.mark.parametrize(
    ("headers", "request_headers"),
    [(PLAIN, {}), (HTML, {}), (PLAIN, {"cookie": ""}), (PLAIN, {"host": "evil.example"})],
    ids=["a file", "a page", "refused for its cookie", "refused for its host"],
)
def test_every_answer_carries_the_security_headers(
    headers: list[Header], request_headers: dict[str, str]
) -> None:
    answer = Door(Inside(headers=headers)).http(**request_headers)
    told = {name: header(answer, name) for name in SECURITY_HEADERS}
    assert told == {name: [value] for name, value in SECURITY_HEADERS.items()}
    assert b"camera=()" in header(answer, b"permissions-policy")[0]
    assert b"default-src 'none'" in header(answer, b"content-security-policy")[0]
    assert len(header(answer, b"cache-control")) == 1
    assert not header(answer, b"access-control-allow-origin")


def test_what_flutter_needs_for_its_fast_renderer_stays() -> None:
    answer = Door().http("/main.dart.js")
    assert header(answer, b"cross-origin-embedder-policy") == [b"require-corp"]
    assert header(answer, b"cross-origin-opener-policy") == [b"same-origin"]


def test_a_page_is_changed_and_its_scripts_are_named() -> None:
    inside = Inside(headers=HTML, bodies=(b"<script>2</", b"script>", b""))
    answer = Door(inside).http()
    assert answer["body"] == b"<script>1</script><script>2</script>"
    assert header(answer, b"content-length") == [str(len(answer["body"])).encode()]
    assert header(answer, b"content-security-policy")[0].count(b"'sha256-") == 2
    assert header(answer, b"cache-control") == [b"no-store"]
    assert not header(answer, b"etag")


def test_files_go_through_in_pieces_and_are_asked_about_each_time() -> None:
    answer = Door(Inside(bodies=(b"a", b"b"))).http("/main.dart.js")
    assert answer["body"] == b"ab"
    assert header(answer, b"cache-control") == [b"no-cache"]


def test_the_head_of_a_page_has_no_body_and_no_wrong_length() -> None:
    answer = Door(Inside(headers=HTML, bodies=(b"",))).http(method="HEAD")
    assert (answer["status"], answer["body"]) == (200, b"")
    assert not header(answer, b"content-length")


def test_the_head_of_a_refusal_has_no_body() -> None:
    answer = Door().http(method="HEAD", cookie="")
    assert (answer["status"], answer["body"]) == (401, b"")


def test_an_error_page_from_inside_is_not_taken_for_the_start_page() -> None:
    assert Door(Inside(headers=HTML, status=404, bodies=(b"no",))).http()["body"] == b"no"


def test_the_app_never_sees_the_cookie_nor_sends_parts() -> None:
    door = Door()
    door.http(range="bytes=0-1", if_range="x", accept="*/*")
    assert dict(door.inside.seen[0]["headers"]) == {b"host": HOST.encode(), b"accept": b"*/*"}


def test_secrets_do_not_show_when_something_is_printed() -> None:
    door = Door()
    told = repr(door.keys) + repr(door.guard) + repr(vars(door.guard))
    assert door.token().removeprefix("t=") not in told
    assert door.cookie.partition("=")[2] not in told

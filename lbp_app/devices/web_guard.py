"""Stands in front of the local web server so that only the patient's own browser gets in.

The server listens on this computer only, but so do other programs and other people's sessions, and
any web page can send a browser there. So every request and every websocket must name our own
address, must not come from another site, and must carry the cookie that the private link gives.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from lbp_app.devices.web_page import content_security_policy

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Header = tuple[bytes, bytes]

# FastAPI and Flet add these pages by themselves. Nobody needs them here.
CLOSED_PATHS = frozenset(
    {"/docs", "/docs/oauth2-redirect", "/redoc", "/openapi.json", "/oauth_callback"}
)
_KEY_BYTES = 32
_NOT_FOR_SCRIPTS = (
    b"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_ALWAYS: tuple[Header, ...] = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (
        b"permissions-policy",
        b"camera=(), microphone=(), geolocation=(), display-capture=(), payment=(), usb=()",
    ),
)
_NEVER_STORED: Header = (b"cache-control", b"no-store")
# These tell of Flet's file, not of the page that is sent in its place.
_OF_FILE = {b"accept-ranges", b"cache-control", b"content-length", b"etag", b"last-modified"}


class Keys:
    """The secrets of one start of the app: private links, and the cookie they are exchanged for."""

    def __init__(self, port: int) -> None:
        self.port = port
        # Cookies are shared by all ports of an address, so the name carries the port.
        self.cookie_name = f"back_diary_{port}"
        self._cookie = secrets.token_urlsafe(_KEY_BYTES)
        self._lasting = secrets.token_urlsafe(_KEY_BYTES)
        self._one_use: list[str] = []

    def link(self) -> str:
        """Give the private link that works, in any browser here, until the app is stopped."""
        return self._link(self._lasting)

    def one_use_link(self) -> str:
        """Give a private link that works once.

        For handing to a browser on its command line, which other users of the computer can read.
        """
        self._one_use.append(secrets.token_urlsafe(_KEY_BYTES))
        return self._link(self._one_use[-1])

    def opens(self, token: str) -> bool:
        """Say whether a link's token is right; a token for one use is used up by this."""
        once = [known for known in self._one_use if _same(known, token)]
        self._one_use = [known for known in self._one_use if known not in once]
        return _same(self._lasting, token) or bool(once)

    def known(self, cookie_header: str) -> bool:
        """Say whether the cookies sent along hold ours."""
        # Other programs at this address may set odd cookies, so each is looked at by itself.
        pairs = (pair.strip().partition("=") for pair in cookie_header.split(";"))
        values = [value for name, _, value in pairs if name == self.cookie_name]
        return any([_same(self._cookie, value) for value in values])  # noqa: C419  # constant time

    def cookie(self) -> Header:
        """Give the header that hands the cookie to the browser until it is closed."""
        cookie = f"{self.cookie_name}={self._cookie}; HttpOnly; SameSite=Strict; Path=/"
        return b"set-cookie", cookie.encode()

    def _link(self, token: str) -> str:
        return f"http://127.0.0.1:{self.port}/?t={token}"


class Guard:
    """Lets the patient's own browser in and answers everyone else itself."""

    def __init__(self, app: App, keys: Keys, page: Callable[[bytes], bytes]) -> None:
        """Guard `app`; `page` turns the HTML it serves into the HTML that is sent."""
        self._app = app
        self._keys = keys
        self._page = page
        hosts = {f"{name}:{keys.port}" for name in ("127.0.0.1", "localhost")}
        self._hosts = hosts | {"127.0.0.1", "localhost"} if keys.port == 80 else hosts  # noqa: PLR2004
        self._origins = {f"http://{host}" for host in self._hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection, as ASGI asks for it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._websocket(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = _Request.of(scope)
        answer = self._stranger(request) or self._http_answer(request)
        if answer is None:
            dressed = _Dressed(send, self._keys.port, self._page, bare=request.method == "HEAD")
            await self._app(_inside(scope), receive, dressed)
        else:
            await answer.send(send, bare=request.method == "HEAD")

    async def _websocket(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = _Request.of(scope)
        refused = self._stranger(request) or not request.origins
        if refused or not self._keys.known(request.cookies):
            await receive()  # "somebody wants to connect"
            await send({"type": "websocket.close", "code": 1008})
        else:
            await self._app(_inside(scope), receive, send)

    def _stranger(self, request: _Request) -> _Answer | None:
        """Refuse other addresses and other sites; `None` means: looks like our own page."""
        # A site that points its own name at this computer still sends its own name as host.
        if len(request.hosts) != 1 or request.hosts[0].lower() not in self._hosts:
            return _Answer(421, "This is not the address of Back Diary.")
        if not self._origins.issuperset(request.origins):
            return _Answer(403, "Another site asked for this page. It was not shown.")
        own = {"same-origin", "none"}
        if not own.issuperset(request.fetch_sites) and not request.follows_link:
            return _Answer(403, "Another site asked for this page. It was not shown.")
        return None

    def _http_answer(self, request: _Request) -> _Answer | None:
        """Answer what the app itself never sees; `None` means: the app may answer."""
        if request.method not in {"GET", "HEAD"}:
            return _Answer(405, "Back Diary does not do that.", ((b"allow", b"GET, HEAD"),))
        known = self._keys.known(request.cookies)
        if request.token is not None and (known or self._keys.opens(request.token)):
            more = () if known else (self._keys.cookie(),)
            return _to_start(more, own_step={"same-origin", "none"}.issuperset(request.fetch_sites))
        if not known:
            return _Answer(401, "Open Back Diary from its own icon or command.")
        if request.path.rstrip("/") in CLOSED_PATHS:
            return _Answer(404, "There is nothing here.")
        return None


@dataclass(frozen=True)
class _Request:
    """What the guard looks at."""

    method: str
    path: str
    token: str | None
    hosts: list[str]
    origins: list[str]
    fetch_sites: list[str]
    cookies: str
    follows_link: bool

    @classmethod
    def of(cls, scope: Scope) -> _Request:
        def all_of(name: bytes) -> list[str]:
            return [value.decode("latin-1") for key, value in scope["headers"] if key == name]

        method, path = scope.get("method", ""), scope["path"]
        query = parse_qs(scope["query_string"].decode("latin-1")) if path == "/" else {}
        token = query.get("t", [None])[0] if method == "GET" else None
        # A private link may be clicked anywhere, but only to open a whole page of its own.
        whole_page = (all_of(b"sec-fetch-mode"), all_of(b"sec-fetch-dest")) == (
            ["navigate"],
            ["document"],
        )
        return cls(
            method=method,
            path=path,
            token=token,
            hosts=all_of(b"host"),
            origins=all_of(b"origin"),
            fetch_sites=all_of(b"sec-fetch-site"),
            cookies="; ".join(all_of(b"cookie")),
            follows_link=token is not None and whole_page,
        )


@dataclass(frozen=True)
class _Answer:
    """A small plain page of the guard itself."""

    status: int
    words: str
    headers: tuple[Header, ...] = ()
    head: str = ""

    async def send(self, send: Send, *, bare: bool) -> None:
        body = (
            '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
            '<meta name="color-scheme" content="light dark">'
            f"{self.head}<title>Back Diary</title></head>"
            f"<body><p>{self.words}</p></body></html>"
        ).encode()
        headers = [
            (b"content-type", b"text/html; charset=utf-8"),
            (b"content-length", str(len(body)).encode()),
            (b"content-security-policy", _NOT_FOR_SCRIPTS),
            _NEVER_STORED,
            *_ALWAYS,
            *self.headers,
        ]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if bare else body})


def _to_start(headers: tuple[Header, ...], *, own_step: bool) -> _Answer:
    if own_step:
        return _Answer(303, "Opening your diary", ((b"location", b"/"), *headers))
    # After a click in another page a browser sends no strict cookie along a redirect. A page of
    # our own that moves on by itself is a step within our own site, so the cookie is sent.
    step = '<meta http-equiv="refresh" content="0;url=/">'
    return _Answer(200, "Opening your diary", headers, head=step)


def _inside(scope: Scope) -> Scope:
    """Give the request as the app sees it: without our cookie, and whole, never in part."""
    kept_out = {b"cookie", b"range", b"if-range"}
    headers = [(key, value) for key, value in scope["headers"] if key not in kept_out]
    return {**scope, "headers": headers}


class _Dressed:
    """Sends the app's answer with our headers on it, and its HTML as our page."""

    def __init__(
        self, send: Send, port: int, page: Callable[[bytes], bytes], *, bare: bool
    ) -> None:
        self._send = send
        self._port = port
        self._page = page
        self._bare = bare
        self._start: Message = {}
        self._html: list[bytes] = []

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            if not self._is_page():
                await self._send(self._headed(b""))
        elif message["type"] == "http.response.body" and self._is_page():
            self._html.append(message.get("body", b""))
            if not message.get("more_body", False):
                await self._send_page(b"".join(self._html))
        else:
            await self._send(message)

    async def _send_page(self, html: bytes) -> None:
        # An answer to HEAD has no body to turn into our page.
        body = html if self._bare else self._page(html)
        self._start["headers"] = [
            _NEVER_STORED,
            *((key, value) for key, value in self._start["headers"] if key.lower() not in _OF_FILE),
        ]
        start = self._headed(body)
        if not self._bare:
            start["headers"].append((b"content-length", str(len(body)).encode()))
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})

    def _is_page(self) -> bool:
        kinds = [value for key, value in self._start["headers"] if key.lower() == b"content-type"]
        return self._start["status"] == 200 and any(k.startswith(b"text/html") for k in kinds)  # noqa: PLR2004

    def _headed(self, html: bytes) -> Message:
        ours = {name for name, _ in _ALWAYS}
        headers = [
            (key, value)
            for key, value in self._start["headers"]
            if key.lower() not in ours and not key.lower().startswith(b"access-control-")
        ]
        headers.extend(_ALWAYS)
        policy = content_security_policy(html, self._port)
        headers.append((b"content-security-policy", policy.encode()))
        if not any(key.lower() == b"cache-control" for key, _ in headers):
            # Kept but asked about each time: after an update no old file meets a new server.
            headers.append((b"cache-control", b"no-cache"))
        return {**self._start, "headers": headers}


def _same(secret: str, guess: str) -> bool:
    return secrets.compare_digest(secret.encode(), guess.encode("utf-8", "replace"))

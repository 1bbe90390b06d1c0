"""A web proxy that notes who was asked for, and lets nothing through."""

from __future__ import annotations

import socketserver
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator


class LoggingProxy(socketserver.ThreadingTCPServer):
    """Listens on this computer; `hosts` are the names asked for so far, in order."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Note)
        self.hosts: list[str] = []

    @property
    def address(self) -> str:
        """Give the address for a browser's proxy setting."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Note(socketserver.StreamRequestHandler):
    server: LoggingProxy

    def handle(self) -> None:
        words = self.rfile.readline().decode("latin-1").split()
        target = words[1] if len(words) > 1 else "not understood"
        # "CONNECT name:443" for an encrypted page, "GET http://name/path" for any other.
        host = urlsplit(target if "://" in target else f"//{target}").hostname
        self.server.hosts.append(host or target)
        self.wfile.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")


@contextmanager
def logging_proxy() -> Iterator[LoggingProxy]:
    """Run a proxy of its own for one test."""
    with LoggingProxy() as proxy:
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        yield proxy
        proxy.shutdown()

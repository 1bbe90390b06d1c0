"""Turns Flet's own start page into ours, and says which scripts a browser may run in it.

The page is changed while it is served, so that a newer Flet brings its newer page. When a place we
rely on is gone, `StartPageError` stops the start instead of serving a page that is half ours.
"""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

TITLE = "Back Diary"
OPENING = "Opening your diary"
NO_SCRIPT = (
    "Back Diary needs JavaScript to show your diary. "
    "Please turn it on for this page and load the page again."
)

# Paper, ink and second ink of the look, light and dark. Only colours of this machine's own: no
# font, picture or style is fetched from anywhere.
_START_LOOK = """
:root { color-scheme: light dark; }
html, body, body #loading { background: #FAF5EC; color: #21302F; }
body #loading { font: 400 1.375rem/1.36 "Atkinson Hyperlegible Next", Roboto, sans-serif; }
body #loading p { margin: 0; padding: 1rem; }
body #loading img { display: none; }
@media (prefers-color-scheme: dark) {
  html, body, body #loading { background: #121817; color: #F1EBE1; }
}
"""

# Flutter builds its tree for screen readers only after its placeholder is clicked, and says so in
# a hidden button. We click it for everyone. A made-up click moves no focus. On phones Flutter only
# accepts a click on the very middle and answers after a third of a second, hence place and repeat.
_SEMANTICS_FOR_ALL = """
(() => {
  const find = () => document.querySelector('flt-semantics-placeholder');
  const knock = () => {
    const door = find();
    if (!door) { return; }
    const box = door.getBoundingClientRect();
    door.dispatchEvent(new MouseEvent('click', {
      bubbles: true, cancelable: true, view: window,
      clientX: box.left + box.width / 2, clientY: box.top + box.height / 2
    }));
  };
  const keepKnocking = (left) => {
    knock();
    if (left > 0) { setTimeout(() => { if (find()) { keepKnocking(left - 1); } }, 500); }
  };
  const watch = new MutationObserver(() => {
    if (find()) { watch.disconnect(); keepKnocking(60); }
  });
  watch.observe(document.documentElement, { childList: true, subtree: true });
})();
"""

# Where Flutter's own loader looks for its parts.
_FILES_FROM = """
flet.entrypointBaseUrl = flet.assetBase = "%(files)s";
flet.canvasKitBaseUrl = "%(files)scanvaskit/";
"""

# Flutter takes the Tab key and goes by where things lie on the screen; what is scrolled out of
# sight lies below the buttons at the foot, so those came in the middle. The browser itself goes in
# the order of reading. A button that is tapped with a mouse takes no focus and wears no ring
# (browser and Flutter both give it focus), but while text is typed it does: else the keyboard of a
# phone would stay open.
_KEYBOARD = """
(() => {
  const typing = 'textarea, input:not([type=range])';
  const spoken = () => document.querySelector('flt-semantics-host flt-semantics');
  const ours = (event) => {
    const sliding = event.target.matches && event.target.matches('input[type=range]');
    const browsers = event.key === 'Tab' || (sliding && /^(Arrow|Page|Home|End)/.test(event.key));
    if (browsers && spoken()) { event.stopImmediatePropagation(); }
  };
  addEventListener('keydown', ours, true);
  addEventListener('keyup', ours, true);
  let pressed = false;
  const focus = HTMLElement.prototype.focus;
  HTMLElement.prototype.focus = function (...how) {
    if (!(pressed && this.matches('flt-semantics'))) { focus.apply(this, how); }
  };
  const press = (event) => {
    const on = document.activeElement;
    const inside = event.target.closest && event.target.closest('flt-semantics');
    if (!inside || event.target.matches(typing) || (on && on.matches(typing))) { return; }
    pressed = true;
    setTimeout(() => { pressed = false; });
    if (event.type === 'mousedown') { event.preventDefault(); }
  };
  for (const kind of ['pointerdown', 'mousedown', 'pointerup', 'click']) {
    addEventListener(kind, press, true);
  }
})();
"""

# What Flutter's tree for screen readers lacks. It names the box round a slider, not the slider, and
# leaves out the value of one that appears or changes right after a tap (name and value, see
# ``rating_steps``, are put where they belong). It has no main region. And a long page without a
# button cannot be scrolled with the keyboard.
_MENDED_TREE = """
(() => {
  const put = (slider, name, text) => {
    if (text && slider.getAttribute(name) !== text) { slider.setAttribute(name, text); }
  };
  const tell = () => {
    const host = document.querySelector('flt-semantics-host');
    if (!host) { return; }
    put(host, 'role', 'main');
    for (const page of host.querySelectorAll('flt-semantics[style*="overflow-y: scroll"]')) {
      const empty = !page.querySelector('[tabindex="0"]');
      if (empty !== (page.tabIndex === 0)) { page.tabIndex = empty ? 0 : -1; }
    }
    for (const slider of document.querySelectorAll('flt-semantics > input[role=slider]')) {
      const box = slider.parentElement;
      const said = (box.getAttribute('flt-semantics-identifier') || '').split('=')[1];
      put(slider, 'aria-label', box.getAttribute('aria-label'));
      put(slider, 'aria-valuetext', said);
    }
  };
  new MutationObserver(tell).observe(document.documentElement, {
    subtree: true, childList: true, attributes: true,
    attributeFilter: ['aria-label', 'aria-valuetext', 'flt-semantics-identifier']
  });
})();
"""

# When the line to the app was lost and comes back, Flet lays the page over the one that stands
# there; what is drawn from then on goes to controls that nobody sees, and no tap shows anything any
# more. So the page is loaded anew instead: the window finds its session again with all that was
# entered. Nothing is said over the new line, so that the session is still free then.
_LINE_LOST = """
(() => {
  const Plain = window.WebSocket;
  let lost = false;
  window.WebSocket = class extends Plain {
    constructor(...where) {
      super(...where);
      this.addEventListener('open', (event) => {
        if (lost) {
          event.stopImmediatePropagation();
          location.reload();
          return;
        }
        this.addEventListener('close', () => { lost = true; });
      });
    }
    send(data) {
      if (!lost) { super.send(data); }
    }
  };
})();
"""


class StartPageError(RuntimeError):
    """Flet's start page no longer has a place that we need; the message names the place."""


def ours(flet_page: bytes, files: str = "/") -> bytes:
    """Give Flet's start page our language, title, colours, words and screen-reader start.

    `files` is the address, with a slash at both ends, from which the page loads what it is made of.
    Line ends come out as plain line feeds: a browser hashes scripts that way, also on Windows.
    Raises `StartPageError` when Flet's page no longer looks as it did.
    """
    page = flet_page.decode("utf-8").replace("\r\n", "\n")
    added = (
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<style>{_START_LOOK}</style>",
        f"<script>{_SEMANTICS_FOR_ALL}{_KEYBOARD}{_MENDED_TREE}{_LINE_LOST}</script>",
        f"<script>{_FILES_FROM % {'files': files}}</script>",
        "</head>",
    )
    page = _replace(r"<html\b[^>]*>", '<html lang="en">', page, "the html tag")
    page = _replace(r"<title>[^<]*</title>", f"<title>{TITLE}</title>", page, "the title")
    page = _replace(r"</head>", "\n".join(added), page, "the end of the head")
    page = _replace(
        r"<body\b[^>]*>", rf"\g<0>\n<noscript><p>{NO_SCRIPT}</p></noscript>", page, "the body tag"
    )
    page = re.sub(r'(<(?:script|img)\b[^>]*\bsrc=")(?=[\w.-]+[/"])', rf"\g<1>{files}", page)
    return _replace(
        r"<div\b[^>]*\bid=\"loading\"[^>]*>",
        f'<div id="loading" role="status"><p>{OPENING}</p>',
        page,
        "the loading sign",
    ).encode()


def content_security_policy(page: bytes, port: int | None = None) -> str:
    """Say what a page served on this port may load: only what this server serves.

    `page` is the HTML that is sent, or empty for anything else. Each script inside the page is
    named by its SHA-256, so a script that somebody slipped in does not run. `blob:` and `data:`
    never leave the browser; Flutter's worker threads, fonts and pictures need them. Without a
    port there is no server of ours: the page names its policy itself.
    """
    scripts = " ".join(["'self'", "'wasm-unsafe-eval'", "blob:", *_script_hashes(page)])
    sockets = [f"ws://127.0.0.1:{port}", f"ws://localhost:{port}"] if port is not None else []
    # Browsers ignore it in a page itself.
    framed = ["frame-ancestors 'none'"] if port is not None else []
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {scripts}",
            "worker-src 'self' blob:",
            " ".join(["connect-src 'self'", *sockets, "data: blob:"]),
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "media-src 'self' data: blob:",
            "style-src 'self' 'unsafe-inline'",
            "manifest-src 'self'",
            "base-uri 'self'",
            "form-action 'none'",
            *framed,
            "object-src 'none'",
        ]
    )


def _replace(pattern: str, by: str, page: str, place: str) -> str:
    page, found = re.subn(pattern, by, page, count=1, flags=re.IGNORECASE)
    if not found:
        raise StartPageError(f"Flet's start page has changed: {place} was not found.")
    return page


class _InlineScripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.scripts: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script" and "src" not in dict(attrs)
        if self._inside:
            self.scripts.append("")

    def handle_endtag(self, _tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.scripts[-1] += data


def _script_hashes(page: bytes) -> list[str]:
    reader = _InlineScripts()
    reader.feed(page.decode("utf-8").replace("\r\n", "\n"))
    reader.close()
    digests = (hashlib.sha256(script.encode()).digest() for script in reader.scripts)
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]

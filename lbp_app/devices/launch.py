"""Chooses how the app is shown on this computer and starts it there; it downloads nothing."""

from __future__ import annotations

import contextlib
import os
import sys
from enum import Enum
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from lbp_app.devices import quiet_logging, web_server

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lbp_app.devices.web_server import Main

_CLIENT_NAMES = {"win32": "flet.exe", "darwin": "*.app"}
_SERVER_PACKAGES = ("flet_web", "uvicorn", "websockets")
# Where Flet would listen and what it would serve and fetch, if the environment said so.
_FLET_VARIABLES = (
    "FLET_ASSETS_DIR",
    "FLET_FORCE_WEB_SERVER",
    "FLET_SERVER_IP",
    "FLET_SERVER_PORT",
    "FLET_UPLOAD_DIR",
    "FLET_WEB_NO_CDN",
)


class Mode(Enum):
    """The ways in which a patient can see the app."""

    EMBEDDED = "embedded"
    WINDOW = "window"
    BROWSER = "browser"
    SERVE = "serve"


def has_screen(environ: Mapping[str, str], platform: str) -> bool:
    """Say whether a browser or window opened now could be seen (`platform` as `sys.platform`)."""
    if platform != "linux":
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def choose_mode(
    requested: str,
    environ: Mapping[str, str],
    platform: str,
    *,
    client_present: bool,
    has_screen: bool,
) -> Mode:
    """Choose how to show the app: `requested` is "auto", "window", "browser" or "serve".

    A packaged app is always shown in its own shell. Raises `SystemExit` with a plain sentence when
    the requested way is not possible on this computer.
    """
    if "FLET_PLATFORM" in environ or platform == "emscripten":
        return Mode.EMBEDDED
    # Flet takes a Linux without DISPLAY for a server, and then opens itself to the whole network.
    window_shows = has_screen and (platform != "linux" or bool(environ.get("DISPLAY")))
    if requested == "auto":
        if not has_screen:
            return Mode.SERVE
        return Mode.WINDOW if client_present and window_shows else Mode.BROWSER
    mode = Mode(requested)
    if mode is Mode.WINDOW and not window_shows:
        sys.exit("No screen was found that can show a window. Use --mode browser or --mode serve.")
    if mode is Mode.WINDOW and not client_present:
        sys.exit("The window program of Flet is not on this computer. Use --mode browser.")
    if mode is Mode.BROWSER and not has_screen:
        sys.exit("No screen was found for a browser. Use --mode serve to get a private link.")
    if mode is Mode.EMBEDDED:
        sys.exit("This is not a packaged app. Use --mode auto.")
    return mode


def mode_here(requested: str) -> Mode:
    """Choose the mode for this computer, as `choose_mode` does from what is given to it."""
    return choose_mode(
        requested,
        os.environ,
        sys.platform,
        client_present=desktop_client(os.environ, Path.home(), sys.platform) is not None,
        has_screen=has_screen(os.environ, sys.platform),
    )


def desktop_client(environ: Mapping[str, str], home: Path, platform: str) -> Path | None:
    """Find Flet's window program of our version on this disk: the folder it lies in, or `None`.

    A client of another version speaks another protocol, so only the matching one counts, and only
    together with the Python package of that version: else Flet would fetch what is missing.
    `FLET_VIEW_PATH` may name a folder with a client, which is then taken as it is.
    """
    folders = [Path(environ["FLET_VIEW_PATH"])] if environ.get("FLET_VIEW_PATH") else []
    cache = home / ".flet" / "client"
    if not folders and not cache.is_dir():
        return None  # before the slow question after versions
    flet = _installed("flet")
    if flet is None or _installed("flet-desktop") != flet:
        return None
    inside = "." if platform == "darwin" else "flet"
    folders += [cache / f"flet-desktop-{kind}-{flet}" / inside for kind in ("light", "full")]
    name = _CLIENT_NAMES.get(platform, "flet")
    return next((folder for folder in folders if any(folder.glob(name))), None)


def run(
    mode: Mode,
    main: Main,
    assets_dir: Path,
    port: int = 0,
    warm_up: Callable[[], None] | None = None,
) -> None:
    """Show the app in this mode until the patient closes it.

    `warm_up` is work that `main` needs done: it runs beside the start where there is time for it,
    and before `main` in any case. Raises `SystemExit` with a plain sentence when the app cannot
    be shown.
    """
    quiet_logging.install()
    assets_dir = assets_dir.resolve()  # before the current folder changes
    if mode is Mode.EMBEDDED:
        _run_native(main, assets_dir, warm_up)
    elif mode is Mode.WINDOW:
        _prepare_window()
        _run_native(main, assets_dir, warm_up)
    else:
        _run_server(mode, main, assets_dir, port, warm_up)


def _installed(package: str) -> str | None:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  # slow

    with contextlib.suppress(PackageNotFoundError):
        return version(package)
    return None


def _run_native(main: Main, assets_dir: Path, warm_up: Callable[[], None] | None) -> None:
    for name in _FLET_VARIABLES:
        os.environ.pop(name, None)
    if warm_up is not None:
        warm_up()
    import flet as ft  # noqa: PLC0415  # slow: only where it is needed

    # Address and no_cdn matter only if Flet ever served here after all: then to nobody outside.
    ft.run(main, host="127.0.0.1", assets_dir=str(assets_dir), no_cdn=True)


def _prepare_window() -> None:
    """Make sure that Flet starts the client that was found, and fetches and installs nothing."""
    client = desktop_client(os.environ, Path.home(), sys.platform)
    if client is None:
        sys.exit("The window program of Flet is not on this computer. Use --mode browser.")
    import flet.utils.pip  # noqa: PLC0415  # slow: only where it is needed

    flet.utils.pip.install_flet_package = _refuse_to_install
    os.environ["FLET_VIEW_PATH"] = str(client)
    os.environ["FLET_CLIENT_URL"] = "nowhere:"  # if the client vanishes now, none is fetched
    # Flet would start any program that lies in build/ of the current folder.
    os.chdir(Path(__file__).parent)


def _refuse_to_install(name: str) -> NoReturn:
    sys.exit(f"{name} is missing. Install Back Diary again, or use --mode browser.")


def _run_server(
    mode: Mode,
    main: Main,
    assets_dir: Path,
    port: int,
    warm_up: Callable[[], None] | None,
) -> None:
    if any(find_spec(package) is None for package in _SERVER_PACKAGES):
        sys.exit('The part for browsers is missing. Install Back Diary with its extra "web".')
    try:
        web_server.serve(
            main,
            assets_dir=assets_dir,
            port=port,
            on_ready=_show_link,
            open_with=_open_browser if mode is Mode.BROWSER else None,
            warm_up=warm_up,
        )
    except web_server.PortTakenError:
        sys.exit(f"Port {port} is used by another program. Choose another port, or none at all.")


def _open_browser(link: str) -> None:
    import webbrowser  # noqa: PLC0415  # slow, and this runs beside the start

    webbrowser.open(link)


def _show_link(link: str) -> None:
    # To the terminal and nowhere else: whoever has this link can read the diary.
    print(  # noqa: T201  # the one thing this program prints
        f"Back Diary runs on this computer only. Your private link:\n  {link}\n"
        "Keep it to yourself. Press Ctrl+C to stop.",
        flush=True,
    )

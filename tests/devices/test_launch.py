"""The way the app is shown fits the computer, and starting it fetches and installs nothing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import flet as ft
import flet.utils.pip
import pytest

from lbp_app.devices import launch, quiet_logging, web_server
from lbp_app.devices.launch import Mode, choose_mode, desktop_client, has_screen, run

if TYPE_CHECKING:
    from collections.abc import Callable

X11 = {"DISPLAY": ":0"}
WAYLAND = {"WAYLAND_DISPLAY": "wayland-0"}
PHONE = {"FLET_PLATFORM": "android"}
CLIENTS = {
    "linux": ".flet/client/flet-desktop-light-1.0.5/flet/flet",
    "win32": ".flet/client/flet-desktop-full-1.0.5/flet/flet.exe",
    "darwin": ".flet/client/flet-desktop-full-1.0.5/Flet.app/Contents/MacOS/Flet",
}


# --- which mode


@pytest.mark.parametrize(
    ("requested", "environ", "platform", "client", "mode"),
    [
        ("auto", PHONE, "linux", "no client", Mode.EMBEDDED),
        ("serve", PHONE, "linux", "no client", Mode.EMBEDDED),
        ("auto", {}, "emscripten", "no client", Mode.EMBEDDED),
        ("auto", {}, "linux", "no client", Mode.SERVE),
        ("auto", {}, "linux", "a client", Mode.SERVE),
        ("auto", X11, "linux", "a client", Mode.WINDOW),
        ("auto", X11, "linux", "no client", Mode.BROWSER),
        ("auto", WAYLAND, "linux", "no client", Mode.BROWSER),
        ("auto", WAYLAND, "linux", "a client", Mode.BROWSER),
        ("auto", WAYLAND | X11, "linux", "a client", Mode.WINDOW),
        ("auto", {}, "darwin", "a client", Mode.WINDOW),
        ("auto", {}, "win32", "no client", Mode.BROWSER),
        ("serve", X11, "linux", "a client", Mode.SERVE),
        ("browser", X11, "linux", "a client", Mode.BROWSER),
        ("browser", WAYLAND, "linux", "a client", Mode.BROWSER),
        ("window", X11, "linux", "a client", Mode.WINDOW),
        ("window", {}, "win32", "a client", Mode.WINDOW),
    ],
)
def test_the_mode_fits_the_computer(
    requested: str, environ: dict[str, str], platform: str, client: str, mode: Mode
) -> None:
    chosen = choose_mode(
        requested,
        environ,
        platform,
        client_present=client == "a client",
        has_screen=has_screen(environ, platform),
    )
    assert chosen is mode


@pytest.mark.parametrize(
    ("requested", "environ", "client", "words"),
    [
        ("window", {}, "a client", "No screen was found that can show a window"),
        ("window", WAYLAND, "a client", "No screen was found that can show a window"),
        ("window", X11, "no client", "The window program of Flet is not on this computer"),
        ("browser", {}, "a client", "No screen was found for a browser"),
        ("embedded", X11, "a client", "This is not a packaged app"),
    ],
)
def test_what_is_not_possible_is_told_plainly(
    requested: str, environ: dict[str, str], client: str, words: str
) -> None:
    with pytest.raises(SystemExit, match=words):
        choose_mode(
            requested,
            environ,
            "linux",
            client_present=client == "a client",
            has_screen=has_screen(environ, "linux"),
        )


def test_the_mode_of_this_computer_comes_from_its_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FLET_PLATFORM", "android")
    assert launch.mode_here("auto") is Mode.EMBEDDED


# --- the window program


@pytest.fixture
def versions(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Give the versions of the packages that count as installed."""
    installed = {"flet": "1.0.5", "flet-desktop": "1.0.5"}
    monkeypatch.setattr(launch, "_installed", installed.get)
    return installed


def put_client(home: Path, path: str) -> Path:
    client = home / path
    client.parent.mkdir(parents=True)
    client.write_text("#!/bin/sh\n")
    client.chmod(0o755)
    return client


@pytest.mark.usefixtures("versions")
@pytest.mark.parametrize(("platform", "path"), CLIENTS.items())
def test_a_client_of_our_version_on_the_disk_is_found(
    tmp_path: Path, platform: str, path: str
) -> None:
    assert desktop_client({}, tmp_path, platform) is None
    client = put_client(tmp_path, path)
    found = desktop_client({}, tmp_path, platform)
    assert found is not None
    assert client.is_relative_to(found)


@pytest.mark.usefixtures("versions")
def test_a_client_of_another_version_is_not_taken(tmp_path: Path) -> None:
    put_client(tmp_path, ".flet/client/flet-desktop-light-1.0.4/flet/flet")
    put_client(tmp_path, ".flet/client/flet-desktop-light-1.0.50/flet/flet")
    assert desktop_client({}, tmp_path, "linux") is None


@pytest.mark.usefixtures("versions")
def test_a_client_may_be_named_by_the_environment(tmp_path: Path) -> None:
    put_client(tmp_path, "elsewhere/flet")
    named = {"FLET_VIEW_PATH": str(tmp_path / "elsewhere")}
    assert desktop_client(named, tmp_path, "linux") == tmp_path / "elsewhere"
    assert desktop_client({"FLET_VIEW_PATH": "/nowhere"}, tmp_path, "linux") is None


@pytest.mark.parametrize("other", ["1.0.4", None])
def test_a_client_without_its_python_package_is_not_taken(
    tmp_path: Path, versions: dict[str, str | None], other: str | None
) -> None:
    put_client(tmp_path, CLIENTS["linux"])
    versions["flet-desktop"] = other
    assert desktop_client({}, tmp_path, "linux") is None


# --- how it is run


class Started:
    """Notes what was started, and in which surroundings."""

    def __init__(self) -> None:
        self.told: dict[str, Any] = {}

    def __call__(self, main: object, **how: object) -> None:
        self.told = {"main": main, "folder": Path.cwd(), "environ": dict(os.environ)} | how


@pytest.fixture
def flet_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Started:
    """Stand in for Flet's own start, in a home folder and a current folder of the test."""
    started = Started()
    monkeypatch.setattr(ft, "run", started)
    monkeypatch.setattr(quiet_logging, "install", lambda: None)
    monkeypatch.setattr(flet.utils.pip, "install_flet_package", installs_nothing_in_tests)
    monkeypatch.setattr(os, "environ", os.environ | {"FLET_SERVER_IP": "0.0.0.0"} | X11)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.chdir(tmp_path)
    return started


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Started:
    """Stand in for the server."""
    started = Started()
    monkeypatch.setattr(quiet_logging, "install", lambda: None)
    monkeypatch.setattr(web_server, "serve", started)
    return started


def installs_nothing_in_tests(name: str) -> None:
    pytest.fail(f"{name} would have been installed")


def main(_page: ft.Page) -> None:
    """Stand for the app."""


@pytest.mark.usefixtures("versions")
@pytest.mark.parametrize("mode", [Mode.EMBEDDED, Mode.WINDOW])
def test_flet_itself_never_listens_beyond_this_computer(
    tmp_path: Path, flet_run: Started, mode: Mode
) -> None:
    put_client(tmp_path, CLIENTS["linux"])
    os.environ["FLET_FORCE_WEB_SERVER"] = "1"
    run(mode, main, Path("assets"))
    assert flet_run.told["main"] is main
    assert (flet_run.told["host"], flet_run.told["no_cdn"]) == ("127.0.0.1", True)
    assert not {"FLET_SERVER_IP", "FLET_FORCE_WEB_SERVER"} & flet_run.told["environ"].keys()
    assert flet_run.told["assets_dir"] == str(tmp_path / "assets")


@pytest.mark.usefixtures("versions")
def test_the_window_starts_only_the_client_that_was_found(
    tmp_path: Path, flet_run: Started
) -> None:
    client = put_client(tmp_path, CLIENTS["linux"])
    put_client(tmp_path, "build/linux/evil")
    run(Mode.WINDOW, main, tmp_path)
    assert flet_run.told["environ"]["FLET_VIEW_PATH"] == str(client.parent)
    assert flet_run.told["environ"]["FLET_CLIENT_URL"] == "nowhere:"
    assert not (flet_run.told["folder"] / "build").exists()
    assert not flet_run.told["folder"].is_relative_to(tmp_path)


@pytest.mark.usefixtures("versions", "flet_run")
def test_in_the_window_flet_installs_nothing(tmp_path: Path) -> None:
    put_client(tmp_path, CLIENTS["linux"])
    run(Mode.WINDOW, main, tmp_path)
    with pytest.raises(SystemExit, match="flet-desktop is missing"):
        flet.utils.pip.install_flet_package("flet-desktop")


@pytest.mark.usefixtures("versions")
def test_a_window_without_its_program_is_told_plainly(tmp_path: Path, flet_run: Started) -> None:
    with pytest.raises(SystemExit, match="not on this computer"):
        run(Mode.WINDOW, main, tmp_path)
    assert not flet_run.told


def test_a_packaged_app_does_its_first_work_before_it_is_shown(flet_run: Started) -> None:
    order: list[bool] = []
    run(Mode.EMBEDDED, main, Path("assets"), warm_up=lambda: order.append(bool(flet_run.told)))
    assert order == [False]
    assert flet_run.told


def nothing() -> None:
    """Stand for the first work."""


def test_the_server_gets_the_port_and_the_first_work(served: Started) -> None:
    run(Mode.SERVE, main, Path("assets"), port=4321, warm_up=nothing)
    assert served.told["main"] is main
    assert (served.told["port"], served.told["warm_up"]) == (4321, nothing)
    assert served.told["assets_dir"] == Path("assets").resolve()


def test_only_the_browser_mode_opens_a_browser(
    served: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    run(Mode.SERVE, main, Path("assets"))
    in_serve_mode = served.told["open_with"]
    assert in_serve_mode is None
    run(Mode.BROWSER, main, Path("assets"))
    served.told["open_with"]("http://127.0.0.1:4321/?t=once")
    assert opened == ["http://127.0.0.1:4321/?t=once"]


def test_the_private_link_is_shown_in_the_terminal(
    served: Started, capsys: pytest.CaptureFixture[str]
) -> None:
    run(Mode.SERVE, main, Path("assets"))
    served.told["on_ready"]("http://127.0.0.1:4321/?t=abc")
    told, errors = capsys.readouterr()
    assert "  http://127.0.0.1:4321/?t=abc\n" in told
    assert errors == ""


def test_a_taken_port_is_told_plainly(monkeypatch: pytest.MonkeyPatch, served: Started) -> None:
    monkeypatch.setattr(web_server, "serve", fail_with(web_server.PortTakenError(80)))
    with pytest.raises(SystemExit, match="Port 80 is used by another program"):
        run(Mode.SERVE, main, Path("assets"), port=80)
    assert not served.told


def test_a_missing_part_for_browsers_is_told_plainly(
    monkeypatch: pytest.MonkeyPatch, served: Started
) -> None:
    monkeypatch.setattr(launch, "find_spec", {"flet_web": object(), "uvicorn": None}.get)
    with pytest.raises(SystemExit, match='extra "web"'):
        run(Mode.SERVE, main, Path("assets"))
    assert not served.told


def fail_with(error: Exception) -> Callable[..., None]:
    def fail(*_args: object, **_how: object) -> None:
        raise error

    return fail

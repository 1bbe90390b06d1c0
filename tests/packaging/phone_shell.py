"""Stands in for the shell of a phone: one packaged app, started as the shell starts it.

Started by `python -I -S -B phone_shell.py FOLDER STORY`, with the variables of a phone set. FOLDER
holds `app` (compiled, without sources), `packages.zip` (pure packages, as Android keeps them),
`native` (compiled parts) and the three folders of the patient. It writes `report.json` there.

Nothing of the repository is imported here, and nothing that a phone would lack.
"""

from __future__ import annotations

import json
import os
import queue
import sys
import threading
import time
import traceback
import types
from collections.abc import Callable
from importlib import import_module
from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader, ModuleSpec
from importlib.util import find_spec, spec_from_file_location
from pathlib import Path
from typing import Any

PATIENCE = 30.0
KILLED = 9
EXIT_PORT = 2


class Native:
    """Finds the compiled parts of packages, which cannot be loaded out of an archive."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find_spec(
        self, name: str, _path: object = None, _target: object = None
    ) -> ModuleSpec | None:
        """The module of this name, when it is a compiled one."""
        place = self._folder.joinpath(*name.split("."))
        for suffix in EXTENSION_SUFFIXES:
            file = place.with_name(place.name + suffix)
            if file.is_file():
                loader = ExtensionFileLoader(name, str(file))
                return spec_from_file_location(name, file, loader=loader)
        return None


class Watch:
    """Hears what Python asks of the system, and refuses what a phone would refuse."""

    WRITES = ("os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate", "os.link")
    NETWORK = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto")
    OTHERS = ("subprocess.Popen", "os.system", "os.exec", "os.fork", "os.posix_spawn")

    def __init__(self, own: tuple[str, ...]) -> None:
        self._own = own
        self.strays: list[str] = []

    def __call__(self, event: str, given: tuple[Any, ...]) -> None:
        """One thing that is asked."""
        if event == "open":
            path, mode, flags = given
            if not _reads_only(mode, flags) and not self._is_own(path):
                self._refuse(f"write {path}")
        elif event in self.WRITES and not self._is_own(given[0]):
            self._refuse(f"{event} {given[0]}")
        elif event in self.NETWORK or event in self.OTHERS:
            self._refuse(f"{event} {given[1:]}")

    def _is_own(self, path: object) -> bool:
        if isinstance(path, int) or path == os.devnull:
            return True
        whole = os.path.abspath(os.fsdecode(path))  # type: ignore[arg-type]  # noqa: PTH100 - asks nothing
        return whole.startswith(self._own)

    def _refuse(self, what: str) -> None:
        self.strays.append(what)
        raise PermissionError(what)


def _reads_only(mode: str | None, flags: int) -> bool:
    if mode is not None:
        return not set(mode) & set("wax+")
    return not flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC)


class Bridge(types.ModuleType):
    """The module through which Flet and the shell exchange bytes inside one process."""

    def __init__(self) -> None:
        super().__init__("dart_bridge")
        self.handlers: dict[int, Callable[[bytes], None]] = {}
        self.restarted: list[Callable[[dict[str, int]], None]] = []
        self.sent: queue.Queue[tuple[int, bytes]] = queue.Queue()
        self.ended = threading.Event()
        self.codes: list[str] = []

    def set_enqueue_handler_func(self, port: int, handler: Callable[[bytes], None] | None) -> None:
        """Flet says who hears the shell, or that nobody does any more."""
        if handler is None:
            self.handlers.pop(port, None)
        else:
            self.handlers[port] = handler

    def send_bytes(self, port: int, packet: bytes) -> None:
        """Flet, or the end of the program, says something."""
        if port == EXIT_PORT:
            self.codes.append(packet.decode())
            self.ended.set()
        else:
            self.sent.put((port, packet))

    def wait_for_the_end(self, seconds: float) -> bool:
        """Whether the program ended within these seconds."""
        return self.ended.wait(seconds)

    def add_session_restart_handler(self, handler: Callable[[dict[str, int]], None]) -> None:
        """Flet wants to know when the window was made anew."""
        self.restarted.append(handler)


def play(root: Path, story: str, bridge: Bridge, watch: Watch, patient: Any) -> None:  # noqa: ANN401
    """Play the patient on a thread of its own, write the report and end the process."""
    report: dict[str, Any] = {"fault": ""}
    phone = patient.Phone(bridge, int(os.environ["FLET_DART_BRIDGE_PORT"]))
    try:
        if story != "no_start":
            phone.open()
        report |= patient.STORIES[story](phone, bridge)
    except BaseException:  # noqa: BLE001 - the test that started this shows it
        report["fault"] = traceback.format_exc()
    report |= {"strays": watch.strays, "crashes": phone.crashes, "codes": bridge.codes}
    (root / "report.json").write_text(json.dumps(report, default=str), encoding="utf-8")
    sys.stdout.flush()
    os._exit(KILLED)


def main(root: Path, story: str) -> None:
    """Do what the shell does: set the paths and the streams, and run the app as `__main__`."""
    sys.path.insert(0, str(Path(__file__).parent))
    patient = import_module("phone_patient")
    sys.path.pop(0)
    app = root / "app"
    sys.path[:0] = [str(app), str(root / "packages.zip")]
    sys.meta_path.insert(0, Native(root / "native"))
    bridge = Bridge()
    sys.modules["dart_bridge"] = bridge
    own = tuple(str(root / name) for name in ("data", "cache", "temp", "report.json"))
    watch = Watch(own)
    sys.addaudithook(watch)
    console = open(os.environ["FLET_APP_CONSOLE"], "w", buffering=1, encoding="utf-8")  # noqa: PTH123, SIM115
    sys.stdout = sys.stderr = console
    import certifi  # noqa: F401, PLC0415 - a phone's shell ends the app without it

    def leave(code: object = 0) -> None:
        bridge.send_bytes(EXIT_PORT, str(code).encode())

    sys.exit = leave  # type: ignore[assignment]  # as the shell does: it comes back
    sys.argv = [""]
    threading.Thread(target=play, args=(root, story, bridge, watch, patient), daemon=True).start()
    failure = None
    try:
        spec = find_spec("main")
        assert spec is not None
        assert spec.loader is not None
        module = types.ModuleType("__main__")
        module.__dict__.update(__spec__=spec, __file__=spec.origin, __loader__=spec.loader)
        sys.modules["__main__"] = module
        exec(spec.loader.get_code("main"), module.__dict__)  # type: ignore[attr-defined]  # noqa: S102
    except Exception as error:  # noqa: BLE001 - as the shell does
        failure = error
        traceback.print_exception(error)
    leave(0 if failure is None else 100)
    bridge.ended.wait()
    time.sleep(PATIENCE)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])

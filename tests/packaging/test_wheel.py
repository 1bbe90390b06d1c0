"""The packages for computers: made in a clean copy of the project, installed into nothing, used."""

from __future__ import annotations

import http.client
import os
import shutil
import subprocess
import sys
import tarfile
import urllib.request
import venv
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.journeys.conftest import now
from tests.packaging.phone import ROOT
from tests.seeding import Past, fill

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
PATIENCE = 60


@contextmanager
def _served(program: Path, folder: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The program, serving from an empty place; its private link."""
    environ = {"PATH": os.environ["PATH"], "HOME": str(folder), "LBP_DATA_DIR": str(folder / "d")}
    with subprocess.Popen(
        [str(program), "--mode", "serve"],
        cwd=folder,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as running:
        assert running.stdout is not None
        try:
            said = iter(running.stdout.readline, "")
            yield next(line.strip() for line in said if "http://127.0.0.1" in line), running
        finally:
            running.terminate()
            running.wait(PATIENCE)


def _a_clean_copy(target: Path) -> Path:
    """What a clone would hold, with what is not committed yet, in a new repository."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    files = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True)
    for name in files.stdout.splitlines():
        copy = target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, copy)
    for asked in (["init", "-q"], ["add", "-A"]):
        subprocess.run(["git", *asked], cwd=target, check=True)
    return target


def test_a_clean_clone_gives_packages_that_work_in_an_empty_environment(tmp_path: Path) -> None:
    clone = _a_clean_copy(tmp_path / "clone")
    made = subprocess.run(
        [str(clone / "build" / "tools" / "package"), sys.executable],
        env={**os.environ, "LBP_WITHOUT_WEB": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    (wheel,) = (clone / "dist" / "python").glob("*.whl")
    (sdist,) = (clone / "dist" / "python").glob("*.tar.gz")
    for name in (wheel.name, sdist.name, ".buildwork/app"):
        (line,) = [each for each in made.stdout.splitlines() if each.endswith(name)]
        assert line.split()[0][-1] in "KM"
    dirty = ["git", "status", "--porcelain", "--untracked-files=all"]
    told = subprocess.run(dirty, cwd=clone, capture_output=True, text=True, check=True).stdout
    assert not [line for line in told.splitlines() if not line.startswith("A ")]

    with tarfile.open(sdist) as source:
        top = {name.split("/", 1)[1] for name in source.getnames() if "/" in name}
        source.extractall(tmp_path / "source", filter="data")
    (unpacked,) = (tmp_path / "source").iterdir()
    again = [sys.executable, "-m", "hatchling", "build", "-t", "wheel"]
    subprocess.run(again, cwd=unpacked, check=True, capture_output=True)
    inside = _inside(wheel)
    assert _inside(unpacked / "dist" / wheel.name) == inside, "the sdist gives another wheel"
    assert {"lbp_app/content/red_flags/rules.yaml", "lbp_app/assets/fonts/OFL.txt"} <= set(inside)
    assert {"Makefile", "constraints.txt", "build/README.md", "content/REVIEW.yaml"} <= top

    empty = tmp_path / "empty"
    venv.create(empty, with_pip=False, symlinks=True)
    python = empty / "bin" / "python"
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
    pinned = ["--constraint", str(ROOT / "constraints.txt"), f"{wheel}[web]"]
    subprocess.run([*install, *pinned], check=True, capture_output=True, cwd=tmp_path)
    _starts(empty / "bin" / "lbp-app", tmp_path / "home")


def _inside(wheel: Path) -> dict[str, int]:
    """What a wheel holds: each name with the checksum of its bytes."""
    with zipfile.ZipFile(wheel) as packed:
        return {each.filename: each.CRC for each in packed.infolist()}


def _starts(program: Path, home: Path) -> None:
    home.mkdir()
    told = subprocess.run([str(program), "--version"], capture_output=True, text=True, check=True)
    assert told.stdout.startswith("Back Diary ")
    with _served(program, home) as (link, running):
        place = urlsplit(link)
        host, port = str(place.hostname), place.port
        with closing(http.client.HTTPConnection(host, port, timeout=PATIENCE)) as asking:
            asking.request("GET", f"{place.path}?{place.query}")
            with asking.getresponse() as answer:
                cookie = str(answer.headers["set-cookie"]).split(";")[0]
        page = f"http://{place.netloc}"
        for path, words in (("/", b"Back Diary"), ("/fonts/OFL.txt", b"SIL OPEN FONT")):
            wish = urllib.request.Request(page + path, headers={"Cookie": cookie})  # noqa: S310
            with urllib.request.urlopen(wish, timeout=PATIENCE) as got:  # noqa: S310
                assert words in got.read()
        assert running.poll() is None
    fill(home / "d2", Past(now()))
    environ = {"PATH": os.environ["PATH"], "HOME": str(home), "LBP_DATA_DIR": str(home / "d2")}
    pdf = home / "summary.pdf"
    write = [str(program), "export", "--format", "pdf", "--out", str(pdf)]
    subprocess.run(write, check=True, env=environ, cwd=home, capture_output=True)
    assert pdf.read_bytes().startswith(b"%PDF")

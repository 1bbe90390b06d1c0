"""Files that nobody should have to open: exports that were changed, and traps made by hand."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from lbp_app.export.sealed import seal, seal_files
from lbp_app.usecases.review_desk import MOST_BYTES
from tests.review_files import ROSA, exported

PASSWORD = "correct horse battery"  # noqa: S105 - a test
Dice = random.Random
_DEEP = 150
_NASTY: tuple[Any, ...] = (
    None,
    True,
    -1,
    11,
    10**30,
    10**400,
    1.5,
    1e308,
    "",
    "x" * 20_000,
    "<script>alert(1)</script>",
    '=HYPERLINK("http://example.org")',
    "../../../../etc/passwd",
    "file:///etc/passwd",
    "\u202e\u2066\x1b[2J\x00",
    "{why} %s {0} {}",
    "0001-01-01T00:00:00+00:00",
    "9999-12-31T23:59:59.999999-23:59",
    "2026-11-25T08:00:00+00:00",
    "2026-02-30",
    "Mars/Olympus",
    [],
    {},
    [[]] * 50,
    {"__class__": "os.system", "$ref": "#/"},
)


def mutated(count: int, seed: int = 7) -> Iterator[tuple[str, bytes]]:
    """So many files, each an export with one to four changes; one seed always gives the same."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    for n in range(count):
        yield f"m{n:03}.json", _changed(dice)


def by_hand() -> Iterator[tuple[str, bytes]]:
    """Traps of all kinds, each with a telling name."""
    whole = _base()
    deep = "[" * 100_000 + "]" * 100_000
    yield "empty.json", b""
    yield "nul.json", b"\x00" * 1000
    yield "utf16.json", whole.decode().encode("utf-16")
    yield "bom.json", b"\xef\xbb\xbf" + whole
    yield "deep-list.json", deep.encode()
    yield "deep-object.json", b'{"a":' * 100_000
    yield "deep-fact.json", _with("log", fact=json.loads("[" * _DEEP + "]" * _DEEP))
    yield "huge-number.json", _text('"version":1', '"version":' + "9" * 100_000)
    yield "huge-exponent.json", _text('"version":1', '"version":1e999999999')
    yield "nan.json", _text('"back_pain":', '"back_pain":NaN,"was":')
    yield "infinity.json", _text('"back_pain":', '"back_pain":-Infinity,"was":')
    yield "twice.json", _text('"format":"back-diary"', '"format":"x","format":"back-diary"')
    yield "twice-log.json", _text('"log":[', '"log":[],"log":[')
    yield "twice-id.json", _text('"gone":false', '"gone":true,"gone":false')
    yield "half-pair.json", _text('"note":""', '"note":"\\ud800"')
    yield "script-name.json", whole.replace(b"Rosa M.", b"<img src=x onerror=alert(1)>")
    yield "line-name.json", whole.replace(b"Rosa M.", b"Rosa\\nOthers (0)\\u202e\\u001b[2J")
    yield "long-name.json", whole.replace(b"Rosa M.", b"Rosa" * 1_000_000)
    yield "markup-note.json", _with("check_ins", note="<script>fetch('http://x')</script> **x**")
    yield "placeholder-note.json", _with("check_ins", note="{name} {0} %s")
    yield "path-zone.json", _with("check_ins", happened_at_zone="../../../../../etc/passwd")
    yield "device-zone.json", _with("check_ins", happened_at_zone="/dev/zero")
    yield "path-kind.json", _with("log", kind="../../../etc/passwd")
    yield "first-day.json", _with("check_ins", happened_at="0001-01-01T00:00:00+14:00")
    yield "last-day.json", _with("check_ins", happened_at="9999-12-31T23:59:59-12:00")
    yield "future.json", _text('"made_at":"2026', '"made_at":"2150')
    yield "long-ago.json", _text('"made_at":"2026', '"made_at":"1991')
    yield "many-zones.json", _many(lambda n: {"happened_at_zone": f"Etc/Zone{n}"})
    yield "many-medicines.json", _medicines(20_000)
    yield "long-medicine.json", _long_medicine()
    yield "many-flags.json", _flags(4_000)
    yield "zip.json", _zip("../../../slip.json", whole)
    yield "zip.zip", _zip("../../../slip.json", whole)
    yield "bomb.zip", _zip("a.json", bytes(50_000_000))
    yield "slip-locked.zip", seal(whole, PASSWORD, name="../../../slip.json")
    yield "bomb-locked.zip", seal(bytes(MOST_BYTES + 1), PASSWORD)
    yield "two-locked.zip", seal_files({"a.json": whole, "/etc/b.json": whole}, PASSWORD)
    yield "cut-locked.zip", seal(whole, PASSWORD)[:-200]
    yield "changed-locked.zip", _flipped(seal(whole, PASSWORD))
    yield "too-large.json", b" " * (MOST_BYTES + 1)
    yield "a b;rm -rf ~\u202e.json", whole


@cache
def _base() -> bytes:
    """Rosa's file, with the flag, the sheets and the charts, but only a few of the plain days."""
    read = json.loads(exported(ROSA))
    kept = {c["entry_id"] for c in read["check_ins"][:8]} | {"flagged"}
    read["check_ins"] = read["check_ins"][:8]
    read["verdicts"] = [v for v in read["verdicts"] if v["entry_id"] in kept]
    return json.dumps(read, ensure_ascii=False, separators=(",", ":")).encode()


def _changed(dice: Dice) -> bytes:
    if dice.random() < 0.3:
        data = _base()
        for _ in range(dice.randint(1, 4)):
            data = dice.choice(_ON_BYTES)(data, dice)
        return data
    read = json.loads(_base())
    for _ in range(dice.randint(1, 4)):
        holder, key = _place(read, dice)
        dice.choice(_ON_VALUES)(holder, key, dice)
    return json.dumps(read).encode()


def _place(read: Any, dice: Dice) -> tuple[Any, Any]:  # noqa: ANN401 - any part of a JSON file
    """Some place in it: what holds it, and its key or number."""
    holder: Any = {"": read}
    key: Any = ""
    while True:
        inner = holder[key]
        if not isinstance(inner, dict | list) or not inner or dice.random() < 0.15:
            return holder, key
        holder = inner
        key = dice.choice(list(inner)) if isinstance(inner, dict) else dice.randrange(len(inner))


def _replace(holder: Any, key: Any, dice: Dice) -> None:  # noqa: ANN401 - as above
    holder[key] = dice.choice(_NASTY)


def _drop(holder: Any, key: Any, _: Dice) -> None:  # noqa: ANN401 - as above
    del holder[key]


def _again(holder: Any, key: Any, dice: Dice) -> None:  # noqa: ANN401 - as above
    value = holder[key]
    holder[key] = value * dice.randint(2, 40) if isinstance(value, list | str) else [value] * 9


def _wrap(holder: Any, key: Any, dice: Dice) -> None:  # noqa: ANN401 - as above
    for _ in range(dice.randint(1, _DEEP)):
        holder[key] = [holder[key]]


_ON_VALUES = (_replace, _replace, _replace, _drop, _again, _wrap)


def _flip(data: bytes, dice: Dice) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :]


def _cut(data: bytes, dice: Dice) -> bytes:
    return data[: dice.randrange(len(data)) + 1]


def _insert(data: bytes, dice: Dice) -> bytes:
    at = dice.randrange(len(data))
    more = dice.choice((b"NaN", b"9" * 5000, b"\\u0000", b"[" * 500, b"]", b'"', b"{}", b"\xff"))
    return data[:at] + more + data[at:]


def _repeat(data: bytes, dice: Dice) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + data[at : at + dice.randrange(5000)] * 2 + data[at:]


_ON_BYTES = (_flip, _cut, _insert, _repeat)


def _text(old: str, new: str) -> bytes:
    text = _base().decode()
    assert old in text, old
    return text.replace(old, new, 1).encode()


def _with(part: str, **values: object) -> bytes:
    read = json.loads(_base())
    read[part][0].update(values)
    return json.dumps(read).encode()


def _many(different: Callable[[int], dict[str, object]]) -> bytes:
    read = json.loads(_base())
    read["log"] += [{**read["log"][0], **different(n)} for n in range(5000)]
    return json.dumps(read).encode()


def _medicines(count: int) -> bytes:
    """Each taken once, each of another name."""
    read = json.loads(_base())
    plain = {**read["log"][0], "kind": "medicine_taken"}
    read["log"] += [
        {
            **plain,
            "id": f"t{n}",
            "fact": {"medicine": f"m{n}", "name": f"Name {n}", "group": "other"},
        }
        for n in range(count)
    ]
    return json.dumps(read).encode()


def _long_medicine() -> bytes:
    read = json.loads(_medicines(1))
    read["log"][-1]["fact"]["name"] = "x" * 3_000_000
    return json.dumps(read).encode()


def _flags(count: int) -> bytes:
    read = json.loads(_base())
    flag = next(v for v in read["verdicts"] if v["verdict"]["urgency"])
    read["verdicts"] += [{**flag, "id": f"f{n}", "entry_id": f"e{n}"} for n in range(count)]
    return json.dumps(read).encode()


def _zip(name: str, data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, data)
    return made.getvalue()


def _flipped(data: bytes) -> bytes:
    at = len(data) // 2
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]

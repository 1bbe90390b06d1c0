"""The reviewer on the screen: who comes first and why, a page like the PDF, nothing kept."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from lbp_app import bootstrap
from lbp_app.library.pictures import load_pictures
from lbp_app.ui.screens.reviewer import state as states
from lbp_app.ui.services import ReviewServices
from lbp_app.usecases.review_desk import Refused, Source, WhyRefused
from lbp_app.usecases.share_desk import Time
from tests.building import library, say, services
from tests.export.diaries import NOW, every_kind
from tests.fakes import FrozenClock, MemoryDiary
from tests.harness import Window, mounted, play
from tests.review_files import (
    ANA,
    INES,
    ROSA,
    TOM,
    Patient,
    exported,
    from_bytes,
    shared,
    shared_file,
    unreadable,
)

WIDE, PHONE = 1280, 390
PASSWORD = "correct horse battery"  # noqa: S105 - a test
FOUR = (TOM, INES, ROSA, ANA)


def files(*patients: Patient) -> tuple[Source, ...]:
    return tuple(from_bytes(f"{p.name[:3].lower()}.json", exported(p)) for p in patients)


def alone(*given: Source | Refused) -> ReviewServices:
    clock = FrozenClock(NOW)
    desk = replace(bootstrap.review_desk(library(), clock=clock), given=given)
    pictures = load_pictures(bootstrap.shipped("assets"))
    return ReviewServices(library(), pictures, bootstrap._body, clock, desk)


async def ready(window: Window, *shown: str) -> None:
    """Wait for what is read on a thread."""
    async with asyncio.timeout(20):
        while not all(window.has(text) for text in shown):
            await asyncio.sleep(0.005)
            await window.settle()


async def choose(window: Window, name: str) -> None:
    """Open the diary of this name from the list, and wait for its page."""
    row = next(k for k, n in rows(window) if n.startswith(name))
    await window.tap(row)
    await ready(window, say("reviewer.tab_summary"))


def rows(window: Window) -> list[tuple[str, str]]:
    """The key of each row with the name that stands first in it."""
    return [(key, window_text(window, key)) for key in window.keys("case-")]


def window_text(window: Window, key: str) -> str:
    from tests.harness import _words  # noqa: PLC0415 - a private name of the harness

    return " | ".join(_words(window.control(key)))


def picked(*chosen: tuple[str, bytes]) -> list[dict[str, Any]]:
    return [
        {"id": n, "name": name, "size": len(data), "path": None, "bytes": data}
        for n, (name, data) in enumerate(chosen)
    ]


def test_the_list_shows_who_comes_first_with_the_reason_beside_each() -> None:
    async def journey() -> None:
        async with mounted(alone(*files(*FOUR))) as window:
            await ready(window, say("reviewer.files", count=4))
            assert [text for _, text in rows(window)] == [
                "Rosa M., 65 to 69 | Open flag: Emergency, 23 Nov",
                "Ana B., 65 to 69 | Recent flag, visit noted: Emergency, 5 Nov",
                "Tom K., 65 to 69 | Worse: RMDQ, 14 to 20",
                "Ines P., 65 to 69 | No entry for 9 days, last 16 Nov",
            ]
            assert window.headings() == [(1, "Reviewer"), (2, "Needs attention first (4)")]
            assert window.has(say("reviewer.rules_nothing_out"))
            assert not window.offers("get-help")

    play(journey())


def test_a_page_tells_what_the_pdf_tells() -> None:
    share = shared(MemoryDiary(*every_kind().records))
    whole = share.make.whole()

    async def journey() -> None:
        async with mounted(alone(shared_file(share, "rosa.json")), width=WIDE) as window:
            await ready(window, "Rosa")
            await choose(window, "Rosa")
            summary = share.make.of(whole, share.wish(share_choice(Time.THREE_MONTHS), whole))
            tell = share.tell
            assert summary.flags is not None
            expected = [line for flag in summary.flags.flags for line in tell.flag(flag)]
            expected += [row.means for row in tell.numbers(summary)]
            expected += [*tell.medicines(summary), *tell.mood(summary), *tell.goals(summary)]
            expected += tell.adherence(summary)
            expected += [tell.marks(d.chart) for _, d in tell.charts(summary.body or ())]
            shown = " \n".join(window.texts())
            assert [line for line in expected if line not in shown] == []
            await window.tap("denied")
            assert all(window.has(line) for line in tell.checks(summary.flags, whole=True))

    play(journey())


def share_choice(time: Time) -> Any:  # noqa: ANN401 - the choice of the patient's screen
    from lbp_app.usecases.share_desk import Choice  # noqa: PLC0415

    return Choice(time)


def test_none_reported_is_said_and_never_that_there_is_none() -> None:
    async def journey() -> None:
        async with mounted(alone(*files(TOM))) as window:
            await ready(window, "Tom K., 65 to 69")
            await choose(window, "Tom K.")
            assert window.has(say("summary.flags.none"))
            heard = " ".join(window.spoken())
            assert "RMDQ 0-24, lower is better: 14 (30 Aug 2026), now 20 (22 Nov 2026)" in heard
            shown = " ".join(window.texts()).lower()
            assert "none present" not in shown
            assert "safe" not in shown.replace("safety questions", "")

    play(journey())


def test_of_many_flags_the_most_urgent_stands_first_however_old_it_is() -> None:
    def many(data: bytes) -> bytes:
        read = json.loads(data)
        flag = next(v for v in read["verdicts"] if v["verdict"]["urgency"])
        old = {**flag, "id": "old", "entry_id": "old", "given_at": "2026-09-10T08:00:00+01:00"}
        flag["verdict"] = {**flag["verdict"], "urgency": 1}
        soon = [{**flag, "id": f"f{n}", "entry_id": f"e{n}"} for n in range(20)]
        read["verdicts"] += [old, *soon]
        return json.dumps(read).encode()

    async def journey() -> None:
        async with mounted(alone(from_bytes("rosa.json", many(exported(ROSA))))) as window:
            await ready(window, "Open flag: Emergency, 10 Sep")
            await choose(window, "Rosa M.")
            assert window.has("10 Sep 2026, shown: Emergency.")
            assert window.has(say("reviewer.more_flags", count=12))

    play(journey())


@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_every_way_to_look_can_be_opened_and_left(width: int) -> None:
    async def journey() -> None:
        async with mounted(alone(*files(ROSA, TOM)), width=width) as window:
            await ready(window, "Rosa M., 65 to 69")
            await choose(window, "Rosa M.")
            await window.tap("tab-charts")
            assert window.has("Leg pain has improved: 7.5 to 4")
            await window.tap("measure-rmdq", "time-all", "table-rmdq")
            assert window.has("22 Nov")
            for measure in ("back_pain", "interference", "peg", "psfs", "activity"):
                await window.tap(f"measure-{measure}")
            await window.tap("tab-periods", "days-14")
            assert window.has(say("reviewer.none_reported"))
            assert window.has("Emergency 1")
            await window.tap("days-91")
            assert window.has(say("reviewer.not_asked"))
            await window.tap("tab-entries")
            await ready(window, "1 to 20 of 101")
            assert window.has("Shown: Emergency. Altered saddle or perineal sensation.")
            await window.tap("older", "older", "newer")
            assert window.has("21 to 40 of 101")
            assert window.offers("back") is (width == PHONE)

    play(journey())


def test_a_phone_goes_back_to_the_list_and_lets_go_of_the_diary() -> None:
    async def journey() -> None:
        async with mounted(alone(*files(ROSA, TOM))) as window:
            await ready(window, "Rosa M., 65 to 69")
            await choose(window, "Rosa M.")
            assert not window.has("Tom K., 65 to 69")
            await window.tap("back")
            assert window.has("Tom K., 65 to 69")
            assert window.headings()[0] == (1, "Reviewer")

    play(journey())


def test_files_that_are_refused_stand_there_by_name_and_the_rest_opens() -> None:
    link = Refused(unreadable("link.json"), WhyRefused.A_LINK)
    bad = from_bytes("bad\n\u202e.json", b'{"format":')

    async def journey() -> None:
        async with mounted(alone(unreadable(), bad, link, *files(TOM))) as window:
            await ready(window, "Tom K., 65 to 69")
            for name, why in (
                ("gone.json", "cannot_be_read"),
                ("bad .json", "not_ours"),
                ("link.json", "a_link"),
            ):
                assert window.has(name)
                assert window.has(say(f"reviewer.refused.{why}", most=1000))

    play(journey())


def test_files_are_chosen_in_the_window_when_none_was_named() -> None:
    async def journey() -> None:
        async with mounted(alone()) as window:
            assert window.has(say("reviewer.lead"))
            chosen = [(f"{p.name}.json", exported(p)) for p in (TOM, ROSA)]
            window.answers["pick_files"] = picked(*chosen, ("holiday.json", b"\x89PNG"))
            await window.tap("open-files")
            await ready(window, say("reviewer.files", count=3))
            assert [text.split(" |")[0] for _, text in rows(window)] == [
                "Rosa M., 65 to 69",
                "Tom K., 65 to 69",
            ]
            assert window.has(say("reviewer.refused.not_ours"))

    play(journey())


def test_how_much_a_browser_sends_at_once_is_said_before_files_are_chosen() -> None:
    async def journey() -> None:
        async with mounted(alone()) as window:
            assert "256 MB" in say("reviewer.most_at_once")
            assert window.has(say("reviewer.most_at_once"))

    play(journey())


def test_a_locked_file_opens_with_its_password_which_is_then_forgotten() -> None:
    from lbp_app.export.sealed import seal  # noqa: PLC0415 - slow to import

    file = from_bytes("rosa.zip", seal(exported(ROSA), PASSWORD))

    async def journey() -> None:
        async with mounted(alone(file)) as window:
            await ready(window, say("reviewer.locked_one"))
            await window.type("reviewer.password", "another password")
            await window.tap("unlock")
            await ready(window, say("reviewer.refused.wrong_password"))
            await window.type("reviewer.password", PASSWORD)
            await window.tap("unlock")
            await ready(window, "Rosa M., 65 to 69")
            assert not window.has(say("reviewer.locked_one"))
            assert not window.was_sent(PASSWORD)
            await choose(window, "Rosa M.")

    play(journey())


def test_a_file_that_has_changed_is_refused_on_the_page() -> None:
    contents = iter((exported(TOM), exported(ROSA)))

    async def journey() -> None:
        async with mounted(alone(Source("tom.json", lambda: next(contents)))) as window:
            await ready(window, "Tom K., 65 to 69")
            await window.tap(window.keys("case-")[0])
            await ready(window, say("reviewer.refused.changed"))
            assert window.has(say("reviewer.not_opened_file", file="tom.json"))

    play(journey())


def test_an_older_file_and_a_name_that_two_diaries_have_are_pointed_out() -> None:
    old = from_bytes("old.json", exported(ROSA, NOW - timedelta(days=40)))
    other = from_bytes("other.json", exported(replace(TOM, name="rosa m.")))

    async def journey() -> None:
        async with mounted(alone(old, other, *files(ROSA))) as window:
            await ready(
                window, say("reviewer.counted", head="Older files of the same diaries", count=1)
            )
            named = [text.split(" | ")[-1] for _, text in rows(window)]
            assert named == ["ros.json", "other.json", "old.json"]
            await window.tap(window.keys("case-")[2])
            await ready(window, say("reviewer.is_older"))

    play(journey())


def test_a_list_of_many_shows_some_rows_at_a_time_and_can_be_searched(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = exported(TOM).decode()

    def numbered(n: int) -> Source:
        text = data.replace("Tom K.", f"Patient {n:02}").replace("profile-", f"p{n}-")
        return from_bytes(f"{n}.json", text.encode())

    monkeypatch.setattr(states, "ROWS", 30)

    async def journey() -> None:
        async with mounted(alone(*map(numbered, range(40)))) as window:
            await ready(window, say("reviewer.files", count=40))
            assert len(window.keys("case-")) == 30
            await window.tap("more-rows")
            assert len(window.keys("case-")) == 40
            await window.type("reviewer.search", "patient 37")
            assert [text[:10] for _, text in rows(window)] == ["Patient 37"]
            await window.type("reviewer.search", "nobody")
            assert window.has(say("reviewer.none_found"))

    play(journey())


def test_from_the_patients_app_it_stands_under_me_and_help_stays_one_tap_away() -> None:
    diary = MemoryDiary(*every_kind().records)
    before = tuple(diary.records())

    async def journey() -> None:
        async with mounted(services(diary=diary, clock=FrozenClock(NOW)), route="/me") as window:
            await window.tap("reviewer-place")
            assert window.route == "/me/reviewer"
            assert window.offers("get-help")
            window.answers["pick_files"] = picked(("tom.json", exported(TOM)))
            await window.tap("open-files")
            await ready(window, "Tom K., 65 to 69")
            await choose(window, "Tom K.")
            await window.tap("back", "back")
            assert window.route == "/me"
            await window.tap("reviewer-place")
            assert not window.has("Tom K., 65 to 69")

    play(journey())
    assert tuple(diary.records()) == before


def test_on_a_phone_the_back_gesture_leads_from_a_diary_to_the_list_and_then_to_me() -> None:
    own = services(diary=MemoryDiary(*every_kind().records), clock=FrozenClock(NOW))

    async def journey() -> None:
        async with mounted(own, route="/me/reviewer", phone=True) as window:
            window.answers["pick_files"] = picked(("tom.json", exported(TOM)))
            await window.tap("open-files")
            await ready(window, "Tom K., 65 to 69")
            await choose(window, "Tom K.")
            await window.swipe_back()
            assert window.route == "/me/reviewer"
            assert window.headings()[0] == (1, "Reviewer")
            assert window.has("Tom K., 65 to 69")
            await window.swipe_back()
            assert window.route != "/me/reviewer"

    play(journey())


def test_a_diary_that_cannot_be_drawn_leads_back_to_the_list(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("health data in here")

    monkeypatch.setattr("lbp_app.ui.screens.reviewer.page.overview", broken)

    async def journey() -> None:
        async with mounted(alone(*files(TOM)), errors_expected=True) as window:
            await ready(window, "Tom K., 65 to 69")
            await window.tap(window.keys("case-")[0])
            await ready(window, say("reviewer.broken_head"))
            await window.tap("start-again")
            assert window.has("Tom K., 65 to 69")

    play(journey())


def test_the_reviewer_alone_is_made_without_any_diary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(*_: object) -> None:
        raise AssertionError("a diary was opened")

    monkeypatch.setattr(bootstrap, "open_diary", opened)
    monkeypatch.setenv(bootstrap.DATA_VARIABLE, str(tmp_path / "own"))
    reviewer = bootstrap.Reviewer(library(), [tmp_path])
    reviewer.warm_up()
    assert not (tmp_path / "own").exists()


def test_the_list_comes_when_all_files_are_read_and_not_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = Event()

    def waits() -> bytes:
        held.wait(20)
        return exported(ROSA)

    monkeypatch.setattr("lbp_app.ui.screens.reviewer.desk.AT_ONCE", 1)

    async def journey() -> None:
        async with mounted(alone(*files(TOM), Source("rosa.json", waits))) as window:
            await ready(window, say("reviewer.reading", done=1, total=2))
            assert window.has(say("reviewer.list_waits"))
            assert rows(window) == []
            held.set()
            await ready(window, "Rosa M., 65 to 69")
            assert [text.split(",")[0] for _, text in rows(window)] == ["Rosa M.", "Tom K."]

    play(journey())


def test_names_in_the_list_never_break_out_of_their_row() -> None:
    evil = Patient("Zed\nNeeds attention first (0)\u202e")

    async def journey() -> None:
        async with mounted(alone(*files(evil))) as window:
            await ready(window, "Zed Needs attention first (0), 65 to 69")
            case = window.keys("case-")
            assert len(case) == 1

    play(journey())

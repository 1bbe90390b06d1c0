"""Share with my physio: what is read first is what is saved, and a part left out is left out."""

from __future__ import annotations

import asyncio
import io
import threading
from dataclasses import replace

import pytest
import pyzipper
from pypdf import PdfReader

from lbp_app.domain.answers import Answer
from lbp_app.domain.daily import Fall
from lbp_app.domain.log import LogItem
from lbp_app.domain.summary import ClinicianSummary, Section
from lbp_app.ui.screens.share import state as share
from lbp_app.ui.screens.share.state import ShareState
from lbp_app.ui.services import Services
from lbp_app.usecases.ports import Record, Trouble
from lbp_app.usecases.share_desk import Choice, Form, SharedFile, Time, first_day
from lbp_app.usecases.whole_diary import WholeDiary
from lbp_app.usecases.working import Tick
from tests.building import closed_services, diary_with, library, say, services
from tests.export.diaries import NOW, rich
from tests.fakes import FrozenClock, MemoryDiary
from tests.harness import Window, mounted, play
from tests.ten_years import TEN_YEARS, days_of_records

PAGE = "/me/share"


class _Breaking(MemoryDiary):
    """A diary with a fault that nobody has thought of."""

    broken = True

    def records(self) -> tuple[Record, ...]:
        if self.broken:
            raise ZeroDivisionError
        return super().records()


def with_rich() -> Services:
    return services(diary=MemoryDiary(*rich().records), clock=FrozenClock(NOW))


async def done(window: Window) -> None:
    """Wait for what is made on a thread."""
    async with asyncio.timeout(20):
        while window.has(say("share.working")):
            await asyncio.sleep(0.01)
            await window.settle()


async def saved(window: Window, form: str) -> tuple[str, bytes]:
    await window.tap(f"save-{form}")
    await done(window)
    await window.settle()
    ((_, asked),) = [call for call in window.asked if call[0] == "save_file"]
    return asked["file_name"], bytes(asked["src_bytes"])


def test_the_pdf_is_handed_to_the_dialog_of_the_system() -> None:
    async def journey() -> None:
        async with mounted(with_rich(), route=PAGE) as window:
            name, data = await saved(window, "pdf")
            assert name == "back-diary-summary-2026-11-25.pdf"
            first = " ".join(PdfReader(io.BytesIO(data)).pages[0].extract_text().split())
            assert "Altered saddle or perineal sensation" in first
            assert window.has(say("share.saved", name=name))

    play(journey())


def test_the_preview_says_what_the_pdf_says() -> None:
    async def journey() -> None:
        async with mounted(with_rich(), route=PAGE) as window:
            await window.tap("preview")
            await done(window)
            assert window.has(say("summary.part.flags"))
            assert window.has(
                "RMDQ 0-24, lower is better: 14 (30 Aug 2026), now 8 (22 Nov 2026): improved"
            )
            assert any("Patient-reported" in text for text in window.texts())
            assert window.has(say("summary.goals.head"))
            assert window.has("Goals: Stairs; Walking.")
            await window.tap("hide-preview")
            assert not any("RMDQ 0-24" in text for text in window.texts())

    play(journey())


def test_a_question_that_the_log_suggests_stands_in_the_file() -> None:
    async def journey() -> None:
        fell = LogItem("fall", NOW, NOW, Fall(Answer.NO))
        built = services(diary=diary_with(fell), clock=FrozenClock(NOW))
        async with mounted(built, route=PAGE) as window:
            _, data = await saved(window, "pdf")
            told = " ".join(PdfReader(io.BytesIO(data)).pages[0].extract_text().split())
            assert say("steps.SC04.question") in told

    play(journey())


def test_a_part_and_the_name_that_were_left_out_are_not_in_the_file() -> None:
    async def journey() -> None:
        async with mounted(with_rich(), route=PAGE) as window:
            await window.tap("part-flags", "with-name")
            _, data = await saved(window, "pdf")
            told = " ".join(p.extract_text() for p in PdfReader(io.BytesIO(data)).pages)
            assert "Altered saddle" not in told
            assert "Left out by the patient: Red flags." in told
            assert "Rosa" not in told

    play(journey())


@pytest.mark.parametrize(
    ("form", "name", "begins"),
    [
        ("csv", "back-diary-tables-2026-11-25.zip", b"PK"),
        ("json", "back-diary-2026-11-25.json", b'{"format":"back-diary"'),
        ("fhir", "back-diary-2026-11-25.fhir.json", b'{"resourceType":"Bundle"'),
    ],
)
def test_files_for_computers_are_handed_over(form: str, name: str, begins: bytes) -> None:
    async def journey() -> None:
        async with mounted(with_rich(), route=PAGE) as window:
            suggested, data = await saved(window, form)
            assert suggested == name
            assert data.startswith(begins)

    play(journey())


def test_on_a_phone_a_dialog_that_was_closed_is_no_file() -> None:
    async def journey() -> None:
        async with mounted(with_rich(), route=PAGE, phone=True) as window:
            await saved(window, "json")
            assert window.has(say("share.not_saved"))

    play(journey())


def test_a_diary_that_cannot_be_read_is_not_shared_as_an_empty_one() -> None:
    async def journey() -> None:
        async with mounted(closed_services(Trouble.CORRUPT), route=PAGE) as window:
            await window.tap("save-pdf")
            await done(window)
            assert window.has(say("trouble.corrupt"))
            assert not [call for call in window.asked if call[0] == "save_file"]

    play(journey())


@pytest.mark.parametrize("time", Time)
def test_a_time_ends_today_and_all_begins_with_the_first_entry(time: Time) -> None:
    desk = with_rich().share()
    wish = desk.wish(Choice(time), rich())

    assert wish.last == NOW.date()
    assert (wish.last - wish.first).days + 1 == (time.days or 88)


def test_an_empty_diary_begins_today() -> None:
    assert first_day(WholeDiary(), NOW.date()) == NOW.date()


@pytest.mark.parametrize("form", Form)
def test_each_form_has_its_name(form: Form) -> None:
    made = with_rich().share().file(form, Choice())

    assert isinstance(made, SharedFile)
    assert "2026-11-25" in made.name
    assert made.data


def test_another_choice_puts_the_preview_away() -> None:
    shown = share.read(share.begin(ShareState()), ())

    assert shown.preview == ()
    assert share.turn(shown, Section.MOOD).preview is None
    assert share.turn(share.turn(shown, Section.MOOD), Section.MOOD).choice == Choice()
    assert share.choose_time(shown, "all").choice.time is Time.ALL
    assert share.turn_name(shown).choice.with_name is False


async def locked(window: Window, password: str, again: str) -> None:
    await window.tap("lock")
    await window.type("share.password", password)
    await window.type("share.again", again)


PASSWORD = "lamp river sock tuesday"  # noqa: S105 - for tests only


def test_a_pdf_with_a_password_opens_with_it_only() -> None:
    async def journey() -> None:
        async with mounted(with_rich(), route=PAGE) as window:
            await locked(window, PASSWORD, f"{PASSWORD} ")
            assert window.has(say("share.lock_warning_head"))
            _, data = await saved(window, "pdf")
            read = PdfReader(io.BytesIO(data))
            assert read.is_encrypted
            assert read.decrypt(PASSWORD)
            assert "Altered saddle" in read.pages[0].extract_text()
            assert PASSWORD not in " ".join(window.texts())

    play(journey())


@pytest.mark.parametrize(
    ("form", "name", "inside"),
    [
        ("json", "back-diary-2026-11-25.json.zip", "back-diary-2026-11-25.json"),
        ("fhir", "back-diary-2026-11-25.fhir.json.zip", "back-diary-2026-11-25.fhir.json"),
        ("csv", "back-diary-tables-2026-11-25.zip", "check_in.csv"),
    ],
)
def test_other_files_with_a_password_become_a_sealed_zip(form: str, name: str, inside: str) -> None:
    made = with_rich().share().file(Form(form), Choice(), PASSWORD)

    assert isinstance(made, SharedFile)
    assert made.name == name
    with pyzipper.AESZipFile(io.BytesIO(made.data)) as archive:
        archive.setpassword(PASSWORD.encode())
        assert all(entry.wz_aes_strength == 3 for entry in archive.infolist())
        assert archive.read(inside)


@pytest.mark.parametrize(
    ("password", "again", "why"),
    [
        ("short", "short", "too_short"),
        (PASSWORD, "lamp river sock monday", "not_the_same"),
        ("gr\u00fcn und sehr lang", "gr\u00fcn und sehr lang", "not_plain"),
    ],
)
def test_a_password_that_does_not_do_makes_no_file(password: str, again: str, why: str) -> None:
    async def journey() -> None:
        async with mounted(with_rich(), route=PAGE) as window:
            await locked(window, password, again)
            await window.tap("save-pdf")
            assert window.has(say(f"share.password_{why}"))
            assert not [call for call in window.asked if call[0] == "save_file"]

    play(journey())


def test_where_no_password_can_be_put_on_a_file_none_is_offered() -> None:
    known = with_rich()
    desk = replace(known.share(), protect=None)

    async def journey() -> None:
        async with mounted(replace(known, share=lambda: desk), route=PAGE) as window:
            assert window.has(say("share.lock_not_here"))
            assert not window.offers("lock")
            name, _ = await saved(window, "json")
            assert name == "back-diary-2026-11-25.json"

    play(journey())
    with pytest.raises(LookupError):
        desk.file(Form.JSON, Choice(), PASSWORD)


@pytest.mark.parametrize("button", ["save-pdf", "save-csv", "preview"])
def test_a_fault_while_it_is_made_is_told_and_it_can_be_tried_again(button: str) -> None:
    diary = _Breaking(*rich().records)

    async def journey() -> None:
        known = services(diary=diary, clock=FrozenClock(NOW))
        async with mounted(known, route=PAGE, errors_expected=True) as window:
            await window.tap(button)
            await done(window)
            assert window.has(say("failure.head"))
            diary.broken = False
            await window.tap(button)
            await done(window)
            saved = [call for call in window.asked if call[0] == "save_file"]
            assert window.offers("hide-preview") or saved

    play(journey())


def _slowly() -> tuple[Services, threading.Event]:
    """An app whose PDF is half done once the event is set."""
    going = threading.Event()

    def slow(_: ClinicianSummary, tick: Tick) -> bytes:
        going.wait(20)
        tick(0.5)
        return b"%PDF"

    known = with_rich()
    desk = replace(known.share(), draw=slow)
    return replace(known, share=lambda: desk), going


def test_the_making_of_a_file_can_be_stopped() -> None:
    known, going = _slowly()

    async def journey() -> None:
        async with mounted(known, route=PAGE) as window:
            await window.tap("save-pdf")
            await window.tap("stop")
            going.set()
            await done(window)
            assert window.has(say("share.stopped"))
            assert not [call for call in window.asked if call[0] == "save_file"]

    play(journey())


def test_who_leaves_while_a_file_is_made_is_not_followed_by_a_dialog() -> None:
    known, going = _slowly()

    async def journey() -> None:
        async with mounted(known, route=PAGE) as window:
            await locked(window, PASSWORD, PASSWORD)
            await window.tap("save-pdf")
            await window.tap("back")
            going.set()
            await asyncio.sleep(0.05)
            await window.settle()
            assert window.route == "/me"
            assert not [call for call in window.asked if call[0] == "save_file"]

    play(journey())


@pytest.mark.slow
def test_the_window_tells_and_answers_while_ten_years_are_written() -> None:
    ten_years = MemoryDiary(*days_of_records(NOW, TEN_YEARS))
    known = services(diary=ten_years, clock=FrozenClock(NOW))
    told: set[str] = set()

    async def journey() -> None:
        async with mounted(known, route=PAGE) as window:
            await window.tap("time-all", "save-fhir")
            while len(told) < 4:
                assert window.has(say("share.working"))
                told.update(text for text in window.spoken() if "percent" in text)
                await asyncio.sleep(0)
            await window.tap("stop")
            await done(window)
            assert window.has(say("share.stopped"))
            assert not [call for call in window.asked if call[0] == "save_file"]

    play(journey())
    assert told


def test_every_part_has_its_words() -> None:
    for section in Section:
        assert library().text(f"summary.part.{section.value}")

"""The patient's own list of medicines: added, taken in one tap, no longer used. No advice."""

from __future__ import annotations

from lbp_app.domain.daily import Medicine, MedicineGroup, MedicineTaken
from lbp_app.domain.log import LogItem
from lbp_app.ui.screens.medicine import state as medicine
from lbp_app.ui.screens.medicine.state import MedicineState
from lbp_app.usecases.ports import Trouble
from tests.building import closed_services, diary_with, later, say, services
from tests.fixtures import a_moment
from tests.harness import mounted, play

GEL = LogItem("gel", a_moment(), a_moment(), Medicine("Gel", MedicineGroup.CREAM_OR_PATCH))


def test_a_medicine_is_added_with_a_name_and_a_kind_and_without_an_amount() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route="/medicines") as window:
            assert window.has(say("medicines.empty"))
            await window.tap("add")
            assert not window.offers("use-yes")
            await window.tap("save")
            assert window.has(say("log.error.words_missing"))
            await window.type("medicine.name", " Gel ")
            await window.tap("group-cream_or_patch", "save")
            assert window.route == "/medicines"
            assert window.has("Gel")
            assert window.has(say("medicines.never"))
        assert diary.items(Medicine)[0].fact == GEL.fact

    play(journey())


def test_it_was_taken_is_one_tap_and_can_be_undone() -> None:
    async def journey() -> None:
        diary = diary_with(GEL)
        async with mounted(services(diary=diary), route="/medicines") as window:
            assert window.has("I took Gel")
            await window.tap("took-gel")
            assert window.has(say("medicines.noted", name="Gel"))
            (taken,) = diary.items(MedicineTaken)
            assert taken.fact == MedicineTaken("gel", "Gel", MedicineGroup.CREAM_OR_PATCH)
            assert taken.happened_at == later().now()
            assert window.has(say("medicines.days_one", period=30))
            await window.tap("undo")
            assert diary.items(MedicineTaken) == ()
            assert window.offers("took-gel")

    play(journey())


def test_it_was_taken_earlier_asks_when() -> None:
    async def journey() -> None:
        diary = diary_with(GEL)
        async with mounted(services(diary=diary), route="/medicines") as window:
            await window.tap("earlier-gel", "when-yesterday", "when-part-midday", "save-gel")
            assert window.has(say("medicines.noted", name="Gel"))
            assert window.has("Yesterday at 12:00")
        assert diary.items(MedicineTaken)[0].happened_at == a_moment(days=-1).replace(
            hour=12, minute=0
        )

    play(journey())


def test_a_medicine_no_longer_used_stays_on_the_list_and_is_not_offered() -> None:
    async def journey() -> None:
        diary = diary_with(GEL)
        async with mounted(services(diary=diary), route="/medicines") as window:
            await window.tap("edit-gel")
            assert window.has("Gel")
            await window.type("medicine.name", "Gel, blue")
            await window.tap("use-no", "save")
            assert window.has("Gel, blue")
            assert window.has(say("medicines.not_used"))
            assert not window.offers("took-gel")
        assert diary.versions("gel")[0] == GEL

    play(journey())


def test_days_without_any_entry_are_called_unknown() -> None:
    async def journey() -> None:
        async with mounted(services(diary=diary_with(GEL)), route="/medicines") as window:
            assert window.has(say("medicines.days", count=0, period=30))
            assert window.has(say("medicines.days_missing", count=30))

    play(journey())


def test_a_diary_that_cannot_be_used_says_so() -> None:
    async def journey() -> None:
        async with mounted(closed_services(Trouble.NEWER), route="/medicines") as window:
            assert window.has(say("trouble.newer"))

    play(journey())


def test_what_could_not_be_written_is_said() -> None:
    async def journey() -> None:
        diary = diary_with(GEL)
        async with mounted(services(diary=diary), route="/medicines") as window:
            diary.trouble = Trouble.FULL
            await window.tap("took-gel")
            assert window.has(say("trouble.full"))
            assert not window.has(say("medicines.noted", name="Gel"))
            await window.tap("edit-gel", "save")
            assert window.has(say("trouble.full"))

    play(journey())


def test_a_kind_that_was_not_chosen_is_not_sure() -> None:
    assert medicine.medicine_of(MedicineState(), "x", "").group is MedicineGroup.NOT_SURE


def test_two_quick_taps_on_taken_are_noted_once() -> None:
    async def journey() -> None:
        diary = diary_with(GEL)
        async with mounted(services(diary=diary), route="/medicines") as window:
            await window.tap_at_once("took-gel", "took-gel")
        assert len(diary.items(MedicineTaken)) == 1

    play(journey())

"""The composition root: the only module that names concrete parts and joins them to Services."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import sys
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lbp_app import __version__
from lbp_app.library.remembered import Remembered, remembered

if TYPE_CHECKING:
    from datetime import datetime

    import flet as ft

    from lbp_app.devices.notices import LateNotices
    from lbp_app.devices.wake_up import WakeUp
    from lbp_app.domain.body_drawing import BodyDrawing
    from lbp_app.domain.summary import ClinicianSummary, Wish
    from lbp_app.export.fact_forms import FactForms
    from lbp_app.export.fhir_bundle import FhirMaker
    from lbp_app.library.loaded import Loaded
    from lbp_app.ui.services import Services
    from lbp_app.usecases.import_diary import ImportDiary
    from lbp_app.usecases.kept_diary import KeptDiary
    from lbp_app.usecases.look_at_plan import LookAtPlan, PlanView
    from lbp_app.usecases.look_once import LookOnce
    from lbp_app.usecases.ports import (
        Clock,
        Diary,
        Keeping,
        Library,
        Notifier,
        Record,
        Shelf,
        Trouble,
    )
    from lbp_app.usecases.record_plan import RecordPlan
    from lbp_app.usecases.record_review import RecordReview
    from lbp_app.usecases.reminder_desk import HeatDesk, ReminderDesk
    from lbp_app.usecases.review_desk import ReviewDesk
    from lbp_app.usecases.share_desk import Form, ShareDesk, SharedFile
    from lbp_app.usecases.whole_diary import ExportedDiary, WholeDiary
    from lbp_app.usecases.working import Tick

_PACKAGE = Path(__file__).resolve().parent
DATA_VARIABLE = "LBP_DATA_DIR"
PACKAGED_VARIABLE = "FLET_APP_STORAGE_DATA"

_QUIET_SECONDS = 5  # after the first screen, until something is done that can wait
_FIRST_CONTROLS = (
    "Column",
    "Container",
    "Divider",
    "FilledButton",
    "Image",
    "OutlinedButton",
    "Router",
    "Row",
    "SafeArea",
    "Semantics",
    "Stack",
    "Text",
    "TextButton",
    "View",
    "use_effect",
    "use_ref",
    "use_state",
)


def shipped(name: str) -> Path:
    """Where ``content`` or ``assets`` lies: inside the installed package, else beside it."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def data_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder of the diary: ``LBP_DATA_DIR``, else the packaged app's own, else the user's."""
    for variable in (DATA_VARIABLE, PACKAGED_VARIABLE):
        if environ.get(variable):
            return Path(environ[variable]).expanduser().absolute()
    import platformdirs  # noqa: PLC0415 - not needed where the folder is given

    return platformdirs.user_data_path("back-diary", appauthor=False)


def read_content() -> Loaded:
    """Read and check all content; without a sound rule table there is no library.

    What an earlier start found sound is taken from its memory if not a byte has changed since.
    """
    return _read(shipped("content"))


@cache
def _read(content: Path) -> Loaded:
    kept = _memory(content)
    if kept is not None:
        return kept.loaded()
    from lbp_app.library.loading import load_library  # noqa: PLC0415 - slow to import

    return load_library(content)


def content_is_known() -> bool:
    """True when an earlier start found these very bytes sound: they need not be read before use."""
    return _memory(shipped("content")) is not None


def library() -> Library:
    """The content, sound as it is here.

    Raises:
        LookupError: it is not sound; ``read_content`` tells why.
    """
    sound = read_content().library
    if sound is None:
        raise LookupError("the content is not sound")
    return sound


@cache
def _memory(content: Path) -> Remembered | None:
    return remembered(content)


def in_use(folder: Path) -> bool:
    """True when another Back Diary has this folder open."""
    from lbp_app.storage.lock import is_held  # noqa: PLC0415 - not needed in every mode

    return is_held(folder)


def open_diary(folder: Path) -> tuple[Diary, Trouble | None]:
    """The patient's diary in ``folder``; with its trouble when it cannot be used."""
    from lbp_app.storage.opening import open_diary as opened  # noqa: PLC0415 - slow to import

    diary = opened(folder)
    return diary, diary.trouble


def build_services(
    library: Library,
    folder: Path,
    *,
    diary: Diary | None = None,
    clock: Clock | None = None,
    new_id: Callable[[], str] | None = None,
    later: Callable[[Callable[[], None]], None] | None = None,
    shelf: Shelf | None = None,
    notifier: Notifier | None = None,
    keeping: Keeping | None = None,
    trouble: Trouble | None = None,
) -> Services:
    """Join all parts. The keywords replace a part, in a browser and for tests and benchmarks.

    ``trouble`` is that of the ``diary`` given here.
    """
    from lbp_app.devices.behind import later as _later  # noqa: PLC0415
    from lbp_app.devices.system_clock import SystemClock  # noqa: PLC0415 - slow to import
    from lbp_app.library.lesson_shelf import LessonShelf  # noqa: PLC0415
    from lbp_app.library.pictures import load_pictures  # noqa: PLC0415
    from lbp_app.storage.last_asked import BACKUP, LastAskedFile  # noqa: PLC0415
    from lbp_app.ui.services import Services  # noqa: PLC0415 - slow to import
    from lbp_app.usecases.correct import Correct  # noqa: PLC0415
    from lbp_app.usecases.delete import Delete  # noqa: PLC0415
    from lbp_app.usecases.give_verdict import GiveVerdict  # noqa: PLC0415
    from lbp_app.usecases.keep_drafts import KeepDrafts  # noqa: PLC0415
    from lbp_app.usecases.keep_safe import KeepSafe  # noqa: PLC0415
    from lbp_app.usecases.kept_diary import KeptDiary  # noqa: PLC0415
    from lbp_app.usecases.log_fact import LogFact  # noqa: PLC0415
    from lbp_app.usecases.look_at_lessons import LookAtLessons  # noqa: PLC0415
    from lbp_app.usecases.nudge_backup import NudgeBackup  # noqa: PLC0415
    from lbp_app.usecases.ports import Keeping  # noqa: PLC0415
    from lbp_app.usecases.put_off_measures import PutOffMeasures  # noqa: PLC0415
    from lbp_app.usecases.read_diary import ReadDiary  # noqa: PLC0415
    from lbp_app.usecases.read_flags import ReadFlags  # noqa: PLC0415
    from lbp_app.usecases.read_measures import ReadMeasures  # noqa: PLC0415
    from lbp_app.usecases.read_medicines import ReadMedicines  # noqa: PLC0415
    from lbp_app.usecases.read_progress import ReadProgress  # noqa: PLC0415
    from lbp_app.usecases.record_action import RecordAction  # noqa: PLC0415
    from lbp_app.usecases.record_body_chart import (  # noqa: PLC0415
        ReadBodyCharts,
        RecordBodyChart,
    )
    from lbp_app.usecases.record_check_in import RecordCheckIn  # noqa: PLC0415
    from lbp_app.usecases.record_learning import RecordLearning  # noqa: PLC0415
    from lbp_app.usecases.record_measure import RecordMeasure  # noqa: PLC0415
    from lbp_app.usecases.record_visit import RecordVisit  # noqa: PLC0415
    from lbp_app.usecases.save_profile import SaveProfile  # noqa: PLC0415
    from lbp_app.usecases.show_care_card import ShowCareCard  # noqa: PLC0415
    from lbp_app.usecases.today import LookAtToday  # noqa: PLC0415

    if diary is None:
        diary, trouble = open_diary(folder)
    kept = KeptDiary(diary)
    clock = clock or SystemClock()
    new_id = new_id or _new_id
    keeping = keeping or Keeping.IN_A_FOLDER
    flags = ReadFlags(kept, clock)
    cards = ShowCareCard(kept, library)
    charts = ReadBodyCharts(kept)
    verdicts = GiveVerdict(kept, clock, library, new_id, __version__)
    record_review = _plan(kept, clock, library, new_id, trouble)
    record_plan, review = record_review.record_plan, record_review.look
    reminders, heat = _reminders_and_heat(
        kept, clock, library, record_plan, new_id, notifier, trouble
    )
    return Services(
        library=library,
        pictures=load_pictures(shipped("assets")),
        body=_body,
        clock=clock,
        today=LookAtToday(kept, clock, flags, cards, trouble),
        give_verdict=verdicts,
        record_check_in=RecordCheckIn(verdicts),
        read_body_charts=charts,
        record_body_chart=RecordBodyChart(kept, clock, charts, new_id),
        record_action=RecordAction(kept, clock, new_id),
        record_visit=RecordVisit(kept, clock, library, flags, new_id),
        save_profile=SaveProfile(kept, clock, new_id),
        read_diary=ReadDiary(kept, trouble),
        log_fact=LogFact(kept, clock, library, new_id),
        correct=Correct(kept, clock, library),
        delete=Delete(kept, clock),
        read_medicines=ReadMedicines(kept, clock, trouble),
        drafts=KeepDrafts(kept, clock, later or _later),
        read_progress=ReadProgress(kept, clock, trouble),
        keep_safe=KeepSafe(kept, clock, __version__),
        import_diary=cache(lambda: _import_diary(kept, clock)),
        due_measures=review.due_measures,
        reviewer=cache(lambda: review_desk(library, clock=clock)),
        share=cache(lambda: share_desk(kept, clock, library, trouble, review.plan)),
        put_off_measures=PutOffMeasures(kept, clock, new_id),
        nudge_backup=NudgeBackup(kept, clock, keeping, LastAskedFile(folder / BACKUP)),
        read_measures=ReadMeasures(kept, clock, trouble),
        record_measure=RecordMeasure(kept, clock, new_id),
        show_care_card=cards,
        lessons=LookAtLessons(
            kept,
            clock,
            shelf or LessonShelf(shipped("content"), kept=_memory(shipped("content"))),
            review.plan.look_at_situation,
        ),
        record_learning=RecordLearning(kept, clock, new_id),
        plan=review.plan,
        record_plan=record_plan,
        review=review,
        record_review=record_review,
        reminders=reminders,
        heat=heat,
        listen=kept.listen,
        new_id=new_id,
        app_version=__version__,
        data_folder=str(folder),
        keeping=keeping,
        trouble=trouble,
    )


def _plan(
    kept: KeptDiary,
    clock: Clock,
    library: Library,
    new_id: Callable[[], str],
    trouble: Trouble | None,
) -> RecordReview:
    """The plan and its looks back: what is read, and what writes."""
    from lbp_app.usecases.due_measures import DueMeasures  # noqa: PLC0415 - as in build_services
    from lbp_app.usecases.look_at_plan import PlanView  # noqa: PLC0415
    from lbp_app.usecases.look_at_review import LookAtReview, ReviewView  # noqa: PLC0415
    from lbp_app.usecases.look_once import LookOnce  # noqa: PLC0415
    from lbp_app.usecases.record_plan import RecordPlan  # noqa: PLC0415
    from lbp_app.usecases.record_review import RecordReview  # noqa: PLC0415

    remember = LookOnce[PlanView](lambda: kept.revision, clock)
    plan = _look_at_plan(kept, clock, library, trouble, remember)
    due = DueMeasures(kept, clock, library, plan.review_weeks, plan.began)
    once = LookOnce[ReviewView](lambda: kept.revision, clock)
    return RecordReview(LookAtReview(plan, due, once), RecordPlan(plan, new_id))


def _import_diary(kept: KeptDiary, clock: Clock) -> ImportDiary:
    from lbp_app.usecases.import_diary import ImportDiary  # noqa: PLC0415 - rarely needed

    return ImportDiary(kept, clock, _read_export, _as_backup)


def share_desk(
    diary: Diary,
    clock: Clock,
    library: Library,
    trouble: Trouble | None = None,
    plan: LookAtPlan | None = None,
) -> ShareDesk:
    """What shares the diary; the parts that write files are loaded when they are first used."""
    from lbp_app.usecases.make_summary import MakeSummary  # noqa: PLC0415 - as in build_services
    from lbp_app.usecases.share_desk import ShareDesk  # noqa: PLC0415
    from lbp_app.usecases.tell_summary import TellSummary  # noqa: PLC0415

    tell = TellSummary(library)

    def draw(summary: ClinicianSummary, tick: Tick) -> bytes:
        from lbp_app.export.pdf import PdfMaker  # noqa: PLC0415 - slow to import

        return PdfMaker(tell, _body(), shipped("assets") / "fonts")(summary, tick=tick)

    def write(form: Form, whole: WholeDiary, wish: Wish, at: datetime, tick: Tick) -> bytes:
        return _written(library, form, whole, wish, at, tick)

    look = plan or _look_at_plan(diary, clock, library)

    def suggested() -> tuple[str, ...]:
        return tuple(library.text(f"steps.{step.id}.question") for step in look.questions())

    def protect(form: Form, file: SharedFile, password: str) -> SharedFile:
        from lbp_app.export.protected import protected  # noqa: PLC0415 - slow to import

        return protected(form, file, password, clock.now())

    from lbp_app.export.sealed import works_here  # noqa: PLC0415 - as in build_services

    make = MakeSummary(diary, clock, library, __version__, trouble, suggested)
    return ShareDesk(make, tell, draw, write, protect if works_here() else None)


def _look_at_plan(
    diary: Diary,
    clock: Clock,
    library: Library,
    trouble: Trouble | None = None,
    remember: LookOnce[PlanView] | None = None,
) -> LookAtPlan:
    from lbp_app.usecases.look_at_plan import LookAtPlan, ReadPlan  # noqa: PLC0415
    from lbp_app.usecases.look_at_situation import LookAtSituation  # noqa: PLC0415
    from lbp_app.usecases.read_flags import ReadFlags  # noqa: PLC0415

    flags = ReadFlags(diary, clock)
    read = ReadPlan(diary, clock, library.walking, library.steps)
    return LookAtPlan(read, LookAtSituation(diary, clock, flags), flags, trouble, remember)


def review_desk(
    library: Library, files: Iterable[Path] = (), *, clock: Clock | None = None
) -> ReviewDesk:
    """What looks at exported diaries: files that are only read, and no diary of this device."""
    from lbp_app.devices.given_files import sources  # noqa: PLC0415 - as in build_services
    from lbp_app.devices.system_clock import SystemClock  # noqa: PLC0415
    from lbp_app.usecases.review_desk import ReviewDesk  # noqa: PLC0415

    def is_locked(data: bytes) -> bool:
        from lbp_app.export import review_file  # noqa: PLC0415 - slow to import

        return review_file.is_locked(data)

    def unlock(data: bytes, password: str) -> bytes:
        from lbp_app.export import review_file  # noqa: PLC0415 - slow to import

        return review_file.unlock(data, password)

    def read(data: bytes) -> ExportedDiary:
        from lbp_app.export.review_file import read_for_review  # noqa: PLC0415 - slow to import

        return read_for_review(data, fact_forms())

    return ReviewDesk(library, clock or SystemClock(), read, is_locked, unlock, sources(files))


def _read_export(file: bytes, password: str) -> WholeDiary:
    from lbp_app.export.opened import opened  # noqa: PLC0415 - slow to import

    return opened(file, password, fact_forms())


def _as_backup(records: Sequence[Record], made_at: datetime) -> bytes:
    """A backup of these records, made by a diary of its own that is gone afterwards."""
    import tempfile  # noqa: PLC0415 - not needed to start
    from contextlib import closing  # noqa: PLC0415

    from lbp_app.usecases.ports import DiaryTroubleError  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        diary, trouble = open_diary(Path(folder))
        with closing(diary):  # type: ignore[type-var]  # the port knows no end, the one on disk does
            if trouble is not None:
                raise DiaryTroubleError(trouble)
            diary.keep(*records)
            return diary.backup(made_at=made_at, app_version=__version__)


def fact_forms() -> FactForms:
    """How facts of the log are written, for the parts that export them and read them back."""
    from lbp_app.export.fact_forms import FactForms  # noqa: PLC0415 - as in build_services
    from lbp_app.storage import facts  # noqa: PLC0415

    return FactForms(facts.kind_of, facts.to_json, facts.from_json)


def fhir_maker(library: Library) -> FhirMaker:
    """What writes FHIR, with the names of questions and regions in the words of the app."""
    from lbp_app.export.fhir_bundle import FhirMaker  # noqa: PLC0415 - slow to import

    start = "body_region."
    texts = library.texts
    regions = {k.removeprefix(start): v for k, v in texts.items() if k.startswith(start)}
    return FhirMaker(library.wording.clinical, regions, __version__)


def _written(
    library: Library, form: Form, whole: WholeDiary, wish: Wish, made_at: datetime, tick: Tick
) -> bytes:
    from lbp_app.domain.progress import Span  # noqa: PLC0415 - all of these are slow to import
    from lbp_app.export.csv_files import csv_files  # noqa: PLC0415
    from lbp_app.export.json_file import json_file  # noqa: PLC0415

    forms = fact_forms()
    span, named = Span(wish.first, wish.last), wish.with_name
    if form == "json":
        return json_file(
            whole,
            forms,
            made_at=made_at,
            app_version=__version__,
            suggested=wish.suggested,
            tick=tick,
        )
    if form == "csv":
        return csv_files(whole, forms, made_at=made_at, span=span, with_name=named, tick=tick)
    maker = fhir_maker(library)
    return maker(whole, made_at=made_at, span=span, with_name=named, tick=tick)


def _reminders_and_heat(
    diary: Diary,
    clock: Clock,
    library: Library,
    plan: RecordPlan,
    new_id: Callable[[], str],
    notifier: Notifier | None,
    trouble: Trouble | None,
) -> tuple[ReminderDesk, HeatDesk]:
    from lbp_app.devices.notices import NoNotices  # noqa: PLC0415 - as in build_services
    from lbp_app.usecases.answer_reminder import AnswerReminder  # noqa: PLC0415
    from lbp_app.usecases.fire_reminders import FireReminders  # noqa: PLC0415
    from lbp_app.usecases.look_at_reminders import LookAtReminders  # noqa: PLC0415
    from lbp_app.usecases.read_reminders import ReadReminders  # noqa: PLC0415
    from lbp_app.usecases.reminder_desk import HeatDesk, ReminderDesk  # noqa: PLC0415
    from lbp_app.usecases.ring import Bell, LookAndRing  # noqa: PLC0415
    from lbp_app.usecases.set_reminder import SetReminder  # noqa: PLC0415
    from lbp_app.usecases.use_heat import (  # noqa: PLC0415
        EndHeat,
        HeatLog,
        LookAtHeat,
        RingHeat,
        StartHeat,
    )

    flags = plan.look.read_flags
    read = ReadReminders(diary, clock, flags)
    log, bell = HeatLog(diary, clock, library.heat), Bell(clock)
    notifier = notifier or NoNotices()
    ring = LookAndRing(read, FireReminders(diary, clock, read), RingHeat(log), bell, notifier)

    def calendar(summary: str) -> bytes:
        from lbp_app.export.calendar_file import calendar_file  # noqa: PLC0415 - slow to import

        at = read()
        return calendar_file(at.rules, at.settings, summary, at.now)

    reminders = ReminderDesk(
        look=LookAtReminders(read, trouble),
        set=SetReminder(diary, clock, new_id),
        answer=AnswerReminder(diary, clock, read, plan),
        bell=bell,
        ring=ring,
        notifier=notifier,
        calendar=calendar,
    )
    heat = HeatDesk(LookAtHeat(log, flags), StartHeat(log, new_id), EndHeat(log), library.heat)
    return reminders, heat


class App:
    """The app that Flet opens in each window; its slow parts are made ready by ``warm_up``."""

    def __init__(
        self,
        library: Library | Callable[[], Library],
        folder: Path,
        **parts: Any,  # noqa: ANN401
    ) -> None:
        """``parts`` replace parts of ``build_services``, where the place of the app needs it.

        A ``library`` that is called for is asked for when the app is made ready.
        """
        self._library = library
        self._folder = folder
        self._parts = parts
        self._window: Callable[[ft.Page], None] | None = None
        self._listen: Callable[[Callable[[], None]], object] | None = None
        self._engine: WakeUp | None = None
        self._notices: LateNotices | None = None
        self._say: Callable[[str], str] | None = None

    def warm_up(self) -> None:
        """Open the diary and load the first screen; called once, before the first window."""
        if self._window is None:
            from lbp_app.devices.notices import LateNotices  # noqa: PLC0415
            from lbp_app.devices.wake_up import WakeUp  # noqa: PLC0415
            from lbp_app.ui.app import window  # noqa: PLC0415 - slow to import

            self._notices = LateNotices()
            library = self._library() if callable(self._library) else self._library
            services = build_services(library, self._folder, notifier=self._notices, **self._parts)
            self._say = library.text
            if os.environ.get("FLET_PLATFORM") == "ios":
                from lbp_app.devices.cloud_backup import keep_out  # noqa: PLC0415 - iOS only

                keep_out(self._folder)
            self._engine = WakeUp(services.clock, services.reminders.ring)
            self._listen = services.listen
            services.listen(self._engine.wake)
            services.reminders.bell.on_asked(self._engine.wake)
            _rehearse(services)
            self._window = window(services)
            # What is there now stays to the end: it is never looked through again.
            gc.freeze()
            gc.enable()

    def listen(self, listener: Callable[[], None]) -> None:
        """Call ``listener`` after each write to the diary."""
        self.warm_up()
        if self._listen is not None:
            self._listen(listener)

    def main(self, page: ft.Page) -> None:
        """Fill one window."""
        self.warm_up()
        say = self._say
        if self._window is None or self._engine is None or self._notices is None or say is None:
            raise LookupError("the app was not made ready")
        self._window(page)
        page.run_task(_load_the_rest)
        self._notices.use(say("app.name"), say("reminders.neutral"), windowed=not page.web)
        self._engine.start_soon()


async def _load_the_rest() -> None:
    """Load what only later screens need, once the first one is drawn, so that no tap waits."""
    from lbp_app.ui.app import load_all_screens  # noqa: PLC0415 - slow to import

    await load_all_screens()
    await asyncio.to_thread(import_module, "lbp_app.storage.pages")  # a sixth of a second
    packed = sys.platform == "emscripten"  # there the content came without files
    if not packed and _memory(shipped("content")) is None:
        await asyncio.sleep(_QUIET_SECONDS)
        await asyncio.to_thread(_remember)


def _remember() -> None:
    from lbp_app.library.remembering import remember  # noqa: PLC0415 - slow to import

    remember(shipped("content"))


class Reviewer:
    """The reviewer alone, on the files that were named. It never looks for a diary."""

    def __init__(self, library: Library, files: Iterable[Path]) -> None:
        self._library = library
        self._files = tuple(files)
        self._window: Callable[[ft.Page], None] | None = None

    def warm_up(self) -> None:
        """Load the screen; called once, before the first window."""
        if self._window is None:
            from lbp_app.library.pictures import load_pictures  # noqa: PLC0415 - slow to import
            from lbp_app.ui.app import review_window, screen_in  # noqa: PLC0415
            from lbp_app.ui.services import ReviewServices  # noqa: PLC0415

            desk = review_desk(self._library, self._files)
            pictures = load_pictures(shipped("assets"))
            screen_in("reviewer")
            self._window = review_window(
                ReviewServices(self._library, pictures, _body, desk.clock, desk)
            )

    def main(self, page: ft.Page) -> None:
        """Fill one window."""
        self.warm_up()
        if self._window is None:
            raise LookupError("the reviewer was not made ready")
        self._window(page)


def _rehearse(services: Services) -> None:
    """Do what is slow the first time, so that the first screen need not wait for it.

    Flet loads a control when it is first named, the diary prepares its questions to SQLite, and the
    readers of facts are made when the first fact of a kind is read.
    """
    import flet as ft  # noqa: PLC0415 - slow to import

    from lbp_app.ui.app import first_screen  # noqa: PLC0415 - slow to import

    for name in _FIRST_CONTROLS:
        getattr(ft, name)
    first_screen(services)
    for read in (services.plan, services.due_measures, services.read_medicines.side_effects_due):
        # What cannot be read here is told by the screen, which cannot take the others with it.
        with contextlib.suppress(Exception):
            read()


@cache
def _body() -> BodyDrawing:
    """The drawing of the body, read when it is first shown."""
    from lbp_app.library.body_shapes import load_body  # noqa: PLC0415

    return load_body(shipped("assets"))


def _new_id() -> str:
    return str(uuid.uuid4())

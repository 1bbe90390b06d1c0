"""Everything a screen may ask for, built once by bootstrap and handed down as one frozen value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import flet as ft

from lbp_app.domain.body_drawing import BodyDrawing
from lbp_app.usecases.correct import Correct
from lbp_app.usecases.delete import Delete
from lbp_app.usecases.due_measures import DueMeasures
from lbp_app.usecases.give_verdict import GiveVerdict
from lbp_app.usecases.keep_drafts import KeepDrafts
from lbp_app.usecases.keep_safe import KeepSafe
from lbp_app.usecases.log_fact import LogFact
from lbp_app.usecases.look_at_lessons import LookAtLessons
from lbp_app.usecases.look_at_plan import LookAtPlan
from lbp_app.usecases.look_at_review import LookAtReview
from lbp_app.usecases.nudge_backup import NudgeBackup
from lbp_app.usecases.ports import Clock, Keeping, Library, Trouble
from lbp_app.usecases.put_off_measures import PutOffMeasures
from lbp_app.usecases.read_diary import ReadDiary
from lbp_app.usecases.read_measures import ReadMeasures
from lbp_app.usecases.read_medicines import ReadMedicines
from lbp_app.usecases.read_progress import ReadProgress
from lbp_app.usecases.record_action import RecordAction
from lbp_app.usecases.record_body_chart import ReadBodyCharts, RecordBodyChart
from lbp_app.usecases.record_check_in import RecordCheckIn
from lbp_app.usecases.record_learning import RecordLearning
from lbp_app.usecases.record_measure import RecordMeasure
from lbp_app.usecases.record_plan import RecordPlan
from lbp_app.usecases.record_review import RecordReview
from lbp_app.usecases.record_visit import RecordVisit
from lbp_app.usecases.reminder_desk import HeatDesk, ReminderDesk
from lbp_app.usecases.save_profile import SaveProfile
from lbp_app.usecases.show_care_card import ShowCareCard
from lbp_app.usecases.today import LookAtToday

if TYPE_CHECKING:
    from lbp_app.usecases.import_diary import ImportDiary
    from lbp_app.usecases.review_desk import ReviewDesk  # loaded when it is first asked for
    from lbp_app.usecases.share_desk import ShareDesk


@dataclass(frozen=True, slots=True)
class Services:
    """The use cases, the content and the drawings. ``listen`` tells of every write."""

    library: Library
    pictures: Mapping[str, str]
    body: Callable[[], BodyDrawing]
    clock: Clock
    today: LookAtToday
    give_verdict: GiveVerdict
    record_check_in: RecordCheckIn
    read_body_charts: ReadBodyCharts
    record_body_chart: RecordBodyChart
    record_action: RecordAction
    record_visit: RecordVisit
    save_profile: SaveProfile
    read_diary: ReadDiary
    log_fact: LogFact
    correct: Correct
    delete: Delete
    read_medicines: ReadMedicines
    drafts: KeepDrafts
    read_progress: ReadProgress
    keep_safe: KeepSafe
    import_diary: Callable[[], ImportDiary]
    share: Callable[[], ShareDesk]
    reviewer: Callable[[], ReviewDesk]
    due_measures: DueMeasures
    put_off_measures: PutOffMeasures
    nudge_backup: NudgeBackup
    read_measures: ReadMeasures
    record_measure: RecordMeasure
    show_care_card: ShowCareCard
    lessons: LookAtLessons
    record_learning: RecordLearning
    plan: LookAtPlan
    record_plan: RecordPlan
    review: LookAtReview
    record_review: RecordReview
    reminders: ReminderDesk
    heat: HeatDesk
    listen: Callable[[Callable[[], None]], Callable[[], None]]
    new_id: Callable[[], str]
    app_version: str
    data_folder: str
    keeping: Keeping
    trouble: Trouble | None


@dataclass(frozen=True, slots=True)
class ReviewServices:
    """What the reviewer needs, and no more: no diary of this device is within its reach."""

    library: Library
    pictures: Mapping[str, str]
    body: Callable[[], BodyDrawing]
    clock: Clock
    reviewer: ReviewDesk


ReviewContext: ft.ContextProvider[ReviewServices | None] = ft.create_context(None)
ServicesContext: ft.ContextProvider[Services | None] = ft.create_context(None)


def use_review_services() -> tuple[ReviewServices, Services | None]:
    """What the reviewer needs; the second is the patient's own app that it was opened from."""
    alone, app = ft.use_context(ReviewContext), ft.use_context(ServicesContext)
    if alone is not None:
        return alone, None
    if app is None:
        raise LookupError("no services: the reviewer stands outside App")
    return ReviewServices(app.library, app.pictures, app.body, app.clock, app.reviewer()), app


def use_services() -> Services:
    """The services of this app; to be called at the top of a component."""
    services = ft.use_context(ServicesContext)
    if services is None:
        raise LookupError("no services: the component stands outside App")
    return services

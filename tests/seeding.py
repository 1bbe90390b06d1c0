"""Fills a data folder with a patient's past, through the app's own use cases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from lbp_app import bootstrap
from lbp_app.domain import screening as steps
from lbp_app.domain.answers import Answer
from lbp_app.domain.diary import Kind
from lbp_app.domain.flags import Action
from lbp_app.domain.log import AnyLogItem
from lbp_app.domain.profile import AgeBand, Consideration, Factor, Profile
from lbp_app.domain.red_flags import Urgency
from lbp_app.domain.screening import Screening
from lbp_app.ui.services import Services
from lbp_app.usecases.ports import Library
from lbp_app.usecases.record_check_in import Ratings
from tests.fakes import FrozenClock

ROSA = Profile(
    country="GB",
    name="Rosa",
    age_band=AgeBand.FROM_65_TO_69,
    factors={
        **dict.fromkeys(Factor, Answer.NO),
        Factor.OSTEOPOROSIS: Answer.YES,
    },
    considerations={
        **dict.fromkeys(Consideration, Answer.NO),
        Consideration.OLDER_OR_UNSTEADY: Answer.YES,
    },
)
WHAT_SHE_TOLD = {
    Urgency.EMERGENCY: ("saddle", "saddle_numbness"),
    Urgency.URGENT: ("fever", "fever"),
    Urgency.SOON: ("pain", "cough_pain"),
}
NOTES = ("", "Walked to the shop. Sat down twice.", "", "", "Slept badly, the bath helped.")


@dataclass(frozen=True, slots=True)
class Past:
    """What had happened by ``now``.

    ``days`` check-ins, one on each of the days before today. ``flag`` is the card that was given
    ``hours_ago``, with what the patient did about it (None: not yet asked). ``logged`` is written
    as it stands.
    """

    now: datetime
    profile: Profile | None = ROSA
    days: int = 5
    flag: Urgency = Urgency.NONE
    hours_ago: float = 2
    action: Action | None = None
    seen_by: str | None = None
    ratings: tuple[int, int, int] = field(default=(5, 6, 4))
    logged: tuple[AnyLogItem, ...] = ()


def fill(folder: Path, past: Past) -> None:
    """Write this past into the diary of ``folder``, which is closed again afterwards.

    Raises:
        AssertionError: when the content is broken or the diary cannot be written.
    """
    library = bootstrap.read_content().library
    assert library is not None
    diary, trouble = bootstrap.open_diary(folder)
    assert trouble is None
    clock = FrozenClock(past.now - timedelta(days=past.days + 1))
    services = bootstrap.build_services(
        library, folder, diary=diary, clock=clock, new_id=_numbered()
    )
    if past.profile is not None:
        assert services.save_profile(past.profile, first_run_done=True) is None
    for day in range(past.days):
        clock.advance(timedelta(days=1))
        _check_in(services, library, past.ratings, day)
    diary.keep(*past.logged)
    _go_to(clock, past.now - timedelta(hours=past.hours_ago))
    if past.flag is not Urgency.NONE:
        _card(services, library, past)
    _close(diary)


def _numbered() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"seeded-{next(numbers)}"


def _go_to(clock: FrozenClock, moment: datetime) -> None:
    clock.advance(moment - clock.now())


def _check_in(
    services: Services, library: Library, ratings: tuple[int, int, int], day: int
) -> None:
    clean = steps.confirm_tiles(steps.start(steps.Mode.TILES), library.table)
    back, leg, way = ratings
    given = Ratings(back - day % 3, leg - day % 2, way, NOTES[day % len(NOTES)])
    done = services.record_check_in(services.new_id(), Kind.CHECK_IN, clean, given)
    assert done.recorded.saved


def _told(library: Library, urgency: Urgency) -> Screening:
    group, question = WHAT_SHE_TOLD[urgency]
    tile = steps.choose_tile(steps.start(steps.Mode.TILES), library.table, group)
    answered = steps.give_answer(tile, question, Answer.YES)
    return steps.no_to_the_rest(answered, library.table, group)


def _card(services: Services, library: Library, past: Past) -> None:
    recorded = services.give_verdict(services.new_id(), _told(library, past.flag))
    assert recorded.saved
    assert recorded.verdict.urgency is past.flag
    if past.action is not None:
        assert services.record_action((recorded.given.id,), past.action) is None
    if past.seen_by is not None:
        nothing = services.record_visit(
            seen_at=services.clock.now(), who=past.seen_by, said="No sign of harm.", checked={}
        )
        assert nothing is None


def _close(diary: object) -> None:
    """Free the folder for the app; the port itself knows no end, only the diary on disk does."""
    close = getattr(diary, "close", None)
    assert callable(close)
    close()

"""What the screens may ask about reminders and heat, each in one value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lbp_app.domain.heat import HeatLimits
from lbp_app.usecases.answer_reminder import AnswerReminder
from lbp_app.usecases.look_at_reminders import LookAtReminders
from lbp_app.usecases.ports import Notifier
from lbp_app.usecases.ring import Bell, LookAndRing
from lbp_app.usecases.set_reminder import SetReminder
from lbp_app.usecases.use_heat import EndHeat, LookAtHeat, StartHeat


@dataclass(frozen=True, slots=True)
class ReminderDesk:
    """Reminders: look, set, answer; the bell that windows listen to; the calendar file.

    ``ring`` is what the engine calls, ``notifier`` tells how far reminders reach on this device.
    ``calendar`` gives the bytes of the file, with the words that stand in it.
    """

    look: LookAtReminders
    set: SetReminder
    answer: AnswerReminder
    bell: Bell
    ring: LookAndRing
    notifier: Notifier
    calendar: Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class HeatDesk:
    """Heat: look, start, end; and how much is enough."""

    look: LookAtHeat
    start: StartHeat
    end: EndHeat
    limits: HeatLimits

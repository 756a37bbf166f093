"""Puts handing over together from what the gateway has."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session, sessionmaker

from api.conversations.language import Ear
from api.conversations.service import Conversations
from api.handover.attendance import Attendance
from api.handover.desk_reading import DeskReading
from api.handover.hearing import Hear
from api.handover.line import Line
from api.handover.moving import Mover
from api.handover.opening import OpeningHours
from api.handover.queues import QueueBook
from api.handover.service import Handovers
from api.handover.staff import Staff
from api.handover.watch import Watch
from api.handover.words import Closed
from api.settings import GatewaySettings
from backend.clock import Clock


@dataclass(frozen=True)
class Around:
    """What handing over is given; the two last wake the citizen's readers, and the desk."""

    settings: GatewaySettings
    queues: Path
    city: sessionmaker[Session]
    clock: Clock
    real_time: Callable[[], dt.datetime]
    ear: Ear
    changed: Callable[[str], None]
    desk_changed: Callable[[str | None], None]


@dataclass(frozen=True)
class Assembled:
    handovers: Handovers
    staff: Staff
    watch: Watch
    reading: DeskReading


def assembled(around: Around, conversations: Conversations) -> Assembled:
    settings = around.settings
    attendance = Attendance(
        book=QueueBook.load(around.queues),
        hours=OpeningHours(around.city),
        clock=around.clock,
        real_time=around.real_time,
        silent_s=settings.agent_silent_seconds,
    )
    line = Line(attendance)
    mover = Mover(conversations.transcript, around.real_time, around.changed, around.desk_changed)
    closed = Closed(around.city, around.clock.today)
    hear = Hear(around.ear, conversations.speaker)
    store = conversations.sessions
    return Assembled(
        handovers=Handovers(mover, line, closed),
        staff=Staff(store, mover, line, hear, settings.max_text_characters),
        reading=DeskReading(attendance, mover, settings.max_text_characters),
        watch=Watch(store, mover, line, closed, around.real_time(), settings.look_around_seconds),
    )

"""Puts the copilot together from what the gateway has."""

import datetime as dt
from collections.abc import Callable
from typing import Protocol

from sqlalchemy.orm import Session, sessionmaker

from api.conversations.crisis import Crisis
from api.copilot.asking import Asking
from api.copilot.learning import Learning
from api.copilot.parts import CopilotParts
from api.copilot.service import Copilot
from api.handover.desk_reading import DeskReading
from api.privacy.deletion import Deletion
from api.rasa_client import Bot
from api.rendering.catalogue import Texts
from api.settings import GatewaySettings


class Outside(Protocol):
    """What is asked of the process."""

    @property
    def settings(self) -> GatewaySettings: ...
    @property
    def texts(self) -> Texts: ...
    @property
    def crisis(self) -> Crisis: ...
    @property
    def bot(self) -> Bot: ...
    @property
    def real_time(self) -> Callable[[], dt.datetime]: ...
    @property
    def ticks(self) -> Callable[[], float]: ...


def copilot_parts(
    outside: Outside, store: sessionmaker[Session], reading: DeskReading, deletion: Deletion
) -> CopilotParts:
    return CopilotParts(
        copilot=Copilot(store, reading, outside.crisis, outside.texts),
        asking=Asking(outside.bot, deletion, outside.ticks, outside.settings.bot_timeout_seconds),
        learning=Learning(store, outside.real_time),
    )

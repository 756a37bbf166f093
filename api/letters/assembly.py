"""Puts together what the messages left for a person need."""

import datetime as dt
from collections.abc import Callable
from typing import Protocol

from sqlalchemy import Engine

from api.conversations.service import Conversations
from api.letters.handed import OwnState
from api.letters.outbox.service import Outbox
from api.letters.parts import LetterParts
from api.letters.service import LeftMessages
from api.letters.staffed import PLACES, Staffed
from api.rendering.catalogue import Texts
from api.settings import GatewaySettings
from backend.db import sessions


class Outside(Protocol):
    """What is asked of the process."""

    @property
    def settings(self) -> GatewaySettings: ...
    @property
    def city(self) -> Engine: ...
    @property
    def texts(self) -> Texts: ...
    @property
    def real_time(self) -> Callable[[], dt.datetime]: ...
    @property
    def ticks(self) -> Callable[[], float]: ...


def letters(outside: Outside, conversations: Conversations, changed: Callable[[str], None]) -> LetterParts:
    settings = outside.settings
    outbox = Outbox(
        sender=settings.mail_from,
        mailboxes=settings.queue_mailboxes,
        desk_url=settings.desk_url,
        now=outside.real_time,
        wake=lambda: None,
    )
    return LetterParts(
        left=LeftMessages(
            conversations=conversations,
            handed=OwnState(),
            staffed=Staffed(sessions(outside.city), PLACES.__getitem__),
            outbox=outbox,
            texts=outside.texts,
            most_an_hour=settings.left_messages_per_hour,
            most_characters=settings.max_text_characters,
            changed=changed,
            desk_changed=lambda _queue: None,
        )
    )

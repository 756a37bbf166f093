"""Puts together what messages left, mails and transcripts need."""

import datetime as dt
import ssl
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine

from api.conversations.service import Conversations
from api.letters.desk import LeftMessageDesk
from api.letters.handed import Handed
from api.letters.outbox.health import mails
from api.letters.outbox.postbox import MailPostbox
from api.letters.outbox.sender import Bell, MailState, Pace, Sender
from api.letters.outbox.service import Outbox
from api.letters.outbox.smtp import SmtpPost
from api.letters.parts import LetterParts
from api.letters.service import LeftMessages
from api.letters.staffed import Staffed
from api.letters.told import MailSettled, Told
from api.letters.transcripts.page import TranscriptPage
from api.letters.transcripts.service import Transcripts
from api.letters.writing import LetterWriter
from api.limits import Addresses, Window
from api.rendering.catalogue import Texts
from api.settings import GatewaySettings
from backend.clock import Clock
from replies.reply import Queue

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
HOUR_S, DAY_S = 3600, 86400
DeskChanged = Callable[[str | None], None]


class Outside(Protocol):
    """What is asked of the process."""

    @property
    def settings(self) -> GatewaySettings: ...
    @property
    def city(self) -> Engine: ...
    @property
    def texts(self) -> Texts: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def real_time(self) -> Callable[[], dt.datetime]: ...
    @property
    def ticks(self) -> Callable[[], float]: ...


@dataclass(frozen=True)
class AroundLetters:
    """What other rooms give. `overwrite` leaves nothing of what was deleted in the store's log."""

    handed: Handed
    staffed: Staffed
    mailboxes: Mapping[Queue, str]
    changed: Callable[[str], None]
    desk_changed: DeskChanged
    overwrite: Callable[[], None]


def letters(outside: Outside, conversations: Conversations, around: AroundLetters) -> LetterParts:
    settings, bell, state = outside.settings, Bell(), MailState()
    outbox = Outbox(settings.mail_from, around.mailboxes, settings.desk_url, outside.real_time, bell.ring)
    told = Told(conversations.transcript)
    transcripts = _transcripts(outside, conversations, outbox)
    now, changed, desk_changed = conversations.clock.now, around.changed, around.desk_changed
    box = MailPostbox(
        sessions=conversations.sessions,
        write=LetterWriter(outside.texts, transcripts),
        settled=MailSettled(told, outbox, now, changed, desk_changed, around.overwrite),
        now=outside.real_time,
        holder=str(uuid.uuid4()),
        lease_s=settings.mail_lease_seconds,
    )
    return LetterParts(
        left=_left(outside, conversations, outbox, around),
        desk=LeftMessageDesk(conversations.sessions, outbox, told, now, changed, desk_changed),
        transcripts=transcripts,
        sender=Sender(box, _post(settings), _pace(settings), state, bell),
        health=mails(conversations.sessions, state, set_up=bool(settings.smtp_host)),
    )


def _left(outside: Outside, conversations: Conversations, outbox: Outbox, around: AroundLetters) -> LeftMessages:
    return LeftMessages(
        conversations=conversations,
        handed=around.handed,
        staffed=around.staffed,
        outbox=outbox,
        texts=outside.texts,
        most_an_hour=outside.settings.left_messages_per_hour,
        most_characters=outside.settings.max_text_characters,
        changed=around.changed,
        desk_changed=around.desk_changed,
    )


def _transcripts(outside: Outside, conversations: Conversations, outbox: Outbox) -> Transcripts:
    most = outside.settings.transcripts_per_hour
    return Transcripts(
        conversations=conversations,
        page=TranscriptPage(TEMPLATES, outside.texts),
        outbox=outbox,
        addresses=Addresses(outside.clock.today),
        tries=Window(most, HOUR_S, outside.ticks),
        received=Window(most, DAY_S, outside.ticks),
        mail_leaves=bool(outside.settings.smtp_host),
    )


def _post(settings: GatewaySettings) -> SmtpPost | None:
    """None where no mail server is set up."""
    if not settings.smtp_host:
        return None
    return SmtpPost(
        host=settings.smtp_host,
        port=settings.smtp_port,
        security=settings.smtp_security,
        user=settings.smtp_user,
        password=settings.smtp_password.get_secret_value(),
        longest_s=settings.mail_lease_seconds / 2,
        trusted=ssl.create_default_context(cafile=settings.smtp_ca_file),
    )


def _pace(settings: GatewaySettings) -> Pace:
    return Pace(
        look_around_s=settings.look_around_seconds,
        first_pause_s=settings.mail_first_pause_seconds,
        longest_pause_s=settings.mail_longest_pause_seconds,
        in_flight=settings.mails_in_flight,
    )

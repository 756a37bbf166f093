"""A stored message as a reader sees it: as first shown, or anew in another language or form."""

from typing import cast
from zoneinfo import ZoneInfo

from api.conversations.models import Message
from api.conversations.schemas import Author, Form, MessageView
from api.conversations.speaking import Speaker, read_back
from backend.facts.values import Language

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def view(message: Message, speaker: Speaker, language: Language, form: Form) -> MessageView:
    """What people wrote stays as they wrote it; what the gateway said can be said again in other words."""
    first = message.replies is None or (message.language == language and message.form == form)
    said = None if first else speaker.say(read_back(message.replies), language, form)
    return MessageView(
        seq=message.seq,
        author=cast("Author", message.author),
        text=said.text if said else message.text,
        replies=said.shown if said else message.shown,
        language=language if said else cast("Language", message.language),
        form=form if said else cast("Form", message.form),
        created_at=message.created_at.astimezone(COPENHAGEN),
        reply_to=message.reply_to,
        client_message_id=message.client_message_id,
        agent=message.agent,
        as_first_shown=first,
    )

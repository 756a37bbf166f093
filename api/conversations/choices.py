"""A pressed choice: its meaning is looked up in the Reply that was stored, never taken from the citizen."""

from sqlalchemy.orm import Session

from api.conversations import repository
from api.conversations.models import Conversation
from api.conversations.speaking import read_back
from api.conversations.wishes import is_answer
from api.errors import ChoiceOldError, ChoiceUnknownError
from replies import Choice, Reply

ABOUT_THE_CONVERSATION = "handover_"


def pressed(session: Session, conversation: Conversation, seq: int, key: str) -> tuple[Choice, Reply]:
    """The choice, and the reply that offers it.

    ChoiceUnknownError if this conversation never offered it; ChoiceOldError if the bot has answered something since,
    unless it is about the conversation itself: whether that can still be chosen is for its state to say.
    """
    message = repository.message(session, conversation.id, seq)
    replies = read_back(message.replies) if message else ()
    for reply in replies:
        for choice in reply.choices:
            if choice.key == key:
                if not choice.payload.intent.startswith(ABOUT_THE_CONVERSATION):
                    _refuse_old(session, conversation.id, seq)
                return choice, reply
    raise ChoiceUnknownError


def _refuse_old(session: Session, conversation_id: str, seq: int) -> None:
    for newer in repository.newest_from_bot(session, conversation_id):
        if newer.seq <= seq:
            return
        if is_answer(read_back(newer.replies)):
            raise ChoiceOldError

"""What a card tells of a conversation's messages, read once for each new one: the board is looked at often."""

from collections.abc import Sequence
from threading import Lock

from cachetools import TTLCache
from sqlalchemy.orm import Session

from api.conversations.models import Conversation
from api.desk import repository
from api.desk.cards import Cards, Glance

MOST = 2000
KEPT_S = 600


class Glances:
    """By conversation and its newest message, in the memory of this process for some minutes."""

    def __init__(self, cards: Cards) -> None:
        self._cards = cards
        self._known: TTLCache[tuple[str, int], Glance] = TTLCache(MOST, KEPT_S)
        self._lock = Lock()

    def of(self, session: Session, conversations: Sequence[Conversation]) -> dict[str, Glance]:
        with self._lock:
            known = {each.id: self._known.get((each.id, each.last_seq)) for each in conversations}
        found = {key: glance for key, glance in known.items() if glance}
        new = [each for each in conversations if each.id not in found]
        messages = repository.messages_of(session, [each.id for each in new])
        for each in new:
            found[each.id] = self._cards.glance(each, messages[each.id])
        with self._lock:
            self._known.update({(each.id, each.last_seq): found[each.id] for each in new})
        return found

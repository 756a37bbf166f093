"""The conversations as Rasa keeps them: one SQLite file (or PostgreSQL), nothing kept that was asked to be deleted.

Rasa reads and replays a whole session before each message and counts its events after it. Here the last conversations
stay in memory, each lent to one message at a time: a tracker is taken out when it is asked for, and put back only when
all its events are stored, so that what failed half-way is read anew.
"""

import json
from collections import OrderedDict
from pathlib import Path
from typing import Any, Optional, Text, Tuple

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SessionStarted
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import bindparam, create_engine, delete, event, func, insert, select, text
from sqlalchemy.engine import URL, Connection, Engine
from sqlalchemy.pool import QueuePool

PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=5000", "secure_delete=ON")
KEPT = 64
EVENT = SQLTrackerStore.SQLEvent
INSERT = insert(EVENT)
LAST = select(func.max(EVENT.id)).where(EVENT.sender_id == bindparam("conversation"))  # asked twice a message


class ConversationTrackers(SQLTrackerStore):
    """`db` is the path of a SQLite file, or a whole database URL."""

    def __init__(
        self, domain: Optional[Domain] = None, event_broker: Optional[EventBroker] = None, db: Text = "", **_: Any
    ) -> None:
        self._lent_back: OrderedDict[Text, Tuple[DialogueStateTracker, Optional[int]]] = OrderedDict()
        if "://" in db:
            super().__init__(domain, host=db, event_broker=event_broker)
        else:
            Path(db).parent.mkdir(parents=True, exist_ok=True)
            super().__init__(domain, dialect="sqlite", db=db, event_broker=event_broker)
            self.engine = one_connection(self.engine.url)
            self.sessionmaker.configure(bind=self.engine)

    async def delete(self, conversation_id: Text) -> None:
        """Forget the conversation; to forget one that is not known is no error."""
        self._lent_back.pop(conversation_id, None)
        with self.engine.begin() as connection:
            connection.execute(delete(self.SQLEvent).where(self.SQLEvent.sender_id == conversation_id))
        if self.engine.dialect.name == "sqlite":
            with self.engine.connect() as connection:
                connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))  # the log keeps what the table has lost

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Store the events that came since the tracker was read, in one statement and one commit."""
        await self.stream_events(tracker)
        events = list(tracker.events)
        with self.engine.begin() as connection:
            stored = getattr(tracker, "stored_events", None)
            if stored is None:
                stored = len(self._stored(connection, tracker.sender_id, this_session_only=True))
            rows = [row(tracker.sender_id, happened) for happened in events[stored:]]
            if rows:
                connection.execute(INSERT, rows)
            last = self._last(connection, tracker.sender_id)
        tracker.stored_events = len(events)
        self._take_back(tracker, last)

    async def _retrieve(self, sender_id: Text, fetch_events_from_all_sessions: bool) -> Optional[DialogueStateTracker]:
        kept, last = self._lent_back.pop(sender_id, (None, None))
        with self.engine.connect() as connection:
            if kept and not fetch_events_from_all_sessions and last == self._last(connection, sender_id):
                return kept
            stored = self._stored(connection, sender_id, this_session_only=not fetch_events_from_all_sessions)
        if not stored:
            return None
        tracker = DialogueStateTracker.from_dict(sender_id, list(map(json.loads, stored)), self.domain.slots)
        tracker.stored_events = len(tracker.events)
        return tracker

    def _stored(self, connection: Connection, sender_id: Text, this_session_only: bool) -> list[Text]:
        own = self.SQLEvent.sender_id == sender_id
        query = select(self.SQLEvent.data).where(own).order_by(self.SQLEvent.id)
        if this_session_only:
            started = select(func.max(self.SQLEvent.id)).where(own, self.SQLEvent.type_name == SessionStarted.type_name)
            query = query.where(self.SQLEvent.id >= func.coalesce(started.scalar_subquery(), 0))
        return list(connection.execute(query).scalars())

    def _last(self, connection: Connection, sender_id: Text) -> Optional[int]:
        """The number of the conversation's last event: another when another process has answered meanwhile."""
        return connection.execute(LAST, {"conversation": sender_id}).scalar()

    def _take_back(self, tracker: DialogueStateTracker, last: Optional[int]) -> None:
        """Keep it for the next message, unless it holds an ended session that a fresh reading would leave out."""
        if sum(isinstance(happened, SessionStarted) for happened in tracker.events) > 1:
            return
        self._lent_back[tracker.sender_id] = (tracker, last)
        self._lent_back.move_to_end(tracker.sender_id)
        while len(self._lent_back) > KEPT:
            self._lent_back.popitem(last=False)


def row(sender_id: Text, happened: Event) -> dict[str, Any]:
    data = happened.as_dict()
    return {
        "sender_id": sender_id,
        "type_name": happened.type_name,
        "timestamp": data.get("timestamp"),
        "intent_name": data.get("parse_data", {}).get("intent", {}).get("name"),
        "action_name": data.get("name"),
        "data": json.dumps(data),
    }


def one_connection(url: URL) -> Engine:
    """Rasa's process works in one thread; by itself SQLAlchemy opens a SQLite file anew for every session."""
    engine = create_engine(url, poolclass=QueuePool, pool_size=1, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", set_pragmas)
    return engine


def set_pragmas(connection: Any, _: Any) -> None:
    """On every new connection to a SQLite file."""
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()

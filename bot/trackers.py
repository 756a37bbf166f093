"""The conversations as Rasa keeps them: one SQLite file (or PostgreSQL), nothing kept that was asked to be deleted."""

import json
from pathlib import Path
from typing import Any, Optional, Text

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import create_engine, delete, event, insert
from sqlalchemy.engine import URL, Engine
from sqlalchemy.pool import QueuePool

PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=5000", "secure_delete=ON")


class ConversationTrackers(SQLTrackerStore):
    """`db` is the path of a SQLite file, or a whole database URL."""

    def __init__(
        self, domain: Optional[Domain] = None, event_broker: Optional[EventBroker] = None, db: Text = "", **_: Any
    ) -> None:
        if "://" in db:
            super().__init__(domain, host=db, event_broker=event_broker)
        else:
            Path(db).parent.mkdir(parents=True, exist_ok=True)
            super().__init__(domain, dialect="sqlite", db=db, event_broker=event_broker)
            self.engine = one_connection(self.engine.url)
            self.sessionmaker.configure(bind=self.engine)

    async def delete(self, conversation_id: Text) -> None:
        """Forget the conversation; to forget one that is not known is no error."""
        with self.engine.begin() as connection:
            connection.execute(delete(self.SQLEvent).where(self.SQLEvent.sender_id == conversation_id))

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Store the events that came since the tracker was read, in one statement and one commit.

        Rasa counts the stored ones anew each time; here the tracker remembers how many of its events are stored.
        """
        await self.stream_events(tracker)
        events = list(tracker.events)
        stored = getattr(tracker, "stored_events", None)
        with self.session_scope() as session:
            if stored is None:
                stored = self._event_query(session, tracker.sender_id, fetch_events_from_all_sessions=False).count()
            rows = [row(tracker.sender_id, happened) for happened in events[stored:]]
            if rows:
                session.execute(insert(self.SQLEvent), rows)
                session.commit()
        tracker.stored_events = len(events)

    async def retrieve(self, sender_id: Text) -> Optional[DialogueStateTracker]:
        return remembering(await super().retrieve(sender_id))

    async def retrieve_full_tracker(self, conversation_id: Text) -> Optional[DialogueStateTracker]:
        return remembering(await super().retrieve_full_tracker(conversation_id))


def remembering(tracker: Optional[DialogueStateTracker]) -> Optional[DialogueStateTracker]:
    if tracker is not None:
        tracker.stored_events = len(tracker.events)
    return tracker


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

"""What the desk's calls take and give."""

import datetime as dt
from typing import Annotated, Self

from pydantic import BaseModel, Field, model_validator

from api.conversations.schemas import Asked, MessageView
from api.handover.attendance import Here
from api.handover.staff import Afterwards, Reason
from api.letters.desk_schemas import LeftMessageView
from backend.facts.values import Language
from replies.reply import Queue

Words = Annotated[str, Field(min_length=1, max_length=4000)]


class Claim(Asked):
    version: int | None = None


class Transfer(Asked):
    to_agent: str | None = None
    to_queue: Queue | None = None
    stay: bool = False

    @model_validator(mode="after")
    def _to_one(self) -> Self:
        if (self.to_agent is None) == (self.to_queue is None):
            raise ValueError("give either to_agent or to_queue")
        return self


class Written(Asked):
    client_message_id: Annotated[str, Field(pattern=r"^[0-9a-fA-F-]{36}$")]
    text: str


class Finish(Asked):
    """Without a reason the person begins to round off, and still has the conversation."""

    reason: Reason | None = None
    to: Afterwards = "bot"


class NoteWritten(Asked):
    text: Words


class PresenceSet(Asked):
    presence: Here
    capacity: Annotated[int, Field(ge=1, le=5)] | None = None


class Card(BaseModel):
    """A conversation at a glance. `unread`: the citizen spoke last. `front`: it was given back, and goes first."""

    id: str
    queue: Queue
    queue_name: str
    language: Language
    channel: str
    topic: str | None
    summary_line: str
    state: str
    version: int
    waiting_since: dt.datetime | None
    since: dt.datetime
    last_seq: int
    last_from: str
    unread: bool
    typing: bool
    front: bool


class QueueView(BaseModel):
    queue: Queue
    name: str
    open: bool
    waiting: int
    longest_wait_seconds: int
    agents_ready: int


class Queues(BaseModel):
    """`left_messages` are those that wait for an answer."""

    queues: list[QueueView]
    waiting: list[Card]
    mine: list[Card]
    left_messages: list[LeftMessageView] = []


class NoteView(BaseModel):
    id: str
    author: str
    text: str
    at: dt.datetime


class SummaryView(BaseModel):
    """In Danish. `first` and `failed` are the citizen's own words: asked first, and not understood."""

    topic: str | None
    first: str | None
    places: list[str]
    dates: list[dt.date]
    answered: list[str]
    failed: list[str]
    language: str
    channel: str


class Opened(BaseModel):
    conversation: Card
    summary: SummaryView
    messages: list[MessageView]
    notes: list[NoteView]


class Colleague(BaseModel):
    """`open` is how many conversations they have."""

    id: str
    name: str
    queues: list[Queue]
    presence: Here
    capacity: int
    open: int


class Past(Card):
    """One of the conversations that a person has finished: who, how and when."""

    agent: str | None
    outcome: str | None
    ended_at: dt.datetime


class History(BaseModel):
    """`next` is what to ask for the following page with, as `after`."""

    conversations: list[Past]
    next: str | None = None

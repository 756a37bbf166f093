"""What a client wrote down for itself, and what the transcript says afterwards. Seconds are of the wall clock."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Sent:
    """A message that was acknowledged with 202: its number then, and when that was."""

    client_message_id: str
    seq: int
    at: float


@dataclass
class Stream:
    """One connection to the events: the number it was to go on after, and the numbers told on it."""

    after: int
    seqs: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Held:
    """A conversation that an agent was told is theirs: from the answer on, until they gave it up or lost it."""

    agent: str
    since: float
    until: float


@dataclass(frozen=True)
class Line:
    """A message of the transcript, read when all was over; `key` is of its first reply."""

    seq: int
    author: str
    at: float
    client_message_id: str | None = None
    reply_to: int | None = None
    key: str | None = None


@dataclass
class Journal:
    """Of one conversation. `tried` holds every id that its writers used, acknowledged or not."""

    sent: list[Sent] = field(default_factory=list)
    sent_by_staff: list[Sent] = field(default_factory=list)
    tried: set[str] = field(default_factory=set)
    streams: list[Stream] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)

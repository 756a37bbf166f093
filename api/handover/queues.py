"""The queues for a person, by `data/handover/queues.yml`: what each takes, in which languages, who else can."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from backend.facts.values import Language, Text
from backend.places.sides import Side
from replies.reply import Queue as QueueName

Minutes = Annotated[int, Field(ge=1, le=240)]


class Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class HoursOf(Strict):
    """The place, or the side of it, whose hours count; their source stands with the facts."""

    place: str
    side: Side | None = None


class QueueEntry(Strict):
    """`assumed` says to whoever keeps the file what the city's facts do not."""

    name: Text
    hours: HoursOf
    assumed: str
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    topics: tuple[str, ...]
    takes_the_rest: bool
    fallback: QueueName | None
    stop_before_minutes: Minutes
    deadline_minutes: Minutes
    mailbox: str | None


@dataclass(frozen=True)
class Queue:
    key: QueueName
    entry: QueueEntry

    @property
    def name(self) -> Text:
        return self.entry.name

    @property
    def title(self) -> str:
        """For the desk, where it stands by itself."""
        return self.name.da[:1].upper() + self.name.da[1:]

    def speaks(self, language: Language) -> bool:
        return language in self.entry.languages


class QueueBookError(Exception):
    """The file of queues cannot be used."""


@dataclass(frozen=True)
class QueueBook:
    queues: Mapping[QueueName, Queue]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Raises pydantic's ValidationError on another shape, QueueBookError on queues that do not fit together."""
        raw = yaml.safe_load(path.read_text("utf8"))
        entries = TypeAdapter(dict[QueueName, QueueEntry]).validate_python(raw)
        book = cls({key: Queue(key, entry) for key, entry in entries.items()})
        book.refuse_misfits()
        return book

    def refuse_misfits(self) -> None:
        topics = [topic for queue in self.queues.values() for topic in queue.entry.topics]
        if len(topics) != len(set(topics)):
            raise QueueBookError("a topic stands under two queues")
        if sum(queue.entry.takes_the_rest for queue in self.queues.values()) != 1:
            raise QueueBookError("one queue takes the rest")
        for queue in self.queues.values():
            if queue.entry.fallback and queue.entry.fallback not in self.queues:
                raise QueueBookError(f"{queue.key}: no queue {queue.entry.fallback}")

    def __getitem__(self, key: str) -> Queue:
        return next(queue for queue in self.queues.values() if queue.key == key)

    @property
    def mailboxes(self) -> dict[QueueName, str]:
        return {key: queue.entry.mailbox for key, queue in self.queues.items() if queue.entry.mailbox}

    def hours_of(self, key: QueueName) -> tuple[str, Side | None]:
        """The place whose hours count, and which side of them."""
        hours = self[key].entry.hours
        return hours.place, hours.side

    def of(self, topic: str | None, language: Language) -> Queue:
        """The queue that takes the topic, or else the first it falls back on, that speaks the language."""
        by_topic = next((queue for queue in self.queues.values() if topic in queue.entry.topics), self.rest)
        return next((queue for queue in self.chain(by_topic) if queue.speaks(language)), self.rest)

    @property
    def rest(self) -> Queue:
        return next(queue for queue in self.queues.values() if queue.entry.takes_the_rest)

    def chain(self, queue: Queue) -> Iterator[Queue]:
        """The queue itself, then whoever takes its place when it cannot be had; each once."""
        seen: set[str] = set()
        while queue.key not in seen:
            yield queue
            seen.add(queue.key)
            if queue.entry.fallback is None:
                return
            queue = self.queues[queue.entry.fallback]

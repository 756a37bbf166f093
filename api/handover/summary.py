"""What travels along to a person, so that the citizen repeats nothing: read off what was stored. Pure."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from api.conversations.models import Message
from api.conversations.speaking import read_back
from api.handover.offering import missed
from backend.facts.values import Date, DayHours, Moment, Text
from replies import Reply

SMALL_TALK = frozenset(
    {
        *("gateway", "handover", "greet", "goodbye", "thanks", "affirm", "deny", "bot_identity", "capabilities"),
        *("correct", "insult", "language_switch", "praise", "repeat", "restart", "simplify"),
        *("human", "not_understood", "ask_back", "out_of_scope"),
    }
)
FAILURES = frozenset({"gateway.failed", "gateway.too_old"})
BY_THE_BOT = "bot"


@dataclass(frozen=True)
class Answered:
    """A message of the bot that answered something: which, and by which texts."""

    seq: int
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Summary:
    """`topic` is what was talked about last. `failed` are the citizen's own words, as stored: numbers are masked."""

    topic: str | None
    topics: tuple[str, ...]
    places: tuple[Text, ...]
    dates: tuple[dt.date, ...]
    answered: tuple[Answered, ...]
    failed: tuple[str, ...]
    asked_last: str | None
    language: str
    channel: str


def summary_of(messages: Sequence[Message], language: str, channel: str) -> Summary:
    said = [(message, read_back(message.replies)) for message in messages]
    replies = [reply for message, each in said if message.author == BY_THE_BOT for reply in each]
    topics = _once(topic for reply in replies if (topic := topic_of(reply)))
    return Summary(
        topic=newest_topic(replies[::-1]),
        topics=topics,
        places=_once(value for value in _values(replies, "place") if isinstance(value, Text)),
        dates=_once(day for value in _values(replies) if (day := _day(value))),
        answered=tuple(_answered(said)),
        failed=tuple(_failed(said)),
        asked_last=next(
            (each.text for each in reversed(messages) if each.author == "citizen" and not each.choice), None
        ),
        language=language,
        channel=channel,
    )


def topic_of(reply: Reply) -> str | None:
    """What a reply is about; None for small talk and what is said about the conversation itself."""
    topic = reply.key.split(".")[0]
    return None if topic in SMALL_TALK else topic


def newest_topic(replies: Iterable[Reply]) -> str | None:
    """Of replies with the newest first."""
    return next((topic for reply in replies if (topic := topic_of(reply))), None)


def _answered(said: Sequence[tuple[Message, tuple[Reply, ...]]]) -> Iterator[Answered]:
    for message, replies in said:
        keys = tuple(reply.key for reply in replies if topic_of(reply))
        if message.author == BY_THE_BOT and keys:
            yield Answered(message.seq, keys)


def _failed(said: Sequence[tuple[Message, tuple[Reply, ...]]]) -> Iterator[str]:
    texts = {message.seq: message.text for message, _ in said if message.author == "citizen"}
    for message, replies in said:
        failed = missed(replies) or any(reply.key in FAILURES for reply in replies)
        if message.author == BY_THE_BOT and failed and message.reply_to in texts:
            yield texts[message.reply_to]


def _values(replies: Sequence[Reply], name: str | None = None) -> Iterator[Any]:
    for reply in replies:
        for fact, told in reply.facts.items():
            if told.value is not None and name in {None, fact}:
                yield told.value


def _day(value: Any) -> dt.date | None:
    if isinstance(value, Date | DayHours):
        return value.date
    return value.start.date() if isinstance(value, Moment) else None


def _once(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(values))

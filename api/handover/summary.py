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
class Summary:
    """`topic` is what was talked about last, `answered` all topics that were answered.

    `first`, `last` and `failed` are the citizen's own words, as stored: numbers are masked.
    """

    topic: str | None
    places: tuple[Text, ...]
    dates: tuple[dt.date, ...]
    answered: tuple[str, ...]
    failed: tuple[str, ...]
    first: str | None
    last: str | None
    language: str
    channel: str


def summary_of(messages: Sequence[Message], language: str, channel: str) -> Summary:
    said = [(message, read_back(message.replies)) for message in messages]
    replies = [reply for message, each in said if message.author == BY_THE_BOT for reply in each]
    words = [message.text for message in messages if message.author == "citizen" and not message.choice]
    return Summary(
        topic=newest_topic(replies[::-1]),
        places=_once(value for value in _values(replies, "place") if isinstance(value, Text)),
        dates=_once(day for value in _values(replies) if (day := _day(value))),
        answered=_once(topic for reply in replies if (topic := topic_of(reply))),
        failed=tuple(_failed(said)),
        first=words[0] if words else None,
        last=words[-1] if words else None,
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

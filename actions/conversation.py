"""What an action reads of the conversation: this message, its entities, and what was kept from before."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self

Entities = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Asked:
    """One message of a citizen as the bot understood it. `likely` are the intents, the likeliest first."""

    text: str
    language: Literal["da", "en"]
    received_at: dt.datetime
    entities: Entities
    slots: Mapping[str, str]
    likely: tuple[str, ...]

    @classmethod
    def read(cls, message: Mapping[str, Any], slots: Mapping[str, Any], now: dt.datetime) -> Self:
        """From a tracker's latest message and slots; a message without a time of its own was received now."""
        metadata = message.get("metadata") or {}
        return cls(
            text=own_words(message.get("text")),
            language="en" if metadata.get("language") == "en" else "da",
            received_at=moment(metadata.get("received_at"), now),
            entities=grouped(message.get("entities") or []),
            slots={name: value for name, value in slots.items() if isinstance(value, str)},
            likely=tuple(guess["name"] for guess in message.get("intent_ranking") or [] if guess.get("name")),
        )

    def said(self, entity: str) -> str | None:
        """The entity's first value in this message."""
        return next(iter(self.entities.get(entity, ())), None)

    def wanted(self, entity: str) -> str | None:
        """This message wins; else what an earlier message said."""
        return self.said(entity) or self.slots.get(entity)

    @property
    def last_topic(self) -> str | None:
        return self.slots.get("last_topic")


def own_words(text: object) -> str:
    """The citizen's own words; none when a button was pressed, whose text is Rasa's notation for an intent."""
    return text if isinstance(text, str) and not text.startswith("/") else ""


def moment(received_at: object, now: dt.datetime) -> dt.datetime:
    """An ISO 8601 time with offset, moved to the city's own zone.

    Raises ValueError on a time without offset: which day it was would be a guess.
    """
    if not isinstance(received_at, str):
        return now
    received = dt.datetime.fromisoformat(received_at)
    if received.tzinfo is None:
        raise ValueError("received_at has no offset")
    return received.astimezone(now.tzinfo)


def grouped(found: list[dict[str, Any]]) -> Entities:
    """Values by entity, in the order they stand; the same value found twice counts once."""
    values: dict[str, dict[str, None]] = {}
    for entity in found:
        value = entity.get("value")
        if isinstance(value, str) and value.strip():
            values.setdefault(str(entity.get("entity")), {})[value.strip()] = None
    return {name: tuple(said) for name, said in values.items()}

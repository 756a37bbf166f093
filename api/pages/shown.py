"""A message as the page shows it, made of the same JSON that the HTTP calls give. Pure; the template escapes."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from backend.facts.values import Language

CITY = ZoneInfo("Europe/Copenhagen")
FOLLOWED = ("https://", "http://", "tel:", "mailto:")
BESIDE = "gateway."
EVENT = "handover."
SETTLES_NOTHING = frozenset({"handover.form"})
TALK_IS_OVER = frozenset({"handover.finished", "handover.ended"})
CLOCK: Mapping[Language, str] = {"da": "%H.%M", "en": "%H:%M"}

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Part:
    """Words, and where pressing them leads."""

    text: str
    href: str | None = None
    read_on: str | None = None


@dataclass(frozen=True)
class Row:
    """Either a value or a table of (days, hours)."""

    label: str
    value: Part | None
    table: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Card:
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Item:
    """Something found: its title, what to know of it, and its picture, where there is one to see."""

    title: Part
    details: tuple[str, ...]
    picture: Part | None = None


@dataclass(frozen=True)
class Listing:
    """`remark` holds for all of it, where there is one."""

    found: tuple[Item, ...]
    remark: str


@dataclass(frozen=True)
class ShownReply:
    language: Language
    lines: tuple[tuple[Part, ...], ...]
    card: Card | None = None
    listing: Listing | None = None
    choices: Sequence[Json] = ()
    sources: tuple[Part, ...] = ()


@dataclass(frozen=True)
class ShownMessage:
    """`asks` is whether the page asks "Did this help?" beneath it; `live`, whether its choices can be chosen still.

    An `event` tells how it stands with a person; `rates`, whether the page asks how the talk with them went.
    """

    seq: int
    author: str
    created_at: str
    time: str
    replies: tuple[ShownReply, ...]
    asks: bool = False
    live: bool = True
    event: bool = False
    rates: bool = False
    agent: str = ""


def is_answer(message: Json) -> bool:
    """Whether the bot answered; what the gateway says beside an answer does not count."""
    return message["author"] == "bot" and any(not reply["key"].startswith(BESIDE) for reply in message["replies"] or ())


def keys_of(message: Json) -> frozenset[str]:
    return frozenset(reply["key"] for reply in message["replies"] or ())


def is_event(message: Json) -> bool:
    """Whether it tells how it stands with a person."""
    return message["author"] == "system" and any(key.startswith(EVENT) for key in keys_of(message))


@dataclass(frozen=True)
class Newest:
    """The seqs from which on choices can be chosen: those of the bot, and those about a person."""

    answer: int
    event: int

    @classmethod
    def of(cls, messages: Sequence[Json]) -> "Newest":
        settling = [each for each in messages if is_event(each) and not keys_of(each) & SETTLES_NOTHING]
        return cls(
            max((each["seq"] for each in messages if is_answer(each)), default=0),
            max((each["seq"] for each in settling), default=0),
        )


def in_order(messages: Sequence[Json], language: Language) -> tuple[ShownMessage, ...]:
    """All of a conversation. Only the newest answer is asked about, and only from it on can choices be chosen."""
    newest = Newest.of(messages)
    return tuple(shown(message, language, newest) for message in messages)


def shown(message: Json, language: Language, newest: Newest) -> ShownMessage:
    event = is_event(message)
    created_at = dt.datetime.fromisoformat(message["created_at"])
    return ShownMessage(
        seq=message["seq"],
        author=message["author"],
        created_at=created_at.isoformat(),
        time=created_at.astimezone(CITY).strftime(CLOCK[language]),
        replies=tuple(map(_reply, message["replies"] or ())) or (plain(message["text"], message["language"]),),
        asks=message["author"] == "bot" and message["seq"] == newest.answer,
        live=message["seq"] >= (newest.event if event else newest.answer),
        event=event,
        rates=message["seq"] == newest.event and bool(keys_of(message) & TALK_IS_OVER),
        agent=message.get("agent") or "",
    )


def plain(text: str, language: Language) -> ShownReply:
    return ShownReply(language, ((Part(text),),))


def part(text: str, href: str | None, read_on: str | None = None) -> Part:
    """A link is shown without the address that a text-only reader is given; odd addresses lead nowhere."""
    if not href or not href.startswith(FOLLOWED):
        return Part(text, None, read_on)
    return Part(text.removesuffix(href).removesuffix(": ").replace(f": {href}", "") or text, href, read_on)


def _reply(reply: Json) -> ShownReply:
    lines = tuple(tuple(part(words["text"], words.get("href")) for words in line) for line in reply.get("lines") or ())
    card, listing = reply.get("card"), reply.get("listing")
    return ShownReply(
        language=reply["language"],
        lines=lines or ((Part(reply["text"]),),),
        card=Card(card["title"], tuple(map(_row, card["rows"]))) if card else None,
        listing=Listing(tuple(map(_item, listing["items"])), listing["remark"]) if listing else None,
        choices=reply.get("choices") or (),
        sources=tuple(part(each["title"], each.get("url"), each.get("read_on")) for each in reply.get("sources") or ()),
    )


def _item(item: Json) -> Item:
    picture = item.get("picture")
    return Item(
        part(item["title"], item.get("href")),
        tuple(item["details"]),
        part(item["picture_label"], picture) if picture else None,
    )


def _row(row: Json) -> Row:
    table = tuple((days, hours) for days, hours in row.get("table") or ())
    return Row(row["label"], None if table else part(row["value"], row.get("href")), table)

"""Typed values of facts. The gateway turns them into words; nothing here is a sentence."""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

Language = Literal["da", "en"]
Category = Literal["building", "staffed", "self_service", "citizen_service", "phone", "reading_room", "closed"]


class Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Value):
    """Words in both languages; names that are the same in both repeat themselves."""

    type: Literal["text"] = "text"
    da: str
    en: str


class Items(Value):
    """A list of short texts, told one a line."""

    type: Literal["items"] = "items"
    items: tuple[Text, ...]


class Money(Value):
    """An amount in Danish kroner."""

    type: Literal["money"] = "money"
    amount: Decimal


class Number(Value):
    type: Literal["number"] = "number"
    number: int


class Duration(Value):
    """A length of time as a citizen counts it: 3 months, 5 workdays."""

    type: Literal["duration"] = "duration"
    number: int
    unit: Literal["minute", "hour", "day", "workday", "week", "month", "year"]


class Phone(Value):
    """A telephone number: eight digits for Denmark, or three for the emergency line."""

    type: Literal["phone"] = "phone"
    number: Annotated[str, Field(pattern=r"^(\+\d{2}\d{6,12}|\d{8}|\d{3})$")]


class Email(Value):
    type: Literal["email"] = "email"
    address: str


class Link(Value):
    """A web address with the words it is shown by."""

    type: Literal["link"] = "link"
    href: Annotated[str, Field(pattern=r"^https://")]
    title: Text


class Address(Value):
    type: Literal["address"] = "address"
    street: str
    postcode: Annotated[str, Field(pattern=r"^\d{4}$")]
    city: str


class Date(Value):
    type: Literal["date"] = "date"
    date: dt.date


class Time(Value):
    """A time of day in Europe/Copenhagen."""

    type: Literal["time"] = "time"
    time: dt.time


class Span(Value):
    """Open from start until end, local time; an end at or before start is the next day."""

    start: dt.time
    end: dt.time
    category: Category


class DayHours(Value):
    """The opening hours of one date; no spans means closed."""

    type: Literal["day_hours"] = "day_hours"
    date: dt.date
    spans: tuple[Span, ...]


class DateHours(Value):
    """No spans means closed; None, that the day is not known."""

    date: dt.date
    spans: tuple[Span, ...] | None


class HoursByDate(Value):
    """The hours of several dates, in order; not of the dates between them that are not there."""

    type: Literal["hours_by_date"] = "hours_by_date"
    days: tuple[DateHours, ...]


class WeekdayHours(Value):
    weekday: Annotated[int, Field(ge=1, le=7)]  # ISO: Monday is 1
    spans: tuple[Span, ...]


class WeekHours(Value):
    """An ordinary week; a weekday without spans is closed, a weekday not listed is not known."""

    type: Literal["week_hours"] = "week_hours"
    days: tuple[WeekdayHours, ...]


class Moment(Value):
    """When something takes place, with its zone; `end` is None where it is not known, `all_day` where no time is."""

    type: Literal["moment"] = "moment"
    start: AwareDatetime
    end: AwareDatetime | None = None
    all_day: bool = False


Plain = Annotated[Text | Money | Number | Duration | Date | Time | Moment, Field(discriminator="type")]


class Term(Value):
    """A word of our own texts, by its key under `ui`, with values for its holes: "sold out", "3 copies in"."""

    type: Literal["term"] = "term"
    key: Annotated[str, Field(pattern=r"^term_[a-z0-9_]+$")]
    values: dict[str, Plain] = {}


Detail = Annotated[
    Text | Money | Number | Duration | Date | Time | DayHours | Moment | Term, Field(discriminator="type")
]
WebAddress = Annotated[str, Field(pattern=r"^https?://", max_length=2000)]


class Item(Value):
    """One of several things found: what it is called, what to know of it in order of weight, where to see it."""

    title: Text
    details: tuple[Detail, ...] = ()
    link: WebAddress | None = None
    picture: WebAddress | None = None


class Listing(Value):
    """Things found, best or soonest first: as many as are read, not all that there are."""

    type: Literal["listing"] = "listing"
    items: Annotated[tuple[Item, ...], Field(max_length=10)]


AnyValue = Annotated[
    Text
    | Items
    | Money
    | Number
    | Duration
    | Phone
    | Email
    | Link
    | Address
    | Date
    | Time
    | DayHours
    | HoursByDate
    | WeekHours
    | Moment
    | Term
    | Listing,
    Field(discriminator="type"),
]


def same(words: str) -> Text:
    """A name or other text that is alike in Danish and English."""
    return Text(da=words, en=words)

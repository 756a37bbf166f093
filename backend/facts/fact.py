"""A fact, how long it holds, and how it may be told."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from backend.facts.values import AnyValue, Link, Text

Certainty = Literal["certain", "likely", "uncertain", "demo", "unknown"]
FactClass = Literal[
    "fee", "phone_hours", "hours", "synced_hours", "address", "contact", "rule", "link", "name", "emergency"
]
Standing = Literal["current", "dated", "demo", "unknown"]
ReadOn = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]

MONTHS_VALID: dict[FactClass, int | None] = {
    "phone_hours": 3, "hours": 3, "contact": 12, "address": 12, "rule": 12, "link": 12, "name": None, "emergency": None,
}  # fmt: skip
DAYS_VALID: dict[FactClass, int] = {"synced_hours": 3}  # asked for many times a day: two days of silence are a fault


class Source(BaseModel):
    """Where a value was read, and when: a year, a month or a day, as exactly as is known."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Text
    url: str | None = None
    read_on: ReadOn


class Told(BaseModel):
    """A fact as an answer may tell it. `value` is None exactly when `standing` is unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: AnyValue | None
    standing: Standing
    year: int | None = None
    source: Source | None = None
    official: Link | None = None


class Fact(BaseModel):
    """One thing the city says. `official` is where the reader can check it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: AnyValue | None
    source: Source
    owner: str
    certainty: Certainty
    fact_class: FactClass
    official: Link | None = None

    @property
    def check_again(self) -> dt.date | None:
        """The first day on which the value is no longer told as current; None if it does not age."""
        return check_again(self.fact_class, self.source.read_on)

    def told(self, today: dt.date) -> Told:
        """How the fact may be told on a day of the city's clock."""
        standing = standing_of(self, today)
        value = None if standing == "unknown" else self.value
        return Told(
            value=value,
            standing=standing,
            year=int(self.source.read_on[:4]),
            source=self.source,
            official=self.official,
        )


def given(value: AnyValue) -> Told:
    """A value that needs no source: the citizen's own words, or a date computed from them."""
    return Told(value=value, standing="current")


def first_day(read_on: str) -> dt.date:
    """The earliest day that a year, month or day can mean."""
    year, month, day = ([int(part) for part in read_on.split("-")] + [1, 1])[:3]
    return dt.date(year, month, day)


def check_again(fact_class: FactClass, read_on: str) -> dt.date | None:
    """A fee holds until the next 1 January, the rest for the days or months of its class."""
    read = first_day(read_on)
    if fact_class == "fee":
        return dt.date(read.year + 1, 1, 1)
    if fact_class in DAYS_VALID:
        return read + dt.timedelta(days=DAYS_VALID[fact_class])
    months = MONTHS_VALID[fact_class]
    if months is None:
        return None
    years, month = divmod(read.month - 1 + months, 12)
    return dt.date(read.year + years, month + 1, min(read.day, 28))


def standing_of(fact: Fact, today: dt.date) -> Standing:
    """Unknown is never told, demo always says so, uncertain and overdue values carry their year."""
    if fact.certainty == "unknown" or fact.value is None:
        return "unknown"
    if fact.certainty == "demo":
        return "demo"
    overdue = fact.check_again is not None and today >= fact.check_again
    return "dated" if overdue or fact.certainty == "uncertain" else "current"

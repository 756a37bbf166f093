"""Typed values to words, by type. Pure: the same value in the same language is always the same words."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from api.rendering.formats import day_in, number_in
from api.rendering.hours import day_hours, hours_by_date, week_hours
from api.rendering.moments import moment
from api.rendering.times import clock
from api.rendering.tongue import Tongue
from api.rendering.words import Words, plain
from backend.facts.values import (
    Address,
    AnyValue,
    Date,
    DayHours,
    Duration,
    Email,
    HoursByDate,
    Items,
    Link,
    Listing,
    Moment,
    Money,
    Number,
    Phone,
    Term,
    Text,
    Time,
    WeekHours,
)

DENMARK = "+45"
DANISH_DIGITS = 8
GROUPED_FROM = 10_000


def words_of(value: AnyValue, tongue: Tongue) -> Words:
    """The words for a value of any type."""
    return SAYING[type(value)](value, tongue)


def text(value: Text, tongue: Tongue) -> Words:
    return plain(value.en if tongue.language == "en" else value.da)


def items(value: Items, tongue: Tongue) -> Words:
    """One a line, each line below the sentence that announces them."""
    lines = [text(item, tongue).text for item in value.items]
    return Words("".join(f"\n• {line}" for line in lines), ", ".join(lines))


def money(value: Money, tongue: Tongue) -> Words:
    """Whole kroner without decimals."""
    whole = value.amount == value.amount.to_integral_value()
    pattern = "#,##0" if whole else "#,##0.00"
    amount = number_in(tongue.locale, value.amount, pattern)
    one = value.amount == Decimal(1)
    spoken = tongue.word(f"value_kroner_{'one' if one else 'other'}", number=amount)
    return Words(tongue.word("value_money", amount=amount), spoken)


def number(value: Number, tongue: Tongue) -> Words:
    """Four digits stand together: they may be a year."""
    pattern = "#,##0" if abs(value.number) >= GROUPED_FROM else "0"
    return plain(number_in(tongue.locale, value.number, pattern))


def duration(value: Duration, tongue: Tongue) -> Words:
    return plain(tongue.counted(f"value_{value.unit}", value.number))


def phone(value: Phone, tongue: Tongue) -> Words:
    """Danish numbers in pairs, with the country's code for readers of English; short emergency numbers as they are."""
    bare = value.number.removeprefix(DENMARK)
    if len(bare) < DANISH_DIGITS:
        return Words(bare, " ".join(bare), f"tel:{bare}")
    foreign = bare.startswith("+")
    country = value.number[:3] if foreign else DENMARK
    pairs = re.findall(r"\d{1,2}", bare[3:] if foreign else bare)
    prefix = [country] if foreign or tongue.language == "en" else []
    spoken_prefix = [f"{tongue.word('value_plus')} {code[1:]}" for code in prefix]
    href = f"tel:{bare if foreign else DENMARK + bare}"
    return Words(" ".join([*prefix, *pairs]), ", ".join([*spoken_prefix, *pairs]), href)


def email(value: Email, tongue: Tongue) -> Words:
    spoken = value.address.replace("@", f" {tongue.word('value_at')} ").replace(".", f" {tongue.word('value_dot')} ")
    return Words(value.address, spoken, f"mailto:{value.address}")


def link(value: Link, tongue: Tongue) -> Words:
    """The title and, for whoever sees text only, the address; heard, the title alone."""
    title = text(value.title, tongue).text
    return Words(f"{title}: {value.href}", title, value.href)


def address(value: Address, _: Tongue) -> Words:
    return plain(f"{value.street}, {value.postcode} {value.city}")


def date(value: Date, tongue: Tongue) -> Words:
    return plain(day_in_words(value.date, tongue))


def day_in_words(day: dt.date, tongue: Tongue) -> str:
    """The day as "lørdag den 28. november 2026" or "Saturday 28 November 2026"."""
    pattern = "EEEE 'den' d. MMMM y" if tongue.language == "da" else "EEEE d MMMM y"
    return day_in(tongue.locale, day, pattern)


def time(value: Time, tongue: Tongue) -> Words:
    return plain(clock(value.time, tongue))


def term(value: Term, tongue: Tongue) -> Words:
    """One of our own words, its holes filled; KeyError where the texts lack it."""
    inside = {name: words_of(each, tongue) for name, each in value.values.items()}
    shown = tongue.word(value.key, **{name: words.text for name, words in inside.items()})
    return Words(shown, tongue.word(value.key, **{name: words.spoken for name, words in inside.items()}))


def listing(value: Listing, tongue: Tongue) -> Words:
    """The titles alone, for a sentence that names them."""
    return plain(", ".join(text(item.title, tongue).text for item in value.items))


SAYING: Mapping[type[Any], Callable[[Any, Tongue], Words]] = {
    Text: text,
    Items: items,
    Money: money,
    Number: number,
    Duration: duration,
    Phone: phone,
    Email: email,
    Link: link,
    Address: address,
    Date: date,
    Time: time,
    DayHours: day_hours,
    HoursByDate: hours_by_date,
    WeekHours: week_hours,
    Moment: moment,
    Term: term,
    Listing: listing,
}

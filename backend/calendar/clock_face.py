"""One time of day as it is said, and which half of the day it falls in."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from backend.calendar.phrases import as_written
from backend.calendar.time_words import Part, TimeWords

HOUR, HALF_DAY, DAY = 60, 12 * 60, 24 * 60
AFTERNOON_UNTIL, NIGHT_UNTIL = 8 * HOUR, 7 * HOUR
ON_THE_DIAL, IN_A_DAY = 12, 24
HALF_AN_HOUR = 30


@dataclass(frozen=True, slots=True)
class Said:
    """Minutes after midnight; `exact` when they can mean one half of the day only, `half` when that was said."""

    minutes: int
    exact: bool = True
    half: Literal["am", "pm"] | None = None

    def at(self, part: Part | None = None) -> dt.time:
        """Without a part of the day, 1.00 to 7.59 are in the afternoon and 8.00 to 12.59 as said: opening hours."""
        return clock(self.minutes if self.exact else in_part(self.minutes % HALF_DAY, part))

    def in_half(self, half: Literal["am", "pm"]) -> dt.time:
        return clock(self.minutes if self.exact else self.minutes % HALF_DAY + (HALF_DAY if half == "pm" else 0))


def clock(minutes: int) -> dt.time:
    return dt.time(*divmod(minutes % DAY, HOUR))


def in_part(dial: int, part: Part | None) -> int:
    """From minutes on the dial, 0 at twelve, to minutes of the day."""
    before_noon = {
        None: dial >= AFTERNOON_UNTIL,
        "morning": dial >= HOUR,
        "forenoon": dial >= HOUR,
        "afternoon": False,
        "evening": dial < HOUR,
        "night": dial < NIGHT_UNTIL,
    }
    return dial if before_noon[part] else dial + HALF_DAY


def said(words: str, known: TimeWords) -> Said | None:
    """What a time that stands alone comes to: "kl. fem i halv ti", "3 pm", "15.30", "1530"; None if it is none."""
    found = form(known).fullmatch(words.strip())
    if found is None:
        return None
    if found["noon"] or found["midnight"]:
        return Said(HALF_DAY if found["noon"] else 0)
    hour, minute = int(found["compact_hour"] or 0), int(found["compact_minute"] or found["minute"] or 0)
    if found["hour"]:
        hour = known.hours.get(found["hour"]) or int(found["hour"])
    if hour > IN_A_DAY or minute >= HOUR:
        return None
    if hour == IN_A_DAY:
        return Said(DAY - 1) if minute == 0 else None
    return _said(found, hour, minute + _shift(found, known))


def _said(found: re.Match[str], hour: int, minute: int) -> Said:
    if hour > ON_THE_DIAL or not (found["am"] or found["pm"]):
        on_24 = hour > ON_THE_DIAL or (found["hour"] or found["compact_hour"]).startswith("0")
        return Said(hour * HOUR + minute, on_24)
    if found["pm"]:
        return Said(hour % ON_THE_DIAL * HOUR + HALF_DAY + minute, half="pm")
    return Said(hour % ON_THE_DIAL * HOUR + minute, half="am")


def _shift(found: re.Match[str], known: TimeWords) -> int:
    """Minutes past the hour that was named, or short of it: "fem i halv ti" is 35 short of ten."""
    by = found["by"] or "0"
    count = int(by) if by.isdigit() else known.counts[" ".join(by.split())]
    return (count if found["past"] else -count) - (HALF_AN_HOUR if found["half"] else 0)


@cache
def form(known: TimeWords) -> re.Pattern[str]:
    """Every way to say a time, as one pattern with the parts named."""
    by = rf"(?P<by>{as_written(known.counts)}|\d{{1,2}})\s+(?:(?:{as_written(known.minutes)})\s+)?"
    way = rf"(?:(?P<past>{as_written(known.past)})|{as_written(known.short_of)})\s+"
    hour = rf"(?P<hour>{as_written(known.hours)}|\d{{1,2}})(?:[.:](?P<minute>\d\d))?"
    suffix = rf"[\s-]*(?:(?P<am>{as_written(known.am)})|(?P<pm>{as_written(known.pm)})|{as_written(known.o_clock)})\.?"
    named = rf"(?P<noon>{as_written(known.noon)})|(?P<midnight>{as_written(known.midnight)})"
    compact = r"(?P<compact_hour>\d\d)(?P<compact_minute>\d\d)"
    half = rf"(?P<half>{as_written(known.half)})\s+"
    led = rf"(?:(?:{as_written(known.around)})\s+)?(?:(?:{as_written(known.at)})\.?\s*)?"
    return re.compile(rf"{led}(?:{named}|{compact}|(?:{by}{way})?(?:{half})?{hour}(?:{suffix})?)")

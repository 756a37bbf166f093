"""Where times stand in a sentence: patterns that leave dates, ages and amounts alone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from backend.calendar.phrases import as_written
from backend.calendar.vocabulary import Vocabulary

CLOCK = r"\d{1,2}[.:][0-5]\d"
NO_DATE = r"(?:\d{1,2}:[0-5]\d|\d{1,2}\.(?:00|1[3-9]|[2-5]\d))"  # "15.30" is a time; "15.10" may be a day in October
FOUR_DIGITS = r"(?:[01]\d|2[0-3])[0-5]\d(?!\d)"
BEGINS = r"(?<![\w.,:/-])"
DASH = r"\s*[-–—]\s*"
QUARTER = 15


@dataclass(frozen=True, slots=True)
class TimeForms:
    """`opened` and `joined` have groups first and last, `edge` after or before, and point; `point` may be near."""

    opened: re.Pattern[str]
    joined: re.Pattern[str]
    edge: re.Pattern[str]
    point: re.Pattern[str]


@cache
def time_forms(words: Vocabulary) -> TimeForms:
    known, follows = words.times, _follows(words)
    at, around = rf"(?:(?:{as_written(known.at)})\.?\s*)", rf"(?:(?:{as_written(known.around)})\s+)"
    hour, bare = _hour(known.hours), _hour(word for word, number in known.hours.items() if number > 1)
    sure = rf"(?:{at}?(?:{_told(words)})|{at}(?:{CLOCK}|{FOUR_DIGITS}|{hour})){_not_counted(words)}"
    last = rf"(?P<last>{sure}|{bare}{follows})"
    between, both, until = (as_written(one) for one in (known.between, known.both | known.until, known.until))
    edges = rf"(?P<after>{as_written(known.after)})|(?P<before>{as_written(known.before)})"
    return TimeForms(
        re.compile(rf"\b(?:{between})\s+(?P<first>{sure}|{CLOCK}|{hour})(?:\s*\b(?:{both})\s+|{DASH}){last}"),
        re.compile(rf"{BEGINS}(?P<first>{sure})(?:\s*\b(?:{until})\s+|{DASH}){last}"),
        re.compile(rf"(?<!\d )\b(?:{edges})\s+(?P<point>{sure}|{bare}{follows})"),
        re.compile(rf"{BEGINS}(?:{sure}|{around}{at}?{CLOCK}{follows}|(?P<near>{around}{at}?{bare}{follows}))"),
    )


def _hour(spelt: Iterable[str]) -> str:
    return rf"(?:\d{{1,2}}(?!\d)|(?:{as_written(spelt)})\b)"


def _told(words: Vocabulary) -> str:
    """What can only be a time: "noon", "kvart i fem", "halv tre", "3 pm", "15.30"; "ti i tolv" if none are counted."""
    known = words.times
    hour, bare = _hour(known.hours), _hour(word for word, number in known.hours.items() if number > 1)
    way, half = as_written(known.past | known.short_of), rf"(?:(?:{as_written(known.half)})\s+)"
    quarters = as_written(word for word, minutes in known.counts.items() if minutes % QUARTER == 0)
    minutes = rf"(?:(?:{as_written(known.counts)}|\d{{1,2}})\s+(?:{as_written(known.minutes)})|{quarters})"
    suffix = rf"(?:[\s-]*(?:{as_written(known.am | known.pm | known.o_clock)})\b\.?)"
    return "|".join(
        (
            rf"(?:{as_written(known.noon | known.midnight)})\b",
            rf"{minutes}\s+(?:{way})\s+{half}?{hour}{suffix}?",
            rf"(?:{as_written(known.counts)})\s+(?:{way})\s+{half}?{bare}{_follows(words)}",
            rf"{half}{hour}",
            rf"{hour}(?:[.:][0-5]\d)?{suffix}",
            NO_DATE,
        )
    )


def _not_counted(words: Vocabulary) -> str:
    """No number goes on here, and it counts nothing: not "9 år" or "12.50 kr"."""
    return rf"(?![\d/]|[.,:]\d|\s*(?:{as_written({*words.times.counted, *words.times.minutes, *words.units})})\b)"


def _follows(words: Vocabulary) -> str:
    """What may come after a bare number that is an hour: an end, a sign, a day; never "bøger" or "december"."""
    may = as_written({*words.times.may_follow, *words.weekdays, *words.relative})
    month = rf"\s+(?:{as_written(words.spans.during)})\s+(?:{as_written(words.months)})\b"
    return rf"(?:(?=\s*(?:$|[?!,;:)]|\.\s*$)|\s+(?:{may})\b)(?!{month}))"

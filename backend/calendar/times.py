"""Which time of day a citizen means, or from when until when."""

import datetime as dt
import re
from collections.abc import Callable

from backend.calendar.clock_face import said
from backend.calendar.phrases import as_written, either
from backend.calendar.time_forms import FOUR_DIGITS, time_forms
from backend.calendar.time_span import PARTS, TimeSpan, between, both, since, until
from backend.calendar.time_words import Part
from backend.calendar.vocabulary import Vocabulary, vocabulary
from backend.folding import fold

Meant = dt.time | TimeSpan | None
Reading = Callable[[re.Match[str]], list[Meant]]


def resolve_time(words: str) -> Meant:
    """The time of day that is meant; None when there is none, or when it can be read in several ways.

    An hour without a half of the day is one of opening: 1.00 to 7.59 in the afternoon, 8.00 to 12.59 as said.
    """
    known = vocabulary()
    text = known.read(words)
    part = part_of_day(text, known)
    alone = said(text, known.times) if re.fullmatch(FOUR_DIGITS, text.strip()) else None
    if alone:
        return alone.at(part)
    found = set(times_in(text, known, part)[0])
    if not found:
        return PARTS[part] if part else None
    spans = {one for one in found if isinstance(one, TimeSpan)}
    return found.pop() if len(found) == 1 else both(spans) if spans == found else None


def without_times(text: str, known: Vocabulary) -> str:
    """The folded words without their times of day."""
    return times_in(text, known)[1]


def times_in(text: str, known: Vocabulary, part: Part | None = None) -> tuple[list[Meant], str]:
    """All times said, None for one that is unclear; and the text without them."""
    found: list[Meant] = []
    forms = time_forms(known)

    def span(match: re.Match[str]) -> list[Meant]:
        first, last = said(match["first"], known.times), said(match["last"], known.times)
        return [between(first, last, part)] if first and last else []

    def edge(match: re.Match[str]) -> list[Meant]:
        moment = said(match["point"], known.times)
        return [(since if match["after"] else until)(moment.at(part))] if moment else []

    def point(match: re.Match[str]) -> list[Meant]:
        moment = said(match[0], known.times)
        age = match["near"] and moment and moment.exact and not names_a_day(text, known)  # "a passport at 18"
        return [moment.at(part)] if moment and not age else []

    for form, read in ((forms.opened, span), (forms.joined, span), (forms.edge, edge), (forms.point, point)):
        text = form.sub(_taking(read, found), text)
    return found, text


def _taking(read: Reading, found: list[Meant]) -> Callable[[re.Match[str]], str]:
    """Keep what is read and leave a blank; what is no time stays."""

    def take(match: re.Match[str]) -> str:
        meant = read(match)
        found.extend(meant)
        return " " if meant else match[0]

    return take


def names_a_day(text: str, known: Vocabulary) -> bool:
    return re.search(rf"\b(?:{as_written({*known.weekdays, *known.relative, *known.dates})})\b", text) is not None


def part_of_day(text: str, known: Vocabulary) -> Part | None:
    """The one part of the day that is named; to wish a good morning names none."""
    wished = re.sub(rf"\b(?:{as_written(known.times.greetings)})\b", " ", text)
    folded = f" {fold(wished)} "
    parts = {part for phrase, part in known.times.parts.items() if f" {phrase} " in folded}
    days, after = either({*known.weekdays, *known.relative}), known.times.parts_after_a_day
    parts |= {after[found] for found in re.findall(rf"\b(?:{days}) ({either(after)})\b", folded)}
    return parts.pop() if len(parts) == 1 else None

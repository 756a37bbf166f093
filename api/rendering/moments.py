"""When something takes place, in words: the day and the time, and the last day of what lasts several."""

from zoneinfo import ZoneInfo

from api.rendering.formats import day_in
from api.rendering.times import clock, span
from api.rendering.tongue import Tongue
from api.rendering.words import Words
from backend.facts.values import Language, Moment, Span

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
SHORT_DAY: dict[Language, str] = {"da": "EEEE 'den' d. MMMM", "en": "EEEE d MMMM"}


def moment(value: Moment, tongue: Tongue) -> Words:
    """Give "lørdag den 28. november 14.00–15.30"; the year is left out, as one speaks of what is to come."""
    start = value.start.astimezone(COPENHAGEN)
    end = value.end.astimezone(COPENHAGEN) if value.end else None
    first = day_in(tongue.locale, start.date(), SHORT_DAY[tongue.language])
    if end and end.date() != start.date() and (end - start).total_seconds() >= 24 * 3600:
        last = day_in(tongue.locale, end.date(), SHORT_DAY[tongue.language])
        return Words(f"{first} – {last}", tongue.word("value_from_to", start=first, end=last))
    if value.all_day:
        return Words(first, first)
    if end is None or end <= start:
        at = f"{first} {tongue.word('value_at_time', time=clock(start.time(), tongue))}"
        return Words(at, at)
    times = span(Span(start=start.time(), end=end.time(), category="building"), tongue)
    return Words(f"{first} {times.text}", f"{first} {times.spoken}")

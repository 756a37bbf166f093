"""Days around a feast, as one span: "i julen", "påsken 2027"."""

import datetime as dt

from backend.calendar.asked import Asked, DayProblem, DaySpan, SpanMeant
from backend.calendar.beside import around_a_feast
from backend.calendar.days import easter_sunday
from backend.calendar.named import YEAR


def season_meant(asked: Asked) -> SpanMeant | None:
    """Whole, even where it has begun. A single day of it that is named, as "juleaften", is none."""
    spans = asked.words.spans
    phrase = asked.longest((*spans.dates, *spans.easter, *spans.unsure, *asked.words.dates, *asked.words.easter))
    if phrase not in spans.dates and phrase not in spans.easter:
        return None
    if around_a_feast(asked):
        return DayProblem.NOT_UNDERSTOOD
    year = YEAR.search(asked.folded)
    years = [int(year[1])] if year else [asked.today.year, asked.today.year + 1]
    whole = (season(asked, phrase, one) for one in years)
    return next((span for span in whole if span.last >= asked.today), DayProblem.PAST)


def season(asked: Asked, phrase: str, year: int) -> DaySpan:
    if phrase in asked.words.spans.dates:
        first, last = (dt.date.fromisoformat(f"{year}-{day}") for day in asked.words.spans.dates[phrase])
        return DaySpan(first, last)
    sunday = easter_sunday(year)
    first, last = (sunday + dt.timedelta(days=int(days)) for days in asked.words.spans.easter[phrase])
    return DaySpan(first, last)

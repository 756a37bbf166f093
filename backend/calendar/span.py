"""Which days a citizen means, by words received at a moment."""

import datetime as dt
from collections.abc import Callable

from backend.calendar.asked import Asked, DayProblem, DaySpan, Meant, SpanMeant
from backend.calendar.counted import next_few
from backend.calendar.from_to import from_to
from backend.calendar.grammar import EXACT, RULES, first_meant
from backend.calendar.months import month_meant
from backend.calendar.seasons import season_meant
from backend.calendar.vocabulary import vocabulary
from backend.calendar.weekday import SATURDAY, weekend_meant
from backend.calendar.weeks import week_meant
from backend.clock import local


def resolve_span(words: str, received: dt.datetime) -> SpanMeant:
    """The days that are meant by words received at that moment, today being the first at the earliest.

    All that names a day is a span of that day. A week, a month or a feast is the coming one, and what is left of it
    once it has begun; a school holiday is a span only where its days do not differ from year to year.
    """
    asked = Asked.read(words, local(received).date(), vocabulary())
    for rule in SPAN_RULES:
        meant = rule(asked)
        if meant is not None:
            return from_today(meant, asked.today)
    return DayProblem.NOT_UNDERSTOOD


def from_today(meant: SpanMeant, today: dt.date) -> SpanMeant:
    if isinstance(meant, DayProblem):
        return meant
    return DaySpan(max(meant.first, today), meant.last) if meant.last >= today else DayProblem.PAST


def one_day(meant: Meant | None) -> SpanMeant | None:
    return DaySpan(meant, meant) if isinstance(meant, dt.date) else meant


def exact(asked: Asked) -> SpanMeant | None:
    """A date, whatever week or feast stands beside it; of a weekend, its Sunday too."""
    day = first_meant(asked, EXACT)
    return whole_weekend(day) if asked.longest(asked.words.weekend) else one_day(day)


def gone(asked: Asked) -> DayProblem | None:
    return DayProblem.PAST if asked.longest(asked.words.past | asked.words.spans.last_month) else None


def weekday(asked: Asked) -> SpanMeant | None:
    if not asked.longest(asked.words.weekdays):
        return None
    meant = one_day(first_meant(asked, RULES))
    return None if meant is DayProblem.NOT_UNDERSTOOD else meant


def weekend(asked: Asked) -> SpanMeant | None:
    return whole_weekend(weekend_meant(asked))


def whole_weekend(day: Meant | None) -> SpanMeant | None:
    """Saturday and Sunday; on a Sunday, that day alone."""
    if isinstance(day, dt.date) and day.isoweekday() == SATURDAY:
        return DaySpan(day, day + dt.timedelta(days=1))
    return one_day(day)


def any_day(asked: Asked) -> SpanMeant | None:
    return one_day(first_meant(asked, RULES))


SPAN_RULES: tuple[Callable[[Asked], SpanMeant | None], ...] = (
    from_to, exact, weekday, gone, next_few, weekend, week_meant, season_meant, month_meant, any_day,
)  # fmt: skip

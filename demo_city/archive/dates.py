"""How the archive writes a span of days for people."""

import datetime as dt

MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip


def date_normalized(first: dt.date, last: dt.date) -> str:
    if first == last:
        return _day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} ~ {last.year}"
    return f"{_day(first)} ~ {_day(last)}"


def _day(day: dt.date) -> str:
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"

"""Buttons that search the archives once more, without what narrowed it. Their years are in a notation of our own."""

from backend.archive.service import Wish, Years
from replies import Choice, Payload

TOPIC = "archive_search"
YEARS_AROUND = 10


def with_less(wish: Wish, this_year: int) -> tuple[Choice, ...]:
    """In all years, and of all kinds; where a year is all that was said, in more years around it."""
    subject = {"archive_subject": wish.text} if wish.text else {}
    kind = {"document": wish.kind} if wish.kind else {}
    if wish.years is None:
        return (again("all_kinds", subject),) if kind else ()
    if not subject:
        return (again("more_years", {**kind, "period": in_notation(around(wish.years, this_year))}),)
    all_kinds = (again("all_kinds", {**subject, "period": in_notation(wish.years)}),) if kind else ()
    return (again("all_years", {**subject, **kind}), *all_kinds)


def again(label: str, entities: dict[str, str]) -> Choice:
    payload = Payload(intent=TOPIC, entities=entities)
    return Choice(key=f"{TOPIC}_{label}", label=f"{TOPIC}.{label}", payload=payload)


def around(years: Years, this_year: int) -> Years:
    return Years(
        None if years.first is None else years.first - YEARS_AROUND,
        None if years.last is None else min(years.last + YEARS_AROUND, this_year),
    )


def in_notation(years: Years) -> str:
    if years.first is None:
        return f"before {(years.last or 0) + 1}"
    return f"since {years.first}" if years.last is None else f"{years.first}-{years.last}"

"""Buttons that search the archives once more, without what narrowed it. Their years are in a notation of our own."""

from backend.archive.service import Wish, Years
from replies import Choice, Payload

TOPIC = "archive_search"


def with_less(wish: Wish) -> tuple[Choice, ...]:
    """In all years, and of all kinds; none where nothing else is said."""
    subject = {"archive_subject": wish.text}
    kind = {"document": wish.kind} if wish.kind else {}
    period = {"period": in_notation(wish.years)} if wish.years else {}
    all_years = (again("all_years", {**subject, **kind}),) if wish.text and wish.years else ()
    all_kinds = (again("all_kinds", {**subject, **period}),) if wish.text and wish.kind else ()
    return (*all_years, *all_kinds)


def again(label: str, entities: dict[str, str]) -> Choice:
    payload = Payload(intent=TOPIC, entities=entities)
    return Choice(key=f"{TOPIC}_{label}", label=f"{TOPIC}.{label}", payload=payload)


def in_notation(years: Years) -> str:
    if years.first is None:
        return f"before {(years.last or 0) + 1}"
    return f"since {years.first}" if years.last is None else f"{years.first}-{years.last}"

"""The counters that somebody asks about, as a fact to tell."""

from actions.action import City
from actions.conversation import Asked
from backend.clients.telling import fact_from
from backend.facts.fact import Told
from backend.facts.values import Detail, Duration, Item, Listing, Number, Term, same
from backend.queue.service import Figures, Found

MATTERS = "queue_matter"
SYSTEM, OWNER = "ckan", "citizen_service"
MOST = 10


def listed(found: Found, asked: Asked, city: City) -> Told:
    items = tuple(_item(counter) for counter in meant(found.counters, asked, city))
    return city.told(fact_from(city.doors.system(SYSTEM), Listing(items=items), found.asked_at, OWNER))


def meant(counters: tuple[Figures, ...], asked: Asked, city: City) -> tuple[Figures, ...]:
    """Those for the matter that is spoken of; all of them, the fullest first, where none is or none is known by it."""
    spoken = {matter for text in (asked.text, asked.said("service") or "") for matter in city.cues.all(MATTERS, text)}
    theirs = tuple(counter for counter in counters if spoken & set(city.cues.all(MATTERS, counter.name)))
    fullest = sorted(theirs or counters, key=lambda counter: counter.people or 0, reverse=True)
    return tuple(fullest[:MOST])


def _item(counter: Figures) -> Item:
    people, minutes = counter.people, counter.minutes
    details: tuple[Detail | None, ...] = (
        None if people is None else _people(people),
        None if minutes is None else Term(key="term_queue_mean", values={"wait": _minutes(minutes)}),
    )
    return Item(title=same(counter.name), details=tuple(detail for detail in details if detail))


def _people(people: int) -> Term:
    if people > 1:
        return Term(key="term_queue_people", values={"number": Number(number=people)})
    return Term(key="term_queue_one_person") if people else Term(key="term_queue_nobody")


def _minutes(minutes: int) -> Duration:
    return Duration(number=minutes, unit="minute")

"""A look in the catalogue for what a citizen asks for, or the way there where it gives no answer."""

import structlog

from actions.action import City
from actions.choices import ask, asks, side
from actions.conversation import Asked
from actions.finding import LONGEST_QUOTE
from actions.found_works import facts_found, shown_of, situation_of
from actions.library_meant import library_meant
from actions.services import facts_of
from backend.catalogue.links import search_page
from backend.catalogue.reading import Said, wish_of
from backend.catalogue.service import find
from backend.catalogue.types import Found
from backend.catalogue.wish import Wish
from backend.clients.errors import NotConfiguredError, SourceError
from backend.clients.fbi_api import SYSTEM
from backend.facts.fact import Fact, Told, given
from backend.facts.values import Link, same
from backend.places import service as places
from replies import Choice, Reply, reply

TOPIC, SERVICE, DESK = "catalog_search", "library_use", "libraries_phone"
TO_ASK = ("phone", "email")
LEADS_ON = asks("reservation", "interlibrary_loan", "human")
AGAIN = Choice(key="search_again", label="catalog_search.search_again", payload=ask(TOPIC).payload)
log = structlog.get_logger("actions")


def wish_in(asked: Asked, city: City) -> Wish:
    """What is wanted, by what the bot marked and by the words around it."""
    place, library = library_meant(asked, city)
    return wish_of(
        Said(
            asked.text,
            asked.language,
            works=asked.entities.get("work", ()),
            audience=asked.said("audience"),
            place=place,
            branch=library.key if library else None,
        )
    )


def side_meant(asked: Asked, wish: Wish, city: City) -> str | None:
    """A side of the topic that needs no look in the catalogue; None where there is something to look for."""
    works = asked.entities.get("work", ())
    if not asked.text and (pressed := city.cues.aspect(TOPIC, asked)):
        return pressed
    aspect = city.cues.first(TOPIC, _without(asked.text, works))
    if aspect in {"advice", "forgotten"} or (aspect == "shelf" and not works):
        return aspect
    if not works and (asked.said("age") or asked.said("person_relation")):
        return "advice"
    if wish.names_nothing:
        return aspect or (None if city.doors.system(SYSTEM).base_url else "how")
    return None


def looked_for(wish: Wish, city: City) -> Reply:
    """What the catalogue has, or why it is not told and where to look instead."""
    way_there = ways(wish.phrase, city)
    if wish.names_nothing:
        return reply("catalog_search.which_work", way_there, choices=(side(TOPIC, "advice"), ask("human")))
    try:
        found = find(city.doors, places.by_isil(city.session), wish, city.now)
    except NotConfiguredError:
        return reply("catalog_search.link_only", way_there, choices=(side(TOPIC, "advice"), *LEADS_ON))
    except SourceError as error:
        log.warning("catalogue_not_answering", system=error.system, why=error.why)
        return reply("catalog_search.not_answering", way_there, choices=(AGAIN, ask("human")))
    if found.works:
        return told(found, way_there, city)
    nothing = {"said": given(same(wish.phrase[:LONGEST_QUOTE])), **way_there}
    choices = (AGAIN, *asks("interlibrary_loan", "purchase_suggestion", "human"))
    return reply("catalog_search.nothing_found", nothing, choices=choices)


def told(found: Found, way_there: dict[str, Told], city: City) -> Reply:
    branch = places.place(city.session, found.wish.branch) if found.wish.branch else None
    shown = shown_of(found)
    facts = {**facts_found(found, shown, branch, city), **way_there}
    return reply(f"{TOPIC}.{situation_of(found, shown)}", facts, choices=LEADS_ON)


def ways(phrase: str, city: City) -> dict[str, Told]:
    """Where to search for oneself, the words already in the address, and whom to ask."""
    facts = facts_of(SERVICE, city, DESK)
    return city.tell({**facts, "search_link": with_words(facts["search_link"], phrase)}, "search_link", *TO_ASK)


def with_words(link: Fact, phrase: str) -> Fact:
    """The link to the search, leading to what was asked for."""
    if not phrase or not isinstance(link.value, Link):
        return link
    page = link.value.model_copy(update={"href": search_page(link.value.href, phrase)})
    return link.model_copy(update={"value": page})


def _without(text: str, works: tuple[str, ...]) -> str:
    for work in works:
        text = text.replace(work, " ")
    return text

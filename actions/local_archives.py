"""The local archives: which one is meant, and what is known of it."""

from typing import Final

from actions.action import City
from actions.choices import ask, asks, picks, sides
from actions.conversation import Asked
from actions.finding import LONGEST_QUOTE, match_for, named
from actions.services import facts_of
from backend.facts.fact import Told, given
from backend.facts.values import Items, same
from backend.places import service as places
from backend.places.types import PlaceInfo
from replies import Choice, Reply, reply

CITY_ARCHIVES = "stadsarkivet"
TOPIC: Final = "local_archive"
LIKELIEST = ("vejlby_risskov_archive", "hoejbjerg_holme_archive", "brabrand_aarslev_archive")
OF_ALL = ("give", "volunteer")
THERE = ("address", "where", "phone", "email", "website", "usual_hours", "run_by")


def archives_meant(asked: Asked, city: City) -> tuple[PlaceInfo, ...]:
    """Those that the words may mean, also by the name of the town alone; words that nobody marked must name one."""
    marked = asked.wanted("place")
    words = marked or asked.text
    match = match_for(words, city)
    if not (match.place and match.place.kind == TOPIC):
        match = match_for(f"{words} lokalarkiv", city)
    found = (match.place,) if match.place else match.candidates if marked else ()
    return tuple(place for place in found if place.kind == TOPIC)


def at_archive(place: PlaceInfo, aspect: str | None, city: City) -> Reply:
    there = city.tell(places.place_facts(city.session, place.key), *THERE)
    told = {**at_all(city), **named(place), **there}
    choices = (
        ask("opening_hours", place=place.key),
        *sides(TOPIC, "give", but=aspect),
        *asks("archive_search", "human"),
    )
    situation = "place" if "address" in told or "where" in told else "place_unknown"
    return reply(f"local_archive.{aspect or situation}", told, choices=choices)


def at_none(asked: Asked, aspect: str | None, city: City) -> Reply:
    """No archive was named, or none that we know."""
    said = asked.said("place")
    quoted = {"said": given(same(said[:LONGEST_QUOTE]))} if said else {}
    situation = aspect or ("no_such_place" if said else "how")
    told = {**at_all(city), **({} if aspect else all_names(city)), **quoted}
    return reply(f"local_archive.{situation}", told, choices=likeliest(asked, city))


def likeliest(asked: Asked, city: City) -> tuple[Choice, ...]:
    likely = tuple(places.place(city.session, key) for key in LIKELIEST)
    return (*picks(TOPIC, likely, asked, city.cues), ask("human"))


def at_all(city: City) -> dict[str, Told]:
    """What holds for all of them, and the city archives, who can be asked instead."""
    desk = places.place_facts(city.session, CITY_ARCHIVES)
    return {
        **city.tell(facts_of(TOPIC, city), *OF_ALL),
        **city.tell(desk, archive_phone="phone", archive_email="email"),
    }


def all_names(city: City) -> dict[str, Told]:
    """How many there are, who runs them, and their names, as sure as their number."""
    told = city.tell(facts_of(TOPIC, city), "number", run_by_all="run_by")
    names = Items(items=tuple(place.name for place in places.places(city.session, TOPIC)))
    return {**told, "archives": told["number"].model_copy(update={"value": names})}

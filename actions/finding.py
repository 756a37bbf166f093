"""Which place is meant, or the reply that asks for it."""

from actions.action import City
from actions.choices import ask, picks
from actions.conversation import Asked
from backend.facts.fact import Told, given
from backend.facts.values import same
from backend.places import service as places
from backend.places.types import PlaceInfo, PlaceKind, PlaceMatch
from replies import Reply, reply

LIKELIEST = ("borgerservice", "dokk1_library", "dokk1")
PHONE_LINES = {"citizen_service": "borgerservice_phone", "library": "libraries_phone"}
LONGEST_QUOTE = 60


def place_meant(asked: Asked, city: City, topic: str) -> PlaceInfo | Reply:
    """The place named now or before; else `<topic>.which_place`, `.several_places` or `.no_such_place`."""
    words = asked.wanted("place")
    match = match_for(words or asked.text, city, asked.text)
    if words is None and not match.place:
        match = PlaceMatch(kind=match.kind)  # an unmarked word that is nearly a place is no place
    return match.place or unclear(words, match, asked, city, topic)


def match_for(words: str, city: City, message: str = "") -> PlaceMatch:
    """By key, as buttons name a place, or by the citizen's words, of the kind that the message speaks of."""
    try:
        return PlaceMatch(place=places.place(city.session, words))
    except places.UnknownPlaceError:
        return places.resolve_place(city.session, words, message)


def unclear(words: str | None, match: PlaceMatch, asked: Asked, city: City, topic: str) -> Reply:
    if match.candidates:
        return reply(f"{topic}.several_places", choices=picks(topic, match.candidates, asked, city.cues))
    if words is None or match.kind:
        return reply(f"{topic}.which_place", choices=picks(topic, likeliest(city, match.kind), asked, city.cues))
    said = {"said": given(same(words[:LONGEST_QUOTE]))}
    choices = (*picks(topic, likeliest(city)[:2], asked, city.cues), ask("human"))
    return reply(f"{topic}.no_such_place", said, choices=choices)


def likeliest(city: City, kind: PlaceKind | None = None) -> tuple[PlaceInfo, ...]:
    """Those most asked for, of that kind if one was named, and then its others."""
    some = tuple(places.place(city.session, key) for key in LIKELIEST)
    if kind is None:
        return some
    others = tuple(place for place in places.places(city.session, kind) if place not in some)
    return (*(place for place in some if place.kind == kind), *others)


def named(place: PlaceInfo) -> dict[str, Told]:
    return {"place": given(place.name)}

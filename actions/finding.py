"""Which place is meant, or the reply that asks for it."""

from actions.action import City
from actions.choices import MOST, ask, picks
from actions.conversation import Asked
from backend.facts.fact import Told, given
from backend.facts.values import same
from backend.places import service as places
from backend.places.types import PlaceInfo, PlaceMatch
from replies import Reply, reply

LIKELIEST = ("borgerservice", "dokk1_library", "dokk1")
PHONE_LINES = {"citizen_service": "borgerservice_phone", "library": "libraries_phone"}
LONGEST_QUOTE = 60


def place_meant(asked: Asked, city: City, topic: str) -> PlaceInfo | Reply:
    """The place named now or before; else `<topic>.which_place`, `.several_places` or `.no_such_place`."""
    words = asked.wanted("place")
    if words is None:
        return reply(f"{topic}.which_place", choices=picks(topic, likeliest(city), asked))
    match = match_for(words, city)
    return match.place or unclear(words, match, asked, city, topic)


def match_for(words: str, city: City) -> PlaceMatch:
    """By key, as buttons name a place, or by the citizen's words."""
    try:
        return PlaceMatch(place=places.place(city.session, words))
    except places.UnknownPlaceError:
        return places.resolve_place(city.session, words)


def unclear(words: str, match: PlaceMatch, asked: Asked, city: City, topic: str) -> Reply:
    if match.candidates:
        return reply(f"{topic}.several_places", choices=picks(topic, match.candidates, asked))
    if match.kind:
        some = tuple(places.places(city.session, match.kind)[:MOST])
        return reply(f"{topic}.which_place", choices=picks(topic, some, asked))
    said = {"said": given(same(words[:LONGEST_QUOTE]))}
    choices = (*picks(topic, likeliest(city)[:2], asked), ask("human"))
    return reply(f"{topic}.no_such_place", said, choices=choices)


def likeliest(city: City) -> tuple[PlaceInfo, ...]:
    return tuple(places.place(city.session, key) for key in LIKELIEST)


def named(place: PlaceInfo) -> dict[str, Told]:
    return {"place": given(place.name)}

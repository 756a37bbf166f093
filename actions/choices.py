"""Buttons that lead on. Their payloads are in English or keys, never in a citizen's words."""

from actions.conversation import Asked
from actions.cues import Cues
from backend.facts.fact import given
from backend.places.types import PlaceInfo
from replies import Choice, Payload

MOST = 4
KEPT_ON = ("place", "date", "period", "time", "age", "person_relation")


def ask(topic: str, **entities: str) -> Choice:
    """Ask about a topic."""
    return Choice(key=topic, label=f"topic.{topic}", payload=Payload(intent=topic, entities=entities))


def asks(*topics: str) -> tuple[Choice, ...]:
    return tuple(ask(topic) for topic in topics)


def side(topic: str, aspect: str) -> Choice:
    """Ask about one side of a topic, by the name it has in the cues."""
    payload = Payload(intent=topic, entities={"service": aspect})
    return Choice(key=f"{topic}_{aspect}", label=f"{topic}.{aspect}", payload=payload)


def sides(topic: str, *aspects: str, but: str | None = None) -> tuple[Choice, ...]:
    """Several sides of a topic, without the one just answered."""
    return tuple(side(topic, aspect) for aspect in aspects if aspect != but)


def pick(topic: str, place: PlaceInfo, asked: Asked, cues: Cues) -> Choice:
    """The same question again, about this place."""
    payload = Payload(intent=topic, entities={**kept(topic, asked, cues), "place": place.key})
    return Choice(key=f"place_{place.key}", label="place.pick", payload=payload, words={"place": given(place.name)})


def picks(topic: str, places: tuple[PlaceInfo, ...], asked: Asked, cues: Cues) -> tuple[Choice, ...]:
    return tuple(pick(topic, place, asked, cues) for place in places[:MOST])


def kept(topic: str, asked: Asked, cues: Cues) -> dict[str, str]:
    """What this message said besides, and the side of the topic it gave away, so that a button does not lose them."""
    said = {name: value for name in KEPT_ON if (value := asked.said(name))}
    aspect = cues.aspect(topic, asked)
    return {**said, "service": aspect} if aspect else said

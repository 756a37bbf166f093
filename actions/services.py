"""Topics answered from the facts of one service, a side at a time."""

from abc import ABC
from collections.abc import Mapping
from typing import ClassVar

from actions.action import Action, City
from actions.choices import asks, sides
from actions.conversation import Asked
from backend.facts.fact import Fact, Told, given
from backend.places.service import place_facts
from backend.services.service import authority, service_facts
from replies import Reply, reply

Sides = Mapping[str, tuple[str, ...]]

MOST_SIDES = 2
TO_REACH_THEM = frozenset({"phone", "email", "appointment"})


def facts_of(service: str, city: City, desk: str = "borgerservice") -> dict[str, Fact]:
    """All about the service, and how to reach the desk whose matter it is; what the service says itself wins."""
    reach = {name: fact for name, fact in place_facts(city.session, desk).items() if name in TO_REACH_THEM}
    return {**reach, **service_facts(city.session, service)}


class ServiceTopic(Action, ABC):
    """Tells the side that the message gives away, else `how`; then leads to others, to other topics and to a person.

    `desk`: the place to ask, by its key. `tells`: the facts of each side. `offers`: sides to offer, best first.
    `leads_to`: other topics to offer.
    """

    service: ClassVar[str]
    desk: ClassVar[str] = "borgerservice"
    tells: ClassVar[Sides]
    offers: ClassVar[tuple[str, ...]] = ()
    leads_to: ClassVar[tuple[str, ...]] = ()

    def run(self, asked: Asked, city: City) -> Reply:
        return self.side(city.cues.aspect(self.topic, asked) or "how", city)

    def side(self, aspect: str, city: City) -> Reply:
        """One side of the topic, by its name."""
        others = sides(self.topic, *self.offers, but=aspect)[:MOST_SIDES]
        choices = (*others, *asks(*self.leads_to, "human"))
        return reply(f"{self.topic}.{aspect}", self.told(aspect, city), choices=choices)

    def told(self, aspect: str, city: City) -> dict[str, Told]:
        return city.tell(facts_of(self.service, city, self.desk), *self.tells[aspect])


class RoutedTopic(ServiceTopic, ABC):
    """Another's matter: every side also names `authority`, says what it `handles`, and holds its `link`.

    `whose`: the authority, by its key in `data/facts/authorities.yml`.
    """

    whose: ClassVar[str]

    def told(self, aspect: str, city: City) -> dict[str, Told]:
        return {**matter_of(self.whose, city), **super().told(aspect, city)}


def matter_of(whose: str, city: City) -> dict[str, Told]:
    """Whose matter it is, by the authority's key: its name, what it handles and its link; nothing if there is none."""
    theirs = authority(city.session, whose)
    if theirs is None:
        return {}
    return {"authority": given(theirs.name), "handles": given(theirs.handles), **city.tell(theirs.facts, "link")}

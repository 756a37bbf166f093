"""What every action is: from a question and the city's facts to a reply, and what to remember of it."""

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from rasa_sdk.events import SlotSet
from sqlalchemy.orm import Session

from actions.conversation import Asked
from actions.cues import Cues
from backend.clients.doors import Doors
from backend.facts.fact import Fact, Told
from replies import Reply

Event = Mapping[str, Any]


@dataclass(frozen=True)
class City:
    """What an action may ask while it answers one message: the city store, and the city's systems by `doors`."""

    session: Session
    now: dt.datetime
    cues: Cues
    doors: Doors

    @property
    def today(self) -> dt.date:
        return self.now.date()

    def told(self, fact: Fact) -> Told:
        """As it may be told today; what is not told has no source either, only the official link."""
        told = fact.told(self.today)
        return told if told.value else told.model_copy(update={"source": None})

    def tell(self, facts: Mapping[str, Fact], *names: str, **renamed: str) -> dict[str, Told]:
        """Those of the named facts that there are, as told today; `fee="fee_adult"` tells one by another name."""
        wanted = {name: name for name in names} | renamed
        return {shown: self.told(facts[name]) for shown, name in wanted.items() if name in facts}


class Action(ABC):
    """One topic. `name` is `action_<topic>`, as the domain has it."""

    name: ClassVar[str]

    @property
    def topic(self) -> str:
        return self.name.removeprefix("action_")

    @abstractmethod
    def run(self, asked: Asked, city: City) -> Reply:
        """Decide what is said. No words; other systems are waited for no longer than a live call's budget."""

    def remember(self) -> list[Event]:
        """What Rasa keeps for the next message."""
        return [SlotSet("last_topic", self.topic)]


class Aside(Action, ABC):
    """An action that leaves the topic talked about as it was."""

    def remember(self) -> list[Event]:
        return []

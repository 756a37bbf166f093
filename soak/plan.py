"""How much, how long, with which faults: bounded in count and time."""

from dataclasses import dataclass, replace
from random import Random

from soak.client import Habits
from soak.sabotage import Sabotage

LONGEST_MINUTES = 120.0
MOST_CITIZENS = 1000
MOST_AGENTS = 100
FEWEST_OWNERS = 2
SETTLE_S = 75.0
SHORT_MINUTES = 2.0
WANTS_PERSON = 0.03
WANTS_PERSON_SOON = 0.1
MOST_WANT_PERSON = 0.3
BRISK = Habits(pause_s=(2, 6), stream_lasts_s=8, patience_s=6)
BEYOND_S = 240.0


class PlanRefusedError(ValueError):
    """More than the soak takes on, or less than it can show anything with."""


@dataclass(frozen=True)
class Plan:
    minutes: float = 10
    citizens: int = 200
    agents: int = 20
    sabotage: Sabotage | None = None
    stand_in: bool = False
    seed: int = 1
    faults: bool = True

    def __post_init__(self) -> None:
        if not 0 < self.minutes <= LONGEST_MINUTES:
            raise PlanRefusedError(f"MINUTES: more than 0, at most {LONGEST_MINUTES:.0f}")
        if not 0 < self.citizens <= MOST_CITIZENS or not 0 <= self.agents <= MOST_AGENTS:
            raise PlanRefusedError(f"at least one citizen and at most {MOST_CITIZENS}, at most {MOST_AGENTS} agents")
        if self.sabotage == "two_owners" and self.agents < FEWEST_OWNERS:
            raise PlanRefusedError("SABOTAGE=two_owners needs two agents who can claim")

    @property
    def habits(self) -> Habits:
        """In a short time all do the same more briskly, so that it shows something."""
        usual = BRISK if self.minutes < SHORT_MINUTES else Habits()
        return replace(usual, wants_person=self._wants_person if self.agents else 0)

    @property
    def _wants_person(self) -> float:
        """Where owners are tampered with, agents must meet at one conversation."""
        if self.sabotage == "two_owners":
            return MOST_WANT_PERSON
        return WANTS_PERSON_SOON if self.minutes < SHORT_MINUTES else WANTS_PERSON

    @property
    def seconds(self) -> float:
        return self.minutes * 60

    def chance(self, *of: object) -> Random:
        """The same for the same client in each run of one seed."""
        return Random(":".join(map(str, (self.seed, *of))))

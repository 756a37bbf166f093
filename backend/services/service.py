"""What actions and gateway ask about services, other authorities and emergencies."""

from sqlalchemy.orm import Session

from backend.facts.fact import Fact
from backend.services.types import AuthorityInfo

__all__ = ["AuthorityInfo", "authorities", "authority", "emergency_facts", "passport_fee", "service_facts"]


def service_facts(session: Session, service_key: str) -> dict[str, Fact]:
    """The facts of a service by attribute; an unknown service has none."""
    raise NotImplementedError


def passport_fee(session: Session, age: int) -> Fact:
    """The fee that applies at an age in years. Nobody is a pensioner by age alone: 18 and over is the adult's fee."""
    raise NotImplementedError


def authority(session: Session, words: str) -> AuthorityInfo | None:
    """The authority that the citizen's words are a matter for; a key ("waste") is such words too."""
    raise NotImplementedError


def authorities(session: Session) -> list[AuthorityInfo]:
    raise NotImplementedError


def emergency_facts(session: Session) -> dict[str, Fact]:
    """The numbers to call in danger or despair, the one for life and death first."""
    raise NotImplementedError

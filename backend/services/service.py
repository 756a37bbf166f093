"""What actions and gateway ask about services, other authorities and emergencies."""

from sqlalchemy.orm import Session

from backend.facts.fact import Fact
from backend.facts.service import facts_of, subjects
from backend.facts.values import Text
from backend.services import repository
from backend.services.models import AuthorityRow
from backend.services.types import AuthorityInfo
from backend.services.whose import whose

__all__ = ["AuthorityInfo", "authorities", "authority", "emergency_facts", "passport_fee", "service_facts", "services"]

YOUTH_FROM, ADULT_FROM = 12, 18


def services(session: Session) -> list[str]:
    """The keys of all services that something is known of."""
    return subjects(session, "service")


def service_facts(session: Session, service_key: str) -> dict[str, Fact]:
    """The facts of a service by attribute; an unknown service has none."""
    return facts_of(session, "service", service_key)


def passport_fee(session: Session, age: int) -> Fact:
    """The fee that applies at an age in years. Nobody is a pensioner by age alone: 18 and over is the adult's fee."""
    if age < 0:
        raise ValueError(f"nobody is {age} years old")
    group = "fee_child" if age < YOUTH_FROM else "fee_youth" if age < ADULT_FROM else "fee_adult"
    return service_facts(session, "passport")[group]


def authority(session: Session, words: str) -> AuthorityInfo | None:
    """The authority that the citizen's words are a matter for; a key ("waste") is such words too."""
    rows = {row.key: row for row in repository.authority_rows(session)}
    key = whose(
        words, {row.key: tuple(alias for names in row.aliases.values() for alias in names) for row in rows.values()}
    )
    return _info(session, rows[key]) if key else None


def authorities(session: Session) -> list[AuthorityInfo]:
    return [_info(session, row) for row in repository.authority_rows(session)]


def emergency_facts(session: Session) -> dict[str, Fact]:
    """The numbers to call in danger or despair, the one for life and death first."""
    return facts_of(session, "emergency", "all")


def _info(session: Session, row: AuthorityRow) -> AuthorityInfo:
    name, handles = (Text(da=words["da"], en=words["en"]) for words in (row.name, row.handles))
    return AuthorityInfo(row.key, name, handles, facts_of(session, "authority", row.key))

"""What the services' service answers with."""

from dataclasses import dataclass

from backend.facts.fact import Fact
from backend.facts.values import Text


@dataclass(frozen=True, slots=True)
class AuthorityInfo:
    """Whose matter it is, when it is not ours. `facts`: "name", "handles", "link", "phone" …, those that are known."""

    key: str
    name: Text
    handles: Text
    facts: dict[str, Fact]

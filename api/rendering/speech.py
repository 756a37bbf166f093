"""An answer to be heard: numbers in pairs, no web addresses."""

from collections.abc import Iterable

from api.rendering.card import Card
from api.rendering.sources import RenderedSource
from api.rendering.tongue import Tongue


def aloud(sentences: Iterable[str], card: Card | None, labels: list[str], tongue: Tongue) -> str:
    """The sentences, the card's rows, and what can be chosen."""
    offered = [tongue.word("value_you_can_choose", choices=", ".join(labels))] if labels else []
    return " ".join([*sentences, *(card.spoken if card else ()), *offered])


def sources_aloud(sources: Iterable[RenderedSource], tongue: Tongue) -> str:
    """Title and date of each source that was read."""
    return " ".join(
        tongue.word("value_source_aloud", what=source.title, read_on=source.read_on)
        for source in sources
        if source.read_on
    )

"""An answer to be heard: numbers in pairs, no web addresses."""

from collections.abc import Iterable

from api.rendering.card import Card
from api.rendering.sources import RenderedSource
from api.rendering.tongue import Tongue


def aloud(sentences: Iterable[str], card: Card | None, labels: list[str], tongue: Tongue) -> str:
    """The sentences, what the card adds to them, and what can be chosen."""
    told = " ".join(_stopped(sentence) for sentence in sentences)
    choices = "; ".join(label.rstrip("?") for label in labels)
    offered = [tongue.word("value_you_can_choose", choices=choices)] if labels else []
    return " ".join([told, *(card.aloud(told) if card else ()), *offered])


def _stopped(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", ":")) else f"{sentence}."


def sources_aloud(sources: Iterable[RenderedSource], tongue: Tongue) -> str:
    """Title and date of each source that was read."""
    return " ".join(
        tongue.word("value_source_aloud", what=source.title, read_on=source.read_on)
        for source in sources
        if source.read_on
    )

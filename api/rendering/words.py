"""What a value becomes: words to show, words to hear, and where they lead."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """`text` is shown and `spoken` is heard; `href` is where pressing it leads; `table` is rows of (label, value)."""

    text: str
    spoken: str
    href: str | None = None
    table: tuple[tuple[str, str], ...] = ()


def plain(text: str) -> Words:
    """Words that are heard as they are shown."""
    return Words(text, text)


def shown(parts: Iterable[Words]) -> str:
    return "".join(part.text for part in parts)


def heard(parts: Iterable[Words]) -> str:
    return "".join(part.spoken for part in parts)

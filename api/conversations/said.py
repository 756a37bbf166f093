"""A citizen's text as it is kept: tidy, not too long, without numbers that should not be there. Pure."""

import unicodedata
from dataclasses import dataclass

from api.errors import EmptyMessageError, TooLongError
from api.privacy.masking import mask

KEPT_CONTROLS = "\n\t"
UNSEEN = frozenset({"Cf", "Zs", "Zl", "Zp"})


@dataclass(frozen=True)
class Tidied:
    """`notes` are keys of what the citizen is told about it."""

    text: str
    notes: tuple[str, ...]


def tidied(text: str, most: int) -> Tidied:
    """EmptyMessageError if nothing is left, TooLongError beyond `most` characters."""
    if len(text) > most:
        raise TooLongError(text="too_long_by_limit", limit=most)
    masked = mask(storable(text))
    if all(character.isspace() or unicodedata.category(character) in UNSEEN for character in masked.text):
        raise EmptyMessageError
    told = (("gateway.cpr_masked", masked.cpr), ("gateway.card_masked", masked.card))
    return Tidied(masked.text, tuple(key for key, is_so in told if is_so))


def storable(text: str) -> str:
    """Composed letters, without control characters or halves of them, which stores refuse."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    composed = unicodedata.normalize("NFC", whole.replace("\r\n", "\n"))
    return "".join(c for c in composed if c in KEPT_CONTROLS or unicodedata.category(c) != "Cc").strip()

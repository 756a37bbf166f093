"""The words of a text, without case, signs, accents, and the two ways of writing Danish letters."""

import re
import unicodedata

from backend.folding import DANISH

WORD = re.compile(r"[^\W_]+")
HYPHENATED = re.compile(r"(?<![^\W_])[^\W_]++(?:-[^\W_]++)+")
GENITIVE = re.compile(r"['’´`]s\b", re.IGNORECASE)
MOST_LETTERS, LONGEST_TEXT = 40, 20_000


def words(text: str) -> list[str]:
    """In their order, "Åboulevarden" as "aaboulevarden"; other scripts stay. A text's first 20,000 signs count."""
    return [word[:MOST_LETTERS] for word in WORD.findall(_plain(text))]


def joined(text: str) -> list[str]:
    """Words with hyphens as one: "e-bøger" as "eboeger"."""
    return [word.replace("-", "")[:MOST_LETTERS] for word in HYPHENATED.findall(_plain(text))]


def without_danish(term: str) -> str:
    """A folded term as typed on a keyboard without å and ø: "aaboulevard" as "aboulevard"."""
    return term.replace("aa", "a").replace("oe", "o")


def _plain(text: str) -> str:
    lower = GENITIVE.sub("", _lower(text[:LONGEST_TEXT]))
    decomposed = unicodedata.normalize("NFKD", lower.translate(DANISH))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).casefold()


def _lower(text: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())

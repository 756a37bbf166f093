"""A question again as a hurried hand would have written it: what of our understanding is left then.

Pure: the same text and the same known words always give the same rough text.
"""

import random
import re
from collections.abc import Callable, Collection, Iterator

WORD = re.compile(r"[^\W\d_]+")
BARE = str.maketrans("æøåÆØÅ", "aoaAOA")
SPELT = {"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"}
# The key to the left on a Danish keyboard, or to the right of a row's first.
NEIGHBOURS = dict(zip("qwertyuiopåasdfghjklæøzxcvbnm", "wqwertyuiopsasdfghjklæxzxcvbn", strict=True))
LETTERS_A_TYPO = 14
SHORTEST_PART = 4
Rough = Callable[[str, Collection[str]], str]


def typos(text: str, known: Collection[str]) -> str:  # noqa: ARG001 - one signature for all
    """A slip about every 14 letters, at least one: two letters swapped, one lost, doubled or hit beside."""
    dice = random.Random(text)
    places = [place for place in range(len(text) - 1) if text[place : place + 2].isalpha()]
    for place in sorted(dice.sample(places, min(len(places), max(1, len(text) // LETTERS_A_TYPO))), reverse=True):
        text = dice.choice(SLIPS)(text, place)
    return text


def swapped(text: str, place: int) -> str:
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def lost(text: str, place: int) -> str:
    return text[:place] + text[place + 1 :]


def doubled(text: str, place: int) -> str:
    return text[:place] + text[place] + text[place:]


def beside(text: str, place: int) -> str:
    return text[:place] + NEIGHBOURS.get(text[place].lower(), text[place]) + text[place + 1 :]


SLIPS = (swapped, lost, doubled, beside)


def spelt_out(text: str, known: Collection[str]) -> str:  # noqa: ARG001
    """æ, ø and å as two letters."""
    return "".join(SPELT.get(letter, letter) for letter in text)


def bare(text: str, known: Collection[str]) -> str:  # noqa: ARG001
    """æ, ø and å without their strokes and rings."""
    return text.translate(BARE)


def flat(text: str, known: Collection[str]) -> str:  # noqa: ARG001
    """All in small letters, without a stop: what a telephone hears."""
    return re.sub(r"\s+", " ", re.sub(r"[?!.,;:]+(?=\s|$)", " ", text.lower())).strip()


def split(text: str, known: Collection[str]) -> str:
    """Compounds in two words, where both are known: "bopæls attest"."""
    return WORD.sub(lambda word: " ".join(parts(word[0], known)), text)


def parts(word: str, known: Collection[str]) -> tuple[str, ...]:
    low = word.lower()
    for end in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
        first = low[:end].removesuffix("s")
        if low[end:] in known and (low[:end] in known or (len(first) >= SHORTEST_PART and first in known)):
            return word[:end], word[end:]
    return (word,)


def joined(text: str, known: Collection[str]) -> str:  # noqa: ARG001
    """The last two long words as one."""
    words = text.split(" ")
    for place in range(len(words) - 2, -1, -1):
        if all(word.isalpha() and len(word) >= SHORTEST_PART for word in words[place : place + 2]):
            return " ".join([*words[:place], words[place] + words[place + 1], *words[place + 2 :]])
    return text


WAYS: dict[str, Rough] = {
    "typos": typos,
    "æøå spelt out": spelt_out,
    "æøå bare": bare,
    "small letters, no stops": flat,
    "compounds split": split,
    "words joined": joined,
}


def changed(text: str, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """By way, the text where it became another one."""
    for way, rough in WAYS.items():
        other = rough(text, known)
        if other != text and other.strip():
            yield way, other

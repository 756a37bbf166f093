"""Words as they compare: without case, signs, accents, and the two ways of writing Danish letters."""

import re
import unicodedata

DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ö": "oe", "ä": "ae"})
WITHOUT_DANISH = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ö": "o", "ä": "a"})
NOT_A_WORD = re.compile(r"[^a-z0-9]+")


def fold(words: str) -> str:
    """Lower case, "Åbyhøj" as "aabyhoej", all signs as single spaces."""
    return _plain(_lower(words).translate(DANISH))


def fold_without_danish(words: str) -> str:
    """As typed on a keyboard without Danish letters: "Åbyhøj" as "abyhoj"."""
    return _plain(_lower(words).translate(WITHOUT_DANISH))


def fold_letters(words: str) -> str:
    """The letters as `fold` has them, the signs as they stand."""
    return _bare(_lower(words).translate(DANISH))


def _lower(words: str) -> str:
    return unicodedata.normalize("NFC", words).casefold()


def _plain(words: str) -> str:
    return NOT_A_WORD.sub(" ", _bare(words)).strip()


def _bare(words: str) -> str:
    decomposed = unicodedata.normalize("NFKD", words)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))

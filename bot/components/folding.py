"""One spelling for what people type in several: æ as ae, ø as oe or o, å as aa or a, accents, capitals."""

import unicodedata

DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ö": "oe", "ä": "ae", "ü": "ue"})
BARE = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ö": "o", "ä": "a", "ü": "u"})


def fold(text: str) -> str:
    """Lower case, Danish letters spelt out, other accents dropped."""
    return without_accents(text.lower().translate(DANISH))


def fold_bare(text: str) -> str:
    """As `fold`, but ø as o and å as a: what a foreign keyboard gives."""
    return without_accents(text.lower().translate(BARE))


def without_accents(text: str) -> str:
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text)
    return "".join(part for part in parts if not unicodedata.combining(part))

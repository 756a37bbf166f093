"""A title as it stands in an address."""

import re

LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ü": "u"})


def slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower().translate(LETTERS)).strip("-")

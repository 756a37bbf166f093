"""The middle of a question: without the words at its beginning and its end that only ask."""

import re

from backend.catalogue.vocabulary import Vocabulary

LONGEST = 100
SIGNS = " ?!.,;:\"'”“„»«-–"
SPACES = re.compile(r"\s+")
PRONOUN = re.compile(r"(?:i|jeg)\b", re.IGNORECASE)


def core(text: str, known: Vocabulary, *, inside: bool = False) -> str:
    """Empty if every word only asks. A capital letter begins a name, from where all is kept.

    The first letter of a message tells nothing; `inside`: the text is no beginning.
    """
    whole = tidy(text)
    ended = _from_the_end(_from_the_beginning(whole, known, inside), known)
    return "" if _only_asks(ended, known) else ended[:LONGEST].strip(SIGNS)


def tidy(text: str) -> str:
    """Single spaces, straight apostrophes, no signs at the ends."""
    return SPACES.sub(" ", text.replace("’", "'")).strip(SIGNS)


def _from_the_beginning(whole: str, known: Vocabulary, inside: bool) -> str:
    left = whole
    while match := known.before.match(left):
        if (inside or left != whole) and _begins_a_name(match[0], whole):
            break
        left = left[match.end() :]
    return left


def _begins_a_name(word: str, whole: str) -> bool:
    """The pronoun "I" does not, nor does anything in a message of capitals."""
    return word[0].isupper() and not whole.isupper() and not PRONOUN.match(word)


def _from_the_end(left: str, known: Vocabulary) -> str:
    while match := known.after.search(left):
        if _begins_a_name(match[0].strip(" ,"), left):
            break
        left = left[: match.start()].rstrip(SIGNS)
    return left


def _only_asks(left: str, known: Vocabulary) -> bool:
    while left and (match := known.before.match(left)):
        left = left[match.end() :]
    return not left.strip(SIGNS)

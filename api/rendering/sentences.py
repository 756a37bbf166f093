"""Which sentences of an answer are said: those whose values are there, or what is said when a value is not known."""

from collections.abc import Iterable, Mapping

from api.rendering.schema import Entry, Sentence
from api.rendering.template import Pattern
from api.rendering.tongue import Form
from api.rendering.words import Words
from backend.facts.fact import Told

Line = tuple[Words, ...]


def written(entry: Entry, form: Form) -> tuple[Sentence, ...]:
    """The easy form where there is one."""
    return entry.easy if form == "easy" and entry.easy else entry.say


def said(sentences: Iterable[Sentence], facts: Mapping[str, Told], words: Mapping[str, Words]) -> list[Line]:
    """`words` are those of the facts that may be told."""
    chosen = (_chosen(sentence, facts, words) for sentence in sentences)
    return [pattern.fill(words) for pattern in chosen if pattern]


def _chosen(sentence: Sentence, facts: Mapping[str, Told], words: Mapping[str, Words]) -> Pattern | None:
    if sentence.text.names <= words.keys():
        return sentence.text
    if sentence.text.names <= facts.keys() and sentence.unknown and sentence.unknown.names <= words.keys():
        return sentence.unknown
    return None

"""Words and their lemmas, by language, from spaCy.

A Danish lemma table turns the English "have" into the sea, so each message is read with its own language's pipeline.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Optional

import spacy

FORMS = "lemma_lookup"


@dataclass(frozen=True)
class Word:
    text: str
    start: int
    lemma: str
    known: bool = True


class Lemmas:
    """`pipelines` names an installed spaCy pipeline (or its folder) by language; an empty name is a blank one."""

    def __init__(self, pipelines: Mapping[str, str]) -> None:
        self._pipelines = {language: pipeline(language, name) for language, name in pipelines.items()}
        self._tables = {language: Table.of(pipeline) for language, pipeline in self._pipelines.items()}

    def words(self, text: str, language: str) -> list[Word]:
        read, table = self._pipelines[language](lowered(text)), self._tables[language]
        return [
            Word(
                text[token.idx : token.idx + len(token)],
                token.idx,
                token.lemma_ or token.text,
                table is None or token.text in table,
            )
            for token in read
            if not token.is_space
        ]


class Table:
    """The words that a pipeline's lemma table knows; where it has none, every word is taken to be known."""

    def __init__(self, forms: Any) -> None:
        self._forms = forms
        self._bases = frozenset(base for base in forms.values() if base not in forms)

    @classmethod
    def of(cls, pipeline: Any) -> Optional["Table"]:
        if not pipeline.has_pipe("lemmatizer"):
            return None
        lookups = pipeline.get_pipe("lemmatizer").lookups
        return cls(lookups.get_table(FORMS)) if lookups.has_table(FORMS) else None

    def __contains__(self, word: str) -> bool:
        return not word.isalpha() or word in self._forms or word in self._bases


def pipeline(language: str, name: str) -> Any:
    if name:
        return spacy.load(name)
    blank = spacy.blank(language)
    blank.add_pipe("lemmatizer", config={"mode": "lookup"})
    blank.initialize()
    return blank


def lowered(text: str) -> str:
    """Lower case where that keeps every letter's place: the tables know "åbne", not "Åbne"."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text

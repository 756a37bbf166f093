"""Words and their lemmas, by language, from spaCy.

A Danish lemma table turns the English "have" into the sea, so each message is read with its own language's pipeline.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import spacy


@dataclass(frozen=True)
class Word:
    text: str
    start: int
    lemma: str


class Lemmas:
    """`pipelines` names an installed spaCy pipeline (or its folder) by language; an empty name is a blank one."""

    def __init__(self, pipelines: Mapping[str, str]) -> None:
        self._pipelines = {language: pipeline(language, name) for language, name in pipelines.items()}

    def words(self, text: str, language: str) -> list[Word]:
        read = self._pipelines[language](lowered(text))
        return [
            Word(text[token.idx : token.idx + len(token)], token.idx, token.lemma_ or token.text)
            for token in read
            if not token.is_space
        ]


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

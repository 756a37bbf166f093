"""The shape of a file of texts, `data/texts/<skill>.<language>.yml`."""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from api.rendering.template import Pattern, PatternText

KEY = r"^[a-z0-9_]+\.[a-z0-9_]+$"


class Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Sentence(Strict):
    """`unknown` is said instead when a placeholder's fact is present and not known."""

    text: PatternText
    unknown: PatternText | None = None


def _sentence(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


Sentences = Annotated[tuple[Annotated[Sentence, BeforeValidator(_sentence)], ...], Field(min_length=1)]


class RowText(Strict):
    label: PatternText
    value: PatternText


class CardText(Strict):
    title: PatternText
    rows: Annotated[tuple[RowText, ...], Field(min_length=1)]


class Entry(Strict):
    """What is said for one reply key, in one language. `listing` names the fact whose things are shown as a list."""

    say: Sentences
    easy: Sentences | None = None
    speech: Sentences | None = None
    card: CardText | None = None
    listing: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")] | None = None

    def patterns(self) -> Iterator[Pattern]:
        """Every text of the entry."""
        for sentence in (*self.say, *(self.easy or ()), *(self.speech or ())):
            yield sentence.text
            if sentence.unknown:
                yield sentence.unknown
        if self.card:
            yield self.card.title
            for row in self.card.rows:
                yield row.label
                yield row.value

    @property
    def names(self) -> frozenset[str]:
        listed = {self.listing} if self.listing else set()
        return frozenset(listed).union(*(pattern.names for pattern in self.patterns()))


class TextFile(Strict):
    """One file: answers by reply key, labels of choices, and the gateway's own words under `ui`."""

    answers: dict[Annotated[str, Field(pattern=KEY)], Entry] = {}
    choices: dict[str, PatternText] = {}
    ui: dict[str, PatternText] = {}

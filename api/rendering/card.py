"""The card of an answer: a title and rows, those without a value left out."""

from collections.abc import Mapping
from dataclasses import dataclass

from api.rendering.schema import CardText, RowText
from api.rendering.words import Words, heard, shown


@dataclass(frozen=True)
class Row:
    """`table` holds the rows of a week; `value` is the same in lines, and `spoken` is heard."""

    label: str
    value: str
    spoken: str
    href: str | None = None
    table: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Card:
    title: str
    rows: tuple[Row, ...]

    @property
    def lines(self) -> list[str]:
        """For a reader of text only."""
        return [self.title, *(_line(row) for row in self.rows)]

    def aloud(self, already: str) -> list[str]:
        """The rows, but for those whose value has been heard."""
        return [f"{row.label}: {row.spoken.rstrip('.')}." for row in self.rows if row.spoken not in already]


def card_of(text: CardText | None, words: Mapping[str, Words]) -> Card | None:
    """None where the answer has no card, or nothing to put in it."""
    if text is None or not text.title.names <= words.keys():
        return None
    rows = tuple(_row(row, words) for row in text.rows if row.label.names | row.value.names <= words.keys())
    return Card(shown(text.title.fill(words)), rows) if rows else None


def _row(row: RowText, words: Mapping[str, Words]) -> Row:
    parts = row.value.fill(words)
    label = shown(row.label.fill(words))
    table = next((part.table for part in parts if part.table), ())
    href = next((part.href for part in parts if part.href), None)
    value = "\n".join(_joined(line) for line in table) if table else shown(parts).strip()
    return Row(label, value, heard(parts), href, table)


def _joined(line: tuple[str, str]) -> str:
    days, hours = line
    return f"{days}: {hours}" if days else hours


def _line(row: Row) -> str:
    return f"{row.label}:\n{row.value}" if "\n" in row.value else f"{row.label}: {row.value}"

"""Days, times, ages, relatives and sums as people write them. Only the words are marked: which day or hour they mean
is for the backend, which knows when the message came.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.components.language import LANGUAGES
from bot.components.span import Span

SPELLINGS = {"æ": "(?:æ|ae|a)", "ø": "(?:ø|oe|o)", "å": "(?:å|aa|a)", " ": r"\s"}


@dataclass(frozen=True)
class Patterns:
    by_language: Mapping[str, Mapping[str, "re.Pattern[str]"]]

    def find(self, text: str, language: str) -> list[Span]:
        return [
            Span(entity, *marked(match), "pattern")
            for entity, pattern in self.by_language[language].items()
            for match in pattern.finditer(text)
        ]


def marked(match: "re.Match[str]") -> tuple[int, int]:
    """The group that took part, if the pattern has one; else all of the match."""
    own = next((name for name, words in match.groupdict().items() if words is not None), None)
    return match.span(own) if own else match.span()


def files(folder: Path) -> list[Path]:
    return [folder / f"{language}.yml" for language in LANGUAGES]


def read_patterns(folder: Path) -> Patterns:
    """Raises FileNotFoundError, and KeyError on a piece that the file does not define."""
    return Patterns({file.stem: read_language(file) for file in files(folder)})


def read_language(file: Path) -> dict[str, "re.Pattern[str]"]:
    read = yaml.safe_load(file.read_text(encoding="utf-8"))
    return {entity: one_of(lines, read["pieces"]) for entity, lines in read["patterns"].items()}


def one_of(lines: list[str], pieces: Mapping[str, str]) -> "re.Pattern[str]":
    """All lines as one pattern between word borders, the first that matches wins; each `it` gets a name of its own."""
    filled = [fill(line, pieces).replace("(?P<it>", f"(?P<it{place}>") for place, line in enumerate(lines)]
    spelt = "".join(SPELLINGS.get(letter, letter) for letter in "|".join(filled))
    return re.compile(rf"(?<!\w)(?:{spelt})(?!\w)", re.IGNORECASE)


def fill(line: str, pieces: Mapping[str, str]) -> str:
    """`{weekday}` by its piece, which may hold pieces itself; a repetition such as {1,2} stays."""
    return re.sub(r"\{([a-z_]+)\}", lambda name: fill(pieces[name[1]], pieces), line)

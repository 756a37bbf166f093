"""Any set of `{"text", "intent", "entities"?, "lang"?}` lines, and how Rasa is given one to learn from."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.components.language import LANGUAGES, Language
from bot.measure import lines

OUT_OF_SCOPE = "oos"
Mark = tuple[int, int, str]
DANISH = frozenset(["og", "jeg", "det", "at", "en", "den", "til", "er", "som", "på", "de", "med", "af", "ikke", "mig"])
ENGLISH = frozenset(["the", "of", "and", "to", "a", "is", "you", "that", "it", "my", "what", "on", "with", "do", "how"])
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Example:
    """`marks` are the entities: start, end, name."""

    text: str
    intent: str
    language: Language
    marks: frozenset[Mark]


def read(file: Path) -> list[Example]:
    """Raises LineUnreadableError. A line that says no language has that of most of the file."""
    found = lines.read(file, ("text", "intent"))
    usual = language_of_set(line["text"] for line in found)
    return [
        Example(
            line["text"],
            line["intent"].replace("/", "∕"),  # Rasa takes the plain one for a sub-intent
            line["lang"] if line.get("lang") in LANGUAGES else usual,
            frozenset((mark["start"], mark["end"], mark["entity"]) for mark in line.get("entities") or ()),
        )
        for line in found
    ]


def language_of_set(texts: Iterable[str]) -> Language:
    words = [word for text in texts for word in WORD.findall(text.lower())]
    danish, english = (sum(word in known for word in words) for known in (DANISH, ENGLISH))
    return "da" if danish > english else "en"


def write_for_rasa(examples: Sequence[Example], folder: Path) -> None:
    """One file a language, whose name says it."""
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        own = [for_rasa(example) for example in examples if example.language == language]
        if own:
            said = {"rasa_nlu_data": {"common_examples": own}}
            (folder / f"set.{language}.json").write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")


def for_rasa(example: Example) -> dict[str, Any]:
    marks = [
        {"start": start, "end": end, "value": example.text[start:end], "entity": name}
        for start, end, name in sorted(example.marks)
    ]
    return {"text": example.text, "intent": example.intent, "entities": marks}

"""Two questions in one message: where one ends and the next begins, decided by what each half is understood as.

A half counts when it asks for something by itself and its topic is sure; the two topics must differ, and neither may be
one that concerns the whole message: who is in danger, or greets, is not cut in two.
"""

import re
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.components.folding import fold

ASKING = Path(__file__).with_name("asking.yml")
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
STOP = re.compile(r"[?.!;\n]+\s+|,\s+")
NO_TOPICS = frozenset({"ask_back", "not_understood"})
WHOLE = NO_TOPICS | {
    *("human", "complaint", "crisis", "out_of_scope", "greet", "goodbye", "thanks", "affirm", "deny", "bot_identity"),
    *("capabilities", "language_switch", "correct", "repeat", "simplify", "restart", "praise", "insult"),
}
MOST_JOINTS = 6
FEWEST_WORDS = 2
LONGEST = 300  # characters: a long story is read as one, whatever stands in it

Parsed = dict[str, Any]
Parse = Callable[[str], Awaitable[Parsed]]
Halves = tuple[str, str]


@dataclass(frozen=True)
class Asking:
    """One language's words; see `asking.yml`."""

    joints: "re.Pattern[str]"
    leading: "re.Pattern[str]"
    question_words: frozenset[str]
    verbs: frozenset[str]
    wishes: "re.Pattern[str]"
    general: frozenset[str]

    @classmethod
    def of(cls, words: Mapping[str, Sequence[str]]) -> "Asking":
        joint = either(words["joints"])
        return cls(
            re.compile(rf",?\s+(?:{joint})\s+", re.IGNORECASE),
            re.compile(rf"^(?:(?:{joint})\s+)+", re.IGNORECASE),
            frozenset(map(fold, words["question_words"])),
            frozenset(map(fold, words["verbs"])),
            re.compile(rf"(?<!\w)(?:{either(map(fold, words['wishes']))})(?!\w)"),
            frozenset(fold(word) for kind in ("question_words", "joints", "general") for word in words[kind]),
        )

    def asks(self, part: str) -> bool:
        """Whether it asks: a question mark, a question word, a verb in front, or a wish."""
        words = [fold(word[0]) for word in WORD.finditer(part)]
        return len(words) >= FEWEST_WORDS and (
            part.rstrip().endswith("?")
            or words[0] in self.verbs
            or not self.question_words.isdisjoint(words)
            or bool(self.wishes.search(fold(part)))
        )

    def leans(self, part: str) -> bool:
        """Whether it names nothing of its own, so that only what stands beside it tells what is meant."""
        return all(fold(word[0]) in self.general for word in WORD.finditer(part))

    def halves(self, text: str) -> Iterator[Halves]:
        """Every way to cut it in two that leaves two askings, from the left."""
        for end, start in sorted(set(self._cuts(text)))[:MOST_JOINTS]:
            first, second = text[:end].strip(" ,"), self.leading.sub("", text[start:].strip(" ,"))
            if all(self.asks(half) and not self.leans(half) for half in (first, second)):
                yield first, second

    def _cuts(self, text: str) -> Iterator[tuple[int, int]]:
        for joint in (self.joints, STOP):
            yield from ((match.start() + len(mark_of(match[0])), match.end()) for match in joint.finditer(text))
        words = list(WORD.finditer(text))[FEWEST_WORDS:]
        yield from ((word.start(), word.start()) for word in words if fold(word[0]) in self.question_words)


def either(words: Any) -> str:
    return "|".join(re.escape(word) for word in words)


def mark_of(stop: str) -> str:
    """A question mark stays with its question."""
    return "?" if stop.startswith("?") else ""


def read(file: Path = ASKING) -> dict[str, Asking]:
    said = yaml.safe_load(file.read_text(encoding="utf-8"))
    return {language: Asking.of(words) for language, words in said.items()}


async def apart(text: str, asking: Asking, parse: Parse) -> list[Parsed]:
    """The two questions as understood, in order; nothing when the message is one."""
    if len(text) > LONGEST:
        return []
    ways = list(asking.halves(text))
    if not ways or topic_of(await parse(text)) in WHOLE - NO_TOPICS:
        return []
    for halves in ways:
        understood = [await parse(half) for half in halves]
        topics = [topic_of(half) for half in understood]
        if topics[0] != topics[1] and WHOLE.isdisjoint(topics):
            return understood
    return []


def topic_of(parsed: Parsed) -> str:
    return str((parsed.get("intent") or {}).get("name"))

"""What a value becomes: words to show, words to hear, where they lead, and how sure they are."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

END = re.compile(r"[.!?](\s|$)")
A_SENTENCE = re.compile(r"^[A-ZÆØÅ].*\s.*\w{4,}\.$", re.DOTALL)


@dataclass(frozen=True)
class Words:
    """`text` is shown and `spoken` is heard; `href` is where pressing it leads; `table` is rows of (label, value).

    `remark` is still to be said ("may have changed"); remarks with the same `stamp` say the same of their values.
    """

    text: str
    spoken: str
    href: str | None = None
    table: tuple[tuple[str, str], ...] = ()
    remark: str = ""
    stamp: str = ""


def plain(text: str) -> Words:
    """Words that are heard as they are shown."""
    return Words(text, text)


def shown(parts: Iterable[Words]) -> str:
    return "".join(part.text for part in parts)


def heard(parts: Iterable[Words]) -> str:
    return "".join(part.spoken for part in parts)


def settled(parts: Sequence[Words]) -> tuple[Words, ...]:
    """Say each remark once in a sentence, after the last value that it holds for, and no full stop twice."""
    line: list[Words] = []
    for place, part in enumerate(parts):
        said = _with_remark(part, later=_said_later(part, parts[place + 1 :]))
        line.append(_one_stop(said, line[-1]) if line else said)
    return tuple(line)


def _said_later(part: Words, rest: Sequence[Words]) -> bool:
    """Whether the same sentence has another value with the same remark."""
    for other in rest:
        if other.stamp and other.stamp == part.stamp:
            return True
        if not other.stamp and END.search(other.text):
            return False
    return False


def _with_remark(part: Words, *, later: bool) -> Words:
    if not part.remark:
        return part
    if later:
        return replace(part, remark="", stamp="")
    text, spoken = _beside(part.text, part.remark), _beside(part.spoken, part.remark)
    return replace(part, text=text, spoken=spoken, remark="", stamp="")


def _beside(words: str, remark: str) -> str:
    """Inside a value that is a sentence of its own, after any other."""
    return f"{words[:-1]} {remark}." if A_SENTENCE.match(words) else f"{words} {remark}"


def _one_stop(part: Words, before: Words) -> Words:
    """A value such as "150 kr." at the end of a sentence brings its own stop."""
    shown_twice, heard_twice = _doubles(before.text, part.text), _doubles(before.spoken, part.spoken)
    if not shown_twice and not heard_twice:
        return part
    text, spoken = part.text[shown_twice:], part.spoken[heard_twice:]
    return replace(part, text=text, spoken=spoken)


def _doubles(before: str, after: str) -> bool:
    return before.endswith(".") and after.startswith(".")

"""How a fact is told by its standing: as it is, with its year, as invented, or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from api.rendering.tongue import Tongue
from api.rendering.values import words_of
from api.rendering.words import Words
from backend.facts.fact import Told
from backend.facts.values import Money


def told_in_words(told: Told, tongue: Tongue) -> Words | None:
    """None for a fact that is not known: its value is never told."""
    if told.value is None or told.standing == "unknown":
        return None
    words = words_of(told.value, tongue)
    remark = _remark(told)
    return _with(words, remark, tongue) if remark else words


def remark_in_words(told: Told, tongue: Tongue) -> str:
    """What is to be said of the value's standing; nothing of one that is current."""
    remark = _remark(told)
    return tongue.word(remark.key, **remark.values) if remark else ""


def bare_in_words(told: Told, tongue: Tongue) -> Words | None:
    """Without remarks: for a button's label, or a name."""
    return words_of(told.value, tongue) if told.value is not None else None


def known(facts: Mapping[str, Told], tongue: Tongue) -> dict[str, Words]:
    """The words of every fact that may be told."""
    return {name: words for name, told in facts.items() if (words := told_in_words(told, tongue))}


@dataclass(frozen=True)
class Remark:
    """The key of a remark among our words, and what fills it. `stamp` is alike for remarks that say the same."""

    key: str
    values: Mapping[str, int] = field(default_factory=dict)

    @property
    def stamp(self) -> str:
        return f"{self.key.removesuffix('_money')} {dict(self.values)}"


def _remark(told: Told) -> Remark | None:
    if told.standing == "demo":
        return Remark("value_demo")
    if told.standing != "dated":
        return None
    if told.year is None:
        return Remark("value_changeable")
    kind = "value_dated_money" if isinstance(told.value, Money) else "value_dated"
    return Remark(kind, {"year": told.year})


def _with(words: Words, remark: Remark, tongue: Tongue) -> Words:
    said = tongue.word(remark.key, **remark.values)
    table = (*words.table, ("", said)) if words.table else ()
    return replace(words, remark=said, stamp=remark.stamp, table=table)

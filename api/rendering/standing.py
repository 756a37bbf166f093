"""How a fact is told by its standing: as it is, with its year, as invented, or not at all."""

from collections.abc import Mapping
from dataclasses import replace

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
    if told.standing == "demo":
        return _with(words, "value_demo", tongue)
    if told.standing == "dated":
        return _dated(words, told, tongue)
    return words


def bare_in_words(told: Told, tongue: Tongue) -> Words | None:
    """Without remarks: for a button's label, or a name."""
    return words_of(told.value, tongue) if told.value is not None else None


def known(facts: Mapping[str, Told], tongue: Tongue) -> dict[str, Words]:
    """The words of every fact that may be told."""
    return {name: words for name, told in facts.items() if (words := told_in_words(told, tongue))}


def _dated(words: Words, told: Told, tongue: Tongue) -> Words:
    if told.year is None:
        return _with(words, "value_changeable", tongue)
    kind = "value_dated_money" if isinstance(told.value, Money) else "value_dated"
    return _with(words, kind, tongue, year=told.year)


def _with(words: Words, key: str, tongue: Tongue, **values: object) -> Words:
    remark = tongue.word(key, **values)
    table = (*words.table, ("", remark)) if words.table else ()
    return replace(words, remark=remark, stamp=f"{key.removesuffix('_money')} {values}", table=table)

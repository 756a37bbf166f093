"""Whatever fact changes, the answer changes, in both languages: no value stands in the texts themselves."""

from pathlib import Path

import pytest
from hypothesis import given as forall
from hypothesis import settings
from hypothesis import strategies as st

from api.rendering.catalogue import LANGUAGES, Texts
from api.rendering.render import render
from api.rendering.schema import Entry
from backend.facts.fact import Source, Told, given
from backend.facts.values import AnyValue, Language, same
from replies import Reply, reply
from tests.api.rendering.different import Two, pairs

TEXTS = Texts.load(Path(__file__).resolve().parents[3] / "data" / "texts")
SOURCE = Source(title=same("kilden"), read_on="2026")
UNKNOWN = Told(value=None, standing="unknown", source=SOURCE)


def told_by(entry: Entry) -> frozenset[str]:
    """The facts that an answer tells when it knows them all."""
    sentences = [*entry.say, *(entry.easy or ()), *(entry.speech or ())]
    rows = entry.card.rows if entry.card else ()
    return frozenset().union(*(one.text.names for one in sentences), *(row.value.names for row in rows))


FACTS = sorted((key, name) for key in TEXTS.keys for name in told_by(TEXTS.entry(key, "da")))


def seen_and_heard(said: Reply, language: Language) -> tuple[str, ...]:
    standard, easy = (render(TEXTS, said, language, form) for form in ("standard", "easy"))
    return standard.text, easy.text, standard.speech


def with_fact(key: str, name: str, told: Told) -> Reply:
    """The reply with one fact, and words for all others."""
    others = {other: given(same("andet")) for other in TEXTS.entry(key, "da").names | TEXTS.entry(key, "en").names}
    return reply(key, {**others, name: told})


def changes(key: str, name: str, first: AnyValue, second: AnyValue) -> bool:
    return all(
        seen_and_heard(with_fact(key, name, given(first)), language)
        != seen_and_heard(with_fact(key, name, given(second)), language)
        for language in LANGUAGES
    )


@pytest.mark.parametrize(("key", "name"), FACTS)
def test_every_fact_of_every_answer_is_told(key: str, name: str) -> None:
    assert changes(key, name, same("det ene"), same("det andet"))


@settings(max_examples=300, deadline=None)
@forall(st.sampled_from(FACTS), pairs)
def test_an_answer_changes_with_its_facts_whatever_their_type(fact: tuple[str, str], two: Two) -> None:
    assert changes(*fact, *two)


@settings(max_examples=100, deadline=None)
@forall(st.sampled_from(FACTS), pairs, st.integers(1990, 2026))
def test_an_old_value_always_carries_its_year(fact: tuple[str, str], two: Two, year: int) -> None:
    told = Told(value=two[0], standing="dated", year=year)
    for language in LANGUAGES:
        assert any(str(year) in said for said in seen_and_heard(with_fact(*fact, told), language))


@pytest.mark.parametrize(("key", "name"), FACTS)
def test_an_answer_that_lacks_a_value_still_says_something(key: str, name: str) -> None:
    for language in LANGUAGES:
        assert all(said.strip() for said in seen_and_heard(with_fact(key, name, UNKNOWN), language))

"""The editors' lists: every topic that one can ask about, in both languages, and none of those never to be offered."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from backend.search.documents import LANGUAGES, Language
from backend.search.words import words
from backend.topics import lists

DOMAIN = Path(__file__).resolve().parents[3] / "bot" / "domain"
NEVER_OFFERED = {"human", "complaint", "crisis", "out_of_scope", "ask_back", "not_understood"}


def askable() -> set[str]:
    """The topics of all skills but talk about the talk."""
    skills = [file for file in DOMAIN.glob("*.yml") if file.stem not in {"_shared", "dialogue"}]
    named = [one for file in skills for one in yaml.safe_load(file.read_text("utf8"))["intents"]]
    return {one if isinstance(one, str) else next(iter(one)) for one in named} - NEVER_OFFERED


def test_every_topic_that_one_can_ask_about_has_words_and_no_other_has() -> None:
    assert set(lists.topics()) == askable()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_has_words_and_a_button_in_both_languages(language: Language) -> None:
    assert [topic for topic, names in lists.topics().items() if not names.get(language)] == []
    assert set(lists.topics()) <= set(lists.labels(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_topic_names_the_same_twice(language: Language) -> None:
    twice = {
        topic: [name for name, times in Counter(names[language]).items() if times > 1]
        for topic, names in lists.topics().items()
    }
    assert {topic: names for topic, names in twice.items() if names} == {}


def test_a_word_that_says_nothing_or_speaks_of_despair_finds_no_topic_and_is_not_listed_as_one() -> None:
    silent = lists.says_nothing() | lists.despair()
    listed = [(topic, name) for topic, of in lists.topics().items() for names in of.values() for name in names]
    assert [pair for pair in listed if set(words(pair[1])) <= silent] == []

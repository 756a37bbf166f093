from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from backend.search.lists import days, doubtful, same_words, stop_words
from backend.settings import SEARCH_FOLDER


def words_in(data: Any) -> Iterator[Any]:
    if isinstance(data, dict | list):
        for inside in data.values() if isinstance(data, dict) else data:
            yield from words_in(inside)
    else:
        yield data


@pytest.mark.parametrize("name", ["stop_words", "forms", "same_words"])
def test_every_entry_is_one_word_and_none_is_taken_for_yes_or_no(name: str) -> None:
    listed = list(words_in(yaml.safe_load((SEARCH_FOLDER / f"{name}.yml").read_text("utf8"))))
    assert listed
    assert [word for word in listed if not isinstance(word, str) or " " in word.strip()] == []


def test_no_word_is_said_to_say_nothing_and_to_be_the_same_as_another() -> None:
    named = {word for line in same_words() for group in line.values() for word in group}
    assert named & stop_words() == set()


def test_every_line_of_the_same_words_has_more_than_one() -> None:
    assert [line for line in same_words() if sum(map(len, line.values())) < 2] == []


def test_doubtful_words_are_in_no_other_list() -> None:
    assert (doubtful("da") | doubtful("en")) & stop_words() == set()


def test_days_say_nothing() -> None:
    assert "loerdag" in days() <= stop_words()

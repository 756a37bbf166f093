import pytest

from backend.search.telling import telling
from backend.search.words import words


def told(asked: str, *known: str) -> list[str]:
    return telling(words(asked), lambda word: word in known)


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ("Er der noget om strik på lørdag?", ["strik"]),
        ("er der noget for børn i weekenden", ["boern"]),
        ("pa lordag", []),
        ("What's on for kids on Saturday?", ["kids"]),
        ("do you have anything about knitting", ["knitting"]),
        ("jeg vil gerne have hjælp", ["hjaelp"]),
        ("", []),
        ("hvad sker der", []),
        ("far og får", ["far"]),
    ],
)
def test_what_is_left_of_a_question(asked: str, left: list[str]) -> None:
    assert told(asked, "have", "by", "men") == left


def test_a_doubtful_word_alone_tells_if_a_text_has_it() -> None:
    assert told("have", "have") == ["have"]
    assert told("have") == []


def test_a_doubtful_word_tells_among_words_of_the_other_language() -> None:
    assert told("fest i en by på landet", "by") == ["fest", "by", "landet"]
    assert told("a party by the sea", "by") == ["party", "sea"]
    assert told("a café for men", "men") == ["cafe", "men"]
    assert told("ikke for børn men for unge", "men") == ["boern", "unge"]

"""Which of a citizen's words tell what is looked for."""

from collections.abc import Callable, Sequence

from backend.search.documents import LANGUAGES, Language
from backend.search.lists import doubtful, spoken, stop_words


def telling(asked: Sequence[str], known: Callable[[str], bool]) -> list[str]:
    """The folded words without those that say nothing. `known`: whether any text has a word.

    Words that say nothing in one language only go by the words around them: "have" says nothing in "do you have";
    where nothing tells the language, it is a garden, if a text has one.
    """
    return [word for word in asked if not _silent(word, asked, known)]


def _silent(word: str, asked: Sequence[str], known: Callable[[str], bool]) -> bool:
    if word in stop_words():
        return True
    languages = {language for language in LANGUAGES if word in doubtful(language)}
    if not languages:
        return False
    around = _language([other for other in asked if other != word])
    return around in languages if around else not known(word)


def _language(words: Sequence[str]) -> Language | None:
    """The language that more of the words belong to, as far as stop words tell."""
    danish, english = (sum(word in spoken(language) for word in words) for language in LANGUAGES)
    return None if danish == english else "da" if danish > english else "en"

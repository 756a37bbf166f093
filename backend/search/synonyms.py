"""Terms for the same thing, from the list that editors keep."""

from functools import cache

from backend.search.abilities import Abilities
from backend.search.documents import Language
from backend.search.inside import term
from backend.search.lists import same_words


def synonyms(word: str, language: Language, abilities: Abilities) -> tuple[str, ...]:
    """The terms, in both languages, of what else a folded word of that language is called."""
    return _all(language, abilities).get(term(word, language, abilities), ())


@cache
def _all(language: Language, abilities: Abilities) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for line in same_words():
        terms = {of: [term(word, of, abilities) for word in group] for of, group in line.items()}
        for one in terms.get(language, ()):
            others = (other for group in terms.values() for other in group if other != one)
            found.setdefault(one, {}).update(dict.fromkeys(others))
    return {one: tuple(others) for one, others in found.items()}

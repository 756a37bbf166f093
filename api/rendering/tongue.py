"""A language to speak: its Babel locale, and the small words that values need ("closed", "may have changed")."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from babel import Locale

from api.rendering.catalogue import Texts
from api.rendering.words import plain, shown
from backend.facts.values import Language

Form = Literal["standard", "easy"]


@cache
def locale_of(language: Language) -> Locale:
    """English as it is read in Europe: day before month, 24 hours."""
    return Locale("da") if language == "da" else Locale("en", "GB")


def ui(texts: Texts, key: str, language: Language, **values: object) -> str:
    """One of the gateway's own words, its holes filled. A key or a value that is missing is a KeyError."""
    return shown(texts.ui(key, language).fill({name: plain(str(value)) for name, value in values.items()}))


@dataclass(frozen=True)
class Tongue:
    """The texts in one language."""

    texts: Texts
    language: Language

    @property
    def locale(self) -> Locale:
        return locale_of(self.language)

    def word(self, key: str, **values: object) -> str:
        return ui(self.texts, key, self.language, **values)

    def counted(self, key: str, number: int) -> str:
        """`<key>_one` or `<key>_other`, as the language counts."""
        plural = self.locale.plural_form(number)
        return self.word(f"{key}_{'one' if plural == 'one' else 'other'}", number=number)

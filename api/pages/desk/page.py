"""The desk's template to a page, in one language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from jinja2 import Environment

from api.pages.assets import Assets
from api.pages.patterns import AUTHORS, pattern
from api.rendering.catalogue import Texts
from api.rendering.tongue import ui
from backend.facts.values import Language

PREFIX = "desk_"
STAFF_READ: Language = "da"


@dataclass(frozen=True)
class Shell:
    """What the page shows before anybody has signed in."""

    language: Language


@dataclass(frozen=True)
class DeskPage:
    """`characters` is how many an answer may have."""

    templates: Environment
    texts: Texts
    assets: Assets
    characters: int

    def shown(self, language: Language) -> str:
        return self.templates.get_template("desk/desk.html").render(
            t=partial(self._word, language),
            page=Shell(language),
            language=language,
            patterns={author: pattern(author, language) for author in AUTHORS},
            assets=self.assets,
            characters=self.characters,
            texts=self._script_texts(language),
        )

    def _word(self, language: Language, key: str, **values: object) -> str:
        return ui(self.texts, f"{PREFIX}{key}", language, **values)

    def _script_texts(self, language: Language) -> Mapping[str, str]:
        """All of the desk's words, by their key; what the script fills in stands as `{name}`."""
        found = {key: entry for key, entry in self.texts.files[language].ui.items() if key.startswith(PREFIX)}
        return {
            key.removeprefix(PREFIX): ui(self.texts, key, language, **{name: f"{{{name}}}" for name in entry.names})
            for key, entry in found.items()
        }

"""The page on which a browser lands that comes back from the OpenID provider."""

from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api.errors import GatewayError
from api.rendering.catalogue import Texts
from api.rendering.tongue import ui
from backend.facts.values import Language

TEMPLATE = "pages/sign_in.html"


@dataclass
class SignInPage:
    """`style` is the address of the style sheet."""

    folder: Path
    texts: Texts
    _templates: Environment = field(init=False)

    def __post_init__(self) -> None:
        loader = FileSystemLoader(self.folder)
        self._templates = Environment(
            loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )

    def done(self, language: Language, style: str) -> str:
        """Goes on to the desk by itself: the strict cookie is sent from a page of ours, not from the way back."""
        return self._render(language, style, "done")

    def refused(self, error: GatewayError, language: Language, style: str) -> str:
        return self._render(language, style, "refused", ui(self.texts, error.text, language, **error.values))

    def _render(self, language: Language, style: str, heading: str, why: str | None = None) -> str:
        words = {name: ui(self.texts, f"desk_sign_in_{name}", language) for name in ("title", heading, "go", "again")}
        return self._templates.get_template(TEMPLATE).render(
            language=language, style=style, heading=words[heading], why=why, words=words
        )

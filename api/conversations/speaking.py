"""What the conversation asks of rendering: Replies and the gateway's own words, in a language and form."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from pydantic import TypeAdapter

from api.rendering.catalogue import Texts
from api.rendering.render import Form, Rendered, render_message
from api.rendering.tongue import ui
from api.rendering.words import shown
from backend.facts.values import Language
from replies import Reply

RENDERED = TypeAdapter(Rendered)
STORED = TypeAdapter(tuple[Reply, ...])


@dataclass(frozen=True)
class Said:
    """A message in words: the whole as plain text, and each Reply's parts as JSON."""

    text: str
    shown: list[dict[str, Any]]


class Speaker(Protocol):
    @property
    def version(self) -> str: ...
    def say(self, replies: Iterable[Reply], language: Language, form: Form) -> Said: ...
    def word(self, key: str, language: Language, **values: object) -> str: ...
    def label(self, key: str, language: Language) -> str: ...


@dataclass(frozen=True)
class TextSpeaker:
    """Speaks by the files of texts."""

    texts: Texts

    @property
    def version(self) -> str:
        return self.texts.version

    def say(self, replies: Iterable[Reply], language: Language, form: Form) -> Said:
        message = render_message(self.texts, replies, language, form)
        return Said(message.text, [parts(rendered) for rendered in message.replies])

    def word(self, key: str, language: Language, **values: object) -> str:
        return ui(self.texts, key, language, **values)

    def label(self, key: str, language: Language) -> str:
        """A choice's words, where they have no holes; the key itself where there are none."""
        try:
            return shown(self.texts.choice(key, language).fill({}))
        except KeyError:
            return key.rsplit(".", maxsplit=1)[-1]


def parts(rendered: Rendered) -> dict[str, Any]:
    """As clients read it: choices by key and label, without what pressing them means."""
    json: dict[str, Any] = RENDERED.dump_python(rendered, mode="json")
    return {**json, "choices": [{"key": choice.key, "label": choice.label} for choice in rendered.choices]}


def stored(replies: Sequence[Reply]) -> list[dict[str, Any]]:
    return [reply.model_dump(mode="json", exclude_defaults=False) for reply in replies]


def read_back(replies: Sequence[dict[str, Any]] | None) -> tuple[Reply, ...]:
    return STORED.validate_python(replies or ())

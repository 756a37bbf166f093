"""Answers that are wishes to the gateway: another language, easier words, the same again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from api.conversations.schemas import Form
from backend.facts.values import Language
from replies import Reply

Change = tuple[Literal["language"], Language] | tuple[Literal["form"], Form]
LANGUAGES: dict[str, Language] = {"language_switch.to_da": "da", "language_switch.to_en": "en"}
FORMS: dict[str, Form] = {"simplify.on": "easy", "simplify.off": "standard"}
SAID_AGAIN = frozenset({"repeat.last", *FORMS})
BESIDE = "gateway."


@dataclass(frozen=True)
class Wishes:
    language: Language | None
    form: Form | None
    again: bool


def wishes(replies: Sequence[Reply]) -> Wishes:
    """What the replies ask the gateway to do."""
    keys = [reply.key for reply in replies]
    return Wishes(
        language=next((LANGUAGES[key] for key in keys if key in LANGUAGES), None),
        form=next((FORMS[key] for key in keys if key in FORMS), None),
        again=any(key in SAID_AGAIN for key in keys),
    )


def is_answer(replies: Sequence[Reply]) -> bool:
    """Whether the bot answered, or the gateway only said something beside it."""
    return any(not reply.key.startswith(BESIDE) for reply in replies)


def worth_repeating(replies: Sequence[Reply]) -> tuple[Reply, ...]:
    """The answer itself, without what was said about how it is given."""
    return tuple(
        reply
        for reply in replies
        if not reply.key.startswith(BESIDE) and reply.key not in SAID_AGAIN and reply.key not in LANGUAGES
    )

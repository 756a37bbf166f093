"""What can be turned off: one answer, one topic, or the whole bot."""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from api.rendering.catalogue import Texts

Scope = Literal["bot", "topic", "answer"]
NEVER_OFF = "gateway"
OWN_WORDS_ONLY = frozenset({"crisis"})


class TargetError(ValueError):
    """Nothing by that name can be turned off; the message says what may have been meant."""


@dataclass(frozen=True)
class Target:
    """`name` is a topic, a reply key, or "bot"."""

    scope: Scope
    name: str

    @property
    def topic(self) -> str:
        return topic_of(self.name)


BOT = Target("bot", "bot")


def topic_of(reply_key: str) -> str:
    return reply_key.split(".", maxsplit=1)[0]


def named(scope: Scope, name: str | None, texts: Texts) -> Target:
    """The target of that name; TargetError if no text has it, or it is what is said instead of others."""
    if scope == "bot":
        return BOT
    names = texts.keys if scope == "answer" else {topic_of(key) for key in texts.keys}
    may_be_off = {each for each in names if topic_of(each) != NEVER_OFF}
    if name not in may_be_off:
        near = get_close_matches(name or "", may_be_off, n=3)
        raise TargetError(f"no {scope} {name!r}" + (f": did you mean {', '.join(near)}?" if near else ""))
    return Target(scope, name)

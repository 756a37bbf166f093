"""An answer before it has words: which text, which facts, which sources, which choices."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from backend.facts.fact import Source, Told

Queue = Literal["citizen_service", "library", "archive", "billing", "international"]
Reason = Literal["asked", "not_understood", "not_known", "own_case", "complaint", "crisis"]
ReplyKey = Annotated[str, Field(pattern=r"^[a-z0-9_]+\.[a-z0-9_]+$")]


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Payload(Part):
    """What a pressed choice means to the bot: an intent and its entities. Never leaves the server."""

    intent: str
    entities: dict[str, str] = {}


class Choice(Part):
    """A button. `label` is a key of the choices in the skill's texts, filled from the reply's facts and `words`."""

    key: str
    label: str
    payload: Payload
    words: dict[str, Told] = {}


class Handover(Part):
    """A person is asked for, or offered."""

    queue: Queue
    reason: Reason


class Reply(Part):
    """`key` is `<topic>.<situation>`, a key of `data/texts/<skill>.<language>.yml`."""

    key: ReplyKey
    facts: dict[str, Told] = {}
    sources: tuple[Source, ...] = ()
    choices: tuple[Choice, ...] = ()
    handover: Handover | None = None


def reply(
    key: str,
    facts: dict[str, Told] | None = None,
    *,
    choices: tuple[Choice, ...] = (),
    handover: Handover | None = None,
) -> Reply:
    """Build a Reply whose sources are those of the facts it tells, each once, in order."""
    facts = facts or {}
    sources = tuple(dict.fromkeys(told.source for told in facts.values() if told.source))
    return Reply(key=key, facts=facts, sources=sources, choices=choices, handover=handover)

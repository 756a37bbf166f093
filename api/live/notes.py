"""What a nudge may hold: ids and numbers, never a word that somebody wrote."""

import re
from collections.abc import Mapping
from typing import Annotated, Self

import structlog
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

log = structlog.get_logger()

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_:.-]{1,100}$")]
Value = Annotated[bool, Field(strict=True)] | Annotated[int, Field(strict=True, ge=-(2**53), le=2**53)] | Id
Note = Mapping[str, bool | int | str]

LOOK: Note = {}
EVERYWHERE = "everywhere"
MOST_VALUES = 8
LONGEST_BYTES = 2000


class Nudge(BaseModel):
    """A note to whoever listens to a topic; an empty one says: look for yourself. `by` names the process."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True, frozen=True)

    topic: Id
    note: Annotated[dict[Id, Value], Field(max_length=MOST_VALUES)]
    by: Id = "-"

    @classmethod
    def of(cls, topic: str, note: Note, by: str = "-") -> Self | None:
        """None, and an error in the log, for a note with words in it: a lost nudge is better than a told secret."""
        try:
            return cls(topic=topic, note=dict(note), by=by)
        except ValidationError as error:
            log.error("nudge_refused", problems=sorted({each["type"] for each in error.errors(include_input=False)}))  # noqa: TRY400 - the trace would tell no more
            return None

    @classmethod
    def read(cls, packed: bytes) -> Self | None:
        """None for what is none of ours."""
        if len(packed) > LONGEST_BYTES:
            return None
        try:
            return cls.model_validate_json(packed)
        except ValidationError:
            return None

    def packed(self) -> bytes:
        return self.model_dump_json().encode()


def conversation_topic(conversation_id: str) -> str:
    return f"conversation:{conversation_id}"


def desk_topic(account_id: str | None = None) -> str:
    """All of the desk, or one account's."""
    return f"desk:{account_id}" if account_id else "desk"


def conversation_of(topic: str) -> str | None:
    found = re.fullmatch(r"conversation:(.+)", topic)
    return found.group(1) if found else None

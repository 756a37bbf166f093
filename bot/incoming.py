"""What the gateway sends: a citizen's text, or a pressed choice as an intent with its entities."""

from datetime import datetime
from typing import Any, Dict, Literal, Optional

from pydantic import BaseModel, Extra, Field, ValidationError, root_validator, validator

LONGEST_TEXT = 4000
Identifier = Field(min_length=1, max_length=255)
SLASH, LOOKS_LIKE_A_SLASH = "/", "∕"


class UnreadableError(ValueError):
    """A body that is not a message; its text says which part, never what the citizen wrote."""


class Part(BaseModel):
    class Config:
        extra = Extra.forbid
        allow_mutation = False


class Payload(Part):
    intent: str = Identifier
    entities: Dict[str, str] = {}

    def parsed(self) -> Dict[str, Any]:
        """As Rasa's NLU would have understood it, without a doubt."""
        intent = {"name": self.intent, "confidence": 1.0}
        entities = [{"entity": name, "value": value, "extractor": "choice"} for name, value in self.entities.items()]
        return {"text": self.text, "intent": intent, "intent_ranking": [intent], "entities": entities}

    @property
    def text(self) -> str:
        return f"{SLASH}{self.intent}"


class Incoming(Part):
    """`received_at` stays as it was sent: an ISO 8601 time with offset."""

    conversation_id: str = Identifier
    message_id: str = Identifier
    language: Literal["da", "en"]
    received_at: str
    text: Optional[str] = Field(default=None, min_length=1, max_length=LONGEST_TEXT)
    payload: Optional[Payload] = None

    @validator("received_at")
    def has_an_offset(cls, said: str) -> str:  # noqa: N805 - pydantic's shape
        # Python 3.10 reads an offset, but not the letter that stands for none.
        if datetime.fromisoformat(said.replace("Z", "+00:00")).tzinfo is None:
            raise ValueError("an offset is missing")
        return said

    @root_validator(skip_on_failure=True)
    def says_one_thing(cls, values: Dict[str, Any]) -> Dict[str, Any]:  # noqa: N805 - pydantic's shape
        if (values["text"] is None) == (values["payload"] is None):
            raise ValueError("either text or payload")
        return values

    @property
    def metadata(self) -> Dict[str, str]:
        """What NLU components and actions are told beside the text."""
        return {"language": self.language, "received_at": self.received_at, "message_id": self.message_id}


def read(body: object) -> Incoming:
    """Raises UnreadableError."""
    try:
        return Incoming.parse_obj(body)
    except ValidationError as wrong:
        places = sorted({".".join(map(str, error["loc"])) for error in wrong.errors()})
        raise UnreadableError(f"not a message: {', '.join(places)}") from None


def escaped(text: str) -> str:
    """A citizen's text, which must not begin with "/": Rasa would take it for an intent with entities."""
    bare = text.strip()
    return LOOKS_LIKE_A_SLASH + bare[1:] if bare.startswith(SLASH) else bare

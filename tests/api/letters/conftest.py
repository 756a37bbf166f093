import uuid
from collections.abc import Mapping
from typing import Any

from tests.talk import Talk

THURSDAY = "2026-11-26"
BY_MAIL: Mapping[str, Any] = {"by": "mail", "address": "citizen@example.org"}
BY_CALL: Mapping[str, Any] = {"by": "call", "address": "89 40 22 22"}


def wanted(reach: Mapping[str, Any] = BY_MAIL, text: str = "Jeg mangler et svar", **more: Any) -> dict[str, Any]:
    """A message to leave, with a number of its own."""
    return {"client_message_id": str(uuid.uuid4()), "text": text, "reach": reach, "consent": True, **more}


def leave(talk: Talk, *args: Any, **more: Any) -> Any:
    """Leave a message; what is answered."""
    return talk.http.post(f"{talk.path}/left-message", json=wanted(*args, **more))


def call_at(part: str, day: str = THURSDAY) -> dict[str, Any]:
    return {**BY_CALL, "wished": {"date": day, "part": part}}

"""Who may change what the bot says: whoever shows the operators' secret."""

import hmac
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Header, Request
from pydantic import SecretStr
from sqlalchemy.orm import Session, sessionmaker

from api.content.errors import OperatorRefusedError
from api.rendering.catalogue import Texts
from backend.clock import Clock


@dataclass(frozen=True)
class ContentParts:
    """What this subject needs of the process; the assembly puts it in `app.state.content`."""

    sessions: sessionmaker[Session]
    texts: Texts
    clock: Clock
    admin_secret: SecretStr


def operators_parts(request: Request, authorization: Annotated[str, Header()] = "") -> ContentParts:
    """The parts, for operators alone. No secret set means that nobody may."""
    parts: ContentParts = request.app.state.content
    secret = parts.admin_secret.get_secret_value()
    shown = authorization.removeprefix("Bearer ")
    if not secret or not hmac.compare_digest(shown.encode(), secret.encode()):
        raise OperatorRefusedError
    return parts


ForOperator = Annotated[ContentParts, Depends(operators_parts)]

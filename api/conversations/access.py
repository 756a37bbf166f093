"""Who may read and write a conversation: whoever bears its token. Only the token's hash is kept."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Header

from api.errors import TokenMissingError

BEARER = "bearer "


@dataclass(frozen=True)
class Citizen:
    """Somebody who says that this conversation is theirs; the token proves it or not."""

    conversation_id: str
    token: str


def new_token() -> str:
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    """The token has 256 random bits, so a plain hash is as good as a slow one."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def proves(citizen: Citizen, token_hash: str) -> bool:
    return hmac.compare_digest(hash_of(citizen.token), token_hash)


async def citizen(conversation_id: str, authorization: Annotated[str | None, Header()] = None) -> Citizen:
    if not authorization or not authorization.lower().startswith(BEARER):
        raise TokenMissingError
    return Citizen(conversation_id, authorization[len(BEARER) :].strip())


ByCitizen = Annotated[Citizen, Depends(citizen)]

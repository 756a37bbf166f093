"""Who may work at the desk: whoever is signed in as an agent or a lead. Nobody can sign in yet."""

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Depends

from api.errors import TokenMissingError
from backend.facts.values import Language
from replies.reply import Queue

Role = Literal["agent", "lead", "editor", "admin"]


@dataclass(frozen=True)
class Agent:
    """`name` is the one that is shown; `session_id` says which of their sessions this is."""

    account_id: str
    name: str
    roles: frozenset[Role]
    queues: frozenset[Queue]
    languages: frozenset[Language]
    session_id: str


async def signed_in() -> Agent:
    raise TokenMissingError


ByAgent = Annotated[Agent, Depends(signed_in)]

"""Somebody who is signed in at the desk."""

from dataclasses import dataclass
from typing import Literal, get_args

from backend.facts.values import Language
from replies.reply import Queue

Role = Literal["agent", "lead", "editor", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
QUEUES: tuple[Queue, ...] = get_args(Queue)
LANGUAGES: tuple[Language, ...] = get_args(Language)
WITH_CITIZENS: frozenset[Role] = frozenset({"agent", "lead"})


@dataclass(frozen=True)
class Agent:
    """`name` is the one that is shown; `session_id` says which of their sessions this is, and opens nothing."""

    account_id: str
    name: str
    roles: frozenset[Role]
    queues: frozenset[Queue]
    languages: frozenset[Language]
    session_id: str

    @property
    def owner(self) -> str:
        """What stands in a conversation's `owner` while it is theirs."""
        return f"agent:{self.account_id}"
